"""Which identifier and which password open a given place?"""

from collections.abc import Mapping

from widgets.rules.inputs import Field
from widgets.rules.widget import Answer, Widget

APPLICATION_PASSWORD = "security/identifiers#application-password"  # noqa: S105 - an address, not a password
UNIFIED_PASSWORDS = "security/identifiers#unified-passwords"

SYNC = "contacts-calendar-sync"

# Sources: identifiers, application-passwords, api.
OPENED_BY: Mapping[str, str] = {
    "mail-web": "account",
    "mail-app": "account",
    "manager": "account",
    "mail-software": "mailbox",
    SYNC: "account",
    "ftp": "own-credentials",
    "mysql": "own-credentials",
    "ssh": "own-credentials",
    "webdav": "own-credentials",
    "api": "token",
}

GUIDANCE: Mapping[str, tuple[str, ...]] = {
    "account": (
        "security/identifiers#web-tools",
        "security/identifiers#reset-account-password",
        UNIFIED_PASSWORDS,
    ),
    "mailbox": (
        "security/identifiers#mail-software",
        "security/identifiers#reset-mailbox-password",
        UNIFIED_PASSWORDS,
    ),
    "application-password": (APPLICATION_PASSWORD,),
    "own-credentials": ("security/identifiers#other-identifiers",),
    "token": ("security/identifiers#api-token",),
}


def identifiers(*, place: str, two_factor: bool, login: str | None, address: str | None) -> Answer:
    """Return what opens `place`, and which of the two passwords is certain to work there.

    The account's password opens the tools on the web, a mail address's own password opens it in mail
    software, and neither replaces the other. They can be unified only if both names are the same.
    Source: identifiers.
    With two-factor authentication on, sync needs an application password. Source: application-passwords.
    """
    outcome = "application-password" if place == SYNC and two_factor else OPENED_BY[place]
    same_spelling = login.lower() == address.lower() if login and address else None
    return {
        "outcome": outcome,
        "facts": {
            "same_spelling": same_spelling,
            "works_with_account_password": outcome == "account",
            "works_with_mailbox_password": outcome == "mailbox",
        },
        "steps": [step for step in GUIDANCE[outcome] if step != UNIFIED_PASSWORDS or same_spelling],
    }


IDENTIFIERS = Widget(
    fields=(
        Field("place", "choice", tuple(OPENED_BY)),
        Field("two_factor", "flag"),
        Field("login", "address", optional=True),
        Field("address", "address", optional=True),
    ),
    guidance=GUIDANCE,
    rule=identifiers,
)
