"""The software bill of materials (CycloneDX) of what readers get, at the path of RFC 9472: /.well-known/sbom."""

import json
from importlib.metadata import version
from typing import NamedTuple
from uuid import NAMESPACE_URL, uuid5

from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from kb.build.inputs import ROOT
from kb.deploy.built_site import BuiltSite
from kb.outputs.manifest import NAME as MANIFEST
from kb.outputs.runtime import FOLDER as RUNTIME

SBOM = ".well-known/sbom"


class Part(NamedTuple):
    """A piece of third-party software that readers get."""

    kind: str
    """The type of package in package URLs, such as `npm`."""
    name: str
    version: str
    license: str
    website: str
    description: str


def bill_of_materials(site: BuiltSite) -> str:
    """Return the bill of materials of the site as JSON. The same site always gives the same bill."""
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, f"{site.site_url}{site.files[MANIFEST]}"))
    bom.metadata.component = Component(
        name="knowledge-base",
        bom_ref="knowledge-base",
        version=version("knowledge-base"),
        type=ComponentType.APPLICATION,
    )
    lock = json.loads((site.folder / RUNTIME / "pyodide-lock.json").read_bytes())
    bom.components.update(_component(part) for part in _parts(lock["info"]["python"]))
    for package in lock["packages"].values():
        bom.components.add(
            Component(
                name=package["name"],
                bom_ref=package["name"],
                version=package["version"],
                type=ComponentType.LIBRARY,
                description="A Python package inside Pyodide.",
                hashes=[HashType(alg=HashAlgorithm.SHA_256, content=package["sha256"])],
            )
        )
    bom.register_dependency(bom.metadata.component, bom.components)
    written = json.loads(JsonV1Dot6(bom).output_as_string())
    written["metadata"].pop("timestamp")  # so that the same site gives the same bill
    return json.dumps(written, indent=1, sort_keys=True) + "\n"


def _parts(python: str) -> tuple[Part, ...]:
    """Return the third-party software in the site. `python` is the version of Python inside Pyodide."""
    packages = json.loads((ROOT / "package.json").read_bytes())["dependencies"]
    material = version("mkdocs-material")
    return (
        Part("npm", "pyodide", packages["pyodide"], "MPL-2.0", "https://pyodide.org/", "Python for browsers."),
        Part(
            "generic", "cpython", python, "PSF-2.0", "https://www.python.org/", "Inside Pyodide, cut to what is used."
        ),
        Part("pypi", "pagefind", version("pagefind"), "MIT", "https://pagefind.app/", "Search in the browser."),
        Part(
            "pypi",
            "mkdocs-material",
            material,
            "MIT AND Apache-2.0",
            "https://squidfunk.github.io/mkdocs-material/",
            "Some styles, and icons of Material Design Icons.",
        ),
    )


def _component(part: Part) -> Component:
    return Component(
        name=part.name,
        bom_ref=part.name,
        version=part.version,
        type=ComponentType.LIBRARY,
        description=part.description,
        purl=PackageURL(part.kind, name=part.name, version=part.version),
        licenses=[LicenseExpression(part.license)],
        external_references=[ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(part.website))],
    )
