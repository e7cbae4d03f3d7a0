"""The Content-Security-Policy of the site: one value, which pages carry and servers send.

Scripts and styles are files of the site's own. No page has an inline one, so the policy is the same for all of them.
"""

from collections.abc import Mapping

POLICY: Mapping[str, str] = {
    "default-src": "'none'",
    "script-src": "'self' 'wasm-unsafe-eval'",  # WebAssembly: Python in the worker, and search
    "style-src": "'self'",
    "img-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "require-trusted-types-for": "'script'",
    "trusted-types": "kb-worker",  # `new Worker` takes nothing else: widgets/runtime/runtime.js and worker/worker.js
}
"""The directives that a `meta` element may give as well as a header."""

FOR_HEADERS: Mapping[str, str] = {"frame-ancestors": "'none'"}
"""The directives that browsers ignore in a `meta` element."""


def policy_in_pages() -> str:
    """Return the policy as the `meta` element of each page gives it."""
    return _written(POLICY)


def policy_in_headers() -> str:
    """Return the policy as a server sends it: with every file, since a worker goes by what comes with its script."""
    return _written({**POLICY, **FOR_HEADERS})


def _written(directives: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {sources}" for name, sources in directives.items())
