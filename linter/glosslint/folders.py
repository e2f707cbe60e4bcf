"""What lies where, as far as one may look: what cannot be seen is not there, where pathlib raises."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def exists(path: Path) -> bool:
    """Whether something lies at `path`; a link to nothing is nothing."""
    return os.path.exists(path)  # noqa: PTH110


def is_file(path: Path) -> bool:
    """Whether `path` is a file, or a link to one."""
    return os.path.isfile(path)  # noqa: PTH113


def is_folder(path: Path) -> bool:
    """Whether `path` is a folder, or a link to one."""
    return os.path.isdir(path)  # noqa: PTH112


def is_repository(folder: Path) -> bool:
    """Whether `folder` is the top of a git repository, or of a worktree."""
    return exists(folder / ".git")
