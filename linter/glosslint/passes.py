"""The two passes over pages: reading them, and running the rules over what was read.

The first pass takes one page at a time and needs nothing of any other: it reads the versions and takes
the page's facts. The second lays the versions side by side and runs the rules, with the facts of all.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct

from glosslint.catalogue import OptionValue, Rule
from glosslint.document import MAX_FILE_SIZE, open_document, read_document
from glosslint.errors import RunError
from glosslint.model import Finding, Group, Table
from glosslint.signing import RuleFailedError, Signer
from glosslint.site import facts_of, site_of, versions_of
from glosslint.vote import View

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from glosslint.layout.result import PageFiles
    from glosslint.model import Diagnostic, Document
    from glosslint.site import Facts, SiteFacts


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
    texts: Mapping[str, str] = {}
    """By reported path, what is read in place of what a file holds: what fixes would make of it."""

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


class Found(Struct, frozen=True):
    """What the rules say about one page."""

    findings: tuple[Finding, ...]
    texts: dict[str, str]
    """By path, the texts of the files that the findings name."""


class Passes:
    """Both passes over some pages. What the first reads is kept until the second has been there.

    With `named`, only what concerns those files is found: the other pages give facts and no more.
    """

    def __init__(self, pages: Iterable[PageFiles], plan: Plan, named: Collection[str]) -> None:
        self._pages = deque(pages)
        self._groups: deque[Group] = deque()
        self._plan = plan
        self._named = named

    def read(self) -> Iterator[Facts]:
        """The first pass: the facts of each page."""
        while self._pages:
            files = self._pages.popleft()
            group = read_group(files, self._plan)
            if concerns(files, self._named):
                self._groups.append(group)
            yield facts_of(group)

    def check(self, facts: SiteFacts) -> Iterator[Found]:
        """The second pass: what is found on each page; reads what the first did not.

        Raises RuleFailedError.
        """
        while self._groups:
            yield self._found(self._groups.popleft(), facts)
        while self._pages:
            files = self._pages.popleft()
            if concerns(files, self._named):
                yield self._found(read_group(files, self._plan), facts)

    def _found(self, group: Group, facts: SiteFacts) -> Found:
        return found_on(page_of(group), self._plan, facts, self._named)


def concerns(files: PageFiles, named: Collection[str]) -> bool:
    """Whether a page has one of the `named` files; without names, every page counts."""
    return not named or any(reported_path(path) in named for path in files.paths)


def found_on(page: Page, plan: Plan, facts: SiteFacts, named: Collection[str]) -> Found:
    """What the rules of `plan` find on a page, as far as it concerns the `named` files."""
    findings = tuple(finding for finding in findings_of(page, plan, facts) if _is_wanted(finding, named))
    shown = {finding.path for finding in findings}
    shown |= {place.path for finding in findings for place in finding.related}
    texts = {document.path: document.text for document in page.group.documents if document.path in shown}
    return Found(findings, texts)


def _is_wanted(finding: Finding, named: Collection[str]) -> bool:
    """Whether a finding or a place it points to lies in a named file; without names, all do."""
    return not named or finding.path in named or any(place.path in named for place in finding.related)


def read_group(files: PageFiles, plan: Plan) -> Group:
    """Read the versions of a page."""
    documents = (_read(path, language, plan) for language, path in files.files)
    duplicates = ((language, reported_path(path)) for language, path in files.duplicates)
    presumed = "" if plan.source else files.presumed
    return Group(files.key, tuple(documents), plan.source, presumed, tuple(duplicates))


def _read(file: Path, language: str, plan: Plan) -> Document:
    path = reported_path(file)
    if path in plan.texts:
        return read_document(path, plan.texts[path].encode("utf-8", "surrogatepass"), language)
    return open_document(file, path, language, max_size=plan.max_file_size)


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
    signer = Signer(group, table)
    versions = versions_of(group, facts)
    for rule, options in plan.checks("files"):
        signer.sign(rule, said_by(rule, group.key, versions, options))
    for rule, options in plan.checks("one"):
        for document in group.documents:
            signer.sign(rule, said_by(rule, document.path, document, options), document.language)
    if table is not None:
        view = View(table)
        for rule, options in plan.checks("all"):
            signer.sign(rule, said_by(rule, group.key, view, options))
        site = site_of(view, facts) if any(plan.checks("site")) else None
        for rule, options in plan.checks("site"):
            signer.sign(rule, said_by(rule, group.key, site, options))
    return signer.findings()


def said_by(
    rule: Rule, page: str, target: object, options: Mapping[str, OptionValue]
) -> Iterator[Diagnostic]:
    """What `rule` says of `target`, which is or belongs to `page`. Raises RuleFailedError."""
    try:
        yield from rule.check(target, **options)
    except RunError:
        raise
    except Exception as error:
        raise RuleFailedError.of(rule.name, page, error) from error
