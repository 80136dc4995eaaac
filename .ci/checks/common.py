"""What several checks need: running a program, the Swift files, Swift text without strings and comments."""

import os
import re
import subprocess
from pathlib import Path

SWIFT = os.environ.get("SWIFT", "swift")
SCRATCH = os.environ.get("SCRATCH", ".build")


class Skipped(Exception):
    """The check cannot run here; the text says why."""


def run(*command, **options):
    return subprocess.run(command, capture_output=True, text=True, **options)


def swift_files(*folders):
    """The committed or new Swift files below the folders, generated ones left out."""
    listed = run("git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *folders, check=True)
    return [
        Path(name)
        for name in listed.stdout.splitlines()
        if name.endswith(".swift") and not name.endswith("+Generated.swift") and os.path.exists(name)
    ]


TOKEN = re.compile(
    r'(?P<comment>//[^\n]*)'
    r'|(?P<block>/\*)'
    r'|(?P<multi>#*""")'
    r'|(?P<string>#*")',
)


def without_strings_and_comments(text):
    """The text with the inside of strings and comments blanked, line by line the same length.

    Interpolations count as inside the string: a brace or a name there is of no interest to the checks.
    """
    out = []
    position = 0
    while match := TOKEN.search(text, position):
        out.append(text[position:match.start()])
        end = _end(text, match)
        out.append(re.sub(r"[^\n]", " ", text[match.start():end]))
        position = end
    out.append(text[position:])
    return "".join(out)


def _end(text, match):
    if match.lastgroup == "comment":
        return match.end()
    if match.lastgroup == "block":
        depth, at = 1, match.end()
        while depth and (found := re.compile(r"/\*|\*/").search(text, at)):
            depth += 1 if found.group() == "/*" else -1
            at = found.end()
        return at
    hashes = match.group().count("#")
    quotes = match.group()[hashes:]
    return _end_of_string(text, match.end(), quotes, "#" * hashes)


def _end_of_string(text, at, quotes, hashes):
    escape = "\\" + hashes
    while at < len(text):
        if text.startswith(quotes + hashes, at):
            return at + len(quotes) + len(hashes)
        if text.startswith(escape + "(", at):
            at = _end_of_interpolation(text, at + len(escape) + 1)
        elif text.startswith(escape, at):
            at += len(escape) + 1
        elif text[at] == "\n" and len(quotes) == 1:
            return at
        else:
            at += 1
    return at


def _end_of_interpolation(text, at):
    depth = 1
    while depth and at < len(text):
        match = TOKEN.match(text, at)
        if match:
            at = _end(text, match)
            continue
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        at += 1
    return at
