"""Draw findings at random, with both places, for people to class as true or false.

    python tests/benchmarks/draw.py --families headings,blocks --count 60 --seed 1 [--source en] FOLDER…

Each folder is a site, checked as a whole: with the source where it has that language and is not named
by `--sourceless`, else the versions vote. With `--voting N`, N more pages in five of their languages are
checked without a source. Of what is found, errors and warnings are drawn, those with and those without a
source in turn: at most `--per-language`, `--per-site` and `--per-page` each. The same folders, options
and seed draw the same findings. Prints Markdown.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from glosslint.engine import Plan, check, load_rules, select_rules
from glosslint.layout import Layout, discover
from glosslint.model import Finding, Range
from glosslint.places import Lines
from glosslint.reports import Report

_AROUND = 2
_WIDTH = 260
_LANGUAGES = 5


class Drawn(Struct, frozen=True):
    """A finding, with where it comes from."""

    site: str
    how: str
    page: str
    finding: Finding
    report: Report


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--families", required=True)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--source", default="")
    parser.add_argument("--sourceless", action="append", default=[], metavar="SITE")
    parser.add_argument("--voting", type=int, default=0)
    parser.add_argument("--per-language", type=int, default=8)
    parser.add_argument("--per-site", type=int, default=15)
    parser.add_argument("--per-page", type=int, default=3)
    arguments = parser.parse_args()

    chance = random.Random(arguments.seed)
    rules = select_rules(load_rules(), arguments.families.split(","), ())
    found: list[Drawn] = []
    layouts = {folder.name: discover([folder]) for folder in arguments.folders}
    for site, layout in layouts.items():
        has_source = arguments.source in layout.languages and site not in arguments.sourceless
        source = arguments.source if has_source else ""
        found += _found(site, f"source {source}" if source else "vote", layout, Plan(rules, source=source))
    if arguments.voting:
        for site, layout in _in_few_languages(layouts, arguments.voting, chance):
            found += _found(site, "vote, five languages", layout, Plan(rules))
    found.sort(key=_order)
    chance.shuffle(found)
    found = list(_in_turn(found))
    limits = Counter[tuple[str, str]]()
    number = 0
    for drawn in found:
        keys = (
            (("language", drawn.finding.language), arguments.per_language),
            (("site", drawn.site), arguments.per_site),
            (("page", f"{drawn.site} {drawn.finding.path}"), arguments.per_page),
        )
        if number < arguments.count and all(limits[key] < most for key, most in keys):
            number += 1
            limits.update(key for key, _ in keys)
            print("\n".join(_shown(number, drawn)))


def _order(drawn: Drawn) -> tuple[str, str, str, Range, str]:
    finding = drawn.finding
    return (drawn.site, drawn.how, finding.path, finding.at, finding.rule)


def _in_turn(found: list[Drawn]) -> Iterator[Drawn]:
    """One that was found with a source, one without, and so on until both are used up."""
    with_source = [drawn for drawn in found if drawn.how.startswith("source")]
    voting = [drawn for drawn in found if not drawn.how.startswith("source")]
    for pair in zip_longest(with_source, voting):
        yield from (drawn for drawn in pair if drawn is not None)


def _found(site: str, how: str, layout: Layout, plan: Plan) -> Iterator[Drawn]:
    report = check(layout, plan)
    for finding in report.findings:
        if finding.severity != "info":
            yield Drawn(site, how, finding.path, finding, report)


def _in_few_languages(
    layouts: dict[str, Layout], pages: int, chance: random.Random
) -> Iterator[tuple[str, Layout]]:
    """Pages in at least five languages, drawn from all sites, each cut down to five of them."""
    wide = [
        (site, page)
        for site, layout in layouts.items()
        for page in layout.groups
        if len(page.files) >= _LANGUAGES
    ]
    chosen = chance.sample(wide, min(pages, len(wide)))
    for site, layout in layouts.items():
        groups = [
            replace(page, files=tuple(sorted(chance.sample(page.files, _LANGUAGES))), presumed="")
            for at, page in chosen
            if at == site
        ]
        if groups:
            yield site, replace(layout, groups=tuple(groups), single=())


def _shown(number: int, drawn: Drawn) -> Iterator[str]:
    finding = drawn.finding
    yield f"## {number}. {finding.rule} ({finding.severity}, {drawn.site}, {drawn.how})"
    yield ""
    yield finding.message
    yield ""
    yield from _excerpt(finding.path, finding.language, drawn.report.texts, finding.at.start)
    for place in finding.related[:2]:
        yield from _excerpt(place.path, place.language, drawn.report.texts, place.at.start)


def _excerpt(path: str, language: str, texts: object, offset: int) -> Iterator[str]:
    text = texts.get(path, "") if isinstance(texts, dict) else ""
    lines = Lines(text)
    row = lines.place(min(offset, len(text))).row
    yield f"{language} {path}:{row}"
    yield ""
    for near in range(max(1, row - _AROUND), min(len(lines), row + _AROUND) + 1):
        yield f"    {'>' if near == row else ' '} {lines.line(near)[:_WIDTH]}"
    yield ""


if __name__ == "__main__":
    main()
