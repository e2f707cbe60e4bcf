from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from glosslint import engine, workers
from glosslint.catalogue import Rule
from glosslint.errors import RunError
from glosslint.layout import Layout, discover
from glosslint.layout.result import PageFiles
from glosslint.passes import Passes, Plan
from glosslint.reports import json


@pytest.fixture
def site(tmp_path: Path) -> Layout:
    """Forty pages in three languages, some with a defect, large enough for several processes."""
    prose = "The price of [the plan](/plan) is 500 dollars a year for everyone who signs up. "
    for language, title in (("en", "Plan"), ("de", "Tarif"), ("sv", "Plan")):
        folder = tmp_path / "content" / language
        folder.mkdir(parents=True)
        for number in range(40):
            text = f"# {title} {number}\n\n## One\n\n" + "\n\n".join([prose * 8] * 12)
            if language == "sv" and number % 3 == 0:
                text += "\n\n##Två\n\nMer.\n"
            if language == "de" and number % 4 == 0:
                text = text.replace("500", "5000", 1)
            (folder / f"page{number}.md").write_text(text, encoding="utf-8")
    return discover([tmp_path], patterns=["content/{language}/{path}"])


def checked(layout: Layout, jobs: int) -> bytes:
    return json.encode(engine.check(layout, Plan(engine.select_rules(engine.load_rules())), jobs=jobs))


def test_any_number_of_processes_says_the_same(site: Layout) -> None:
    alone = checked(site, 1)
    assert alone.count(b'"rule"') > 20
    assert [checked(site, jobs) == alone for jobs in (2, 3)] == [True, True]


def test_progress_is_told_up_to_the_end(site: Layout) -> None:
    told: list[tuple[int, int]] = []
    plan = Plan(engine.select_rules(engine.load_rules()))
    engine.check(site, plan, lambda done, total: told.append((done, total)), jobs=2)
    assert told[-1] == (80, 80)
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_few_pages_are_not_worth_a_process(site: Layout) -> None:
    with workers.passes_over(site.groups[:2], Plan(()), (), 2) as passes:
        assert isinstance(passes, Passes)
    with workers.passes_over(site.groups, Plan(()), (), 2) as passes:
        assert not isinstance(passes, Passes)


def test_processes_have_ended_when_all_came(site: Layout) -> None:
    """Else the interpreter's exit may wake one whose pipe is just closing, and print a traceback."""
    checked(site, 2)
    assert multiprocessing.active_children() == []


def test_a_page_that_vanished_hides_no_other(site: Layout) -> None:
    gone = site.groups[3].files[0][1]
    gone.unlink()
    report = engine.check(site, Plan(engine.select_rules(engine.load_rules())), jobs=2)
    assert [finding.path for finding in report.findings if finding.rule == "unreadable-file"] == [
        engine.reported_path(gone)
    ]


def _fails(_: object) -> None:
    raise ValueError("no")


def _dies(_: object) -> None:
    os._exit(1)


@pytest.mark.parametrize(
    ("check", "message"),
    [(_fails, "rule `x` failed on .*: ValueError: no"), (_dies, "a process that checked pages was killed")],
)
def test_what_happens_to_a_process_ends_in_one_line(site: Layout, check: object, message: str) -> None:
    rule = Rule("x", "y", "error", True, "all", (), "", check)  # type: ignore[arg-type]
    with pytest.raises(RunError, match=message):
        engine.check(site, Plan((rule,)), jobs=2)


def test_shares_are_even_and_batches_small(site: Layout) -> None:
    pages = [PageFiles(str(number), ()) for number in range(10)]
    shares = workers._shares(pages, [900, 500, 400, 300, 200, 200, 100, 100, 100, 0], 2)
    assert [sum(size for _, size in share) for share in shares] == [1400, 1400]
    assert sorted(page.key for share in shares for page, _ in share) == [page.key for page in pages]
    assert list(workers._batches([150_000, 60_000, 10, 250_000, 5])) == [2, 2, 1]
