"""nginx, as packaged by Debian and Ubuntu."""

from collections.abc import Mapping
from pathlib import Path

from kb.deploy.built_site import BuiltSite
from kb.deploy.host import Host, configuration, served_folder


def _files(site: BuiltSite, out: Path) -> Mapping[str, str]:
    return {
        f"nginx-{part}.conf": configuration(f"nginx-{part}.conf.jinja", site, served_folder(out))
        for part in ("http", "server")
    }


HOST = Host(
    files=_files,
    use="""\
In http {{ }}:                            include {out}/current/nginx-http.conf;
In server {{ }}, with the certificate:    include {out}/current/nginx-server.conf;

Then: nginx -t && nginx -s reload. A later deployment needs a reload as well.
Compressed files need the package libnginx-mod-http-brotli-static. Without it, delete the line “brotli_static on;”:
readers then get gzip.""",
    cannot=(),
    takes_compressed=True,
)
