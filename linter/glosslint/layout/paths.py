"""The paths of versions: their parts, and what they share once endings are left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ENDINGS = (".md", ".mdx", ".markdown")


def without_endings(members: Sequence[Mapping[str, str]]) -> list[dict[str, str]]:
    """The members' paths without endings, so that `x.mdx` may be a version of `x.md`.

    Where one member has both, they are two pages and keep their endings.
    """
    twice: set[str] = set()
    for paths in members:
        stems = Counter(map(stem_of, paths))
        twice.update(stem for stem, number in stems.items() if number > 1)
    return [
        {path if stem_of(path) in twice else stem_of(path): file for path, file in paths.items()}
        for paths in members
    ]


def stem_of(path: str) -> str:
    """A path without its ending: `a/b.sv` of `a/b.sv.md`."""
    stem, dot, ending = path.rpartition(".")
    return stem if dot and stem and "/" not in ending else path


def ending_of(path: str) -> str:
    """`.md` of `a/b.sv.md`."""
    return path[len(stem_of(path)) :]


def joined(folder: str, name: str) -> str:
    """A path of two parts, either of which may be empty."""
    return f"{folder}/{name}" if folder and name else folder or name


def depth(folder: str) -> int:
    """How many folders deep `folder` lies, itself included."""
    return folder.count("/") + 1 if folder else 0


def upwards(folder: str) -> Iterable[str]:
    """`folder` and those above it, up to the root."""
    yield folder
    while folder:
        folder = folder.rpartition("/")[0]
        yield folder
