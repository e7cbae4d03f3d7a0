"""An earlier site, its changes since, and where its links must lead today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.built_site import kb
from tests.conftest import LANGUAGES

if TYPE_CHECKING:
    from pathlib import Path

# Places that an earlier site had published; they have become today's guides.
PUBLISHED = """
billing/bills m2m2m
billing/bills#pay-order
billing/bills#by-invoice
billing/all-renewals k2k2k
billing/all-renewals#turn-on-one
billing/all-renewals#auto-renewal
billing/all-renewals#emails
billing/all-renewals#missed
billing/joint-payment h2h2h
billing/joint-payment#one-invoice
billing/joint-payment#pay-years
billing/renewals-of-old r2r2r
billing/renewals-of-old#emails
billing/pay-invoices#remind-me
billing/pay-invoices#by-fax
questions#billing-all-renewals-missed
questions/billing#billing-all-renewals-missed
questions/phones
support/fax f2f2f
support/fax#number
phones
glossary#purchase
"""
MOVED = """
moves:
  account/product-tags: support/tags
  billing/bills: billing/pay-invoices
  billing/bills#by-invoice: billing/pay-invoices#payment-means-iban
  billing/all-renewals: billing/automatic-renewal
  billing/all-renewals#emails: billing/renewal-reminders#renewal-emails
  billing/all-renewals#missed: billing/automatic-renewal#missed-renewal
  billing/joint-payment: billing/group-payment#one-invoice
  billing/joint-payment#pay-years: billing/group-payment#several-periods
  billing/renewals-of-old: billing/all-renewals
  billing/pay-invoices#remind-me: billing/renewal-reminders#renewal-emails-turn-on
  phones: security
  glossary#purchase: glossary#order
retired:
  support/fax:
    successor: support/help-support-help-you
    words:
      de: Wir haben kein Fax mehr.
      it: Non abbiamo più il fax.
      fr: Nous n’avons plus de fax.
      en: We no longer have a fax.
  billing/pay-invoices#by-fax: {successor: billing/pay-invoices#payment-means}
"""
STATE = "?due=2030-12-24&enabled=false&payment=card"

OPENED = {
    "a guide in another topic, with another name": ("account/product-tags/", "support/tags/"),
    "its steps": ("account/product-tags/#add-tag-button", "support/tags/#add-tag-button"),
    "a renamed guide": ("billing/bills/", "billing/pay-invoices/"),
    "a step of a renamed guide": ("billing/bills/#pay-order", "billing/pay-invoices/#pay-order"),
    "a step with another name there": ("billing/bills/#by-invoice", "billing/pay-invoices/#payment-means-iban"),
    "a heading that every guide has": ("billing/bills/#related", "billing/pay-invoices/#related"),
    "a split guide": ("billing/all-renewals/", "billing/automatic-renewal/"),
    "its first half": ("billing/all-renewals/#turn-on-one", "billing/automatic-renewal/#turn-on-one"),
    "its second half": ("billing/all-renewals/#emails", "billing/renewal-reminders/#renewal-emails"),
    "its widget, filled in": (
        f"billing/all-renewals/#auto-renewal{STATE}",
        f"billing/automatic-renewal/#auto-renewal{STATE}",
    ),
    "its question": ("billing/all-renewals/#missed", "billing/automatic-renewal/#missed-renewal"),
    "its question among all": ("questions/#billing-all-renewals-missed", "billing/automatic-renewal/#missed-renewal"),
    "its question among those of the topic": (
        "questions/billing/#billing-all-renewals-missed",
        "billing/automatic-renewal/#missed-renewal",
    ),
    "the questions of a topic": ("questions/phones/", "security/"),
    "a guide that is now a section": ("billing/joint-payment/", "billing/group-payment/#one-invoice"),
    "a step of it": ("billing/joint-payment/#pay-years", "billing/group-payment/#several-periods"),
    "a guide that moved twice": ("billing/renewals-of-old/", "billing/automatic-renewal/"),
    "a step that moved twice": ("billing/renewals-of-old/#emails", "billing/renewal-reminders/#renewal-emails"),
    "a step in another guide": (
        "billing/pay-invoices/#remind-me",
        "billing/renewal-reminders/#renewal-emails-turn-on",
    ),
    "a topic": ("phones/", "security/"),
    "a term": ("glossary/#purchase", "glossary/#order"),
}


def move_guides(root: Path) -> None:
    """Give the content a history: one guide has just been renamed and moved, others were long ago."""
    docs = root / "docs"
    for path in docs.rglob("*.yml"):
        content = path.read_text(encoding="utf-8")
        path.write_text(content.replace("account/product-tags", "support/tags"), encoding="utf-8")
    for language in LANGUAGES:
        (docs / language / "account/product-tags.yml").rename(docs / language / "support/tags.yml")
    topics = (docs / "topics.yml").read_text(encoding="utf-8").replace("      - product-tags\n", "")
    topics = topics.replace("      - help-support-help-you\n", "      - help-support-help-you\n      - tags\n")
    (docs / "topics.yml").write_text(topics, encoding="utf-8")
    assert "the page “account/product-tags” was published, but is gone" in kb(root, "build").stderr

    (docs / "moved.yml").write_text(MOVED, encoding="utf-8")
    with (docs / "ledger.txt").open("a", encoding="utf-8") as ledger:
        ledger.write(PUBLISHED)
    done = kb(root, "ledger")
    assert done.returncode == 0, done.stdout + done.stderr
