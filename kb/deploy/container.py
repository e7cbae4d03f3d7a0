"""A container with Caddy and the site, to run behind a proxy that has the certificate."""

from collections.abc import Mapping
from pathlib import Path

from kb.deploy.built_site import BuiltSite
from kb.deploy.host import Host, configuration

CONTAINERFILE = """\
FROM caddy:2
COPY Caddyfile kb.caddy /etc/caddy/
COPY root /srv/root
EXPOSE 8080
"""

CADDYFILE = """\
{
	admin off
	auto_https off
}

:8080 {
	import kb.caddy
}
"""


def _files(site: BuiltSite, _out: Path) -> Mapping[str, str]:
    return {
        "Containerfile": CONTAINERFILE,
        "Caddyfile": CADDYFILE,
        "kb.caddy": configuration("kb.caddy.jinja", site, "/srv/root"),
    }


HOST = Host(
    files=_files,
    use="""\
Build the image with: podman build --tag knowledge-base {out}/current (or docker build --file
{out}/current/Containerfile). The container serves the site on port 8080.""",
    cannot=("A container has no certificate: the proxy before it has to offer HTTPS.",),
    takes_compressed=True,
)
