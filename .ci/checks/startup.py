"""Read-only classic commands stay within their budget of instructions on the stock Debian files."""

import os
import re
import shutil
import tempfile

from .common import SCRATCH, Skipped, run

STOCK = "/usr/share/postfix"
BINARY = f"{SCRATCH}/release/mailauth"
BUDGETS = {
    ("postconf", "-h", "myhostname"): 1_700_000,
    ("postconf", "-n"): 1_700_000,
    ("postconf", "-nx"): 1_700_000,
    ("postconf", "-M"): 1_700_000,
    ("postconf", "-d"): 2_000_000,
}
SIZE_LIMIT = 30_000_000


def findings():
    if not shutil.which("valgrind"):
        raise Skipped("valgrind not installed")
    if not os.path.exists(f"{STOCK}/main.cf.debian"):
        raise Skipped(f"{STOCK}/main.cf.debian not there (package postfix)")
    build = run("make", "--no-print-directory", "release")
    if build.returncode:
        yield from (build.stdout + build.stderr).splitlines()[-20:]
        return
    if os.path.getsize(BINARY) > SIZE_LIMIT:
        yield f"{BINARY}: {os.path.getsize(BINARY)} bytes, more than {SIZE_LIMIT}"
    with tempfile.TemporaryDirectory() as directory:
        shutil.copy(f"{STOCK}/main.cf.debian", f"{directory}/main.cf")
        shutil.copy(f"{STOCK}/master.cf.dist", f"{directory}/master.cf")
        for command, budget in BUDGETS.items():
            yield from of_command(command, budget, directory)


def of_command(command, budget, directory):
    count = instructions([BINARY, command[0], "-c", directory, *command[1:]])
    spelled = " ".join(command)
    print(f"{spelled}: {count:,} instructions of {budget:,}")
    if count > budget:
        yield f"{spelled}: {count:,} instructions, more than {budget:,}"


def instructions(command):
    result = run("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command)
    found = re.search(r"refs:\s+([\d,]+)", result.stderr)
    if not found or result.returncode:
        raise Skipped(f"{' '.join(command)}: status {result.returncode}: {result.stderr[-400:]}")
    return int(found[1].replace(",", ""))
