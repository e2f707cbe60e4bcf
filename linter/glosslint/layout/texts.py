"""What language a text is in, as far as a glance at its first kilobytes tells."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from glosslint import languages
from glosslint.layout.matter import declared_language
from glosslint.layout.words import CLOSE_LANGUAGES, FREQUENT_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

HEAD = 8192
"""How many bytes of a file are looked at."""

_FEW_WORDS = 4
_SURE = 0.1
"""The least share of function words in a text of that language; running text has a quarter and more."""
_AHEAD = 1.15
"""How much more of them it must have than of any language that is not close to it."""
_FOREIGN_SCRIPT = 0.3
"""From this share on a page is in the other script: names and code in it are Latin."""

_FRONT_MATTER = re.compile(
    r"\A\ufeff?(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<matter>.*?)^(?P=fence)[ \t]*\r?$", re.DOTALL | re.MULTILINE
)
_JSON_MATTER = re.compile(r"\A\ufeff?(?P<matter>\{\r?\n.*?^\})[ \t]*\r?$", re.DOTALL | re.MULTILINE)
_NOT_PROSE = re.compile(
    r"""
      <!--.*?(?:-->|\Z)                                # comments, where the source's text may stand
    | ^[ \t]*(?P<fence>```+|~~~+)[^\n]*\n.*?(?:^[ \t]*(?P=fence)|\Z)
    | `[^`\n]*`
    | \{\{[^{}\n]*\}\} | \{%[^%\n]*%\}                 # templates
    | \]\([^()\n]*\)                                   # targets of links
    | (?:https?|mailto):[^\s<>)\]]+
    | <[^<>\n]{1,400}>
    | &[a-z]{2,8};
    """,
    re.DOTALL | re.MULTILINE | re.VERBOSE | re.IGNORECASE,
)
_LETTER = r"(?:[^\W\d_]|[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0900-\u0965\u0970-\u0dff\u0e30-\u0e4e])"
_WORD = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)?")
"""Vowel signs are marks, not letters, and belong to their words."""
_SIMPLIFIED = frozenset("这们说为国会时对发来过还进样让问题开关图书后无现应该确认设项实际数据转换连环")
_TRADITIONAL = frozenset("這們說為國會時對發來過還進樣讓問題開關圖書後無現應該確認設項實際數據轉換連環")

_SCRIPTS = {
    "LATIN": "Latn", "GREEK": "Grek", "CYRILLIC": "Cyrl", "ARMENIAN": "Armn", "HEBREW": "Hebr",
    "ARABIC": "Arab", "DEVANAGARI": "Deva", "BENGALI": "Beng", "GURMUKHI": "Guru", "GUJARATI": "Gujr",
    "ORIYA": "Orya", "TAMIL": "Taml", "TELUGU": "Telu", "KANNADA": "Knda", "MALAYALAM": "Mlym",
    "SINHALA": "Sinh", "THAI": "Thai", "LAO": "Laoo", "TIBETAN": "Tibt", "MYANMAR": "Mymr",
    "GEORGIAN": "Geor", "HANGUL": "Hang", "ETHIOPIC": "Ethi", "CHEROKEE": "Cher", "KHMER": "Khmr",
    "MONGOLIAN": "Mong", "HIRAGANA": "Kana", "KATAKANA": "Kana", "BOPOMOFO": "Bopo", "CJK": "Hani",
    "SYRIAC": "Syrc", "THAANA": "Thaa", "NKO": "Nkoo", "TIFINAGH": "Tfng", "YI": "Yiii", "VAI": "Vaii",
    "CANADIAN": "Cans", "ADLAM": "Adlm",
}  # fmt: skip
"""ISO 15924 codes by the first word of a character's Unicode name."""
_UNSPACED = frozenset({"Hani", "Kana", "Thai", "Laoo", "Khmr", "Mymr", "Tibt"})
"""Scripts that set no blanks between words: two letters are about a word."""


