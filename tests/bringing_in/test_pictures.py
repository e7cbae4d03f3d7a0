"""Pictures of pages that are brought in: which are copied, where they go, and which are refused."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
import yaml
from PIL import Image

from hooks.material import ICONS
from kb.bringing_in.bringing_in import BroughtIn, bring_in
from kb.checks import findings
from kb.content.loading import load_site, load_site_without_guides
from tests.content.pictures import bomb

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path class="kb-shape" d="M0 0h9"/></svg>'


def png(red: int = 0, size: tuple[int, int] = (200, 100), kind: str = "PNG") -> bytes:
    """Return a picture in one colour."""
    written = BytesIO()
    Image.new("RGB", size, (red, 0, 0)).save(written, kind)
    return written.getvalue()


@pytest.fixture
def docs(small_docs: Path) -> Path:
    return small_docs


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    (folder / "img").mkdir(parents=True)
    return folder


def brought_in(docs: Path, pages: Path, language: str = "en") -> BroughtIn:
    """Bring the pages in, and check that the drafts have no errors."""
    result = bring_in(load_site_without_guides(docs, ICONS)[0], pages, language, "billing")
    site, found = load_site(docs, ICONS)
    told = [finding for finding in (*found, *findings(site)) if finding.severity == "error"]
    assert [finding.line(docs.parent) for finding in told if not finding.line(docs).startswith("widgets/")] == []
    return result


def guide(docs: Path, name: str, language: str = "en") -> dict[str, object]:
    """Return the fields of a guide."""
    return yaml.safe_load((docs / language / "billing" / f"{name}.yml").read_text("utf-8"))  # type: ignore[no-any-return]


PAGE = """# Orders

Where orders are.

![The list of orders](img/Order%20List.PNG)

1. Open the list.

   ![The list of orders](img/Order%20List.PNG)

2. Choose an order. ![An order](/img/order.jpg)
3. Press ![plus](img/plus.png) to pay.

