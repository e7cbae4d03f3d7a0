"""The current and former addresses of the site, for comparison with a damaged address."""

from typing import TypedDict


class Addresses(TypedDict):
    """The addresses that the “not found” page of a language knows."""

    languages: list[str]
    pages: dict[str, str]
    """Address, such as `billing/pay-invoices` → the page's title. For an old address: that of its replacement."""
    codes: list[str]
    """The codes of the short links."""
