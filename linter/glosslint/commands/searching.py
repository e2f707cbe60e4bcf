"""What every command does first: find the pages that it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from glosslint.layout import Layout
    from glosslint.settings import Settings


def search(paths: Sequence[Path], settings: Settings) -> Layout:
    """The layout of `paths` as `settings` want it. Raises RunError where a path does not exist."""
    from glosslint.layout import discover

    return discover(
        paths,
        patterns=settings.layout,
        languages=settings.languages,
        exclude=settings.exclude,
        extensions=settings.extensions,
        root=settings.file.parent if settings.file else None,
    )


def tag_of(written: str) -> str:
    """A language of the settings as the layout names it: `EN`, `English` and `en` are one."""
    from glosslint import languages

    return languages.parse(written) or languages.well_formed(written) or written
