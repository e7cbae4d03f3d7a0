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
        "GitHub Pages sends no headers of ours. The policy stands in each page, but it does not cover the worker that "
        "runs Python, and other sites can show the pages in a frame.",
        "Browsers keep each file for ten minutes, those that never change too.",
        "Old addresses are pages that lead on, not redirects.",
        "It does not choose the language, neither at the root of the site nor of the page for what is not found: "
        "their scripts do.",
    ),
    redirects=False,
    has_own_root=True,
)
