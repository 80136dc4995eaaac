"""Man pages pass mandoc's lint, shell scripts and completions parse."""

import shutil
from pathlib import Path

from .common import Skipped, run

SHELLS = {"completions/mailauth.bash": "bash", "completions/_mailauth": "zsh", "completions/mailauth.fish": "fish"}
SCRIPTS = [".ci/build-flags", ".ci/packages", ".ci/stage", ".ci/test", ".ci/demo", ".ci/fuzz", ".ci/run", ".ci/tables"]


def findings():
    absent = [name for name in ["mandoc", *SHELLS.values()] if not shutil.which(name)]
    if absent:
        raise Skipped(f"{', '.join(absent)} not installed")
    pages = sorted(map(str, Path("man").glob("*.[18]")))
    # Pages that are not installed here cannot be found by cross reference; that is no fault of ours.
    result = run("mandoc", "-T", "lint", "-W", "style", *pages)
    yield from (line for line in result.stdout.splitlines() if "referenced manual not found" not in line)
    for path, shell in [*SHELLS.items(), *((script, "bash") for script in SCRIPTS)]:
        result = run(shell, "-n", path)
        if result.returncode:
            yield f"{path}: {shell} -n: {result.stderr.strip()}"
