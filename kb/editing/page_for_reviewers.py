"""The page that shows reviewers the old and new words of each changed text, and new pictures."""

from base64 import b64encode
from collections.abc import Mapping
from itertools import groupby
from mimetypes import guess_type

from markupsafe import Markup, escape

from kb.editing.changed_texts import ChangedText

_PAGE = Markup("""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
body {{ max-width: 50rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; }}
h2 {{ margin-top: 2.5rem; font-size: 1.15rem; }}
h3 {{ margin: 1rem 0 0; font: 0.8rem ui-monospace, monospace; opacity: 0.75; }}
p {{ margin: 0.2rem 0; overflow-wrap: anywhere; }}
del {{ background: light-dark(#fdecea, #5c1a14); }}
ins {{ background: light-dark(#e3f3e8, #14472c); text-decoration: none; }}
img {{ max-width: 100%; border: 1px solid; }}
</style>
<h1>{title}</h1>
{texts}
</html>
""")


def page_for_reviewers(title: str, texts: list[ChangedText], pictures: Mapping[str, bytes]) -> str:
    """Return the page with the texts, as `changed_texts` returns them, and the pictures by their files."""
    marks = {"same": Markup("{}"), "old": Markup("<del>{}</del>"), "new": Markup("<ins>{}</ins>")}
    written = Markup("")
    for file, own in groupby(texts, lambda text: text["file"]):
        written += Markup("<h2>{}</h2>\n").format(file)
        for text in own:
            words = Markup("").join(marks[kind].format(piece) for kind, piece in text["pieces"])
            written += Markup("<h3>{}</h3>\n<p>{}</p>\n").format(text["unit"], words)
        if picture := pictures.get(file):
            encoded = b64encode(picture).decode()
            written += Markup('<p><img alt="" src="data:{};base64,{}"></p>\n').format(guess_type(file)[0], encoded)
    return _PAGE.format(title=escape(title), texts=written)
