"""The engine: rules are run over pages, and what they say is signed.

Two passes. The first takes one page at a time and needs nothing of any other: it reads the versions,
lays them side by side and takes the page's facts. The second runs the rules, with the facts of all.
"""

from __future__ import annotations

import hashlib
import os
from bisect import bisect_right
from collections import Counter, deque
from collections.abc import Mapping
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct, structs

from glosslint.catalogue import (
    Option,
    OptionValue,
    Rule,
    RuleError,
    UnknownRuleError,
    load_rules,
    select_rules,
)
from glosslint.document import MAX_FILE_SIZE, open_document
from glosslint.errors import RunError
from glosslint.model import Finding, Group, Range, Related, RelatedPlace, Section, Table
from glosslint.reports import Report, Summary
from glosslint.site import SiteFacts, Versions, facts_of, merge_facts, site_of, versions_of
from glosslint.vote import View

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from glosslint.layout.result import Layout, PageFiles
    from glosslint.model import Block, Diagnostic, Document, Row

__all__ = [
    "Option",
    "Page",
    "Plan",
    "Rule",
    "RuleError",
    "RuleFailedError",
    "UnknownRuleError",
    "check",
    "findings_of",
    "load_rules",
    "page_of",
    "read_page",
    "reported_path",
    "select_rules",
]


class RuleFailedError(RunError):
    """A rule raised what it must not; the message names the rule and the page."""

    def __init__(self, rule: str, page: str, error: Exception) -> None:
        super().__init__(f"rule `{rule}` failed on {page}: {type(error).__name__}: {error}")


class Plan(Struct, frozen=True):
    """What a run looks for, and with which settings."""

    rules: tuple[Rule, ...]
    options: Mapping[str, Mapping[str, OptionValue]] = {}
    """By rule, its options by parameter, as far as they differ from the defaults."""
    source: str = ""
    """The language whose version is authoritative; without one, the versions vote."""
    highlights: tuple[str, ...] = ()
    """Titles or ids of the sections that hold the key points of a page."""
    languages: tuple[str, ...] = ()
    """The languages that every page should be in."""
    max_file_size: int = MAX_FILE_SIZE
    """In bytes; what is larger is reported as unreadable."""

    def checks(self, kind: str) -> Iterator[tuple[Rule, Mapping[str, OptionValue]]]:
        """The rules of one kind, each with its options."""
        for rule in self.rules:
            if rule.kind == kind:
                yield rule, self.options.get(rule.name, {})


class Page(Struct, frozen=True):
    """A page after the first pass."""

    group: Group
    """Every version, also those that could not be read."""
    table: Table | None
    """The versions that could be read, side by side; None where they are fewer than two."""


def check(layout: Layout, plan: Plan, progress: Callable[[int, int], None] | None = None) -> Report:
    """Run the rules of `plan` over all pages in several languages.

    Where files were named singly, only what concerns them is reported. `progress` is told how many
    steps of how many are done. Raises RuleFailedError.
    """
    with_site = any(plan.checks("site"))
    steps = _Steps(len(layout.groups) * (2 if with_site else 1), progress)
    pages = steps.counted(read_page(files, plan) for files in layout.groups)
    facts = SiteFacts(files=_files_of(layout), required=plan.languages)
    if with_site:
        read = deque(pages)
        facts = merge_facts(
            (facts_of(page.group) for page in read),
            plan.highlights,
            files=facts.files,
            required=facts.required,
        )
        pages = steps.counted(_dropped(read))
    named = {reported_path(path) for path in layout.named}
    findings: list[Finding] = []
    texts: dict[str, str] = {}
    for page, rules in chain(((page, plan) for page in pages), _lone_pages(layout, plan, facts)):
        found = [finding for finding in findings_of(page, rules, facts) if _concerns(finding, named)]
        shown = {
            path for finding in found for path in (finding.path, *(place.path for place in finding.related))
        }
        texts.update(
            (document.path, document.text) for document in page.group.documents if document.path in shown
        )
        findings += found
    findings.sort(key=_order)
    return Report(
        findings=tuple(findings),
        texts=texts,
        summary=Summary.of(
            findings,
            groups=len(layout.groups),
            files=sum(len(files.files) for files in layout.groups),
            languages=layout.languages,
        ),
    )


def _files_of(layout: Layout) -> dict[str, tuple[str, ...]]:
    """The languages of every page in `layout`, as far as they are known, by the page's key."""
    single = {page.key: (page.language,) for page in layout.single if page.language}
    return single | {page.key: tuple(language for language, _ in page.files) for page in layout.groups}


