"""Slots: the places in a tree where a language could stand, with the files that it would tell apart.

A slot is a guess, made from names alone. Whether it holds is for `evidence` to say.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Literal, TypeAlias

from msgspec import Struct

from glosslint.layout.paths import upwards
from glosslint.layout.tokens import Token

Form: TypeAlias = Literal[
    "folder",  # content/sv/page.md
    "folder-suffix",  # pages.sv/page.md
    "suffix",  # page.sv.md
    "name",  # page/sv.md
    "pattern",  # as the settings or the site's configuration say
]
CONTAINERS = frozenset(
    {"i18n", "l10n", "locale", "locales", "localization", "localized", "lang", "langs", "language"}
    | {"languages", "translation", "translations"}
)
"""Folders that hold translations only: what they translate lies further up."""


class Member(Struct, frozen=True):
    """The files of one language in a slot, by the path that its versions share."""

    token: Token
    files: Mapping[str, str]
    separator: str = ""


class Slot(Struct, frozen=True):
    """A place where a language could stand. Paths are relative to the root."""

    form: Form
    where: str
    """The folder in which the language's folder, or the file, lies."""
    base: str
    """What stands before the language in a folder's name: `pages` in `pages.sv`."""
    members: tuple[Member, ...]
    untagged: Mapping[str, str]
    """Files without a language that share paths with the members."""
    source: str
    """The folder of the untagged files; the keys of the slot's pages are relative to it."""


class Files:
    """The files of a tree, sorted, and the folders that they lie in."""

    def __init__(self, paths: Sequence[str]) -> None:
        self.paths = sorted(paths)
        self.all = frozenset(paths)
        self.in_folder: dict[str, list[str]] = {}
        for path in self.paths:
            self.in_folder.setdefault(path.rpartition("/")[0], []).append(path)
        self.folders = sorted({above for folder in self.in_folder for above in upwards(folder)})

    @cached_property
    def _by_name(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = {}
        for path in self.paths:
            found.setdefault(path.rpartition("/")[2], []).append(path)
        return found

    def called(self, name: str) -> Sequence[str]:
        """Every file of that name."""
        return self._by_name.get(name, ())

    def below(self, folder: str) -> Sequence[str]:
        """Every file in `folder` and in folders in it."""
        if not folder:
            return self.paths
        return self.paths[bisect_left(self.paths, f"{folder}/") : bisect_left(self.paths, f"{folder}0")]


class Claims:
    """The files that are versions already."""

    __slots__ = ("languages", "pages")

    def __init__(self) -> None:
        self.languages: dict[str, str] = {}
        """The files whose paths name a language, with its tag. They belong to no other slot."""
        self.pages: dict[str, str] = {}
        """All files that are versions, with the key of their page. Those without a language in their paths
        may be the source of more translations."""
