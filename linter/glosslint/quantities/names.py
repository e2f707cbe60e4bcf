"""Digits that count nothing: names, versions, hashes, addresses, and digits in a letter's place."""

from __future__ import annotations

import re
import unicodedata

from glosslint.model import Reading
from glosslint.quantities import numerals, times
from glosslint.quantities.currencies import is_sure
from glosslint.quantities.locales import suffixes
from glosslint.quantities.numerals import fold_digits
from glosslint.quantities.prose import LETTER, Prose, Quantity, opaque, quantity
from glosslint.quantities.vocabulary import fold_case

_NAME = re.compile(rf"[{LETTER}\d_]+(?:\.\d[{LETTER}\d_]*|\.[xX](?![{LETTER}\d_]))*")
_TAIL = re.compile(rf"(?:[-.]\d[{LETTER}\d_]*)*")
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_ACRONYM = re.compile(r"[A-Z][A-Z\d]+")
_VERSION_NAME = re.compile(r"[vV](\d+(?:\.\d+)*)")
_HASH = re.compile(r"(?=\d*[a-f])[\da-f]{7,}(?![\w-])")
_UUID = re.compile(r"[\da-fA-F]{8}(?:-[\da-fA-F]{4}){3}-[\da-fA-F]{12}(?![\w-])")
_ADDRESS = re.compile(r"(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})(?![.\d])")
_PHONE = re.compile(r"\d{1,4}(?:[ \u00a0.()-]{1,2}\d+)+")
_DIALLED = re.compile(
    r"(?:(?:\d-)?\d{3}-|\d{3}\) ?)\d{3}-\d{4}(?![-\d])|\d{1,9}(?:-\d{1,9}){3,5}(?![-\d])"
    r"|0\d(?:[ \u00a0]\d\d){4}(?![ \u00a0]?\d)|0\d{2,4}[ /-](?:\d{6,8}|\d{3,4} \d{3,4})(?!\d)"
)
_HEX = re.compile(r"0[xX][\da-fA-F]+(?!\w)|[\da-fA-F]{1,4}(?:::?[\da-fA-F]{1,4}){2,7}(?![\w:])")
_PRERELEASE = re.compile(
    r"[-+](?:alpha|beta|rc|dev|pre|post|snapshot|canary)(?![a-z])(?:[.-]?\d+)*", re.IGNORECASE
)
_WILDCARD = re.compile(rf"\.[xX*](?![{LETTER}\d_])")
_GLUED = re.compile(rf"[{LETTER}_][{LETTER}\d_]*(?:\.\d[{LETTER}\d_]*)*")
_ENCODED = re.compile(rf"\d[A-F](?![{LETTER}\d])")
"""A character of an address behind its sign of percent: `%3B`."""
_DESIGNATION = re.compile(rf"-[A-Z]{{1,2}}(?![{LETTER}\d])")

_TIMES = frozenset("xXхХ")
"""Letters that stand for a times sign between digits: `1920x1080`."""


def read_letter(prose: Prose, start: int) -> Quantity | None:
    """A digit that is none: the Burmese zero for wa, the Telugu one for the anusvara, a keycap emoji.

    What is returned has no readings.
    """
    end = start + 1
    if prose.text.startswith(("\u20e3", "\ufe0f\u20e3"), end):
        return Quantity(start, end, ())
    if prose.text[start].isascii():
        return None
    while prose.after(end).isdecimal():
        end += 1
    follows = prose.after(end)
    marked = follows and unicodedata.category(follows) in {"Mn", "Mc"} and follows != "\ufe0f"
    stray = _is_stray_zero(prose.text[start:end]) and any(
        character and "\u0c00" <= character <= "\u109f" and unicodedata.category(character)[0] in "LM"
        for character in (prose.before(start), follows)
    )
    return Quantity(start, end, ()) if marked or stray else None


def _is_stray_zero(digits: str) -> bool:
    """Whether it is a zero that looks like a letter of its script: Telugu, Kannada, Malayalam, Burmese."""
    return digits in {"౦", "೦", "൦", "၀", "႐"}


def read_name(prose: Prose, start: int) -> Quantity | None:
    """Digits behind letters: `IPv6`, `v1.21`, `UTF-8`, `#1712`."""
    before = prose.before(start)
    if before == "-":
        return _acronym(prose, start)
    encoded = _ENCODED.match(prose.text, start) if before == "%" else None
    if encoded:
        return _identifier(prose, start - 1, encoded.end())
    if before in {"#", "＃"}:
        return _identifier(prose, start - 1, _end(_NAME, prose, start))
    first = prose.start_of_word(start)
    word = prose.text[first:start]
    if not word or _is_money(prose, word) or (word in _TIMES and prose.text[first - 1 : first].isdecimal()):
        return None
    end = _end(_NAME, prose, start)
    version = _VERSION_NAME.fullmatch(prose.text, first, end)
    return _version(first, end, version[1]) if version else _identifier(prose, first, end)


