"""Puts the files of a tree together as pages in several languages."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from glosslint import languages
from glosslint.layout.evidence import Accepted, Experience, Rejected, accept, judge
from glosslint.layout.folders import folder_slots
from glosslint.layout.matter import declared_pages
from glosslint.layout.names import name_slots, suffix_slots
from glosslint.layout.patterns import content_slot, pattern_slot
from glosslint.layout.result import NearMiss, PageFiles, Pattern, Single, Site, nearest_site
from glosslint.layout.slots import Claims, Files, Slot
from glosslint.layout.texts import Glances, identify
from glosslint.layout.tokens import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_SEVERAL_FOLDERS = 3
"""So many patterns that differ in one folder are shown as one."""


class Grouping:
    """Collects pages, slot by slot."""

    def __init__(self, root: Path, files: Files, sites: Sequence[Site], configured: Sequence[str]) -> None:
        """`configured`: languages as the settings write them."""
        self._root = root
        self._files = files
        self._sites = sites
        named = (*configured, *(name for site in sites for name, _ in site.languages))
        self._vocabulary = Vocabulary.of(iter(named))
        self._glances = Glances(root)
        self._claims = Claims()
        self._pages: dict[str, list[tuple[str, str]]] = {}
        self._default_of: dict[str, str] = {}
        self._untagged: dict[str, str] = {}
        self._pattern_of: dict[str, str] = {}
        self._evidence: dict[str, _Evidence] = {}
        self._near: list[tuple[int, NearMiss]] = []

    def follow(self, patterns: Sequence[str]) -> None:
        """Group by the patterns of the settings alone."""
        for pattern in patterns:
            slot = pattern_slot(self._files, self._vocabulary, self._claims, pattern)
            self._note(slot, accept(slot, self._glances, self._site_of(slot)))

    def find(self) -> None:
        """Group by what configurations, names, paths and texts show."""
        for slot, content_of in self._content_slots():
            self._note(slot, accept(slot, self._glances, content_of))
        for slots in (folder_slots, name_slots, suffix_slots):
            experience = Experience()
            for slot in slots(self._files, self._vocabulary, self._claims):
                verdict = experience.judge(slot)
                if verdict is None:
                    verdict = judge(slot, self._glances, self._site_of(slot))
                    experience.add(slot, verdict)
                self._note(slot, verdict)
        self._group_declared()

    def _content_slots(self) -> Iterator[tuple[Slot, Site]]:
        """Folders that a configuration gives languages, where their names do not."""
        for site in self._sites:
            below = site.folder.relative_to(self._root).as_posix()
            folders = [
                (tag, os.path.normpath(f"{below}/{folder}").replace(os.sep, "/"))
                for tag, folder in site.content
            ]
            folders = [(tag, folder) for tag, folder in folders if not folder.startswith("..")]
            if len({folder for _, folder in folders}) > 1 and any(
                (token := self._vocabulary.token(folder.rpartition("/")[2])) is None or token.tag != tag
                for tag, folder in folders
            ):
                yield content_slot(self._files, list(dict.fromkeys(folders))), site

    def _group_declared(self) -> None:
        free = [path for path in self._files.paths if path not in self._claims.pages]
        for page in declared_pages(self._root, free):
            self._evidence.setdefault(page.pattern, _Evidence()).reasons.add(page.why)
            for tag, path in page.files:
                self._add(page.key, tag, path, page.pattern)

    def _site_of(self, slot: Slot) -> Site | None:
        """The nearest configuration above the slot, else one that lies in the folder of a language."""
        where = self._root / slot.where
        if (above := nearest_site(self._sites, where)) is not None:
            return above
        within = {where / member.token.written for member in slot.members}
        return next((site for site in self._sites if site.folder in within and site.languages), None)

    def _note(self, slot: Slot, verdict: Accepted | Rejected) -> None:
        if isinstance(verdict, Accepted):
            self._take(slot, verdict)
        elif verdict.languages > 1 or slot.untagged or slot.form == "pattern":
            self._near.append((verdict.languages, NearMiss(_pattern(slot), verdict.why)))

    def _take(self, slot: Slot, accepted: Accepted) -> None:
        site = self._site_of(slot)
        default = site.default if site is not None else ""
        for member in accepted.members:
            pattern = _pattern(slot, member.separator)
            evidence = self._evidence.setdefault(pattern, _Evidence())
            evidence.add(accepted, site)
            for key, path in member.files.items():
                self._claims.languages[path] = member.token.tag
                self._add(_page(slot, key), member.token.tag, path, pattern, default)
        if accepted.language:
            self._take_untagged(slot, accepted, default)

    def _take_untagged(self, slot: Slot, accepted: Accepted, default: str) -> None:
        pattern = _source_pattern(slot)
        name = languages.display_name(accepted.language)
        evidence = self._evidence.setdefault(pattern, _Evidence())
        evidence.reasons.add(f"the versions that name no language, in {name}: {accepted.language_why}")
        tagged = {key for member in accepted.members for key in member.files}
        for key, path in slot.untagged.items():
            if key in tagged and path not in self._claims.languages:
                page = self._claims.pages.get(path)
                if page is None:
                    self._add(_page(slot, key), accepted.language, path, pattern, default)
                    self._untagged[_page(slot, key)] = accepted.language
                else:
                    self._join(_page(slot, key), page)

    def _add(self, page: str, tag: str, path: str, pattern: str, default: str = "") -> None:
        self._pages.setdefault(page, []).append((tag, path))
        self._claims.pages[path] = page
        self._pattern_of[path] = pattern
        self._default_of[page] = default

    def _join(self, page: str, other: str) -> None:
        """Make `page` a part of `other`, with which it shares its untagged version."""
        if page != other:
            for tag, path in self._pages.pop(page, ()):
                self._pages[other].append((tag, path))
                self._claims.pages[path] = other

    def groups(self) -> tuple[PageFiles, ...]:
        """The pages in at least two languages, sorted by key."""
        found = [self._group(page, versions) for page, versions in self._several()]
        return tuple(sorted(found, key=lambda group: group.key))

    def _several(self) -> Iterator[tuple[str, list[tuple[str, str]]]]:
        for page, versions in self._pages.items():
            if len({tag for tag, _ in versions}) > 1:
                yield page, versions

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
        default = self._default_of.get(page, "")
        return PageFiles(
            key=page if page.endswith(ending) else f"{page}{ending}",
            files=tuple(files.items()),
            presumed=default if default in files else self._untagged.get(page, ""),
            duplicates=tuple(duplicates),
        )

    def single(self, named: Collection[Path]) -> tuple[Single, ...]:
        """The pages in one language, sorted by path; of those that are named, the language is found out."""
        grouped = {path for _, versions in self._several() for _, path in versions}
        found: list[Single] = []
        for path in self._files.paths:
            if path not in grouped:
                file = self._root / path
                language = self._claims.languages.get(path, "") or (
                    self._language_of(path) if file in named else ""
                )
                found.append(Single(file, self._claims.pages.get(path, path), language))
        return tuple(found)

    def _language_of(self, path: str) -> str:
        """The language of a page that stands alone: the site's default, its front matter's, or its text's."""
        site = nearest_site(self._sites, self._root / path)
        if site is not None and site.default:
            return site.default
        text = self._glances.at(path)
        return (languages.parse(text.declared) if text.declared else None) or identify(text)

    def patterns(self) -> tuple[Pattern, ...]:
        """The patterns that the files in groups follow, those with most files first."""
        shown = _merged(
            {pattern: _common_folder(pattern, paths) for pattern, paths in self._by_pattern().items()}
        )
        numbers: Counter[str] = Counter()
        tags: dict[str, set[str]] = {}
        pages: dict[str, set[str]] = {}
        evidence: dict[str, _Evidence] = {}
        for page, versions in self._several():
            for tag, path in versions:
                pattern = shown[self._pattern_of[path]]
                numbers[pattern] += 1
                tags.setdefault(pattern, set()).add(tag)
                pages.setdefault(pattern, set()).add(page)
                evidence.setdefault(pattern, _Evidence()).merge(self._evidence[self._pattern_of[path]])
        return tuple(
            Pattern(
                pattern,
                number,
                tuple(sorted(tags[pattern])),
                evidence[pattern].why(tags[pattern], len(pages[pattern])),
            )
            for pattern, number in sorted(numbers.items(), key=lambda item: (-item[1], item[0]))
        )

    def _by_pattern(self) -> Mapping[str, Sequence[str]]:
        paths: dict[str, list[str]] = {}
        for _, versions in self._several():
            for _, path in versions:
                paths.setdefault(self._pattern_of[path], []).append(path)
        return paths

    def near(self) -> tuple[NearMiss, ...]:
        """What looked like a layout and was none, the nearest first."""
        return tuple(miss for _, miss in sorted(self._near, key=lambda near: (-near[0], near[1].pattern)))


