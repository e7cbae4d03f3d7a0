"""The two pages that are measured, and a server that sends them compressed and counts the bytes."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from kb.outputs.runtime import packed_runtime, sources
from tests.widgets.pages import lay_out, page

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
CHUNK = 16 * 1024  # bytes
COMPRESS = """
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
for (const path of JSON.parse(readFileSync(0, "utf8"))) {
  const content = readFileSync(path);
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
  writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
}
"""
STOCK_WORKER = """
import { loadPyodide } from "./pyodide/pyodide.mjs";
const instantiate = WebAssembly.instantiateStreaming;
WebAssembly.instantiateStreaming = async (...given) => {
  const instance = await instantiate(...given);
  performance.mark("compiled");
  return instance;
};
self.onmessage = async ({ data }) => {
  const python = await loadPyodide({ indexURL: new URL("pyodide/", import.meta.url).href });
  performance.mark("started");
  const rules = await fetch(new URL("rules.zip", import.meta.url));
  python.unpackArchive(await rules.arrayBuffer(), "zip");
  const answer = python.runPython(`
    import json
    from widgets.rules import answer
    lambda inputs: json.dumps(answer("auto-renewal", json.loads(inputs)))
  `);
  performance.mark("rules");
  postMessage(JSON.parse(answer(JSON.stringify(data))));
};
"""
STOCK_PAGE = """<!doctype html><meta charset="utf-8"><title>Stock</title>
<form method="dialog">
<input name="due"><input type="radio" name="enabled" value="true"><button type="submit">Go</button>
</form>
<div data-answer></div><script type="module" src="stock.js"></script>"""
STOCK_SCRIPT = """
document.querySelector("form").addEventListener("submit", () => {
  const worker = new Worker("stock-worker.js", { type: "module" });
  worker.onmessage = ({ data }) => {
    const answer = document.querySelector("[data-answer]").dataset;
    answer.outcome = data.outcome;
    answer.source = "rules";
  };
  const due = document.querySelector("[name=due]").value;
  worker.postMessage({ today: "2026-11-20", due, payment: "card", enabled: true });
});
"""


@dataclass
class TrafficCounter:
    """Counts the bytes of content that have been sent."""

    bytes: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, sent: int) -> None:
        """Count `sent` bytes."""
        with self.lock:
            self.bytes += sent


def compressed_site(folder: Path) -> Path:
    """Write both pages and all that they load to `folder`, with each file also compressed; return `folder`."""
    lay_out(folder, packed_runtime(sources()))
    (folder / "auto-renewal.html").write_text(page("en", "auto-renewal"), encoding="utf-8")
    (folder / "stock.html").write_text(STOCK_PAGE, encoding="utf-8")
    (folder / "stock.js").write_text(STOCK_SCRIPT, encoding="utf-8")
    (folder / "stock-worker.js").write_text(STOCK_WORKER, encoding="utf-8")
    stock = folder / "pyodide"
    stock.mkdir()
    names = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json")
    for name in names:
        shutil.copy(ROOT / "node_modules/pyodide" / name, stock)
    with ZipFile(folder / "rules.zip", "w") as rules:
        for path in sorted((ROOT / "widgets/rules").glob("*.py")):
            rules.write(path, f"widgets/rules/{path.name}")
    paths = [str(path) for path in folder.rglob("*") if path.is_file()]
    command = ["node", "--input-type=module", "--eval", COMPRESS]
    subprocess.run(command, input=json.dumps(paths), text=True, check=True)
    return folder


class CompressedHandler(SimpleHTTPRequestHandler):
    """Sends each file's compressed copy at the speed of the line, cacheable for ever."""

    protocol_version = "HTTP/1.1"
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {".mjs": "text/javascript", ".wasm": "application/wasm"}

    def __init__(self, *arguments: object, counter: TrafficCounter, megabits: float | None, directory: str) -> None:
        self.counter = counter
        self.megabits = megabits
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        compressed = path.with_name(f"{path.name}.br")
        if not compressed.exists():
            self.send_error(404)
            return
        content = compressed.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "br")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        self.end_headers()
        for start in range(0, len(content), CHUNK):
            chunk = content[start : start + CHUNK]
            self._wait_for_the_line(len(chunk))
            self.wfile.write(chunk)
        self.counter.add(len(content))

    def _wait_for_the_line(self, size: int) -> None:
        if self.megabits:
            with self.counter.lock:  # one line for all connections
                time.sleep(size * 8 / self.megabits / 1e6)

    def log_message(self, *_arguments: object) -> None:
        """Log nothing."""


@contextmanager
def serving(folder: Path, megabits: float | None) -> Iterator[tuple[str, TrafficCounter]]:
    """Serve `folder` while the context lasts; yield its address and the counter of what is sent."""
    counter = TrafficCounter()
    handler = partial(CompressedHandler, counter=counter, megabits=megabits, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/", counter
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
