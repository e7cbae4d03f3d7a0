"""The addresses that the site has or once had, with which a damaged one is compared."""

from typing import TypedDict


class Addresses(TypedDict):
    """What the “not found” page of a language knows."""

    languages: list[str]
    pages: dict[str, str]
    """The title of the page at each address, `billing/pay-invoices`; at an old address, of what has replaced it."""
    codes: list[str]
    """Those of the short links."""
