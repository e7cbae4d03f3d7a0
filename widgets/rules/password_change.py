"""One password was changed: does the other change too?"""

from collections.abc import Mapping

from widgets.rules.inputs import Field
from widgets.rules.widget import Answer, Widget

UNIFIED_PASSWORDS = "security/identifiers#unified-passwords"

GUIDANCE: Mapping[str, tuple[str, ...]] = {
    "both-offered": (UNIFIED_PASSWORDS,),
    "only-account": (UNIFIED_PASSWORDS, "security/identifiers#reset-mailbox-password"),
    "only-mailbox": (UNIFIED_PASSWORDS, "security/identifiers#reset-account-password"),
}


def password_change(*, changed: str, same_spelling: bool, only_account: bool, may_change: bool) -> Answer:
    """Return which password changes when that of the account or of the mailbox is changed.

    Changing a mail address's password offers to unify both if the account has the same name, is the only
    one that opens the address on the web, and may change its password. Otherwise the other one stays the same.
    Source: identifiers.
    """
    if changed == "account":
        outcome = "only-account"
    elif same_spelling and only_account and may_change:
        outcome = "both-offered"
    else:
        outcome = "only-mailbox"
    return {"outcome": outcome, "facts": {}, "steps": list(GUIDANCE[outcome])}


PASSWORD_CHANGE = Widget(
    fields=(
        Field("changed", "choice", ("account", "mailbox")),
        Field("same_spelling", "flag"),
        Field("only_account", "flag"),
        Field("may_change", "flag"),
    ),
    guidance=GUIDANCE,
    rule=password_change,
)
