"""Caddy 2."""

from collections.abc import Mapping
from pathlib import Path

from kb.deploy.built_site import BuiltSite
from kb.deploy.host import Host, configuration, served_folder


def _files(site: BuiltSite, out: Path) -> Mapping[str, str]:
    return {"kb.caddy": configuration("kb.caddy.jinja", site, served_folder(out))}


HOST = Host(
    files=_files,
    use="""\
In the Caddyfile, which gets its certificate by itself:

    {host} {{
        import {out}/current/kb.caddy
    }}

Then: caddy reload. A later deployment needs a reload as well.""",
    cannot=(),
    takes_compressed=True,
)