def _lone_pages(layout: Layout, plan: Plan, facts: SiteFacts) -> Iterator[tuple[Page, Plan]]:
    """The pages in one language of which there is something to say, with what may say it.

    There is nothing to compare them with, so they are not read for anything else.
    """
    from glosslint.layout.result import PageFiles

    alone = structs.replace(plan, rules=tuple(rule for rule in plan.rules if rule.kind == "files"))
    for single in layout.single:
        if not single.language:
            continue
        versions = Versions(single.key, (single.language,), (), plan.source, facts)
        said = (_run(rule, single.key, versions, options) for rule, options in alone.checks("files"))
        if any(True for _ in chain.from_iterable(said)):
            files = PageFiles(single.key, ((single.language, single.path),))
            yield Page(_read(files, plan), None), alone


def _dropped(pages: deque[Page]) -> Iterator[Page]:
    """`pages` one by one, none of them kept."""
    while pages:
        yield pages.popleft()


def read_page(files: PageFiles, plan: Plan) -> Page:
    """Read the versions of a page and lay them side by side."""
    return page_of(_read(files, plan))


def _read(files: PageFiles, plan: Plan) -> Group:
    documents = (
        open_document(path, reported_path(path), language, max_size=plan.max_file_size)
        for language, path in files.files
    )
    duplicates = ((language, reported_path(path)) for language, path in files.duplicates)
    presumed = "" if plan.source else files.presumed
    return Group(files.key, tuple(documents), plan.source, presumed, tuple(duplicates))


def page_of(group: Group) -> Page:
    """Lay the versions in `group` side by side, possible repairs accepted that siblings confirm."""
    from glosslint.align import align
    from glosslint.confirmation import confirm

    if sum(document.readable for document in group.documents) < 2:
        return Page(group, None)
    group = confirm(group)
    return Page(group, align(group))


def reported_path(path: Path) -> str:
    """`path` as findings name it: relative to the working directory, `/`-separated."""
    return os.path.relpath(path).replace(os.sep, "/")


def findings_of(page: Page, plan: Plan, facts: SiteFacts) -> list[Finding]:
    """What the rules of `plan` find in a page, sorted by path and place. Raises RuleFailedError."""
    group, table = page.group, page.table
    signer = _Signer(group, table)
    versions = versions_of(group, facts)
    for rule, options in plan.checks("files"):
        signer.sign(rule, _run(rule, group.key, versions, options))
    for rule, options in plan.checks("one"):
        for document in group.documents:
            signer.sign(rule, _run(rule, document.path, document, options), document.language)
    if table is not None:
        view = View(table)
        for rule, options in plan.checks("all"):
            signer.sign(rule, _run(rule, group.key, view, options))
        site = site_of(view, facts) if any(plan.checks("site")) else None
        for rule, options in plan.checks("site"):
            signer.sign(rule, _run(rule, group.key, site, options))
    return signer.findings()


def _order(finding: Finding) -> tuple[str, Range, str, str]:
    return (finding.path, finding.at, finding.rule, finding.message)


def _concerns(finding: Finding, named: Collection[str]) -> bool:
    """Whether a finding or a place it points to lies in a named file; without names, all do."""
    return not named or finding.path in named or any(place.path in named for place in finding.related)


def _run(rule: Rule, page: str, target: object, options: Mapping[str, OptionValue]) -> Iterator[Diagnostic]:
    try:
        yield from rule.check(target, **options)
    except RunError:
        raise
    except Exception as error:
        raise RuleFailedError(rule.name, page, error) from error


class _Steps:
    """Counts what is done of what there is to do."""

    def __init__(self, total: int, progress: Callable[[int, int], None] | None) -> None:
        self._done = 0
        self._total = total
        self._progress = progress

    def counted(self, pages: Iterable[Page]) -> Iterable[Page]:
        """`pages`, each counted when it has been dealt with."""
        for page in pages:
            yield page
            self._done += 1
            if self._progress is not None:
                self._progress(self._done, self._total)


class _Signer:
    """Makes findings of what the rules say about one page."""

    def __init__(self, group: Group, table: Table | None) -> None:
        self._group = group
        self._table = table
        self._found: list[tuple[Document, Rule, Diagnostic]] = []
        self._rows: dict[str, list[tuple[int, int, int]]] = {}

    def sign(self, rule: Rule, diagnostics: Iterable[Diagnostic], language: str = "") -> None:
        """Take what `rule` says; `language` is that of the document it looked at."""
        for diagnostic in diagnostics:
            try:
                document = self._group.document(diagnostic.language or language)
            except KeyError as error:
                raise RuleFailedError(rule.name, self._group.key, error) from error
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
                severity=diagnostic.severity or rule.severity,
                path=diagnostic.path or document.path,
                language=document.language,
                at=diagnostic.at,
                message=diagnostic.message,
                fingerprint=_fingerprint(*identity, str(occurrences[identity])),
                related=tuple(self._related(document, diagnostic)),
                fix=diagnostic.fix,
            )
        return list(findings.values())

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
