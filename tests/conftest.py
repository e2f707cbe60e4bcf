"""Tests run in the same surroundings everywhere: whatever the locale, the terminal, the build service."""

from __future__ import annotations

import os

LOCALE = ("LANG", "LANGUAGE", "LC_ALL", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8")
SCREEN = ("CLICOLOR", "CLICOLOR_FORCE", "COLUMNS", "FORCE_COLOR", "NO_COLOR", "TTY_COMPATIBLE")
BUILD_SERVICE = ("CI", "GITHUB_ACTIONS", "TF_BUILD")


def pytest_configure() -> None:
    for name in (*LOCALE, *SCREEN, *BUILD_SERVICE):
        os.environ.pop(name, None)
