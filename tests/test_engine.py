from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from glosslint.catalogue import Rule
from glosslint.document import read_document
from glosslint.engine import (
    Plan,
    RuleFailedError,
    check,
    findings_of,
    load_rules,
    page_of,
    read_group,
    select_rules,
)
from glosslint.layout import Layout, PageFiles, discover
from glosslint.model import Diagnostic, Document, Edit, Finding, Fix, Group, Range
from glosslint.reports import Report
from glosslint.site import Site, SiteFacts
from glosslint.vote import View

ROOT = Path(__file__).parent.parent


def rule(check: Callable[..., Iterator[Diagnostic]], kind: str = "one", name: str = "some-rule") -> Rule:
    return Rule(name, "text", "warning", True, kind, (), "Docs.", check)  # type: ignore[arg-type]


def word(wanted: str) -> Rule:
    """A rule that reports each place where a document says `wanted`."""

    def check(document: Document) -> Iterator[Diagnostic]:
        start = document.text.find(wanted)
        while start >= 0:
            yield Diagnostic(f"{wanted} here", Range(start, start + len(wanted)), key=(wanted,))
            start = document.text.find(wanted, start + 1)

    return rule(check)


def group(source: str = "", presumed: str = "", **texts: str) -> Group:
    documents = tuple(
        read_document(f"{language}.md", text.encode(), language) for language, text in sorted(texts.items())
    )
    return Group("page", documents, source, presumed)


def found(group: Group, *rules: Rule) -> list[Finding]:
    return findings_of(page_of(group), Plan(rules), SiteFacts())


# --- the run


@pytest.fixture(scope="module")
def seeds() -> Report:
    layout = discover([ROOT / "fixtures" / "back-office"])
    return check(layout, Plan(select_rules(load_rules())))


def row(report: Report, path: str, at: Range) -> int:
    return report.texts[path].count("\n", 0, at.start) + 1


def test_the_pages_it_began_with(seeds: Report) -> None:
    assert [
        (
            Path(finding.path).parent.name,
            row(seeds, finding.path, finding.at),
            finding.rule,
            finding.severity,
            seeds.texts[finding.path][finding.at.start : finding.at.end][:13],
            finding.fix is not None and finding.fix.applicability,
            [(place.language, row(seeds, place.path, place.at)) for place in finding.related],
        )
        for finding in seeds.findings
    ] == [
        ("Italian", 4, "leftover-entity", "warning", "&#39;", "safe", []),
        ("Italian", 14, "space-before-punctuation", "warning", " .", "safe", [("sv", 14)]),
        ("Italian", 18, "empty-block", "warning", ">", "safe", [("sv", 18)]),
        ("Italian", 34, "space-before-punctuation", "warning", " .", "safe", [("sv", 34)]),
        ("Italian", 38, "inconsistent-repetition", "info", "loro", False, [("sv", 38), ("it", 16)]),
        ("Italian", 40, "inconsistent-repetition", "info", "insediamenti", False, [("sv", 40), ("it", 10)]),
        ("Swedish", 18, "empty-block", "warning", ">", "safe", [("it", 18)]),
        ("Swedish", 34, "space-before-punctuation", "warning", " .", "safe", [("it", 34)]),
        ("Swedish", 36, "malformed-heading", "error", "##Höjdpunkter", "safe", [("it", 36)]),
        ("Swedish", 42, "malformed-list-item", "error", "– Backoffice ", "safe", [("it", 42)]),
    ]


def test_what_the_seeds_are_told(seeds: Report) -> None:
    assert [finding.message for finding in seeds.findings if finding.severity == "error"] == [
        "not a heading: a reader sees `##Höjdpunkter` as text",
        "not a list item: a reader sees 2 highlights here, 3 in it",
    ]


