"""GitHub Pages."""

from collections.abc import Mapping
from pathlib import Path

from kb.deploy.built_site import BuiltSite
from kb.deploy.host import ROOT, Host


def _files(site: BuiltSite, _out: Path) -> Mapping[str, str]:
    files = {f"{ROOT}/.nojekyll": ""}  # without it, names that begin with a dot or an underscore are left out
    return files if site.host.endswith(".github.io") else {**files, f"{ROOT}/CNAME": f"{site.host}\n"}


HOST = Host(
    files=_files,
    use="Publish {site} as the branch of GitHub Pages, or as the artifact of its workflow. Turn on “Enforce HTTPS”.",
    cannot=(
        "GitHub Pages does not send our headers. Each page has the policy, but it does not cover the worker "
        "that runs Python, and other sites can show the pages in a frame.",
        "Browsers cache each file for ten minutes, even those that never change.",
        "Old addresses are pages that forward, not redirects.",
        "It does not choose the language of the root page and the “not found” page: their scripts do.",
    ),
    redirects=False,
    has_own_root=True,
)
