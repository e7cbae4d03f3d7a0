"""The Content-Security-Policy of each page: only our own host, and only the inline scripts that stand in the page."""

import base64
import hashlib
import re

_INLINE_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
_DATA_SCRIPT = re.compile(r"\bsrc=|type=[\"']?application/(ld\+)?json")
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)


def security_policy(html: str) -> str:
    """Return the policy under which the page works, and nothing that is not in it runs or loads.

    Python in the browser needs `wasm-unsafe-eval`; no other evaluation is granted.
    """
    hashes = sorted(
        {
            _source_hash(match["code"])
            for match in _INLINE_SCRIPT.finditer(html)
            if not _DATA_SCRIPT.search(match["attributes"])
        }
    )
    scripts = " ".join(["'self'", "'wasm-unsafe-eval'", *hashes])
    return f"default-src 'self'; script-src {scripts}; object-src 'none'; base-uri 'none'; form-action 'self'"


def with_security_policy(html: str) -> str:
    """Return the page with its policy in its head, before anything that the policy concerns."""
    meta = f'<meta http-equiv="Content-Security-Policy" content="{security_policy(html)}">'
    return _CHARSET.sub(lambda charset: charset.group() + meta, html, count=1)


def _source_hash(code: str) -> str:
    digest = hashlib.sha256(code.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