class _Evidence:
    """What speaks for a pattern, gathered from all its slots."""

    __slots__ = ("configured", "notes", "reasons", "shown")

    def __init__(self) -> None:
        self.shown: set[str] = set()
        self.configured: set[str] = set()
        self.notes: set[str] = set()
        self.reasons: set[str] = set()

    def add(self, accepted: Accepted, site: Site | None) -> None:
        self.shown |= accepted.shown
        self.notes.update(accepted.notes)
        if accepted.configured:
            self.configured.add(site.path.name if site is not None and site.languages else "the settings")

    def merge(self, other: _Evidence) -> None:
        self.shown |= other.shown
        self.notes |= other.notes
        self.configured |= other.configured
        self.reasons |= other.reasons

    def why(self, tags: set[str], pages: int) -> str:
        """The evidence in words. A pattern has reasons of its own, or evidence from its slots."""
        if self.reasons:
            return "; ".join(sorted(self.reasons))
        count = "1 language" if len(tags) == 1 else f"{len(tags)} languages"
        reasons = [f"{count} on {pages} {'page' if pages == 1 else 'pages'}"]
        if self.configured:
            reasons.append(f"named in {', '.join(sorted(self.configured))}")
        seen = len(tags & self.shown)
        if seen == len(tags):
            reasons.append("the texts are in " + ("it" if seen == 1 else "those languages"))
        elif seen:
            reasons.append(f"the texts are in {seen} of them")
        elif not self.configured:
            reasons.append("the texts have few words in common")
        return "; ".join([*reasons, *sorted(self.notes)])


