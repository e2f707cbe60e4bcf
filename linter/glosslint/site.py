"""What the pages of a site know of each other: each gives small facts, rules see them merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from glosslint.model import Section, sections_of
from glosslint.vote import View

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glosslint.model import Group, Row

FEWEST_PAGES: Final = 10
"""Nothing is learned from fewer pages."""


class Facts(Struct, frozen=True):
    """What one page tells of the site's habits."""

    list_places: tuple[str, ...]
    """The places of the sections that hold one bulleted list and nothing else, in half of the versions."""
    headings: tuple[tuple[str, str, bool], ...] = ()
    """The language of a version, a title of the configured source, and whether the version keeps it."""


class SiteFacts(Struct, frozen=True):
    """The facts of all pages of a site, merged."""

    pages: int = 0
    highlight_places: frozenset[str] | None = None
    """Where at least half of the pages have their highlights; None where nothing could be learned."""
    highlight_names: frozenset[str] = frozenset()
    """The titles and ids of highlights sections that the settings name, casefolded."""
    translated: Mapping[tuple[str, str], Fraction] = {}
    """By language and title of the source, the share of the pages in which that heading is translated."""
    files: Mapping[str, tuple[str, ...]] = {}
    """The languages of every page, those in one language included, by the page's key."""
    required: tuple[str, ...] = ()
    """The languages that the settings want every page to be in."""


class Versions(Struct, frozen=True):
    """Which versions a page has: all that is known of it without reading any."""

    key: str
    languages: tuple[str, ...]
    """Sorted by tag; at least one."""
    duplicates: tuple[tuple[str, str], ...]
    """Files that claim one of the languages and are not compared: language and path."""
    source: str
    """The configured source language, or nothing."""
    facts: SiteFacts


class Site(Struct, frozen=True):
    """The versions of a page side by side, and what is known of the site."""

    page: View
    facts: SiteFacts
    highlights: frozenset[int]
    """The indices of the rows that are highlights sections."""


def facts_of(group: Group) -> Facts:
    """What the versions in `group` tell."""
    places = Counter(place for document in group.documents for place in set(_list_places(document.root)))
    half = len(group.documents) / 2
    return Facts(
        tuple(sorted(place for place, versions in places.items() if versions >= half)),
        tuple(_headings(group)),
    )


def merge_facts(
    facts: Iterable[Facts],
    highlight_names: Iterable[str] = (),
    *,
    files: Mapping[str, tuple[str, ...]] | None = None,
    required: Iterable[str] = (),
) -> SiteFacts:
    """The facts of a site: those of its pages merged, its `files`, and what the settings say.

    `highlight_names` is the `highlights` setting, `required` the `languages` setting.
    """
    facts = tuple(facts)
    places = Counter(place for page in facts for place in page.list_places)
    learned = frozenset(place for place, pages in places.items() if 2 * pages >= len(facts))
    return SiteFacts(
        pages=len(facts),
        highlight_places=learned if len(facts) >= FEWEST_PAGES else None,
        highlight_names=frozenset(name.casefold() for name in highlight_names),
        translated=_translated(facts) if len(facts) >= FEWEST_PAGES else {},
        files=files or {},
        required=tuple(required),
    )


def site_of(page: View, facts: SiteFacts) -> Site:
    """`page` within its site."""
    places = {
        id(section): set(_places(section, index, parent))
        for document in page.table.group.documents
        for parent in sections_of(document.root)
        for index, section in enumerate(parent.sections)
    }
    rows = (
        index
        for index, row in enumerate(page.table.rows)
        if row.kind == "section" and _is_highlights(row, facts, places)
    )
    return Site(page, facts, frozenset(rows))


def versions_of(group: Group, facts: SiteFacts) -> Versions:
    """Which versions `group` has."""
    languages = tuple(document.language for document in group.documents)
    return Versions(group.key, languages, group.duplicates, group.source, facts)


def bulleted_list_only(section: Section) -> bool:
    """Whether a section holds one bulleted list and nothing else."""
    return (
        not section.sections
        and len(section.blocks) == 1
        and section.blocks[0].kind == "list"
        and section.blocks[0].level == 0
    )


def _is_highlights(row: Row, facts: SiteFacts, places: dict[int, set[str]]) -> bool:
    sections = [
        cell.element for cell in row.cells if isinstance(cell.element, Section) and cell.element.level
    ]
    if any({section.title.casefold(), section.id.casefold()} & facts.highlight_names for section in sections):
        return True
    if facts.highlight_places is None:
        return len(sections) > 1 and all(map(bulleted_list_only, sections))
    learned = [s for s in sections if bulleted_list_only(s) and places[id(s)] & facts.highlight_places]
    return bool(learned) and 2 * len(learned) >= len(sections)


def _list_places(root: Section) -> Iterator[str]:
    for parent in sections_of(root):
        for index, section in enumerate(parent.sections):
            if bulleted_list_only(section):
                yield from _places(section, index, parent)


def _places(section: Section, index: int, parent: Section) -> Iterator[str]:
    """Where a section stands among its siblings, counted from both ends."""
    yield f"{section.level}:{index}"
    yield f"{section.level}:-{len(parent.sections) - index}"


def _headings(group: Group) -> Iterator[tuple[str, str, bool]]:
    """What the versions make of the source's titles, as far as their outlines are the source's."""
    if not group.source or all(document.language != group.source for document in group.documents):
        return
    outline = [(section.level, section.title) for section in sections_of(group.document(group.source).root)]
    for document in group.documents:
        own = [(section.level, section.title) for section in sections_of(document.root)]
        if document.language == group.source or [level for level, _ in own] != [lvl for lvl, _ in outline]:
            continue
        for (_, title), (_, here) in zip(outline, own, strict=True):
            if title:
                yield document.language, title.casefold(), here.casefold() == title.casefold()


def _translated(facts: Iterable[Facts]) -> dict[tuple[str, str], Fraction]:
    headings = [heading for page in facts for heading in page.headings]
    all_of = Counter((language, title) for language, title, _ in headings)
    kept = Counter((language, title) for language, title, keeps in headings if keeps)
    return {heading: 1 - Fraction(kept[heading], number) for heading, number in all_of.items()}
