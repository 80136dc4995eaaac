"""The Swift sources are as `swift format` writes them, and keep its rules (.swift-format)."""

from .common import SWIFT, run


def findings():
    result = run(
        SWIFT, "format", "lint", "--strict", "--recursive", "--parallel", "Package.swift", "Sources", "Tests"
    )
    lines = [line for line in result.stderr.splitlines() if line.strip()]
    return lines if result.returncode else []
