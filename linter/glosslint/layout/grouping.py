"""Puts the files of a tree together as pages in several languages."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from glosslint import languages
from glosslint.errors import RunError
from glosslint.layout.evidence import Accepted, Rejected, judge
from glosslint.layout.result import Layout, NearMiss, PageFiles, Pattern, Single, Site
from glosslint.layout.sites import read_sites
from glosslint.layout.slots import Files, Slot, folder_slots, name_slots, suffix_slots
from glosslint.layout.texts import Glances
from glosslint.layout.tokens import Vocabulary
from glosslint.layout.tree import walk

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

EXTENSIONS = (".md", ".markdown", ".mdx")


def discover(
    paths: Sequence[Path],
    *,
    patterns: Sequence[str] = (),
    languages: Sequence[str] = (),
    exclude: Sequence[str] = (),
    extensions: Sequence[str] = EXTENSIONS,
    root: Path | None = None,
) -> Layout:
    """The pages below `paths`, each with its language versions.

    `patterns` say where versions lie (`content/{language}/{path}`); without any, that is found out.
    `languages` are taken for languages wherever they stand. `exclude` is written as in a .gitignore.
    `root` is what patterns and exclusions are relative to and bounds what is read; by default it is the
    project that the paths lie in.

    A file that is given singly brings in the whole project, so that its versions are found as they
    are when a folder is given; `Layout.named` tells which files were. Raises RunError where a path does
    not exist.
    """
    starts = [Path(os.path.abspath(path)) for path in paths]
    for given, path in zip(paths, starts, strict=True):
        if not os.path.lexists(path):
            raise RunError(f"{given}: there is no such file or folder")
    root = Path(os.path.abspath(root)) if root is not None else project_root(starts)
    named = [path for path in starts if not path.is_dir()]
    tree = walk(root, [root] if named else starts, extensions=extensions, exclude=exclude)
    sites, unread = read_sites(root, tree.sites)
    grouping = _Grouping(root, Files(tree.files), sites, languages)
    grouping.find()
    return Layout(
        root=root,
        groups=grouping.groups(),
        single=grouping.single(),
        patterns=grouping.patterns(),
        ignored=(*tree.ignored, *unread),
        sites=sites,
        named=frozenset(named),
        searched=tuple(starts),
        near=tuple(grouping.near),
    )


def project_root(paths: Sequence[Path]) -> Path:
    """The folder of the project that `paths`, absolute, lie in."""
    common = Path(os.path.commonpath(paths))
    return common if common.is_dir() else common.parent


class _Grouping:
    def __init__(self, root: Path, files: Files, sites: Sequence[Site], written: Sequence[str]) -> None:
        self._root = root
        self._files = files
        self._sites = sites
        configured = (*written, *(name for site in sites for name, _ in site.languages))
        self._vocabulary = Vocabulary.of(iter(configured))
        self._glances = Glances(root)
        self._claimed: dict[str, str] = {}
        self._pages: dict[str, list[tuple[str, str]]] = {}
        self._key_of: dict[str, str] = {}
        self._untagged: dict[str, str] = {}
        self._pattern_of: dict[str, str] = {}
        self._whys: dict[str, str] = {}
        self.near: list[NearMiss] = []

    def find(self) -> None:
        for slots in (folder_slots, name_slots, suffix_slots):
            for slot in slots(self._files, self._vocabulary, self._claimed):
                match judge(slot, self._glances, self._site_of(slot)):
                    case Accepted() as accepted:
                        self._take(slot, accepted)
                    case Rejected(why, number) if number > 1 or slot.untagged:
                        self.near.append(NearMiss(_pattern(slot), why))
                    case _:
                        pass

    def _site_of(self, slot: Slot) -> Site | None:
        """The nearest configuration above the slot, else one that lies in the folder of a language."""
        where = self._root / slot.where
        above = [site for site in self._sites if where.is_relative_to(site.folder)]
        if above:
            return max(above, key=lambda site: len(site.folder.parts))
        within = {where / member.token.written for member in slot.members}
        return next((site for site in self._sites if site.folder in within and site.languages), None)

    def _take(self, slot: Slot, accepted: Accepted) -> None:
        for member in accepted.members:
            pattern = _pattern(slot, member.separator)
            self._whys.setdefault(pattern, accepted.why)
            for key, path in member.files.items():
                self._claimed[path] = member.token.tag
                self._add(slot, key, member.token.tag, path, pattern)
        if accepted.language:
            pattern = _source_pattern(slot)
            name = languages.display_name(accepted.language)
            self._whys.setdefault(
                pattern, f"the versions without a language, in {name}: {accepted.languages_why}"
            )
            tagged = {key for member in accepted.members for key in member.files}
            for key, path in slot.untagged.items():
                if key in tagged and path not in self._key_of:
                    self._add(slot, key, accepted.language, path, pattern)
                    self._untagged[self._key_of[path]] = accepted.language

    def _add(self, slot: Slot, key: str, tag: str, path: str, pattern: str) -> None:
        page = f"{slot.source}/{key}" if slot.source else key
        self._pages.setdefault(page, []).append((tag, path))
        self._key_of[path] = page
        self._pattern_of[path] = pattern

    def groups(self) -> tuple[PageFiles, ...]:
        found = [
            self._group(page, versions) for page, versions in self._pages.items() if _in_several(versions)
        ]
        return tuple(sorted(found, key=lambda group: group.key))

    def _group(self, page: str, versions: Sequence[tuple[str, str]]) -> PageFiles:
        files: dict[str, Path] = {}
        duplicates: list[tuple[str, Path]] = []
        for tag, path in sorted(versions):
            if tag in files:
                duplicates.append((tag, self._root / path))
            else:
                files[tag] = self._root / path
        endings = Counter(path.suffix for path in files.values())
        ending = max(endings, key=lambda ending: (endings[ending], ending))
        return PageFiles(
            key=page if page.endswith(ending) else f"{page}{ending}",
            files=tuple(sorted(files.items())),
            presumed=self._presumed(page, files),
            duplicates=tuple(duplicates),
        )

    def _presumed(self, page: str, files: dict[str, Path]) -> str:
        site = self._site_above(next(iter(files.values())))
        if site is not None and site.default in files:
            return site.default
        return self._untagged.get(page, "")

    def _site_above(self, path: Path) -> Site | None:
        above = [site for site in self._sites if path.is_relative_to(site.folder)]
        return max(above, key=lambda site: len(site.folder.parts), default=None)

    def single(self) -> tuple[Single, ...]:
        grouped = {path for versions in self._pages.values() if _in_several(versions) for _, path in versions}
        return tuple(
            Single(self._root / path, self._key_of.get(path, path), self._claimed.get(path, ""))
            for path in self._files.paths
            if path not in grouped
        )

    def patterns(self) -> tuple[Pattern, ...]:
        numbers: Counter[str] = Counter()
        tags: dict[str, set[str]] = {}
        for versions in self._pages.values():
            if _in_several(versions):
                for tag, path in versions:
                    numbers[self._pattern_of[path]] += 1
                    tags.setdefault(self._pattern_of[path], set()).add(tag)
        return tuple(
            Pattern(pattern, number, tuple(sorted(tags[pattern])), self._whys[pattern])
            for pattern, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
        )


def _in_several(versions: Iterable[tuple[str, str]]) -> bool:
    return len({tag for tag, _ in versions}) > 1


def _pattern(slot: Slot, separator: str = ".") -> str:
    prefix = f"{slot.where}/" if slot.where else ""
    match slot.form:
        case "folder":
            return f"{prefix}{{language}}/{{path}}"
        case "folder-suffix":
            return f"{prefix}{slot.base}{separator}{{language}}/{{path}}"
        case "name":
            return f"{prefix}{{path}}/{{language}}.md"
        case "suffix":
            return f"{{path}}{separator}{{language}}.md"


def _source_pattern(slot: Slot) -> str:
    return f"{slot.source}/{{path}}" if slot.source else "{path}"
