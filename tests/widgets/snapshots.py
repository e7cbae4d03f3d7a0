"""The snapshot that a browser keeps, inspected and tampered with from within the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


ASIDE = "laid aside: "


def forge(page: Page, entry: str, forgery: str) -> None:
    """Change what is kept under an address with that ending, with JavaScript that changes `bytes` and `headers`.

    `await sealed(change)` corrects the digests after a change of the description; `replaceText(old, new)` changes a
    text in the memory.
    """
    [name] = kept_snapshots(page)
    page.evaluate(
        f"""async ([name, entry]) => {{
          const cache = await caches.open(name);
          const request = (await cache.keys()).find(({{ url }}) => url.endsWith(entry));
          const response = await cache.match(request);
          let bytes = new Uint8Array(await response.arrayBuffer());
          let headers = Object.fromEntries(response.headers);
          const digestOf = async (bytes) =>
            new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).toHex();
          const sealed = async (change) => {{
            const description = JSON.parse(headers["x-description"]);
            change(description);
            description.digest = await digestOf(bytes);
            const text = JSON.stringify(description);
            headers = {{
              "x-description": text,
              "x-description-digest": await digestOf(new TextEncoder().encode(text)),
            }};
          }};
          const replaceText = (old, replacement) => {{
            const letters = new TextDecoder("latin1").decode(bytes);
            for (let at = letters.indexOf(old); at >= 0; at = letters.indexOf(old, at + 1)) {{
              bytes.set(new TextEncoder().encode(replacement), at);
            }}
          }};
          {forgery};
          await cache.put(request, new Response(bytes, {{ headers }}));
        }}""",
        [name, entry],
    )


def kept_snapshots(page: Page) -> list[str]:
    """Return the names under which snapshots are kept."""
    names: list[str] = page.evaluate("caches.keys()")
    return [name for name in names if not name.startswith(ASIDE)]


def lay_aside(page: Page) -> None:
    """Copy the kept snapshot for take_back."""
    [name] = kept_snapshots(page)
    _copy(page, name, ASIDE + name)


def take_back(page: Page) -> None:
    """Restore the copied snapshot."""
    for name in kept_snapshots(page):
        page.evaluate("name => caches.delete(name)", name)
    [aside] = page.evaluate("caches.keys()")
    _copy(page, aside, aside.removeprefix(ASIDE))


def rename(page: Page, name: str, other: str) -> None:
    """Give the kept snapshot another name."""
    _copy(page, name, other)
    page.evaluate("name => caches.delete(name)", name)


def _copy(page: Page, name: str, other: str) -> None:
    page.evaluate(
        """async names => {
          const [from, to] = await Promise.all(names.map((name) => caches.open(name)));
          for (const request of await from.keys()) await to.put(request, await from.match(request));
        }""",
        [name, other],
    )


def kept_texts(page: Page, texts: list[str]) -> list[str]:
    """Return which of the texts are in what is kept, with one or two bytes for each letter."""
    found: list[str] = page.evaluate(
        """async texts => {
          const found = new Set();
          for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys()) {
              const bytes = await (await cache.match(request)).arrayBuffer();
              const letters = new TextDecoder("latin1").decode(bytes);
              for (const text of texts) {
                if (letters.includes(text) || letters.includes([...text].join("\\0"))) found.add(text);
              }
            }
          }
          return [...found];
        }""",
        texts,
    )
    return found
