"""What stands beside a number: percent, money and measures in signs, codes and names; words that multiply."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from glosslint.quantities.currencies import is_sure, table
from glosslint.quantities.measures import measures
from glosslint.quantities.prose import BIDI, LETTER, SPACE, is_mark, is_word
from glosslint.quantities.vocabulary import UNSPACED, Scale, Unit, bare, fold_case

if TYPE_CHECKING:
    from glosslint.quantities.prose import Prose

Found: TypeAlias = tuple[int, Unit]
"""A unit and the offset of its far end."""

FoundScale: TypeAlias = tuple[int, Scale]
"""A word that multiplies, and where it ends."""

RATIOS = frozenset({"%", "permille"})
_PERCENTAGE = Unit("%", ("%",), "sure")
_PERMILLE = Unit("‰", ("permille",), "sure")
_PERCENT_SIGNS = frozenset("%٪％﹪")
_PERCENT = re.compile(rf"[{BIDI}]*(?:([%٪％﹪‰])|{SPACE}[{BIDI}]*([%٪％﹪‰])(?![A-Za-z\d]))")
_CODE = re.compile(r"[A-Z]{3}(?![A-Za-z\d])")
_GAP = re.compile(rf"[{BIDI}]*{SPACE}?[{BIDI}]*")
_PREPOSITION = re.compile(rf"{SPACE}(?:[^\W\d_]{{2}}{SPACE}|[^\W\d_]['’])")
"""Between a word such as "million" and its noun: `de`, `di`, `d'`."""
_POINT = re.compile(r"\.(?=[\u00a0\u202f][^\W\d_]?[^\w\s]|[\u00a0\u202f][A-Z]{3})")
"""The point of an abbreviation before a currency: `5 t. $`."""
_LETTER = re.compile(
    rf"[\u00a0\u202f]?[^\W\d_](?:(?![{LETTER}\d])|(?=[A-Z]{{2}}\$|[A-Z]{{3}}(?![{LETTER}])))"
    r"| [^\W\d_](?=[€$£¥₹])"
)
"""A single letter behind digits, before no other but those of a currency: `5 M€`, `5 MUS$`."""


def percent_after(prose: Prose, end: int) -> Found | None:
    """A sign of percent behind a number."""
    match = _PERCENT.match(prose.text, end)
    if match is None:
        return None
    return match.end(), _PERMILLE if "‰" in match[0] else _PERCENTAGE


def agree(before: Unit, after: Unit) -> bool:
    """Whether both may name the same money: `$500 USD`."""
    families = table().families
    open_to = {code for unit in before.units for code in (unit, *families.get(unit, ()))}
    return not open_to.isdisjoint(after.units)


def unit_before(prose: Prose, start: int) -> Found | None:
    """The money or percent that is written before a number."""
    at = prose.skip_back(start)
    last = prose.before(at)
    if not last or last.isspace():
        return None
    if last in _PERCENT_SIGNS and prose.habits.percent_first:
        return at - 1, _PERCENTAGE
    code = prose.text[max(prose.read, at - 3) : at]
    if code in table().codes and not _is_word_before(prose, at - 3):
        return at - 3, _code(code)
    for unit in prose.habits.before.get(fold_case(last), ()):
        first = at - len(unit.text)
        written = prose.text[max(first, 0) : at]
        if first < prose.read or (
            written != unit.text and (unit.certainty == "sure" or fold_case(written) != unit.text)
        ):
            continue
        if not is_word(unit.text[0]) or not _is_word_before(prose, first):
            return first, unit
    return None


def _code(code: str) -> Unit:
    return Unit(code, (code,), "sure" if is_sure(code) else "doubtful")


def _is_word_before(prose: Prose, at: int) -> bool:
    before = prose.before(at)
    return bool(before) and is_word(before)


def unit_after(prose: Prose, end: int, *, scaled: bool = False) -> Found | None:
    """What is written behind a number, or behind the word that multiplies it: money, percent, a measure."""
    money = _money_after(prose, end, scaled=scaled)
    if money and money[1].certainty == "sure":
        return money
    measure = measure_after(prose, end)
    if measure is None or measure[1].certainty == "doubtful":
        return money
    if money is None or money[1].certainty == "doubtful" or money[0] < measure[0]:
        return measure
    if money[0] > measure[0]:
        return money
    both = (*money[1].units, *measure[1].units)
    return money[0], Unit(money[1].text, both, "word")  # pounds


def _money_after(prose: Prose, end: int, *, scaled: bool) -> Found | None:
    gap = _GAP.match(prose.text, end)
    found = _unit_at(prose, gap.end() if gap else end)
    if found is None and scaled and (preposition := _PREPOSITION.match(prose.text, end)):
        return _unit_at(prose, preposition.end())
    return found


_JOINED = re.compile(rf"-(?=[{LETTER}]{{3}})")


def measure_after(prose: Prose, end: int) -> Found | None:
    """The unit of measure that is written behind a number, also behind a hyphen: `5 km`, `30-minute`."""
    gap = _JOINED.match(prose.text, end) or _GAP.match(prose.text, end)
    at = gap.end() if gap else end
    for unit in measures(prose.language).after.get(fold_case(prose.after(at)), ()):
        last = _end_of_unit(prose, unit, at)
        if unit.certainty == "doubtful" and not prose.text.startswith(unit.text, at):
            continue
        if last and not prose.after(last).isdecimal():
            return _rate(prose, last, unit)
    return None


def measure_before(prose: Prose, start: int) -> Found | None:
    """The unit of measure that is written before a number, where the language does so: `kilomita 5`."""
    known = measures(prose.language).before
    if not known:
        return None
    at = prose.skip_back(start)
    for unit in known.get(fold_case(prose.before(at)), ()):
        first = at - len(unit.text)
        if first >= prose.read and fold_case(prose.text[first:at]) == unit.text:
            return None if _is_word_before(prose, first) else (first, unit)
    return None


def _rate(prose: Prose, end: int, unit: Unit) -> Found:
    """The unit that ends at `end`, or the rate that it begins: `GB/s`, `litres per minute`."""
    if prose.after(end) not in {" ", "/", "\u00a0"}:
        return end, unit
    for suffix, per in measures(prose.language).per:
        last = end + len(suffix)
        if fold_case(prose.text[end:last]) == suffix and not _goes_on(prose, last):
            return last, Unit(unit.text, tuple(f"{name}-per-{per}" for name in unit.units), unit.certainty)
    return end, unit


def _unit_at(prose: Prose, at: int) -> Found | None:
    code = _CODE.match(prose.text, at)
    if code and code[0] in table().codes:
        return code.end(), _code(code[0])
    for linker in prose.habits.linkers:
        at += len(linker) if prose.text.startswith(linker, at) else 0
    for unit in prose.habits.after.get(fold_case(prose.after(at)), ()):
        end = _end_of_unit(prose, unit, at)
        # A sign of money before another number belongs to that: `$500 $600`.
        if end and not prose.after(end).isdecimal():
            return end, unit
    return None


def _end_of_unit(prose: Prose, unit: Unit | Scale, at: int) -> int:
    """Where a unit that begins at `at` ends, with the ending that its noun may take; 0 if it is not there."""
    end = at + len(unit.text)
    written = prose.text[at:end]
    if " " in unit.text:
        written = written.replace("\u00a0", " ")
    if written != unit.text and (unit.certainty == "sure" or fold_case(written) != unit.text):
        return _end_of_stem(prose, unit, at)
    last = unit.text[-1]
    if UNSPACED.search(last) or not (last.isalpha() or is_mark(last)):
        return end
    longest = end + (3 if len(unit.text) > 4 and unit.certainty != "sure" else 0)
    while end < longest and _goes_on(prose, end):
        end += 1
    return 0 if _goes_on(prose, end) else end


_LONG = 7
"""From this many letters on a word is known by its stem."""


def _end_of_stem(prose: Prose, unit: Unit | Scale, at: int) -> int:
    """Where a long word ends that only its accents and ending tell from `unit`: `εκατομμυρίων`."""
    stem = len(unit.text) - 1
    if unit.certainty != "word" or stem < _LONG or fold_case(prose.text[at : at + 3]) != unit.text[:3]:
        return 0
    if bare(prose.text[at : at + stem]) != bare(unit.text[:stem]):
        return 0
    end = at + stem
    while end < at + stem + 4 and _goes_on(prose, end):
        end += 1
    return 0 if _goes_on(prose, end) else end


def _goes_on(prose: Prose, at: int) -> bool:
    """Whether the word that the character before `at` ends goes on in its own kind of script."""
    follows = prose.after(at)
    if not follows or UNSPACED.search(follows):
        return False
    return is_mark(follows) or (follows.isalnum() and is_word(follows) == is_word(prose.text[at - 1]))


def scale_after(prose: Prose, end: int) -> FoundScale | None:
    """The word behind a number that multiplies it, and where it ends."""
    letter = _LETTER.match(prose.text, end)
    exponent = prose.habits.letters.get(re.sub(r"\s", "\u00a0", letter[0])) if letter else None
    if letter and exponent:
        point = _POINT.match(prose.text, letter.end())
        return point.end() if point else letter.end(), Scale(letter[0], exponent, "sure")
    gap = _GAP.match(prose.text, end)
    found = _scale_at(prose, gap.end() if gap else end)
    if found is None or not UNSPACED.search(found[1].text):
        return found
    larger = _scale_at(prose, found[0])
    if larger and found[1].exponent < larger[1].exponent:  # 4천만
        return larger[0], Scale(larger[1].text, found[1].exponent + larger[1].exponent)
    return found


def _scale_at(prose: Prose, at: int) -> FoundScale | None:
    for scale in prose.habits.scales.get(fold_case(prose.after(at)), ()):
        end = _end_of_unit(prose, scale, at)
        if end and not (UNSPACED.search(scale.text) and _begins_measure(prose, at, end)):
            return end, scale
    return None


def _begins_measure(prose: Prose, at: int, end: int) -> bool:
    """Whether the word from `at` to `end` only begins a unit: the 千 of 千克."""
    known = measures(prose.language).after.get(prose.after(at), ())
    return any(at + len(unit.text) > end and prose.text.startswith(unit.text, at) for unit in known)


def letter_of_money(prose: Prose, start: int, end: int) -> FoundScale | None:
    """A letter behind the digits that multiplies money: the lakhs of `$12L`, the millions of `$5 M`."""
    at = end + 1 if prose.after(end) in {" ", "\u00a0"} else end
    letter = prose.after(at)
    exponent = prose.habits.letters_of_money.get(letter)
    if exponent is None or is_word(prose.after(at + 1) or " "):
        return None
    money = unit_before(prose, start) or (unit_after(prose, at + 1) if at == end else None)
    if money is None or money[1].certainty != "sure" or money[1].units[0] in RATIOS:
        return None
    return at + 1, Scale(letter, exponent)


def scale_before(prose: Prose, start: int) -> FoundScale | None:
    """The word before a number that multiplies it, and where it begins: `milioni 20`."""
    if not prose.habits.leading:
        return None
    at = prose.skip_back(start)
    for scale in prose.habits.leading.get(fold_case(prose.before(at)), ()):
        first = at - len(scale.text)
        if first >= prose.read and fold_case(prose.text[first:at]) == fold_case(scale.text):
            before = prose.before(first)
            return None if before.isalnum() or (before and is_mark(before)) else (first, scale)
    return None
