"""The headers of every response: protection for readers, caching, and media types."""

from collections.abc import Mapping

from kb.pages.security_policy import policy_in_headers

UNUSED = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb", "xr-spatial-tracking")
"""Features of browsers that no page uses."""

SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": policy_in_headers(),
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    "Strict-Transport-Security": "max-age=63072000",  # two years; subdomains are for the company to decide
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

FOR_EVER = "public, max-age=31536000, immutable"
REVALIDATED = "no-cache"
"""The values of Cache-Control. REVALIDATED allows caching too, but the browser has to ask before each use."""

MEDIA_TYPES: Mapping[str, str] = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "mjs": "text/javascript",
    "json": "application/json",
    "wasm": "application/wasm",
    "svg": "image/svg+xml",
    "webp": "image/webp",
    "mp4": "video/mp4",
    "vtt": "text/vtt",
    "xml": "application/xml",
    "txt": "text/plain",
    "zip": "application/zip",
    "whl": "application/zip",
}
"""Ending of the name → media type. All other files are application/octet-stream."""

TEXTS = ("text/css", "text/javascript", "text/plain", "text/vtt", "application/json", "application/xml")
"""The media types that need a character set, besides text/html."""