def _page(slot: Slot, key: str) -> str:
    return "/".join(filter(None, (slot.source, key))) or _ROOT


_ROOT = "*"
"""The key of the page whose versions are called as their languages at the root: there is nothing else."""


def _pattern(slot: Slot, separator: str = ".") -> str:
    prefix = f"{slot.where}/" if slot.where else ""
    match slot.form:
        case "folder":
            return f"{prefix}{{language}}/{{path}}"
        case "folder-suffix":
            return f"{prefix}{slot.base}{separator}{{language}}/{{path}}"
        case "name":
            return "{path}/{language}.md"
        case "suffix":
            return f"{{path}}{separator}{{language}}.md"
        case "pattern":
            return slot.base or f"{prefix}{{language}}/{{path}}"


def _source_pattern(slot: Slot) -> str:
    if slot.form == "suffix":
        return "{path}.md"
    return f"{slot.source}/{{path}}" if slot.source else "{path}"


def _common_folder(pattern: str, paths: Iterable[str]) -> str:
    """A pattern of names of files with the folder that they all lie below: `content/{path}.{language}.md`."""
    if not pattern.startswith("{path}") or pattern == "{path}":
        return pattern
    folders = [path.rpartition("/")[0] for path in paths]
    if pattern.startswith("{path}/"):
        if not any(folders):
            return pattern.removeprefix("{path}/")
        folders = [folder.rpartition("/")[0] for folder in folders]
    folder = os.path.commonpath(folders)
    return f"{folder}/{pattern}" if folder else pattern


def _merged(shown: Mapping[str, str]) -> dict[str, str]:
    """Patterns that differ in one folder only, as one: `packages/*/docs/{language}/{path}`."""
    alike: dict[tuple[str, ...], set[str]] = {}
    for pattern in shown.values():
        for wild in _with_wildcard(pattern):
            alike.setdefault(wild, set()).add(pattern)
    best = {pattern: pattern for pattern in shown.values()}
    for wild, patterns in sorted(alike.items(), key=lambda item: -len(item[1])):
        if len(patterns) >= _SEVERAL_FOLDERS:
            for pattern in patterns:
                if best[pattern] == pattern:
                    best[pattern] = "/".join(wild)
    return {pattern: best[as_shown] for pattern, as_shown in shown.items()}


def _with_wildcard(pattern: str) -> Iterator[tuple[str, ...]]:
    parts = pattern.split("/")
    for position, part in enumerate(parts):
        if "{" not in part:
            yield (*parts[:position], "*", *parts[position + 1 :])
