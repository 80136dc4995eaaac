"""The flags of a build come also where a library is missing, and without flags nothing is built."""

import os
import shutil
import tempfile
from pathlib import Path

from .common import SWIFT, run

LIBRARIES = ["libnettle.a", "libstdc++.a"]
# A compiler that does not find one library.
CLANG = """\
#!/bin/sh
[ "$1" != "-print-file-name=$MISSING" ] || {{ echo "$MISSING"; exit; }}
exec {clang} "$@"
"""


def findings():
    toolchain = Path(os.path.realpath(shutil.which(SWIFT) or "/"))
    clang = toolchain.with_name("clang")
    with tempfile.TemporaryDirectory() as folder:
        swift = script(folder, "bin/swift", "#!/bin/sh\ntouch built\n")
        script(folder, "bin/clang", CLANG.format(clang=clang if clang.exists() else "cc"))
        complete = flags(folder, swift, "")
        for library in LIBRARIES:
            result = flags(folder, swift, library)
            if result.returncode or result.stdout != complete.stdout:
                yield f".ci/build-flags: without {library} it ends with {result.returncode} and prints {result.stdout!r}"
            if "starts cost more" not in result.stderr:
                yield f".ci/build-flags: it does not warn of {library}"
        shutil.copy("Makefile", folder)
        script(folder, ".ci/packages", "#!/bin/sh\n")
        script(folder, ".ci/build-flags", "#!/bin/sh\nexit 1\n")
        for target in ["build", "release"]:
            if not run("make", target, f"SWIFT={swift}", cwd=folder).returncode or Path(folder, "built").exists():
                yield f"Makefile: {target} goes on when .ci/build-flags fails"


def flags(folder, swift, missing):
    return run(".ci/build-flags", "release", f"{folder}/scratch", env={**os.environ, "SWIFT": swift, "MISSING": missing})


def script(folder, name, text):
    path = Path(folder, name)
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return str(path)