class Text(Struct, frozen=True):
    """What a glance at a file, or at several, shows."""

    words: Counter[str]
    """The words of its prose, in lower case."""
    letters: Counter[str]
    """Letters by script."""
    simplified: int = 0
    """How many Chinese characters tell the simplified script, less those that tell the traditional."""
    declared: str = ""
    """The language that the front matter names, as written."""
    anchors: frozenset[str] = frozenset()
    """What survives translation: numbers of two digits and more, targets, code."""
    shape: str = ""
    """The kinds of its lines: one character for each heading, item, fence, quote and paragraph."""

    @property
    def size(self) -> int:
        """About how many words of prose there are."""
        return sum(self.units.values())

    @property
    def units(self) -> dict[str, int]:
        """About how many words there are in each script."""
        counted = {script: number // 2 for script, number in self.letters.items() if script in _UNSPACED}
        for word, number in self.words.items():
            script = script_of(word[0])
            if script not in _UNSPACED:
                counted[script] = counted.get(script, 0) + number
        return counted


EMPTY = Text(Counter(), Counter())


class Glances:
    """Reads the heads of files, each at most once."""

    __slots__ = ("_read", "root")

    def __init__(self, root: Path) -> None:
        self.root = root
        self._read: dict[str, Text] = {}

    def __len__(self) -> int:
        """How many files were looked at."""
        return len(self._read)

    def at(self, path: str) -> Text:
        """What the file at `path`, relative to the root, shows; nothing if it cannot be read."""
        if path not in self._read:
            self._read[path] = glance(_head(self.root / path))
        return self._read[path]


def _head(path: Path) -> str:
    """The first bytes as text. What cannot be read tells nothing here; reading the page reports it."""
    try:
        with path.open("rb", buffering=0) as file:
            data = file.read(HEAD)
    except OSError:
        return ""
    utf16 = data.startswith((b"\xff\xfe", b"\xfe\xff"))  # its language shows, though the page is not read
    text = data.decode("utf-16" if utf16 else "utf-8", errors="ignore")
    return "" if "\0" in text else text


def glance(text: str) -> Text:
    """What the head of a page shows."""
    matter = _FRONT_MATTER.match(text) or _JSON_MATTER.match(text)
    body = text[matter.end() :] if matter else text
    prose = _NOT_PROSE.sub(" ", body)
    characters = Counter(prose)
    letters: Counter[str] = Counter()
    for character, number in characters.items():
        if character.isalpha() or unicodedata.combining(character):
            letters[script_of(character)] += number
    return Text(
        words=Counter(_WORD.findall(prose.casefold())),
        letters=letters,
        simplified=sum(
            number * ((character in _SIMPLIFIED) - (character in _TRADITIONAL))
            for character, number in characters.items()
        ),
        declared=declared_language(text),
        anchors=frozenset(_ANCHOR.findall(body)),
        shape=_shape(body),
    )


_ANCHOR = re.compile(r"(?<=\]\()[^()\s]+|`[^`\n]+`|\d[\d.,]*\d")
_LINE = re.compile(
    r"^[ \t]*(?:(?P<heading>#{1,6})[ \t]|(?P<item>[-*+][ \t]|\d+[.)][ \t])|(?P<other>```|~~~|[>|<]))",
    re.MULTILINE,
)


def _shape(body: str) -> str:
    return "".join(
        str(len(line["heading"] or "")) if line["heading"] else "-" if line["item"] else line["other"]
        for line in _LINE.finditer(body)
    )


def together(texts: Iterable[Text]) -> Text:
    """Several glances as one."""
    words: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    simplified = 0
    declared: Counter[str] = Counter()
    for text in texts:
        words.update(text.words)
        letters.update(text.letters)
        simplified += text.simplified
        if text.declared:
            declared[text.declared] += 1
    return Text(words, letters, simplified, max(declared, key=lambda tag: (declared[tag], tag), default=""))


@cache
def script_of(character: str) -> str:
    """The script of a letter, `Zyyy` where none is known."""
    return _SCRIPTS.get(unicodedata.name(character, "").partition(" ")[0].partition("-")[0], "Zyyy")


def identify(text: Text) -> str:
    """The language of a text, or nothing where it does not show clearly."""
    script = main_script(text)
    match script:
        case "":
            return ""
        case "Kana":
            return "ja"
        case "Hani":
            return "zh-Hant" if text.simplified < 0 else "zh"
        case "Latn" | "Cyrl" | "Arab" | "Deva":
            return _by_words(text.words, script)
        case _:
            return languages.language_of_script(script)


def main_script(text: Text) -> str:
    """The script of the prose, or nothing where there is hardly any."""
    units = text.units
    total = sum(units.values())
    if total < 2:
        return ""
    if units.get("Kana", 0) and units["Kana"] * 10 >= units.get("Hani", 0):
        units["Kana"] += units.pop("Hani", 0)
    foreign = max(
        (script for script in units if script != "Latn"), key=lambda script: units[script], default=""
    )
    if foreign and units[foreign] >= total * _FOREIGN_SCRIPT:
        return foreign
    return "Latn" if "Latn" in units else ""


def _by_words(words: Counter[str], script: str) -> str:
    """The language whose function words make up most of the text, if that is a good part."""
    total = words.total()
    if total < _FEW_WORDS:
        return ""
    shares = {
        language: sum(words[word] for word in frequent & words.keys()) / total
        for language, frequent in FREQUENT_WORDS.items()
        if script in languages.scripts(language)
    }
    best = max(shares, key=lambda language: (shares[language], language))
    rivals = [share for language, share in shares.items() if not close(language, best)]
    if shares[best] < _SURE or shares[best] < _AHEAD * max(rivals, default=0.0):
        return ""
    return best


@cache
def close(one: str, other: str) -> bool:
    """Whether a glance could take texts of the two languages for each other's."""
    one, other = languages.base(one), languages.base(other)
    return one == other or any(one in family and other in family for family in CLOSE_LANGUAGES)


def overlap(one: Text, other: Text) -> float:
    """How much of the smaller vocabulary the other text shares, from 0 to 1."""
    first, second = set(one.words), set(other.words)
    smaller = min(len(first), len(second))
    return len(first & second) / smaller if smaller else 0.0


def kin(one: Text, other: Text) -> bool:
    """Whether two texts could be one page: the same numbers, targets and code, or the same long shape."""
    common = len(one.anchors & other.anchors)
    if common >= 2 and common >= 0.3 * min(len(one.anchors), len(other.anchors)):
        return True
    return len(one.shape) >= 4 and one.shape == other.shape
