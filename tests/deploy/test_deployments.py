"""What `kb deploy` writes for each kind of host, and what `kb verify` finds."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from kb.build.one_at_a_time import one_at_a_time
from kb.build.target import Target
from kb.build.terminal import Terminal
from kb.cli import main
from kb.deploy import versions
from kb.deploy.built_site import NoSiteError, read_built_site
from kb.deploy.headers import SECURITY_HEADERS
from kb.deploy.host import UnusableFolderError, served_folder
from kb.deploy.hosts import HOSTS
from kb.deploy.sbom import bill_of_materials
from kb.deploy.verify import differences
from tests.deploy.conftest import deployed
from tests.server import served

if TYPE_CHECKING:
    from pathlib import Path

    from kb.deploy.built_site import BuiltSite


WAITING = "Another build or deployment is running here; waiting for it to finish.\n"


@pytest.mark.parametrize("kind", HOSTS)
def test_a_deployment_has_what_was_built(site_under_path: BuiltSite, kind: str, tmp_path: Path) -> None:
    words = deployed(site_under_path, kind, tmp_path / "out")
    assert differences(site_under_path, str(tmp_path / "out"), Terminal()) == []
    assert (tmp_path / "out/current/README.txt").read_text(encoding="utf-8") == words
    published = tmp_path / "out/current/root" / ("" if kind == "github" else "help")
    assert words.startswith(f"A deployment for https://www.example.ch/help/, in {published}.\n")
    assert "https://www.example.ch/.well-known/security.txt" in words  # which the host must have


def test_a_headers_file_has_the_headers_the_names_with_a_hash_and_the_redirects(
    moved_site: BuiltSite, tmp_path: Path
) -> None:
    deployed(moved_site, "headers-file", tmp_path)
    root = tmp_path / "current/root"
    rules = re.split(r"\n(?=/)", (root / "_headers").read_text(encoding="utf-8"))
    assert rules[0].splitlines() == ["/*", *(f"  {name}: {value}" for name, value in SECURITY_HEADERS.items())]
    assert len(rules) < 100  # Cloudflare's limit
    immutable = [rule.splitlines()[0] for rule in rules if "immutable" in rule]
    for path in moved_site.files:
        is_covered = any(re.fullmatch(re.escape(rule).replace(r"\*", ".*"), f"/{path}") for rule in immutable)
        assert is_covered == (path in moved_site.hashed), path
    assert "/de/phones/ /de/security/ 301" in (root / "_redirects").read_text(encoding="utf-8").splitlines()
    assert not (root / "de/phones").exists()  # Netlify would show it
    assert (root / "de/404.html").read_bytes() == (moved_site.folder / "404/de.html").read_bytes()


def test_caddy_understands_the_configuration_of_a_container(moved_site: BuiltSite, tmp_path: Path) -> None:
    deployed(moved_site, "container", tmp_path)
    command = ["caddy", "validate", "--adapter", "caddyfile", "--config", tmp_path / "current/Caddyfile"]
    done = subprocess.run(
        command, env={**os.environ, "HOME": str(tmp_path)}, check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    copied = re.findall(r"COPY (.+) /", (tmp_path / "current/Containerfile").read_text(encoding="utf-8"))
    assert all((tmp_path / "current" / name).exists() for names in copied for name in names.split())


def test_github_is_told_that_it_sends_no_headers(moved_site: BuiltSite, tmp_path: Path) -> None:
    words = deployed(moved_site, "github", tmp_path)
    assert "GitHub Pages does not send our headers." in words
    assert (tmp_path / "current/root/.nojekyll").exists()
    assert (tmp_path / "current/root/CNAME").read_text(encoding="utf-8") == "knowledge-base.example\n"
    assert (tmp_path / "current/root/de/phones/index.html").exists()  # it redirects, since the host cannot


def test_a_second_deployment_compresses_nothing_and_changes_nothing(moved_site: BuiltSite, tmp_path: Path) -> None:
    deployed(moved_site, "nginx", tmp_path)
    before = (tmp_path / "current").readlink()
    deployed(moved_site, "nginx", tmp_path)
    assert (tmp_path / "current").readlink() == before
    assert not (tmp_path / "previous").exists()


def test_files_that_differ_from_the_build_are_not_deployed(site_copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    deployed(read_built_site(site_copy), "github", out)
    before = (out / "current").readlink()
    (site_copy / "robots.txt").write_text("changed", encoding="utf-8")
    with pytest.raises(NoSiteError, match=r"robots\.txt differs from what was built: run kb build"):
        deployed(read_built_site(site_copy), "github", out)
    assert (out / "current").readlink() == before
    assert [path.name for path in (out / "versions").iterdir()] == [before.name]


def test_a_deployment_waits_for_a_build(site_copy: Path, tmp_path: Path) -> None:
    root = site_copy.parent
    command = [sys.executable, "-m", "kb.cli", "--root", str(root), "deploy", "github", str(tmp_path / "out")]
    with one_at_a_time(Target(root, "", site_copy).lock, Terminal()):
        deploying = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        assert deploying.stderr
        waiting = deploying.stderr.readline()
        assert not (tmp_path / "out").exists()
    assert deploying.communicate()[1] == ""
    assert (waiting, deploying.returncode) == (WAITING, 0)


def test_remains_of_a_killed_deployment_are_removed(site_copy: Path, tmp_path: Path) -> None:
    left = tmp_path / versions.VERSIONS / versions.UNFINISHED / "root/old.html"
    left.parent.mkdir(parents=True)
    left.touch()
    deployed(read_built_site(site_copy), "github", tmp_path)
    (version,) = (tmp_path / versions.VERSIONS).iterdir()
    assert not (version / "root/old.html").exists()


def test_folders_of_others_are_never_deleted(site_copy: Path, tmp_path: Path) -> None:
    others = tmp_path / versions.VERSIONS / "1.0/release.txt"
    others.parent.mkdir(parents=True)
    others.touch()
    deployed(read_built_site(site_copy), "github", tmp_path)
    assert others.exists()


@pytest.mark.parametrize("name", ["my site", "a;b", 'a"b', "$host", "{a}", "a\nb", "*"])
def test_a_folder_that_a_configuration_cannot_name_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(UnusableFolderError, match="a server's configuration cannot name a folder with"):
        served_folder(tmp_path / name)


@pytest.mark.parametrize("folder", ["site", "site/deployed", "docs/deployed"])
def test_a_deployment_is_not_laid_out_in_the_site_or_the_content(site_copy: Path, folder: str) -> None:
    root = site_copy.parent
    done = CliRunner().invoke(main, ["--root", str(root), "deploy", "github", str(root / folder)])
    assert done.exit_code == 2
    assert f"{root / folder} is in {folder.partition('/')[0]}/ of this repository" in done.output


def test_previous_goes_back_and_forth(site_copy: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(versions.NoPreviousVersionError):
        versions.go_back(out)
    deployed(read_built_site(site_copy), "github", out)
    first = (out / "current").readlink()
    deployed(read_built_site(site_copy), "caddy", out)
    second = (out / "current").readlink()
    root = str(site_copy.parent)
    done = CliRunner().invoke(main, ["--root", root, "deploy", "caddy", str(out), "--previous"])
    assert done.exit_code == 0, done.output
    assert (out / "current").readlink() == first
    versions.go_back(out)
    assert (out / "current").readlink() == second
    deployed(read_built_site(site_copy), "headers-file", out)
    assert len(list((out / "versions").iterdir())) == 2  # the current one and the one before


def test_a_folder_is_compared_file_by_file(site_copy: Path, tmp_path: Path) -> None:
    site = read_built_site(site_copy)
    deployed(site, "nginx", tmp_path / "out")
    root = (tmp_path / "out/current/root").resolve()
    (root / "robots.txt").write_text("changed", encoding="utf-8")
    (root / "de/index.html.br").write_bytes(b"no Brotli")
    (root / "sitemap.xml").unlink()
    (root / "evil.js").write_text("", encoding="utf-8")
    expected = ["differs: de/index.html.br", "differs: robots.txt", "missing: sitemap.xml", "not built: evil.js"]
    assert differences(site, str(tmp_path / "out"), Terminal()) == expected
    assert differences(site, str(root), Terminal()) == expected


def test_a_server_is_compared_file_by_file(site_copy: Path, moved_site: BuiltSite) -> None:
    with served(site_copy) as url:
        assert differences(moved_site, url, Terminal()) == []
        (site_copy / "de/index.html").write_text("changed", encoding="utf-8")
        (site_copy / "robots.txt").unlink()
        done = CliRunner().invoke(main, ["--root", str(site_copy.parent), "verify", url])
    assert done.exit_code == 1
    assert done.stdout.splitlines() == ["differs: de/index.html", "missing: robots.txt"]
    assert "2 differences." in done.stderr


@pytest.mark.parametrize(
    ("place", "reported"),
    [("nowhere", "is not a folder"), ("http://127.0.0.1:9/", "cannot be read: 404.html")],
)
def test_a_missing_place_is_reported(site_copy: Path, place: str, reported: str) -> None:
    done = CliRunner().invoke(main, ["--root", str(site_copy.parent), "verify", place])
    assert done.exit_code == 1
    assert reported in done.output


def test_without_a_site_nothing_is_deployed(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["--root", str(tmp_path), "deploy", "nginx", str(tmp_path / "out")])
    assert done.exit_code == 1
    assert "has no complete site: run kb build." in done.stderr


def test_the_bill_of_materials_names_what_readers_get(moved_site: BuiltSite) -> None:
    bill = json.loads(bill_of_materials(moved_site))
    assert bill["bomFormat"] == "CycloneDX"
    names = {component["name"] for component in bill["components"]}
    assert names == {"pyodide", "cpython", "pagefind", "mkdocs-material", "knowledge-base-rules"}
    assert all(component["version"] for component in bill["components"])
    (rules,) = (component for component in bill["components"] if component["name"] == "knowledge-base-rules")
    digests = {known for path, known in moved_site.files.items() if path.endswith(".whl")}
    assert {rules["hashes"][0]["content"]} == digests
    assert bill_of_materials(moved_site) == bill_of_materials(moved_site)