def _acronym(prose: Prose, start: int) -> Quantity | None:
    first = prose.start_of_word(start - 1)
    if not _ACRONYM.fullmatch(prose.text, first, start - 1):
        return None
    name = _end(_NAME, prose, start)
    end = _end(_TAIL, prose, name)
    if end == name and _is_money(prose, prose.text[first : start - 1]):
        return None
    return _identifier(prose, first, end)


def _is_money(prose: Prose, word: str) -> bool:
    if len(word) < 2 or is_sure(word):
        return is_sure(word)
    return any(word == unit.text for unit in prose.habits.before.get(fold_case(word[-1]), ()))


def _identifier(prose: Prose, start: int, end: int) -> Quantity:
    """A name, and the number in it if it holds one: the other language may set that apart."""
    name = fold_digits(prose.text[start:end])
    numbers = _NUMBER.findall(name)
    plain = [Reading("plain", numerals.values(numbers[0], ".")[0])] if len(numbers) == 1 else []
    return quantity(start, end, Reading("identifier", name), *plain)


def _version(start: int, end: int, version: str) -> Quantity:
    version = fold_digits(version)
    plain = [] if numerals.is_version(version) else [Reading("plain", numerals.values(version, ".")[0])]
    return quantity(start, end, Reading("version", version), *plain)


def read_hash(prose: Prose, start: int) -> Quantity | None:
    """A commit, a UUID, an address or a hexadecimal number that begins with a digit."""
    match = _HEX.match(prose.text, start)
    if match and ("::" in match[0] or re.search("[xXa-fA-F]", match[0])):
        return opaque(start, match.end(), "identifier", match[0].lower())
    match = _UUID.match(prose.text, start) or _HASH.match(prose.text, start)
    if match is None or not re.search("[a-fA-F]", match[0]):
        return None
    return opaque(start, match.end(), "identifier", match[0].lower())


def read_address(prose: Prose, start: int) -> Quantity | None:
    """An address of the Internet, a telephone number, the number of a card or a book."""
    address = _ADDRESS.match(prose.text, start)
    if address and all(int(part) < 256 and str(int(part)) == fold_digits(part) for part in address.groups()):
        return opaque(start, address.end(), "identifier", fold_digits(address[0]))
    phone = _PHONE.match(prose.text, start) if prose.before(start) == "+" else None
    if phone and not numerals.values(phone[0], ""):
        digits = re.sub(r"\D", "", fold_digits(phone[0]))
        if 8 <= len(digits) <= 15:
            return opaque(start - 1, phone.end(), "identifier", f"+{digits}")
    dialled = _DIALLED.match(prose.text, start) if prose.before(start) != "-" else None
    if dialled:
        return opaque(start, dialled.end(), "identifier", re.sub(r"\) ?", "-", fold_digits(dialled[0])))
    return None


def read_version(prose: Prose, start: int, end: int) -> Quantity | None:
    """A numeral with a version's points or tail: `2.1.10`, `1.21.x`, `2.0-rc1`."""
    numeral = prose.text[start:end]
    more = _WILDCARD.match(prose.text, end) or ("." in numeral and _PRERELEASE.match(prose.text, end)) or None
    if more:
        return opaque(start, more.end(), "version", fold_digits(prose.text[start : more.end()]))
    if not numerals.is_version(numeral) or numerals.values(numeral, ""):
        return None
    version = fold_digits(numeral)
    return quantity(start, end, Reading("version", version), *times.pointed(version, prose.language))


def read_designation(prose: Prose, start: int, end: int) -> Quantity | None:
    """Digits before letters that make them a name (`3DES`, `10-K`), not a measure or an ending."""
    designation = _DESIGNATION.match(prose.text, end)
    if designation and prose.text[start:end].isdigit():
        name = fold_digits(prose.text[start : designation.end()])
        together = Reading("identifier", name.replace("-", ""))
        return quantity(start, designation.end(), Reading("identifier", name), together)
    glued = _GLUED.match(prose.text, end)
    if glued is None:
        return None
    letters = glued[0]
    if letters[0] in _TIMES and letters[1:2].isdecimal():
        return None
    counted = letters.islower() or letters in suffixes(prose.language)
    if counted and letters.isalpha():
        return None
    return _identifier(prose, start, glued.end())


def _end(pattern: re.Pattern[str], prose: Prose, start: int) -> int:
    match = pattern.match(prose.text, start)
    assert match is not None, "every name goes on with its digits"  # noqa: S101
    return match.end()
