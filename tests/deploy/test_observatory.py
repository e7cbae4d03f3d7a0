"""MDN's HTTP Observatory grades the deployment on nginx with A+."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.deploy.conftest import deployed
from tests.deploy.servers import running
from tests.server import free_port

if TYPE_CHECKING:
    from kb.deploy.built_site import BuiltSite

OBSERVATORY = "@mdn/mdn-http-observatory@1.4.8"  # 195 packages, so it is not among ours
SCRIPT = Path(__file__).with_name("observatory.mjs")
SSL = """
        listen 127.0.0.1:{port} ssl;
        ssl_certificate {folder}/certificate.pem;
        ssl_certificate_key {folder}/key.pem;
        if ($scheme = http) {{ return 301 https://localhost:{port}$request_uri; }}
"""


@pytest.mark.thorough
def test_the_headers_are_graded_a_plus(moved_site: BuiltSite, tmp_path: Path) -> None:
    install = ["npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--prefix", str(tmp_path), OBSERVATORY]
    subprocess.run(install, check=True, capture_output=True)
    package = tmp_path / "node_modules" / "@mdn" / "mdn-http-observatory"
    (package / "conf" / "hsts-preload.json").write_text("{}", encoding="utf-8")
    certificate = tmp_path / "certificate.pem"
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost"]
    command += [
        "-addext",
        "subjectAltName=DNS:localhost",
        "-out",
        str(certificate),
        "-keyout",
        str(tmp_path / "key.pem"),
    ]
    subprocess.run(command, check=True, capture_output=True)
    deployed(moved_site, "nginx", tmp_path / "out")
    port = free_port()
    with running("nginx", tmp_path / "out", tmp_path / "server", SSL.format(port=port, folder=tmp_path)) as host:
        http = host.rsplit(":", 1)[1].rstrip("/")
        environment = {**os.environ, "NODE_EXTRA_CA_CERTS": str(certificate)}
        done = subprocess.run(
            ["node", SCRIPT, package, http, str(port)], env=environment, check=True, capture_output=True, text=True
        )
    graded = json.loads(done.stdout)
    assert graded["failed"] == []
    assert graded["grade"] == "A+"
    assert graded["score"] >= 115
