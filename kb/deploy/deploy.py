"""Lays out the built site for a kind of host, all or nothing."""

import shutil
from pathlib import Path
from urllib.parse import urljoin

from kb.build.terminal import Terminal
from kb.content.part import digest
from kb.deploy.built_site import BuiltSite, NoSiteError
from kb.deploy.compressed import compressed_files
from kb.deploy.host import Host
from kb.deploy.sbom import SBOM, bill_of_materials
from kb.deploy.versions import CURRENT, LENGTH, new_version, put_in_place
from kb.outputs import security_txt
from kb.outputs.manifest import digest_of

README = "README.txt"


def deploy(site: BuiltSite, host: Host, out: Path, kept: Path, terminal: Terminal) -> str:
    """Write the deployment into `out`, and return instructions for using it. Compressed files are kept in `kept`.

    Raises:
        NoSiteError: if a file of the site differs from what was built.
    """
    words = _words(site, host, out)
    with new_version(out) as version:
        folder = version / host.folder(site)
        left_out = {f"{old}index.html" for old in site.moved} if host.redirects and not host.takes_compressed else set()
        files = {path: known for path, known in site.files.items() if path not in left_out}
        with terminal.stage("Copying", len(files)) as done:
            for path, known in files.items():
                _copy(site, path, known, folder / path)
                done(1)
        compressed = compressed_files(site.folder, files, kept, terminal) if host.takes_compressed else {}
        for path, place in compressed.items():
            shutil.copyfile(place, folder / path)
        beside = {f"{host.folder(site)}{SBOM}": bill_of_materials(site), **host.files(site, out), README: words}
        for path, text in beside.items():
            (version / path).parent.mkdir(parents=True, exist_ok=True)
            (version / path).write_text(text, encoding="utf-8")
        put_in_place(out, version, digest(files, beside, sorted(compressed))[:LENGTH])
    return words


def _copy(site: BuiltSite, path: str, known: str, target: Path) -> None:
    """Copy a file of the site, if its SHA-256 is the `known` one."""
    try:
        content = (site.folder / path).read_bytes()
    except OSError as error:
        raise NoSiteError(f"{site.folder / path} cannot be read: run kb build.") from error
    if digest_of(content) != known:
        raise NoSiteError(f"{site.folder / path} differs from what was built: run kb build.")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def _words(site: BuiltSite, host: Host, out: Path) -> str:
    """Return the README: how to use the deployment, and what the host cannot do."""
    cannot = list(host.cannot)
    if site.root != "/" and security_txt.NAME in site.files:
        address = urljoin(site.site_url, f"/{security_txt.NAME}")
        cannot.append(f"The site is under a path: also serve {security_txt.NAME} at the root of the host, {address}.")
    published = out / CURRENT / host.folder(site)
    use = host.use.format(out=out, site=published, host=site.host)
    limits = ["", "What it cannot do:", *(f"- {limit}" for limit in cannot)] if cannot else []
    return "\n".join([f"A deployment for {site.site_url}, in {published}.", "", use, *limits, ""])
