"""nginx and Caddy from the distribution, with the configurations that `kb deploy` writes."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

import requests

from tests.server import free_port

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 60  # seconds for a server to start, on a busy machine
PATH = f"{os.environ['PATH']}:/usr/sbin"

NGINX = """
daemon off;
user {user};
worker_processes 1;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
include /etc/nginx/modules-enabled/*.conf;
events {{ }}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {out}/current/nginx-http.conf;
    server {{
        listen 127.0.0.1:{port};
        {more}
        include {out}/current/nginx-server.conf;
    }}
}}
"""

CADDY = """
{{
	admin off
	auto_https off
}}
http://127.0.0.1:{port} {{
	import {out}/current/kb.caddy
}}
"""


@contextmanager
def running(kind: str, out: Path, folder: Path, more: str = "") -> Iterator[str]:
    """Run the server on the deployment in `out` while the context lasts; yield its address, ending with a slash."""
    folder.mkdir()
    port = free_port()
    user = "root" if os.getuid() == 0 else "nobody"  # so that it can read pytest's private folders
    template = NGINX if kind == "nginx" else CADDY
    configuration = folder / kind
    configuration.write_text(template.format(folder=folder, out=out, port=port, user=user, more=more), encoding="utf-8")
    program = shutil.which(kind, path=PATH)
    assert program, f"{kind} is not on this machine: run setup/servers"
    arguments = (
        ["-c", configuration] if kind == "nginx" else ["run", "--adapter", "caddyfile", "--config", configuration]
    )
    environment = {**os.environ, "HOME": str(folder), "XDG_CONFIG_HOME": str(folder), "XDG_DATA_HOME": str(folder)}
    with (
        (folder / "log").open("w") as log,
        subprocess.Popen([program, *arguments], env=environment, stdout=log, stderr=log) as process,
    ):
        try:
            address = f"http://127.0.0.1:{port}/"
            _wait_for(address, process, folder)
            yield address
        finally:
            process.terminate()


def _wait_for(address: str, process: subprocess.Popen[bytes], folder: Path) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, (folder / "log").read_text(encoding="utf-8")
        try:
            requests.get(address, timeout=PATIENCE, allow_redirects=False)
        except requests.ConnectionError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError((folder / "log").read_text(encoding="utf-8"))