def test_the_summary_counts_pages_files_and_languages(seeds: Report) -> None:
    summary = seeds.summary
    assert (summary.groups, summary.files, summary.languages) == (1, 2, ("it", "sv"))
    assert (summary.error, summary.warning, summary.info, summary.fixable) == (2, 6, 2, 8)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for page in ("a", "b"):
        for language in ("de", "sv"):
            path = tmp_path / language / f"{page}.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text("word\n" if (page, language) == ("a", "sv") else "text\n", encoding="utf-8")
    return tmp_path


def layout(site: Path, *named: str) -> Layout:
    groups = tuple(
        PageFiles(page, tuple((language, site / language / f"{page}.md") for language in ("de", "sv")))
        for page in ("a", "b")
    )
    return Layout(site, groups, (), (), (), named=frozenset(site / name for name in named))


def test_paths_are_relative_to_the_working_directory_and_sorted(site: Path) -> None:
    report = check(layout(site), Plan((word("text"),)))
    assert [finding.path for finding in report.findings] == ["de/a.md", "de/b.md", "sv/b.md"]


def test_texts_are_those_of_files_with_findings_or_related_places(site: Path) -> None:
    assert set(check(layout(site), Plan((word("word"),))).texts) == {"sv/a.md", "de/a.md"}


def test_of_named_files_only_what_concerns_them_is_reported(site: Path) -> None:
    plan = Plan((word("text"),))
    assert [f.path for f in check(layout(site, "sv/b.md"), plan).findings] == ["de/b.md", "sv/b.md"]
    assert [f.path for f in check(layout(site, "sv/a.md"), plan).findings] == ["de/a.md"]  # points to sv/a.md


def test_a_file_that_cannot_be_read_stops_nothing(site: Path) -> None:
    (site / "de" / "a.md").write_bytes(b"\xff\xfe")
    (site / "sv" / "a.md").unlink()
    rules = (*select_rules(load_rules(), ["unreadable-file"]), word("text"))
    report = check(layout(site), Plan(rules))
    assert [(f.path, f.rule) for f in report.findings] == [
        ("de/a.md", "unreadable-file"),
        ("de/b.md", "some-rule"),
        ("sv/a.md", "unreadable-file"),
        ("sv/b.md", "some-rule"),
    ]


def test_a_file_that_is_too_large_is_told_by_its_limit(site: Path) -> None:
    plan = Plan(select_rules(load_rules(), ["unreadable-file"]), max_file_size=4)
    messages = [finding.message for finding in check(layout(site), plan).findings]
    assert [message.split(":")[0] for message in messages] == ["the file is too large"] * 4


def test_progress_counts_every_step(site: Path) -> None:
    steps: list[tuple[int, int]] = []
    check(layout(site), Plan((word("text"),)), lambda done, total: steps.append((done, total)))
    assert steps == [(1, 2), (2, 2)]

    def nothing(_: Site) -> Iterator[Diagnostic]:
        yield from ()

    steps.clear()
    check(layout(site), Plan((rule(nothing, "site"),)), lambda done, total: steps.append((done, total)))
    assert steps == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_options_reach_their_rule(site: Path) -> None:
    def options(document: Document, *, wanted: str = "") -> Iterator[Diagnostic]:
        if wanted in document.text:
            yield Diagnostic("", Range(0, 1))

    plan = Plan((rule(options),), {"some-rule": {"wanted": "word"}})
    assert [finding.path for finding in check(layout(site), plan).findings] == ["sv/a.md"]


def test_the_presumed_language_counts_only_without_a_configured_source(site: Path) -> None:
    files = PageFiles("a", (("de", site / "de" / "a.md"), ("sv", site / "sv" / "a.md")), presumed="sv")
    assert read_group(files, Plan(())).presumed == "sv"
    configured = read_group(files, Plan((), source="de"))
    assert (configured.source, configured.presumed) == ("de", "")


# --- rules that fail


@pytest.mark.parametrize("kind", ["one", "all", "site"])
def test_an_exception_in_a_rule_names_the_rule_and_the_page(kind: str) -> None:
    def fails(_: Document | View | Site) -> Iterator[Diagnostic]:
        raise ZeroDivisionError("by zero")
        yield

    with pytest.raises(RuleFailedError, match=r"rule `some-rule` failed on .*: ZeroDivisionError: by zero"):
        found(group(de="a", sv="b"), rule(fails, kind))


