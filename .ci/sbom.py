"""The packages that build the site, for security officers and their scanners: CycloneDX 1.6 as JSON.

From requirements.txt and what is installed by it: version, hashes, licence, and which package asks for which.
The same packages give the same file, if SOURCE_DATE_EPOCH says its time.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import sys
import tomllib
import uuid
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
_PACKAGE = re.compile(r"^([a-z0-9-]+)==([^ ;]+)(?: ;[^\\]*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.MULTILINE)  # fmt: skip
_LICENCES = LicenseFactory()


def bill(root: Path) -> str:
    """The list for the project at `root`, as JSON."""
    lock = (root / "requirements.txt").read_text("utf-8")
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    parts = {name: _component(name, version, hashes) for name, version, hashes in _PACKAGE.findall(lock)}
    whole = Component(
        type=ComponentType.APPLICATION, name=project["name"], version=project["version"], bom_ref=project["name"],
        description=project["description"], licenses=[_LICENCES.make_from_string(project["license"])],
    )  # fmt: skip
    bom = Bom(components=parts.values(), serial_number=uuid.uuid5(uuid.NAMESPACE_OID, lock + project["version"]))
    bom.metadata.component = whole
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        bom.metadata.timestamp = dt.datetime.fromtimestamp(int(epoch), dt.UTC)
    asked = [canonicalize_name(Requirement(line).name) for line in project["dependencies"]]
    bom.register_dependency(whole, [parts[name] for name in asked])
    for name, part in parts.items():
        bom.register_dependency(part, [parts[other] for other in _asked_by(name) if other in parts])
    return JsonV1Dot6(bom).output_as_string(indent=1) + "\n"


def _component(name: str, version: str, hashes: str) -> Component:
    purl = PackageURL("pypi", None, name, version)
    sums = [HashType(alg=HashAlgorithm.SHA_256, content=one) for one in re.findall(r"[0-9a-f]{64}", hashes)]
    files = ExternalReference(
        type=ExternalReferenceType.DISTRIBUTION,
        url=XsUri(str(purl)),
        hashes=sums,
        comment="one of these files is installed",
    )
    licences = list(_licences(name))
    return Component(type=ComponentType.LIBRARY, name=name, version=version, bom_ref=str(purl), purl=purl,
                     licenses=licences, external_references=[files])  # fmt: skip


def _licences(name: str) -> Iterator[License]:
    """As the package itself says: an SPDX expression, else the names among its classifiers, else a short text."""
    try:
        told = distribution(name).metadata
    except PackageNotFoundError:  # of another system
        return
    classes = [one.split(" :: ")[-1] for one in told.get_all("Classifier", []) if one.startswith("License :: ")]
    said = told["License-Expression"] or ""
    short = told["License"] if told["License"] and len(told["License"]) < 60 else ""
    if said:
        yield _LICENCES.make_from_string(said)
    else:
        yield from (_LICENCES.make_with_name(one) for one in dict.fromkeys(classes or filter(None, [short])))


def _asked_by(name: str) -> Iterator[str]:
    try:
        asked = map(Requirement, distribution(name).requires or ())
    except PackageNotFoundError:
        return
    yield from {
        canonicalize_name(one.name): None for one in asked if not one.marker or one.marker.evaluate({"extra": ""})
    }


if __name__ == "__main__":
    file = Path(sys.argv[1])
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(bill(ROOT), "utf-8")
