"""README's first session is what `make demo` prints."""

import difflib
import os
import re
from pathlib import Path

from .common import Skipped, run

STOCK = "/usr/share/postfix/main.cf.debian"
# Numbers that Berkeley DB draws anew for each file.
DRAWN = re.compile(r"^index 0000000\.\.[0-9a-f]{7}$")


def lines(text):
    return ["index drawn" if DRAWN.match(line) else line for line in text.splitlines()]


def findings():
    if not os.path.exists(STOCK):
        raise Skipped(f"{STOCK} not there (package postfix)")
    demo = run("sh", "-c", ".ci/demo 2>&1")
    if demo.returncode:
        yield from demo.stdout.splitlines()[-20:]
        return
    shown = demo.stdout[demo.stdout.index("\n$ ") + 1:].split("\n\nThe image is in ")[0]
    promised = re.search(r"^## First session$.*?^```\n(.*?)^```$", Path("README.md").read_text(), re.M | re.S)
    if not promised:
        yield "README.md: no session under 'First session'"
        return
    for line in difflib.unified_diff(lines(promised[1]), lines(shown), "README.md", "make demo", lineterm="", n=1):
        yield line
