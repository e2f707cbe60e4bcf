"""What the rules say about a page becomes findings: signed, each thing once, with its counterpart."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from glosslint.errors import RunError
from glosslint.model import Finding, Range, Related, RelatedPlace, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glosslint.catalogue import Rule
    from glosslint.model import Block, Diagnostic, Document, Group, Row, Severity, Table


class RuleFailedError(RunError):
    """A rule raised what it must not; the message names the rule and the page."""

    @classmethod
    def of(cls, rule: str, page: str, error: Exception) -> RuleFailedError:
        """For what `rule` raised on `page`."""
        return cls(f"rule `{rule}` failed on {page}: {type(error).__name__}: {error}")


class Signer:
    """Makes findings of what the rules say about one page."""

    def __init__(self, group: Group, table: Table | None) -> None:
        self._group = group
        self._table = table
        self._found: list[tuple[Document, Rule, Diagnostic]] = []
        self._rows: dict[str, list[tuple[int, int, int]]] = {}
        self._is_left_behind = bool(group.source) and all(
            document.language != group.source for document in group.documents
        )

    def sign(self, rule: Rule, diagnostics: Iterable[Diagnostic], language: str = "") -> None:
        """Take what `rule` says; `language` is that of the document it looked at."""
        for diagnostic in diagnostics:
            try:
                document = self._group.document(diagnostic.language or language)
            except KeyError as error:
                raise RuleFailedError.of(rule.name, self._group.key, error) from error
            self._found.append((document, rule, diagnostic))

    def findings(self) -> list[Finding]:
        """Everything that was said, signed, each thing once."""
        self._found.sort(key=lambda found: (found[0].path, found[2].at, found[1].name, found[2].message))
        all_said = {document.language for document, _, diagnostic in self._found if diagnostic.says_all}
        occurrences: Counter[tuple[str, ...]] = Counter()
        findings: dict[tuple[str, str, Range, str], Finding] = {}
        for document, rule, diagnostic in self._found:
            same = (rule.name, diagnostic.path or document.path, diagnostic.at, diagnostic.message)
            is_minor = (diagnostic.severity or rule.severity) != "error" and not diagnostic.says_all
            if same in findings or (is_minor and document.language in all_said):
                continue
            identity = (self._group.key, document.language, rule.name, *diagnostic.key)
            occurrences[identity] += 1
            findings[same] = Finding(
                rule=rule.name,
                family=rule.family,
                severity=self._severity(rule, diagnostic),
                path=diagnostic.path or document.path,
                language=document.language,
                at=diagnostic.at,
                message=diagnostic.message,
                fingerprint=_fingerprint(*identity, str(occurrences[identity])),
                related=tuple(self._related(document, diagnostic)),
                fix=diagnostic.fix,
                vote=diagnostic.vote,
            )
        return list(findings.values())

    def _severity(self, rule: Rule, diagnostic: Diagnostic) -> Severity:
        """How much a diagnostic matters: less on a page that the configured source does not have.

        What such versions differ in is worth a look, but none of them is known to be right.
        """
        severity = diagnostic.severity or rule.severity
        compares = rule.kind in {"all", "site"}
        return "info" if severity == "warning" and compares and self._is_left_behind else severity

    def _related(self, document: Document, diagnostic: Diagnostic) -> Iterator[RelatedPlace]:
        for related in diagnostic.related or self._counterpart(document, diagnostic.at):
            path = self._group.document(related.language).path
            yield RelatedPlace(path, related.language, related.at, related.message)

    def _counterpart(self, document: Document, at: Range) -> Iterator[Related]:
        """What stands at the same place in the version that people compare with first."""
        row = self._innermost_row(document.language, at)
        if self._table is None or row is None:
            return
        languages = self._table.languages
        for language in sorted(
            languages, key=lambda tag: (tag != self._group.source, tag != self._group.presumed)
        ):
            place = _place(row.cells[languages.index(language)].element)
            if language != document.language and place is not None:
                yield Related(language, place, "")
                return

    def _innermost_row(self, language: str, at: Range) -> Row | None:
        """The row of the smallest section, block or item of one version that `at` lies in."""
        if self._table is None or language not in self._table.languages:
            return None
        rows = self._table.rows
        column = self._table.languages.index(language)
        if language not in self._rows:
            elements = ((row.cells[column].element, index) for index, row in enumerate(rows))
            self._rows[language] = sorted(
                (e.at.start, -e.at.end, index) for e, index in elements if e is not None
            )
        places = self._rows[language]
        nearest = bisect_right(places, (at.start, 0, 0)) - 1
        index = places[nearest][2] if nearest >= 0 else -1
        while index >= 0:
            element = rows[index].cells[column].element
            if element is not None and element.at.start <= at.start and at.end <= element.at.end:
                inside = (
                    not isinstance(element, Section)
                    or (place := _place(element)) is None
                    or at.end <= place.end
                )
                return rows[index] if inside else None
            index = rows[index].parent
        return None


def _place(element: Section | Block | None) -> Range | None:
    """What people see of an element: of a section its heading."""
    if isinstance(element, Section):
        return element.heading.at if element.heading is not None else None
    return element.at if element is not None else None


def _fingerprint(*parts: str) -> str:
    joined = "\0".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.blake2b(joined, digest_size=8).hexdigest()
