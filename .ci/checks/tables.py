"""Generated tables are what their generator writes from the committed data."""

import os

from .common import Skipped, run

GENERATOR = ".ci/tables"


def findings():
    if not os.path.exists(GENERATOR):
        raise Skipped(f"no generator ({GENERATOR})")
    result = run(GENERATOR, "--check")
    return (result.stdout + result.stderr).splitlines() if result.returncode else []
