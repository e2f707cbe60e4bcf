"""Numbers written in Han characters, in Chinese, Japanese and at times Korean: `三`, `第四章`, `二〇二四年`.

The characters and what they are worth: Unicode Character Database, Unihan, kPrimaryNumeric,
kAccountingNumeric and kOtherNumeric.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS = {
    character: value
    for value, characters in enumerate(
        ("〇零", "一壱壹弌", "二弐貳贰两兩", "三参參叁", "四肆", "五伍", "六陆陸", "七柒漆", "八捌", "九玖")
    )
    for character in characters
}
_FORMAL = frozenset("壹壱弌弐貳贰参參叁肆伍陆陸柒漆捌玖拾佰仟")
"""Numerals of cheques, which by themselves are other words: 参照, 登陆, 队伍."""
_SMALL = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SCORES = {"廿": 20, "卅": 30, "卌": 40}
_LARGE = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}

_NUMERAL = re.compile(f"[{''.join((*_DIGITS, *_SMALL, *_SCORES, *_LARGE))}]+")
_MASKED = re.compile(
    "百分[之比点點率]|[星礼禮]?[期拜][一二三四五六]|[周週][一二三四五六](?![年个個次天期])"
    "|一[些般样樣直定旦切边邊致律起味面方贯貫种種道同再度部番緒時旦概気応](?![个個次年])"
    "|[统統唯同逐万萬惟单單专專均第划劃]一(?![个個次年章节節部步条條点點项項版代回位种種])"
    "|(?<![一二三四五六七八九两兩])十分(?!钟|鐘|之|間)|千万别|三星|四川|九州|四国|万一|萬一|十字|百科|百度|万能|萬能|万维|萬維|万事|千千"
    "|[萬万]用|[征徵預预]兆|千[万萬][不要別别]|成千上[万萬]|百分位|万端|万全|万が|四半期|不二|八卦|三明治|八百屋|一体化|兆候|七夕|五角大楼|二进制|二進"
)
"""Characters for numbers that are parts of other words."""

_PART = f"({_NUMERAL.pattern[:-1]}{{1,12}})"
_FRACTION = re.compile(f"{_PART}分[之の]{_PART}")
_HALF_YEAR = re.compile("半年")
_HALF_HOUR = re.compile("半(?:个|個)?(?:小时|小時|钟头|鐘頭|時間)")
_HALF = re.compile("半(?![导導径徑角島岛球夜路透])")
_HALF_OF = re.compile("[一过過]半|半[数數分]|절반")
_VAGUE = re.compile(r"(?:\d\s?|[数數几幾上好多何])$")
"""Before a numeral: digits that it multiplies, or what makes it "some hundreds"."""
_LONGEST = 40


def find_half(prose: str) -> tuple[int, int] | None:
    """Where half of a whole is said: `一半`, `半数`."""
    match = _HALF_OF.search(prose)
    return match.span() if match else None


def numbers(prose: str) -> Iterator[tuple[Fraction, int, int]]:
    """The numbers in `prose` with their offsets."""
    for match in _FRACTION.finditer(prose):
        above, below = _whole(match[2]), _whole(match[1])
        if above is not None and below:
            yield Fraction(above, below), match.start(), match.end()
    masked = _MASKED.sub(lambda match: "\ufffc" * len(match[0]), prose)
    masked = _FRACTION.sub(lambda match: "\ufffc" * len(match[0]), masked)
    for match in _NUMERAL.finditer(masked):
        if len(match[0]) == 1 and match[0] in _FORMAL:
            continue
        if not _VAGUE.search(masked[max(match.start() - 2, 0) : match.start()]):
            yield from _read(match)
    for pattern, value in ((_HALF_YEAR, Fraction(6)), (_HALF_HOUR, Fraction(30)), (_HALF, Fraction(1, 2))):
        for match in pattern.finditer(masked):
            yield value, match.start(), match.end()


def _read(match: re.Match[str]) -> Iterator[tuple[Fraction, int, int]]:
    numeral = match[0]
    whole = _whole(numeral)
    if whole is not None:
        yield Fraction(whole), match.start(), match.end()
    if all(character in _DIGITS for character in numeral) and len(numeral) in {2, 3}:
        # `三四` is three or four, `二三四` mostly two, three, four.
        for at, character in enumerate(numeral, match.start()):
            yield Fraction(_DIGITS[character]), at, at + 1


def _whole(numeral: str) -> int | None:
    """The value of a numeral, digit by digit or by powers of ten; none of one that is no number."""
    if len(numeral) > _LONGEST:
        return None
    if all(character in _DIGITS for character in numeral):
        digits = "".join(str(_DIGITS[character]) for character in numeral)
        return int(digits) if len(digits) != 2 or "0" in digits else None
    total = section = digit = 0
    for character in numeral:
        if character in _DIGITS:
            digit = _DIGITS[character]
        elif character in _SCORES:
            section, digit = section + _SCORES[character], 0
        elif character in _SMALL:
            section, digit = section + (digit or 1) * _SMALL[character], 0
        else:
            total, section, digit = total + (section + digit or 1) * _LARGE[character], 0, 0
    return total + section + digit
