"""Who votes on a page: which versions, which of them share a vote, and which have none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from glosslint.model import Document, Table

_BEHIND: Final = frozenset(
    {
        "drifted_from_default",
        "needs_translation_update",
        "needs_update",
        "out_of_date",
        "outdated",
        "stale",
        "translation_outdated",
    }
)
"""Keys of the front matter by which a page declares itself behind."""
_TRUE: Final = frozenset({"1", "on", "true", "yes"})


@dataclass(frozen=True, slots=True)
class Electorate:
    """Who votes on a page."""

    languages: tuple[str, ...]
    """In the table's order."""
    voters: tuple[tuple[str, ...], ...]
    """The languages that share one vote stand together."""
    pivot: str = ""
    source: str = ""
    """The configured source, if it is among the languages."""
    presumed: str = ""
    behind: frozenset[str] = frozenset()
    """The versions that have no vote while others have."""

    def voting(self, holders: Iterable[str], full: Collection[str]) -> list[str]:
        """Which of `holders` have a vote: those in `full` that are not behind; all, where none is."""
        holders = list(holders)
        return [one for one in holders if one in full and one not in self.behind] or holders


def electorate_of(table: Table) -> Electorate:
    """Who votes on the page of `table`."""
    group = table.group
    behind = {document.language for document in group.documents if declares_behind(document)}
    behind |= {copy for copy, _ in table.copies}
    behind |= set(table.unrelated)
    return Electorate(
        table.languages,
        table.voters or tuple((language,) for language in table.languages),
        table.pivot,
        group.source,
        group.presumed,
        frozenset(behind),
    )


def declares_behind(document: Document) -> bool:
    """Whether the front matter of `document` says that it lags behind what it translates."""
    if document.meta is None:
        return False
    return any(
        entry.value.lower() in _TRUE and entry.key.lower().rpartition(".")[2].replace("-", "_") in _BEHIND
        for entry in document.meta.entries
    )
