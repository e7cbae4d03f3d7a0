"""The Content-Security-Policy of the site: one value, which pages carry and servers send.

Scripts and styles are files of the site's own. No page has an inline one, so the policy is the same for all of them.
"""

from collections.abc import Mapping

POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # WebAssembly: Python in the worker, and search
    "style-src": "'self'",
    "img-src": "'self'",
    "media-src": "'self'",  # films and their captions
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "kb-worker",  # required by `new Worker` in widgets/runtime/runtime.js and worker/worker.js
}
"""The directives that work both in a `meta` element and in a header."""

FOR_HEADERS: Mapping[str, str] = {"frame-ancestors": "'none'"}
"""The directives that browsers ignore in a `meta` element."""


def policy_in_pages() -> str:
    """Return the policy for the `meta` element of each page."""
    return _written(POLICY)


def policy_in_headers() -> str:
    """Return the policy for the header of every file. A worker is subject to the header of its own script."""
    return _written({**POLICY, **FOR_HEADERS})


def _written(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
