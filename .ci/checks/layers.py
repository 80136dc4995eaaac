"""Targets depend on, and their files import, what the table allows and nothing else."""

import json
import re

from .common import SCRATCH, SWIFT, run, swift_files

# What each target may import, and through it whatever is below. Names of products stand for packages.
TABLE = {
    "LosslessText": [],
    "Secrets": [],
    "CLinux": [],
    "CBerkeleyDB": [],
    "CLMDB": [],
    "CNettle": [],
    "SafeFiles": ["LosslessText", "Secrets", "CLinux", "SystemPackage"],
    "SCRAM": ["Secrets", "CNettle"],
    "PostfixConfig": ["SafeFiles", "CBerkeleyDB", "CLMDB"],
    "CyrusSASL": ["SafeFiles", "SCRAM", "CBerkeleyDB", "CLMDB"],
    "DovecotConfig": ["SafeFiles", "SCRAM"],
    "Services": ["SafeFiles", "Subprocess"],
    "MailSystem": ["PostfixConfig", "CyrusSASL", "DovecotConfig"],
    "Accounts": ["CyrusSASL", "DovecotConfig"],
    "Provisioning": ["MailSystem", "Services"],
    "Audit": ["Provisioning"],
    "SMTPProbe": ["SCRAM", "NIOSSL"],
    "ClassicTools": ["PostfixConfig", "CyrusSASL"],
    "MailAuthCLI": [
        "ClassicTools", "Accounts", "Audit", "SMTPProbe", "Provisioning", "ArgumentParser", "FoundationEssentials",
    ],
    "mailauth": ["ClassicTools", "MailAuthCLI"],
}

# Products that only these targets may import, whatever is below them.
ONLY_IMPORTERS = {
    "Subprocess": {"Services"},
    "ArgumentParser": {"MailAuthCLI"},
    "CNettle": {"SCRAM"},
    "NIOSSL": {"SMTPProbe"},
}

# Modules of the toolchain and of the C library.
SYSTEM = {"Glibc", "Musl", "Synchronization", "Dispatch", "Swift"}

# Foundation costs megabytes and start-up time; these modules of it go only where the table names them, or above
# the classic tools' path.
FOUNDATION = {"Foundation", "FoundationEssentials", "FoundationInternationalization", "FoundationNetworking"}

IMPORT = re.compile(
    r"^\s*(?:@\w+(?:\([^)]*\))?\s+)*(?:(?:public|package|internal|fileprivate|private)\s+)?"
    r"import\s+(?:(?:struct|class|enum|protocol|func|var|let|typealias)\s+)?(\w+)",
    re.MULTILINE,
)


def closure(name):
    allowed, stack = set(), [name]
    while stack:
        for below in TABLE.get(stack.pop(), []):
            if below not in allowed:
                allowed.add(below)
                stack.append(below)
    for product, importers in ONLY_IMPORTERS.items():
        if name not in importers:
            allowed.discard(product)
    return allowed


CLASSIC_PATH = closure("ClassicTools") | {"ClassicTools", "mailauth"}


def may_import_foundation(target):
    return target not in CLASSIC_PATH


def findings():
    described = run(SWIFT, "package", "--scratch-path", SCRATCH, "describe", "--type", "json", check=True)
    for target in json.loads(described.stdout)["targets"]:
        if target["path"].startswith("Tests/"):
            continue
        yield from of_target(target)
    yield from of_sources()


def of_target(target):
    name = target["name"]
    if name not in TABLE:
        yield f"Package.swift: target {name} is not in the table of layers (.ci/checks/layers.py)"
        return
    if target["path"] != f"Sources/{name}":
        yield f"Package.swift: target {name} lives in {target['path']}, not in Sources/{name}"
    for dependency in target.get("target_dependencies", []) + target.get("product_dependencies", []):
        if dependency not in closure(name):
            yield f"Package.swift: {name} may not depend on {dependency}"


def of_sources():
    for path in swift_files("Sources"):
        target = path.parts[1]
        allowed = closure(target) | SYSTEM
        if may_import_foundation(target):
            allowed = allowed | FOUNDATION
        text = path.read_text()
        for match in IMPORT.finditer(text):
            if match[1] not in allowed:
                line = text.count("\n", 0, match.start(1)) + 1
                yield f"{path}:{line}: {target} may not import {match[1]}"