def test_a_finding_about_no_version_is_a_failure_of_its_rule() -> None:
    def stray(_: View) -> Iterator[Diagnostic]:
        yield Diagnostic("", Range(0, 1), "xx")

    with pytest.raises(RuleFailedError, match="rule `some-rule` failed on page: KeyError"):
        found(group(de="a", sv="b"), rule(stray, "all"))


# --- signing


def test_findings_are_signed_and_sorted() -> None:
    findings = found(group(de="one word, a word", sv="word"), word("word"))
    assert [(f.path, f.at.start, f.rule, f.family, f.severity, f.language) for f in findings] == [
        ("de.md", 4, "some-rule", "text", "warning", "de"),
        ("de.md", 12, "some-rule", "text", "warning", "de"),
        ("sv.md", 0, "some-rule", "text", "warning", "sv"),
    ]


def test_a_rule_may_lower_the_severity_of_one_finding() -> None:
    def mild(_: Document) -> Iterator[Diagnostic]:
        yield Diagnostic("", Range(0, 1), severity="info")

    assert {finding.severity for finding in found(group(de="a", sv="b"), rule(mild))} == {"info"}


@pytest.mark.parametrize(
    ("source", "severity"),
    [("", "warning"), ("de", "warning"), ("en", "info")],
    ids=["none", "there", "gone"],
)
def test_what_versions_differ_in_matters_less_where_the_source_is_gone(source: str, severity: str) -> None:
    def differs(_: View) -> Iterator[Diagnostic]:
        yield Diagnostic("", Range(0, 1), "de")

    findings = found(group(source, de="a", sv="b"), rule(differs, "all"))
    assert [finding.severity for finding in findings] == [severity]


def test_what_is_wrong_by_itself_matters_as_much_where_the_source_is_gone() -> None:
    def broken(_: Document) -> Iterator[Diagnostic]:
        yield Diagnostic("", Range(0, 1))

    assert {finding.severity for finding in found(group("en", de="a", sv="b"), rule(broken))} == {"warning"}


def test_duplicates_are_dropped() -> None:
    def twice(_: Document) -> Iterator[Diagnostic]:
        fix = Fix("safe", "", (Edit(Range(0, 1), ""),))
        yield Diagnostic("same", Range(0, 1), fix=fix)
        yield Diagnostic("same", Range(0, 1))
        yield Diagnostic("other", Range(0, 1))

    assert [f.message for f in found(group(de="a", sv="b"), rule(twice)) if f.language == "de"] == [
        "other",
        "same",
    ]


def prints(**texts: str) -> list[str]:
    return [finding.fingerprint for finding in found(group(**texts), word("word"))]


def test_a_fingerprint_stays_when_lines_move() -> None:
    assert prints(de="word", sv="x") == prints(de="Text.\n\nMore.\n\nword", sv="x")


def test_fingerprints_differ_by_occurrence_language_and_key() -> None:
    several = prints(de="word word", sv="word")
    assert len(set(several)) == 3
    assert several[0] == prints(de="word", sv="x")[0]
    other = [finding.fingerprint for finding in found(group(de="x", sv="y"), word("x"))]
    assert not set(other) & set(several)


def related(**texts: str) -> list[tuple[str, int, int]]:
    [finding] = found(group(**texts), word("WORD"))
    return [(place.language, place.at.start, place.at.end) for place in finding.related]


def test_where_a_rule_names_no_counterpart_the_row_has_it() -> None:
    assert related(de="One.\n\nA WORD.", sv="Ett.\n\nTvå ord.") == [("sv", 6, 14)]


def test_the_counterpart_of_a_heading_is_a_heading() -> None:
    assert related(de="# A WORD\n\nText.", sv="# Ett ord\n\nText, mer.") == [("sv", 0, 9)]


