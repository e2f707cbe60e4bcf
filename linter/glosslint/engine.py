"""The engine: the rules are run over all pages of a layout, in one process or in several."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from msgspec import structs

from glosslint.catalogue import (
    Option,
    OptionValue,
    Rule,
    RuleError,
    UnknownRuleError,
    load_rules,
    select_rules,
)
from glosslint.passes import (
    Page,
    Plan,
    concerns,
    findings_of,
    found_on,
    page_of,
    read_group,
    reported_path,
    said_by,
)
from glosslint.reports import Report, Summary
from glosslint.signing import RuleFailedError
from glosslint.site import SiteFacts, Versions, merge_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from typing import TypeVar

    from glosslint.layout.result import Layout
    from glosslint.model import Finding, Range
    from glosslint.passes import Found

    T = TypeVar("T")

__all__ = [
    "Option",
    "OptionValue",
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
    "read_group",
    "reported_path",
    "select_rules",
]


def check(
    layout: Layout,
    plan: Plan,
    progress: Callable[[int, int], None] | None = None,
    *,
    jobs: int = 1,
) -> Report:
    """Run the rules of `plan` over all pages in several languages.

    Where files were named singly, only what concerns them is reported. `progress` is told how many
    steps of how many are done. With `jobs`, so many processes share the pages, if these are enough for
    them; the report is the same. Raises RuleFailedError, and RunError where a process died.
    """
    from glosslint.workers import passes_over

    named = {reported_path(path) for path in layout.named}
    with_site = any(plan.checks("site"))
    steps = _Steps(len(layout.groups) * (2 if with_site else 1), progress)
    facts = SiteFacts(files=_files_of(layout), required=plan.languages)
    found: list[Found] = []
    with passes_over(layout.groups, plan, named, jobs) as passes:
        if with_site:
            read = tuple(steps.counted(passes.read()))
            facts = merge_facts(read, plan.highlights, files=facts.files, required=facts.required)
        found += steps.counted(passes.check(facts))
    found += _found_on_lone_pages(layout, plan, facts, named)
    findings = sorted(chain.from_iterable(page.findings for page in found), key=_order)
    groups = [files for files in layout.groups if concerns(files, named)]
    return Report(
        findings=tuple(findings),
        texts={path: text for page in found for path, text in page.texts.items()},
        summary=Summary.of(
            findings,
            groups=len(groups),
            files=sum(len(files.files) for files in groups),
            languages={language for files in groups for language, _ in files.files},
        ),
    )


def _files_of(layout: Layout) -> dict[str, tuple[str, ...]]:
    """The languages of every page in `layout`, as far as they are known, by the page's key."""
    single = {page.key: (page.language,) for page in layout.single if page.language}
    return single | {page.key: tuple(language for language, _ in page.files) for page in layout.groups}


def _found_on_lone_pages(
    layout: Layout, plan: Plan, facts: SiteFacts, named: Collection[str]
) -> Iterator[Found]:
    """What the rules about files say of the pages in one language.

    There is nothing to compare these with, so only those are read of which there is something to say.
    """
    from glosslint.layout.result import PageFiles

    alone = structs.replace(plan, rules=tuple(rule for rule in plan.rules if rule.kind == "files"))
    for single in layout.single:
        if not single.language:
            continue
        versions = Versions(single.key, (single.language,), (), plan.source, facts)
        said = (said_by(rule, single.key, versions, options) for rule, options in alone.checks("files"))
        if any(True for _ in chain.from_iterable(said)):
            files = PageFiles(single.key, ((single.language, single.path),))
            yield found_on(Page(read_group(files, plan), None), alone, facts, named)


def _order(finding: Finding) -> tuple[str, Range, str, str]:
    return (finding.path, finding.at, finding.rule, finding.message)


class _Steps:
    """Counts what is done of what there is to do."""

    def __init__(self, total: int, progress: Callable[[int, int], None] | None) -> None:
        self._done = 0
        self._total = total
        self._progress = progress

    def counted(self, pages: Iterable[T]) -> Iterator[T]:
        """`pages`, each counted when it comes."""
        for page in pages:
            self._done += 1
            if self._progress is not None:
                self._progress(self._done, self._total)
            yield page
