"""Measures the built site with Lighthouse, as a phone on a slow connection sees it.

    kb build && python -m benchmarks.lighthouse [--runs 3] [--site site]

The site is served as by a well-configured server: compressed, and with files named by a hash cacheable for ever. Each
page is opened in a fresh Chromium, with Lighthouse's own mobile profile: a 412 px screen, 1.6 Mbit/s, a round trip of
150 ms, and a processor four times slower than this one. At first use, npm installs Lighthouse in .cache/benchmarks/.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import statistics
import subprocess
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import TYPE_CHECKING

from kb.recording.serving import Server
from tests.browser import CHROMIUM_ARGUMENTS

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
VERSION = "12.8.2"
"""The last version that runs on Node 20."""
FOLDER = ROOT / ".cache" / "benchmarks" / "lighthouse"
PAGES = {
    "home": "{language}/",
    "topic": "{language}/security/",
    "guide": "{language}/security/kauth/",
    "guide with a widget": "{language}/billing/automatic-renewal/",
}
LANGUAGES = ("de", "fr")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
FIGURES = ("largest-contentful-paint", "cumulative-layout-shift", "total-blocking-time")
COMPRESSED = {".html", ".css", ".js", ".mjs", ".svg", ".json"}


class CompressingHandler(SimpleHTTPRequestHandler):
    """Sends a site's files compressed, and says how long they may be cached."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript"}

    def do_GET(self) -> None:
        """Send the file at the address, or an error."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        content = path.read_bytes() if path.is_file() else b""
        self.send_response(200 if path.is_file() else 404)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in COMPRESSED:
            content = gzip.compress(content)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        kept = "/assets/" in self.path
        self.send_header("Cache-Control", "public, max-age=31536000, immutable" if kept else "no-cache")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments: object) -> None:
        """Log nothing: Lighthouse reports failed requests."""


def main() -> None:
    """Print the medians as a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--site", type=Path, default=ROOT / "site")
    arguments = parser.parse_args()
    install = ["npm", "install", "--silent", "--no-save", "--prefix", str(FOLDER), f"lighthouse@{VERSION}"]
    subprocess.run(install, check=True)
    print(
        "| page | performance | accessibility | best practices | SEO | largest paint, s | layout shift | blocked, ms |"
    )
    print("|---|---|---|---|---|---|---|---|")
    with _served(arguments.site) as url:
        for language in LANGUAGES:
            for name, address in PAGES.items():
                page = url + address.format(language=language)
                runs = [_report(page) for _ in range(arguments.runs)]
                scores = [_median(runs, "categories", category, "score") * 100 for category in CATEGORIES]
                paint, shift, blocked = (_median(runs, "audits", figure, "numericValue") for figure in FIGURES)
                told = " | ".join(f"{score:.0f}" for score in scores)
                print(f"| {name}, {language} | {told} | {paint / 1000:.2f} | {shift:.3f} | {blocked:.0f} |", flush=True)


def _report(url: str) -> dict[str, dict[str, dict[str, float]]]:
    """Return Lighthouse's report on the page, from a Chromium started for it."""
    chromium = subprocess.run([ROOT / "setup/chromium"], cwd=ROOT, check=True, capture_output=True, text=True)
    command = [
        *("node", str(FOLDER / "node_modules/lighthouse/cli/index.js"), url, "--output=json", "--quiet"),
        f"--chrome-flags={' '.join(['--headless=new', *CHROMIUM_ARGUMENTS])}",
    ]
    environment = {**os.environ, "CHROME_PATH": chromium.stdout.strip()}
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    report: dict[str, dict[str, dict[str, float]]] = json.loads(done.stdout)
    return report


def _median(runs: list[dict[str, dict[str, dict[str, float]]]], *keys: str) -> float:
    group, name, figure = keys
    return statistics.median(run[group][name][figure] for run in runs)


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = Server(("127.0.0.1", 0), partial(CompressingHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


if __name__ == "__main__":
    main()
