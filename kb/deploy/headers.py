"""What every response carries: headers that protect readers, how long it may be kept, and what kind of file it is."""

from collections.abc import Mapping

from kb.pages.security_policy import policy_in_headers

UNUSED = ("camera", "display-capture", "geolocation", "microphone", "midi", "payment", "usb", "xr-spatial-tracking")
"""What browsers can do that no page asks for."""

SECURITY_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": policy_in_headers(),
    "X-Frame-Options": "DENY",  # for browsers that do not know frame-ancestors
    "Strict-Transport-Security": "max-age=63072000",  # two years; the company decides on its subdomains
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": ", ".join(f"{name}=()" for name in UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}

FOR_EVER = "public, max-age=31536000, immutable"
REVALIDATED = "no-cache"
"""The values of Cache-Control: the second may be kept too, but is asked for each time whether it is still right."""

MEDIA_TYPES: Mapping[str, str] = {
    "html": "text/html",
    "css": "text/css",
    "js": "text/javascript",
    "mjs": "text/javascript",
    "json": "application/json",
    "wasm": "application/wasm",
    "svg": "image/svg+xml",
    "xml": "application/xml",
    "txt": "text/plain",
    "zip": "application/zip",
    "whl": "application/zip",
}
"""By the ending of the name; all others are application/octet-stream."""

TEXTS = ("text/css", "text/javascript", "text/plain", "application/json", "application/xml")
"""The types to which servers add the character set, besides text/html."""
