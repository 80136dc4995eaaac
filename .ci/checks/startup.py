"""Classic commands stay within their budget of instructions on the stock Debian files."""

import os
import re
import shutil
import tempfile

from .common import SCRATCH, Skipped, run

STOCK = "/usr/share/postfix"
BINARY = f"{SCRATCH}/release/mailauth"
# Reading commands may take 1.7 M, and -d 2.0 M; what they take is far less, and a third above it is worth a look.
BUDGETS = {
    ("postconf", "-h", "myhostname"): 700_000,
    ("postconf", "-n"): 700_000,
    ("postconf", "-nx"): 700_000,
    ("postconf", "-M"): 1_100_000,
    ("postconf", "-F"): 1_300_000,
    ("postconf", "-P"): 700_000,
    ("postconf", "-d"): 1_300_000,
    # 0.16 of what postconf 3.7.11 needs.
    ("postconf", "-e", "x=y"): 1_700_000,
}
LISTUSERS_BUDGET = 1_700_000
# 0.16 of the 6.03 M of saslpasswd2 2.1.28 with no more plug-ins than Debian's libsasl2-modules-db.
SASLPASSWD_BUDGET = 965_000
# With all checks of the start that Postfix's own programs make.
POSTMAP_BUDGET = 700_000
SIZE_LIMIT = 30_000_000


class Failed(Exception):
    """A command that ended with an error, so that its count says nothing."""


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
        for (tool, *options), budget in BUDGETS.items():
            yield from of_command([tool, "-c", directory, *options], budget)
        with open(f"{directory}/table", "w") as table:
            table.write("alice@example.com OK\n")
        run(BINARY, "postmap", "-c", directory, f"hash:{directory}/table")
        query = ["-c", directory, "-q", "alice@example.com", f"hash:{directory}/table"]
        for tool in ("postmap", "postalias"):
            yield from of_command([tool, *query], POSTMAP_BUDGET)
        database = f"{directory}/sasldb2"
        command = ["saslpasswd", "-p", "-c", "-f", database, "-u", "example.com"]
        for number in range(20):
            run(BINARY, *command, f"user{number}", input="secret\n")
        yield from of_command([*command, "alice"], SASLPASSWD_BUDGET, "secret\n")
        yield from of_command(["listusers", "-f", database], LISTUSERS_BUDGET)


def of_command(command, budget, typed=""):
    spelled = " ".join(command)
    try:
        count = instructions([BINARY, *command], typed)
    except Failed as failure:
        yield f"{spelled}: {failure}"
        return
    print(f"{spelled}: {count:,} instructions of {budget:,}")
    if count > budget:
        yield f"{spelled}: {count:,} instructions, more than {budget:,}"


def instructions(command, typed):
    result = run("valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command, input=typed)
    found = re.search(r"refs:\s+([\d,]+)", result.stderr)
    if not found or result.returncode:
        raise Failed(f"status {result.returncode}: {result.stderr[-400:]}")
    return int(found[1].replace(",", ""))
