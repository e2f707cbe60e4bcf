"""Fractions: `½`, `2½`, `1/2`, `2 1/2`, `2⁄3`."""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import Final

from glosslint.model import Reading
from glosslint.quantities.numerals import fold_digits
from glosslint.quantities.prose import LETTER, Prose, Quantity, is_word, quantity

VULGAR: Final = "¼½¾⅐-⅞"
"""The characters that are a fraction by themselves, as members of a character class."""

_VULGAR: Final = re.compile(rf"(?:(\d{{1,6}})[ \u00a0\u202f\u2009]?)?([{VULGAR}])")
_SLASHED: Final = re.compile(
    r"(?:(?P<whole>\d{1,3})[ \u00a0\u202f])?(?P<above>\d{1,2})(?P<slash>[/／⁄])(?P<below>\d{1,3})"
    rf"(?=(?:rds?|ths?)?(?![{LETTER}\d_/／⁄]|[.,:-]\d))"
)
_BELOW: Final = frozenset({*range(2, 11), 12, 16, 20, 32, 64, 100})
"""What things are divided by: other numbers behind a slash are pages, sizes and days."""
_GLUED: Final = frozenset("/／⁄\\.,:+#@=&?^$€£¥%٪％")


def fraction_at(prose: Prose, start: int) -> tuple[int, str] | None:
    """Where the fraction that begins at `start` ends, and its value.

    The value is a decimal where that is exact (`2.5`), else two whole numbers (`2/3`). A slash makes one of
    small numbers in lowest terms, less than one, that no name goes before: `24/7`, `16/9`, `8/10` and
    `Python 2/3` are two numbers each.
    """
    vulgar = _VULGAR.match(prose.text, start)
    if vulgar:
        above, _, below = unicodedata.normalize("NFKC", vulgar[2]).partition("⁄")
        return vulgar.end(), _value(int(vulgar[1] or 0), int(above), int(below))
    slashed = _SLASHED.match(prose.text, start)
    if slashed is None or not _is_fraction(prose, slashed):
        return None
    return slashed.end(), _value(int(slashed["whole"] or 0), int(slashed["above"]), int(slashed["below"]))


def _is_fraction(prose: Prose, written: re.Match[str]) -> bool:
    before = prose.before(written.start())
    if before == "-":
        before = prose.before(written.start() - 1)  # a minus, unless it is glued on both sides
        if before and not before.isspace():
            return False
    if before and (before in _GLUED or is_word(before)):
        return False
    above, below = int(written["above"]), int(written["below"])
    if not 0 < above < below or (below not in _BELOW and written["slash"] != "⁄"):
        return False
    return Fraction(above, below).denominator == below


def _value(whole: int, above: int, below: int) -> str:
    value = whole + Fraction(above, below)
    divisor = value.denominator
    for prime in (2, 5):
        while divisor % prime == 0:
            divisor //= prime
    if divisor > 1:
        return f"{value.numerator}/{value.denominator}"
    return f"{float(value):.12f}".rstrip("0").rstrip(".")


def parts(written: str) -> tuple[Quantity, ...]:
    """The numbers on both sides of the slash in `written`, which may be no fraction elsewhere: 1 and 5.

    The offsets are those of `written`; what is no fraction with a slash has none.
    """
    slashed = _SLASHED.search(written)
    if slashed is None:
        return ()
    return tuple(
        quantity(*slashed.span(name), Reading("plain", str(int(fold_digits(slashed[name])))))
        for name in ("whole", "above", "below")
        if slashed[name]
    )
