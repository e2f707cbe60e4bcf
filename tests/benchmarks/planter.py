"""Plant wrong numbers in real translations, and count how many are found where they stand.

    python tests/benchmarks/planter.py [--each N] [--seed S] [--source LANGUAGE] [--show] FOLDER…

Planted are: a digit changed, a zero added, a number dropped, a separator moved so that no reading is
left as it was, a currency swapped, and a sign of percent dropped. Numbers are found by their digits
alone, not by the reader under test: in the prose of a translation, where the source has the same digits
at the same place, and where nothing is reported yet. Whole numbers up to 12 are not changed or dropped
unless a unit stands beside them, since what happens to them is told as an info at most; nor is a number
dropped that the block says twice, since nobody misses it. What is no prose is left alone: parts of
addresses, the number that a heading begins with ("## 2. Approvers"), and the mark of a note (`[1]`).

Each is looked for twice: with the source configured, as a warning in the block it was planted in; and in
five languages without a source, as a warning in the right file. Exits 1 where fewer than 97 and 95 % are
found.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from glosslint.document import open_document, read_document
from glosslint.engine import Plan, load_rules, select_rules
from glosslint.layout import discover
from glosslint.model import Block, Document, Finding, Group, Range, Section
from glosslint.passes import findings_of, page_of
from glosslint.site import merge_facts

BARS = (0.97, 0.95)
LANGUAGES = 5
PER_PAGE = 3

NUMBER = re.compile(r"(?<![^\W_])(?<![\w.,:/#-]\d)(?<![\d#][.,:/-])\d+(?:[.,]\d+)*(?![.,:/-]?\d)(?![^\W_])")
MONEY = {"$": "€", "€": "$", "£": "€", "¥": "€", "₹": "$", "₩": "€", "₽": "$", "USD": "EUR", "EUR": "USD"}
SIGNS = "|".join(map(re.escape, MONEY))
BEFORE = re.compile(rf"(?:{SIGNS})[ \u00a0\u202f]?$")
AFTER = re.compile(rf"[ \u00a0\u202f]?(?:{SIGNS}|[%٪％])")
GROUPED = re.compile(r"\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+|\d{1,2}(?:,\d{2})+,\d{3}")
CURRENCY = re.compile(rf"(?<![^\W\d_])(?<![$A-Za-z])(?:{SIGNS})(?![A-Za-z$])")
PERCENT = re.compile(r"(?<=\d)[ \u00a0\u202f]?[%٪％]")


class Plant(NamedTuple):
    """A mistake that a translator may make: what stands at a place is written otherwise."""

    at: Range
    content: str


class Place(NamedTuple):
    """The prose of a block of a translation, and the text at the same place of the source."""

    group: Group
    document: Document
    block: Range
    runs: tuple[Range, ...]
    source: str


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--each", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--source", default="en")
    parser.add_argument("--show", action="store_true", help="print each that is not found")
    options = parser.parse_args()

    plan = Plan(select_rules(load_rules(), ("numbers",), ()), source=options.source)
    places = [
        place
        for folder in options.folders
        for group in groups_of(folder)
        for place in places_of(group, options.source)
    ]
    draw = random.Random(options.seed)
    draw.shuffle(places)
    asked = found = voted = found_voting = 0
    languages: Counter[str] = Counter()
    for name, planted_in in PLANTERS.items():
        drawn = list(planted(places, planted_in, plan, options.each, draw))
        told = [found_with_source(place, plant, plan) for place, plant in drawn]
        votes = [found_by_vote(place, plant, plan, draw) for place, plant in drawn]
        cast = [vote for vote in votes if vote is not None]
        languages.update(place.document.language for place, _ in drawn)
        print(
            f"{name}: {len(drawn)} planted, {sum(told)} found with the source; "
            f"{sum(cast)} of {len(cast)} in five languages"
        )
        if options.show:
            for (place, plant), one, vote in zip(drawn, told, votes, strict=True):
                if not one or vote is False:
                    missed = " and ".join(["source"] * (not one) + ["vote"] * (vote is False))
                    print(f"  {missed}: {described(place, plant)}")
        asked, found = asked + len(drawn), found + sum(told)
        voted, found_voting = voted + len(cast), found_voting + sum(cast)
    print(
        f"all: {found} of {asked} ({found / max(asked, 1):.1%}) with the source, "
        f"{found_voting} of {voted} ({found_voting / max(voted, 1):.1%}) in five languages, "
        f"{len(languages)} languages"
    )
    return 0 if found >= BARS[0] * asked and found_voting >= BARS[1] * voted else 1


def groups_of(folder: Path) -> Iterator[Group]:
    for files in discover([folder]).groups:
        documents = [open_document(path, str(path), language) for language, path in files.files]
        readable = tuple(one for one in documents if one.readable)
        if len(readable) > 1:
            yield Group(files.key, readable)


def places_of(group: Group, source: str) -> Iterator[Place]:
    """The blocks of translations that hold a digit, beside what the source holds there."""
    if source not in {document.language for document in group.documents}:
        return
    group = replace(group, source=source)
    table = page_of(group).table
    if table is None or source not in table.languages:
        return
    english = table.languages.index(source)
    parents = {row.parent for row in table.rows}
    for index, row in enumerate(table.rows):
        if row.kind != "section" and index in parents:
            continue
        there = " ".join(text_of(element, group.document(source)) for element in row.cells[english].elements)
        for column, language in enumerate(table.languages):
            cell = row.cells[column]
            block = block_of(cell.element)
            document = table.group.document(language)
            if column == english or cell.verdict != "aligned" or cell.rest or block is None:
                continue
            if there and any(has_digit(document.text[run.start : run.end]) for run in block.prose):
                yield Place(group, document, block.at, block.prose, there)


def block_of(element: Section | Block | None) -> Block | None:
    return element.heading if isinstance(element, Section) else element


def text_of(element: Section | Block, document: Document) -> str:
    block = block_of(element)
    return document.text[block.at.start : block.at.end] if block is not None else ""


def has_digit(text: str) -> bool:
    return re.search(r"\d", text) is not None


Planter = Callable[[Place, random.Random], Plant | None]


def planted(
    places: list[Place], planted_in: Planter, plan: Plan, count: int, draw: random.Random
) -> Iterator[tuple[Place, Plant]]:
    """Up to `count` mistakes: languages in turn, and few of one page."""
    waiting: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        waiting[place.document.language].append(place)
    pages: Counter[str] = Counter()
    while count and any(waiting.values()):
        for language in sorted(waiting):
            while waiting[language] and count:
                place = waiting[language].pop()
                plant = planted_in(place, draw) if pages[place.document.path] < PER_PAGE else None
                if plant is None or warnings_in(place, place.document, plan):
                    continue
                pages[place.document.path] += 1
                count -= 1
                yield place, plant
                break


def numbers(place: Place, draw: random.Random) -> list[tuple[Range, str]]:
    """The numbers of a place that the source holds too, by their digits, in any order."""
    held = re.sub(r"(?<=\d)[.,\u00a0\u202f ](?=\d)", "", folded(place.source))
    found: list[tuple[Range, str]] = []
    for run in place.runs:
        for match in NUMBER.finditer(place.document.text, run.start, run.end):
            if is_no_prose(place, match):
                continue
            digits = re.sub(r"\D", "", folded(match[0]))
            if re.search(rf"(?<!\d){digits}(?!\d)", held):
                found.append((Range(match.start(), match.end()), match[0]))
    draw.shuffle(found)
    return found


def is_no_prose(place: Place, number: re.Match[str]) -> bool:
    """Whether it is part of an address, numbers a heading, or marks a note."""
    text, start, end = place.document.text, number.start(), number.end()
    before = text[max(start - 200, 0) : start].split()
    if before and not text[start - 1].isspace() and "://" in before[-1]:
        return True
    is_heading = text.startswith("#", place.block.start)
    if is_heading and start == place.runs[0].start and text[end : end + 1] in {".", ")"}:
        return True
    return text[start - 1 : start] == "[" and text[end : end + 1] in {"]", "\\"}


def folded(text: str) -> str:
    return "".join(str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)


def unit_around(text: str, at: Range) -> Range:
    """A number with the sign beside it."""
    before = BEFORE.search(text[max(at.start - 4, 0) : at.start])
    after = AFTER.match(text, at.end)
    return Range(at.start - len(before[0]) if before else at.start, after.end() if after else at.end)


def is_told(place: Place, at: Range, written: str) -> bool:
    """Whether a missing or changed number is more than an info."""
    return unit_around(place.document.text, at) != at or not written.isdecimal() or int(written) > 12


def digit_changed(place: Place, draw: random.Random) -> Plant | None:
    for at, written in numbers(place, draw):
        if not is_told(place, at, written):
            continue
        places = [index for index, one in enumerate(written) if one.isdecimal()]
        index = draw.choice(places)
        old = unicodedata.decimal(written[index])
        least = 1 if index == 0 else 0
        new = draw.choice([digit for digit in range(least, 10) if digit != old])
        changed = written[:index] + chr(ord(written[index]) - old + new) + written[index + 1 :]
        if is_told(place, at, changed) and readings(changed).isdisjoint(readings(written)):
            return Plant(at, changed)
    return None


def zero_added(place: Place, draw: random.Random) -> Plant | None:
    for at, written in numbers(place, draw):
        if written.isdecimal() and int(written) > 0:
            zero = chr(ord(written[-1]) - unicodedata.decimal(written[-1]))
            return Plant(at, written + zero)
    return None


def dropped(place: Place, draw: random.Random) -> Plant | None:
    text = place.document.text
    for at, written in numbers(place, draw):
        rest = folded(text[place.block.start : at.start] + text[at.end : place.block.end])
        if is_told(place, at, written) and not re.search(rf"(?<!\d){folded(written)}(?!\d)", rest):
            return Plant(unit_around(text, at), "")
    return None


def separator_moved(place: Place, draw: random.Random) -> Plant | None:
    for at, written in numbers(place, draw):
        marks = [index for index, one in enumerate(written) if one in ".,"]
        if not marks or len({written[index] for index in marks}) < len(marks):
            continue
        last = marks[-1]
        whole, decimals = written[:last], written[last + 1 :]
        if len(decimals) == 3 and len(marks) == 1:
            continue  # thousands
        if len(marks) > 1:  # 1,234.5 to 12,345
            digits = re.sub(r"\D", "", written)
            moved = f"{digits[:-3]}{written[marks[0]]}{digits[-3:]}"
        elif len(whole) > 1:
            moved = f"{whole[:-1]}{written[last]}{whole[-1]}{decimals}"
        else:
            moved = (whole + decimals).lstrip("0")
        if moved and readings(moved).isdisjoint(readings(written)):
            return Plant(at, moved)
    return None


def readings(written: str) -> frozenset[float]:
    """What digits with points and commas may be worth, wherever they were written."""
    plain = folded(written)
    digits = re.sub(r"\D", "", plain)
    values = {float(digits)} if GROUPED.fullmatch(plain) else set[float]()
    for decimal in ".,":
        whole, _, decimals = plain.rpartition(decimal)
        if decimals.isdecimal() and decimal not in whole and GROUPED.fullmatch(whole):
            values.add(float(f"{digits[: -len(decimals)]}.{decimals}"))
    return frozenset(values or {float(digits)})


def currency_swapped(place: Place, draw: random.Random) -> Plant | None:
    for at, written in numbers(place, draw):
        around = unit_around(place.document.text, at)
        sign = CURRENCY.search(place.document.text, around.start, around.end)
        if sign and written and sign[0] in place.source:
            return Plant(Range(sign.start(), sign.end()), MONEY[sign[0]])
    return None


def percent_dropped(place: Place, draw: random.Random) -> Plant | None:
    for at, _ in numbers(place, draw):
        sign = PERCENT.match(place.document.text, at.end)
        if sign and re.search(r"[%٪％]", place.source):
            return Plant(Range(sign.start(), sign.end()), "")
    return None


PLANTERS: dict[str, Planter] = {
    "a digit changed": digit_changed,
    "a zero added": zero_added,
    "a number dropped": dropped,
    "a separator moved": separator_moved,
    "a currency swapped": currency_swapped,
    "a % dropped": percent_dropped,
}


def with_plant(place: Place, plant: Plant) -> Document:
    text = place.document.text
    edited = text[: plant.at.start] + plant.content + text[plant.at.end :]
    return read_document(place.document.path, edited.encode(), place.document.language)


def warnings_in(place: Place, document: Document, plan: Plan) -> list[Finding]:
    """The warnings in the block of `place`, where `document` is read for its translation."""
    end = place.block.end + len(document.text) - len(place.document.text)
    return [
        finding
        for finding in warnings_of(place.group, document, plan)
        if finding.at.start <= end and place.block.start <= finding.at.end
    ]


def warnings_of(group: Group, document: Document, plan: Plan) -> list[Finding]:
    documents = tuple(document if one.language == document.language else one for one in group.documents)
    # Two versions are enough where one of them is right.
    if group.source:
        documents = tuple(one for one in documents if one.language in {group.source, document.language})
    found = findings_of(page_of(replace(group, documents=documents)), plan, merge_facts(()))
    return [one for one in found if one.severity != "info" and one.path == document.path]


def found_with_source(place: Place, plant: Plant, plan: Plan) -> bool:
    return bool(warnings_in(place, with_plant(place, plant), plan))


def found_by_vote(place: Place, plant: Plant, plan: Plan, draw: random.Random) -> bool | None:
    """Whether five versions find the mistake among them; None where there are no five."""
    others = [one for one in place.group.documents if one.language != place.document.language]
    if len(others) < LANGUAGES - 1:
        return None
    documents = [place.document, *draw.sample(others, LANGUAGES - 1)]
    documents.sort(key=lambda one: one.language)
    group = replace(place.group, documents=tuple(documents), source="")
    voting = replace(plan, source="")
    before = {finding.message for finding in warnings_of(group, place.document, voting)}
    after = warnings_of(group, with_plant(place, plant), voting)
    return any(finding.message not in before for finding in after)


def described(place: Place, plant: Plant) -> str:
    text = place.document.text
    row = text.count("\n", 0, plant.at.start) + 1
    around = text[max(plant.at.start - 30, 0) : plant.at.end + 30].replace("\n", " ")
    was = text[plant.at.start : plant.at.end]
    return f"{place.document.path}:{row}: {was!r} to {plant.content!r} in {around!r}"


if __name__ == "__main__":
    sys.exit(main())