![The end](img/end.svg "Done")
"""


def test_pictures_are_copied_and_keep_their_places(docs: Path, pages: Path) -> None:
    (pages / "orders.md").write_text(PAGE, "utf-8")
    (pages / "img" / "Order List.PNG").write_bytes(png())
    (pages / "img" / "order.jpg").write_bytes(png(9, kind="JPEG"))
    (pages / "img" / "plus.png").write_bytes(png(1, (20, 20)))
    (pages / "img" / "end.svg").write_text(DRAWING, "utf-8")
    result = brought_in(docs, pages)
    (section,) = guide(docs, "orders")["sections"]  # type: ignore[misc]
    assert [step.get("image") for step in section["steps"]] == [
        {"file": "order-list.png", "alt": "The list of orders"},
        {"file": "order.jpg", "alt": "An order"},
        {"file": "end.svg", "alt": "The end"},
    ]
    assert [step["text"] for step in section["steps"]] == ["Open the list.", "Choose an order.", "Press plus to pay."]
    assert (docs / "images" / "order-list.png").read_bytes() == png()
    assert {*result.pictures} == {"order-list.png", "order.jpg", "end.svg"}
    assert [str(remark) for remark in result.remarks] == [
        "orders.md:5: a picture was left out (img/Order%20List.PNG), since it cannot be shown here, only with "
        "a step or a point: “The list of orders”",
        "orders.md:12: a picture in a text was left out (img/plus.png): “plus”",
    ]


def test_a_picture_between_texts_goes_to_the_point_before_it(docs: Path, pages: Path) -> None:
    html = "<h1>Orders</h1><p>All.</p><h2>List</h2><p>Here.</p><figure><img src=img/a.png alt=A><figcaption>The A"
    (pages / "orders.html").write_text(f"{html}</figcaption></figure><img src='img/b.webp' alt=''>", "utf-8")
    (pages / "img" / "a.png").write_bytes(png())
    (pages / "img" / "b.webp").write_bytes(png(5, kind="WEBP"))
    result = brought_in(docs, pages)
    (section,) = guide(docs, "orders")["sections"]  # type: ignore[misc]
    assert [(point["text"], point["image"]["alt"]) for point in section["points"]] == [("Here.", "A"), ("List", "TODO")]
    assert section["points"][0]["more"][0]["text"] == "The A"
    assert any("says nothing to those who cannot see it" in str(remark) for remark in result.remarks)


def test_a_translation_has_its_own_pictures_if_they_differ(docs: Path, pages: Path) -> None:
    for language, text in {"en": "Open it.", "fr": "Ouvrez-la."}.items():
        folder = pages / language
        folder.mkdir()
        (folder / "orders.md").write_text(f"# A\n\n{text}\n\n1. {text} ![{text}](list.png)\n2. {text} ![B](b.png)\n")
        (folder / "list.png").write_bytes(png(7 if language == "fr" else 0))
        (folder / "b.png").write_bytes(png(99))
        result = brought_in(docs, folder, language)
    assert [*result.pictures] == ["list.fr.png"]
    assert (docs / "images" / "list.fr.png").read_bytes() == png(7)
    steps = guide(docs, "orders", "fr")["sections"][0]["steps"]  # type: ignore[index]
    assert [step["image"] for step in steps] == [{"alt": "Ouvrez-la."}, {"alt": "B"}]


def test_a_name_that_is_taken_gets_the_name_of_its_page(docs: Path, pages: Path) -> None:
    for number, name in enumerate(("one", "two")):
        (pages / name).mkdir()
        (pages / name / f"{name}.md").write_text(f"# {name}\n\n- See. ![It](invoice.png)\n", "utf-8")
        (pages / name / "invoice.png").write_bytes(png(number))
    brought_in(docs, pages)
    assert guide(docs, "one")["points"][0]["image"]["file"] == "invoice.png"  # type: ignore[index]
    assert guide(docs, "two")["points"][0]["image"]["file"] == "two-invoice.png"  # type: ignore[index]


REFUSED = {
    "https://example.com/a.png": "it is on a server, and nothing is fetched; save it next to the page",
    "//example.com/a.png": "it is on a server",
    "file:///etc/passwd": "it is on a server",
    "data:image/png;base64,AAAA": "it is embedded in the page",
    "../secret.png": "it is not in the folder that is brought in",
    "/../secret.png": "it is not in the folder",
    "img/%2e%2e/%2e%2e/secret.png": "it is not in the folder",
    "img/a%00.png": "it is not in the folder",
    "http://[": "its address cannot be read",
    "img/link.png": "a link to outside",
    "img": "expected one of .svg, .png",
    "img/missing.png": "the file is missing",
    "img/folder.png": "this is not a file",
    "img/circle.png": "the file cannot be read",
    "img/bomb.png": "far too many pixels",
    "img/wide.png": "2000 × 10 pixels",
    "img/large.png": "too large",
    "img/lies.png": "the file is JPEG, though its name says PNG",
    "img/script.png": "holds a script or a page",
    "img/text.png": "not a whole PNG picture",
    "img/script.svg": "a drawing has no <script>",
    "img/entities.svg": "document type or entities",
    "img/words.svg": "it has words in braces",
    "img/a.gif": "expected one of .svg, .png",
}


def test_a_picture_that_breaks_our_rules_is_refused(docs: Path, pages: Path) -> None:
    entries = "".join(
        f"<li>Step {number}. <img src='{address}' alt='x'></li>\n" for number, address in enumerate(REFUSED)
    )
    (pages / "orders.html").write_text(f"<h1>Orders</h1>\n<ol>\n{entries}</ol>", "utf-8")
    img = pages / "img"
    (pages.parent / "secret.png").write_bytes(png())
    (img / "link.png").symlink_to(pages.parent / "secret.png")
    (img / "circle.png").symlink_to(img / "circle.png")
    (img / "folder.png").mkdir()
    (img / "bomb.png").write_bytes(bomb())
    (img / "wide.png").write_bytes(png(size=(2000, 10)))
    (img / "large.png").write_bytes(png() + bytes(300_000))
    (img / "lies.png").write_bytes(png(kind="JPEG"))
    (img / "script.png").write_bytes(png() + b"<script>alert(1)</script>")
    (img / "text.png").write_bytes(b"hello")
    (img / "script.svg").write_text(DRAWING.replace("<path", "<script>x()</script><path"), "utf-8")
    (img / "entities.svg").write_text("<!DOCTYPE svg [<!ENTITY a 'b'>]>" + DRAWING, "utf-8")
    (img / "words.svg").write_text(DRAWING.replace("<path", "<text>{a}</text><path"), "utf-8")
    (img / "a.gif").write_bytes(b"GIF89a")
    before = {path.name for path in (docs / "images").iterdir()}
    result = brought_in(docs, pages)
    assert {path.name for path in (docs / "images").iterdir()} == before
    told = {remark.line - 3: str(remark) for remark in result.remarks if "picture" in remark.what}
    for number, (address, why) in enumerate(REFUSED.items()):
        assert why in told[number], address
