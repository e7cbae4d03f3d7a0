"""Which identifier and which password open a given place?"""

from collections.abc import Mapping

from widgets.rules.inputs import Field, never
from widgets.rules.widget import Answer, Widget

APPLICATION_PASSWORD = "security/identifiers#application-password"  # noqa: S105 - an address, not a password
UNIFIED_PASSWORDS = "security/identifiers#unified-passwords"

# Sources: identifiers, application-passwords, api, faq-2409.
OPENED_BY: Mapping[str, str] = {
    "mail-web": "account",
    "mail-app": "account",
    "manager": "account",
    "mail-software": "mailbox",
    "contacts-calendar-sync": "application-password",
    "kdrive-webdav": "application-password",
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


def identifiers(*, place: str, two_factor: bool, login: str | None, address: str | None) -> Answer:  # noqa: ARG001
    """Return what opens `place`, and whether each of the two passwords works there: None, only if they are unified.

    The account's password opens the tools on the web, a mail address's own password opens it in mail software, and
    neither replaces the other. They can be unified only if both names are the same. Source: identifiers. An application
    password is right with and without two-factor authentication, so `two_factor` decides nothing. Sources:
    application-passwords, faq-2409.
    """
    outcome = OPENED_BY[place]
    same_spelling = login.lower() == address.lower() if login and address else None
    other = None if same_spelling and outcome in {"account", "mailbox"} else False
    return {
        "outcome": outcome,
        "facts": {
            "same_spelling": same_spelling,
            "works_with_account_password": outcome == "account" or other,
            "works_with_mailbox_password": outcome == "mailbox" or other,
        },
        "steps": [step for step in GUIDANCE[outcome] if step != UNIFIED_PASSWORDS or same_spelling],
    }


IDENTIFIERS = Widget(
    fields=(
        Field("place", "choice", tuple(OPENED_BY)),
        Field("two_factor", "flag"),
        Field("login", "address", is_needed=never),
        Field("address", "address", is_needed=never),
    ),
    guidance=GUIDANCE,
    rule=identifiers,
)