def test_the_counterpart_is_that_of_the_source() -> None:
    assert [place[0] for place in related(de="A WORD.", fr="Un.", sv="Ett.", source="sv")] == ["sv"]
    assert [place[0] for place in related(de="A WORD.", fr="Un.", sv="Ett.", presumed="sv")] == ["sv"]
    assert [place[0] for place in related(de="A WORD.", fr="Un.", sv="Ett.")] == ["fr"]


def test_what_stands_in_no_row_has_no_counterpart() -> None:
    assert related(de="---\ntitle: WORD\n---\nOne.", sv="---\ntitle: Ord\n---\nEtt.") == []


def test_with_one_readable_version_only_rules_about_one_document_run() -> None:
    def fails(_: View) -> Iterator[Diagnostic]:
        raise AssertionError
        yield

    half = group(de="a word", sv="x")
    broken = Group("page", (half.documents[0], read_document("sv.md", b"\xff", "sv")))
    assert [finding.path for finding in found(broken, word("word"), rule(fails, "all"))] == ["de.md"]


# --- a page alone and in the whole run


@pytest.fixture
def learned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Twelve pages of which rules learn: where the highlights stand, and which titles are translated.

    One page has a highlight less in Swedish, one keeps an English title that all others translate, one has
    another number and one a heading without its blank.
    """
    monkeypatch.chdir(tmp_path)
    prose = {
        "en": "The bank charges {} crowns for each transfer that is made on behalf of a customer.",
        "sv": "Banken tar ut {} kronor för varje överföring som görs på uppdrag av en kund.",
        "de": "Die Bank verlangt {} Kronen für jede Überweisung, die ein Kunde in Auftrag gibt.",
    }
    titles = {
        "en": ("Fees and dues", "Highlights"),
        "sv": ("Avgifter", "Höjdpunkter"),
        "de": ("Gebühren", "Höhepunkte"),
    }
    for language, (fees, highlights) in titles.items():
        for number in range(12):
            points = [f"- {language} {one} [x](/{one})" for one in range(3)]
            if language == "sv" and number == 3:
                points.pop()
            title = titles["en"][0] if language == "sv" and number == 5 else fees
            amount = 900 if language == "de" and number == 7 else 500
            sign = "##" if language == "de" and number == 9 else "## "
            path = Path(language, f"page{number}.md")
            path.parent.mkdir(exist_ok=True)
            path.write_text(
                f"# {language} {number}\n\n## {title}\n\n{prose[language].format(amount)}\n\n"
                f"{sign}{highlights}\n\n" + "\n".join(points) + "\n",
                encoding="utf-8",
            )
    return tmp_path


def test_the_findings_of_a_page_are_the_same_alone_and_in_the_whole_run(learned: Path) -> None:
    plan = Plan(select_rules(load_rules()), source="en")
    patterns = ["{language}/{path}"]
    whole = check(discover([learned], patterns=patterns), plan).findings
    by_rule = {(finding.rule, finding.path) for finding in whole}
    assert {
        ("highlight-count-mismatch", "sv/page3.md"),
        ("untranslated-heading", "sv/page5.md"),
        ("number-mismatch", "de/page7.md"),
        ("malformed-heading", "de/page9.md"),
    } <= by_rule
    for number in range(12):
        paths = [Path(language, f"page{number}.md") for language in ("de", "en", "sv")]
        alone = check(discover(paths, patterns=patterns), plan).findings
        assert alone == tuple(finding for finding in whole if Path(finding.path) in paths)


def test_what_is_learned_of_the_site_is_known_of_one_file(learned: Path) -> None:
    """Both need what the other pages are like: without them, any list may be highlights."""
    plan = Plan(select_rules(load_rules()), source="en")
    for path, rule_name in (
        ("sv/page3.md", "highlight-count-mismatch"),
        ("sv/page5.md", "untranslated-heading"),
    ):
        report = check(discover([Path(path)], patterns=["{language}/{path}"]), plan)
        assert rule_name in {finding.rule for finding in report.findings}
        assert report.summary.groups == 1
