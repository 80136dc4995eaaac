"""Words that have no place: unfinished work, traps, and in libraries whatever reaches past their arguments."""

import re

from .common import swift_files, without_strings_and_comments

UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
TRAPS = re.compile(r"\bfatalError\(|\btry!|\bas!|\bunimplemented\b")
# `exit` and its like end in an open parenthesis; a method of that name behind a full stop is somebody else's.
AMBIENT = re.compile(
    r"(?<![.\w])(print|debugPrint|dump|exit|_exit|abort|getenv|secure_getenv)\(|\bCommandLine\b|\bProcessInfo\b"
)
BOOL_PARAMETER = re.compile(r"\bpublic\s+(?:static\s+|mutating\s+)*(?:func\s+\S+?|init)\s*(?:<[^>]*>)?\(([^)]*)\)")

# The targets that face the user; they fill in what the libraries are given.
FACES = {"mailauth", "MailAuthCLI"}



def findings():
    for path in swift_files("Sources", "Tests"):
        text = path.read_text()
        code = without_strings_and_comments(text)
        yield from of_lines(path, text, UNFINISHED, "unfinished work")
        yield from of_lines(path, code, TRAPS, "a trap instead of an error")
        if path.parts[0] == "Sources" and path.parts[1] not in FACES:
            yield from of_lines(path, code, AMBIENT, "a library takes it as an argument or returns it")
            yield from of_parameters(path, code)


def of_lines(path, text, pattern, reason):
    for match in pattern.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield f"{path}:{line}: '{match.group().strip()}': {reason}"


def of_parameters(path, code):
    for match in BOOL_PARAMETER.finditer(code):
        for parameter in match[1].split(","):
            if re.search(r":\s*Bool\b", parameter):
                line = code.count("\n", 0, match.start()) + 1
                yield f"{path}:{line}: '{parameter.strip()}': a mode is an enum, not a Bool"
