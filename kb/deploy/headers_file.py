"""Netlify and Cloudflare Pages, which read `_headers` and `_redirects` in the root of the published folder."""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from kb.deploy.built_site import BuiltSite
from kb.deploy.headers import FOR_EVER, SECURITY_HEADERS
from kb.deploy.host import ROOT, Host
from kb.outputs.not_found import page_for


def _files(site: BuiltSite, _out: Path) -> Mapping[str, str]:
    rules = [_rule(f"{site.root}*", SECURITY_HEADERS)]  # both hosts have all other files revalidated anyway
    rules += [_rule(f"{site.root}{path}", {"Cache-Control": FOR_EVER}) for path in _hashed(site)]
    rules.append(_rule(f"{site.root}.well-known/sbom", {"Content-Type": "application/vnd.cyclonedx+json"}))
    redirects = (f"{site.root}{old} {site.root}{new} 301\n" for old, new in site.moved.items())
    pages = {  # Cloudflare Pages shows the 404.html that is nearest to the address
        f"{ROOT}{site.root}{language}/404.html": (site.folder / page_for(language)).read_text(encoding="utf-8")
        for language in site.languages
    }
    return {f"{ROOT}/_headers": "".join(rules), f"{ROOT}/_redirects": "".join(redirects), **pages}


def _rule(path: str, headers: Mapping[str, str]) -> str:
    return "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in headers.items())])


def _hashed(site: BuiltSite) -> Iterator[str]:
    """Yield patterns for files that may be cached for ever. A folder with only such files becomes one pattern."""
    hashed = set(site.hashed)
    others = {folder for path in site.files.keys() - hashed for folder in PurePosixPath(path).parents}
    seen = set()
    for path in sorted(hashed):
        folders = [folder for folder in PurePosixPath(path).parents if folder not in others]
        rule = f"{folders[-1]}/*" if folders else path
        if rule not in seen:
            seen.add(rule)
            yield rule


HOST = Host(
    files=_files,
    use="Publish {site} to Netlify or Cloudflare Pages.",
    cannot=(
        "They do not choose the language of the root page: its script does.",
        "Netlify shows the same “not found” page everywhere: its script keeps the reader's language.",
        "Cloudflare Pages accepts at most 100 header rules and 2,000 redirects.",
    ),
)
