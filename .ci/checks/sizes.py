"""Files and functions stay small: a file of 300 lines or a function of 40 warns, 500 and 60 stop."""

import re

from .common import swift_files, without_strings_and_comments

FILE_WARNING, FILE_LIMIT = 300, 500
FUNCTION_WARNING, FUNCTION_LIMIT = 40, 60

FUNCTION = re.compile(r"\b(func\s+(?:\w+|`\w+`|[-+*/%=<>!&|^~?.]+|\s)|init[?!]?\s*[(<]|deinit\s*\{|subscript\s*[(<])")
BAD_NAMES = re.compile(r"(Helper|Helpers|Util|Utils|Utility|Utilities|Extension|Extensions|Misc|Common)\.swift$")


def findings():
    for path in swift_files("Sources", "Tests", "Benchmarks"):
        text = path.read_text()
        lines = text.count("\n")
        if lines > FILE_LIMIT:
            yield f"{path}:1: the file has {lines} lines, more than {FILE_LIMIT}"
        elif lines > FILE_WARNING:
            print(f"{path}:1: warning: the file has {lines} lines, more than {FILE_WARNING}")
        if BAD_NAMES.search(path.name):
            yield f"{path}:1: the name says nothing about what is in the file"
        yield from of_functions(path, without_strings_and_comments(text))


def of_functions(path, text):
    for match in FUNCTION.finditer(text):
        end = end_of_body(text, match.end() - 1)
        if end is None:
            continue
        line = text.count("\n", 0, match.start()) + 1
        length = text.count("\n", match.start(), end) + 1
        if length > FUNCTION_LIMIT:
            yield f"{path}:{line}: the function has {length} lines, more than {FUNCTION_LIMIT}"
        elif length > FUNCTION_WARNING:
            print(f"{path}:{line}: warning: the function has {length} lines, more than {FUNCTION_WARNING}")


def end_of_body(text, start):
    """The end of the braces that follow the signature, or nil for a requirement of a protocol."""
    parentheses = 0
    at = start
    while at < len(text):
        character = text[at]
        if character in "([":
            parentheses += 1
        elif character in ")]":
            parentheses -= 1
            if parentheses < 0:
                return None
        elif character == "{" and parentheses == 0:
            return end_of_braces(text, at)
        elif character == "}" and parentheses == 0:
            return None
        elif character == "\n" and parentheses == 0 and FUNCTION.match(text, skip_blanks(text, at)):
            return None
        at += 1
    return None


def skip_blanks(text, at):
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def end_of_braces(text, at):
    depth = 0
    while at < len(text):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        at += 1
        if depth == 0:
            return at
    return None
