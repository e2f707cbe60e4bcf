"""Where the files without a language lie that those with one translate."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from glosslint import languages
from glosslint.layout.paths import ENDINGS, upwards
from glosslint.layout.slots import CONTAINERS
from glosslint.layout.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from glosslint.layout.slots import Files

_FAR_SHARE = 3
"""How many paths a source far from its translations must share with them."""


class Untagged:
    """Finds the files without a language that answer to the paths of those with one."""

    def __init__(self, files: Files, claimed: Collection[str], tagged: tuple[str, ...]) -> None:
        self._files = files
        self._claimed = claimed
        self._tagged = tagged

    def under(self, folder: str, wanted: Mapping[str, str]) -> dict[str, str]:
        """The untagged files below `folder`, by the keys that they share with `wanted`."""
        found: dict[str, str] = {}
        prefix = f"{folder}/" if folder else ""
        for key, ending in wanted.items():
            endings = ("",) if key.endswith(ENDINGS) else (ending, *ENDINGS)
            for candidate in (f"{prefix}{key}{ending}" for ending in endings):
                if (
                    candidate in self._files.all
                    and candidate not in self._claimed
                    and not candidate.startswith(self._tagged)
                ):
                    found[key] = candidate
                    break
        return found


def source_folder(
    free: Untagged, files: Files, where: str, wanted: Mapping[str, str], *, far: bool
) -> tuple[str, dict[str, str]]:
    """The folder whose files without a language share most paths with the tagged ones, and those files.

    It is the folder above the languages' or one further up; the nearest counts where several share as
    much, but a folder that holds only translations counts last. Elsewhere in the tree, where `far` says
    so, it must share several paths.
    """
    above = list(upwards(where)) or [""]
    if is_container(where) and len(above) > 1:
        above = [*above[1:], above[0]]
    best, found = where, dict[str, str]()
    for folder in above:
        here = free.under(folder, wanted)
        if len(here) > len(found):
            best, found = folder, here
    if found:
        return best, found
    for folder in _far_folders(files, wanted) if far else ():
        if _names_language(folder):
            continue
        here = free.under(folder, wanted)
        if len(here) >= max(_FAR_SHARE, len(wanted) // 2):
            return folder, here
    return where, {}


def _names_language(folder: str) -> bool:
    """Whether a part of a path is a language beyond doubt: what lies there has one already."""
    tags = ((part, languages.parse_tag(part)) for part in folder.split("/"))
    return any(tag is not None and Token(part, tag, "tag").is_clear for part, tag in tags)


def is_container(folder: str) -> bool:
    """Whether a folder is called like one that holds translations only."""
    return folder.rpartition("/")[2].lower() in CONTAINERS


def _far_folders(files: Files, wanted: Mapping[str, str]) -> list[str]:
    """Folders anywhere in which files with the wanted paths lie, those with most of them first."""
    votes: Counter[str] = Counter()
    names = {f"{key}{ending}" for key, ending in list(wanted.items())[:200]}
    for name in names:
        for path in files.called(name.rpartition("/")[2]):
            if path.endswith(f"/{name}"):
                votes[path[: -len(name) - 1]] += 1
    return sorted(votes, key=lambda folder: (-votes[folder], folder))[:8]
