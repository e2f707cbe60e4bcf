"""The project that the given paths lie in: what may be read for them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from glosslint.folders import exists, is_folder, is_repository
from glosslint.layout.slots import CONTAINERS
from glosslint.layout.tokens import Vocabulary
from glosslint.layout.tree import SITE_FILE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HIGHEST = 8
"""How many folders above a file may hold its versions."""


def project_root(paths: Sequence[Path]) -> Path:
    """The folder of the project that `paths`, absolute, lie in.

    The nearest folder above them that holds `.git`; else the nearest with a site's configuration; else,
    for files, the folder in which versions in other languages lie; else the folder that holds them all.
    """
    folders = [path if is_folder(path) else path.parent for path in paths]
    common = Path(os.path.commonpath(folders))
    site: Path | None = None
    for folder in (common, *common.parents):
        if is_repository(folder):
            return folder
        if site is None and is_site(folder):
            site = folder
    roots = [_above_languages(path) for path in paths if not is_folder(path)]
    found = [root for root in (site, *roots) if root is not None]
    return Path(os.path.commonpath([common, *found]))


def is_site(folder: Path) -> bool:
    """Whether a folder holds a site's configuration."""
    try:
        names = {path.name for path in folder.iterdir()}
    except OSError:
        return False
    if any(SITE_FILE.fullmatch(name) for name in names):
        return True
    return "config" in names and is_folder(folder / "config" / "_default")


def _above_languages(file: Path) -> Path | None:
    """The highest folder above `file` that holds it in another language too, or its source."""
    found: Path | None = None
    for folder in list(file.parents)[:_HIGHEST]:
        if folder.parent in {folder, Path.home(), Path.home().parent}:
            break
        tail = file.relative_to(folder)
        for root, versions in _versions(folder):
            if any(version != folder and exists(version / tail) for version in versions):
                found = root
    return found


def _versions(folder: Path) -> Iterator[tuple[Path, list[Path]]]:
    """Where else what lies in `folder` may lie in other languages, each with the folder that holds both."""
    vocabulary = Vocabulary({})
    above = folder.parent
    token = vocabulary.token(folder.name)
    if token is not None and token.kind != "odd":
        yield above, [above, *(other for other in _folders(above) if vocabulary.token(other.name))]
        if above.name.lower() in CONTAINERS:
            yield above.parent, [above.parent]
    beside = _folders(above)
    for base in {base for base, _, _ in vocabulary.suffixes(folder.name)} | {folder.name}:
        yield above, [other for other in beside if other.name == base or _is_suffixed(other.name, base)]
    below = [other for other in _folders(folder) if vocabulary.token(other.name) is not None]
    yield folder, below


def _is_suffixed(name: str, base: str) -> bool:
    """Whether a folder's name is `base` with a language: `pages.sv`."""
    return any(stem == base for stem, _, _ in Vocabulary({}).suffixes(name))


def _folders(folder: Path) -> list[Path]:
    try:
        return [Path(entry.path) for entry in os.scandir(folder) if entry.is_dir()]
    except OSError:
        return []
