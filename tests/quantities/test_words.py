from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words

import glosslint.quantities.words
from glosslint.model import Reading
from glosslint.quantities.words import find_word, has_words
from glosslint.quantities.words.lexicon import lexicon
from glosslint.quantities.words.tables import read_table


def table() -> list[tuple[str, str, str, str]]:
    lines = Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines()
    rows: list[tuple[str, str, str, str]] = []
    for line in lines:
        if line and not line.startswith("#"):
            language, prose, value, found = (part.strip() for part in f"{line} ".split("| "))
            rows.append((language, prose, value, found))
    return rows


ROWS = table()


def reading(written: str) -> Reading:
    value, _, unit = written.partition(" ")
    return Reading("percentage" if unit == "%" else "plain", value, unit)


@pytest.mark.parametrize(("language", "prose", "value", "found"), ROWS, ids=[" ".join(row) for row in ROWS])
def test_finds(language: str, prose: str, value: str, found: str) -> None:
    place = find_word(prose, language, reading(value))
    assert (prose[slice(*place)] if place else "").lower() == found.lower()


def test_table_is_broad() -> None:
    assert len(ROWS) >= 250
    assert len({language.split("-")[0] for language, *_ in ROWS}) >= 40


@pytest.mark.parametrize(
    ("kind", "value", "unit"),
    [
        ("date", "2021-04-01", ""),
        ("time", "03:00", ""),
        ("version", "3", ""),
        ("identifier", "3D", ""),
        ("plain", "1" * 200, ""),
        ("plain", "1/0", ""),
        ("plain", "1e999999999", ""),
        ("plain", "٣", ""),
        ("plain", "three", ""),
        ("plain", "", ""),
    ],
)
def test_what_nobody_says_in_words(kind: str, value: str, unit: str) -> None:
    assert find_word("three of 2021", "en", Reading(kind, value, unit)) is None  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["plain", "amount", "percentage", "measure", "ordinal"])
def test_whatever_the_number_counts(kind: str) -> None:
    assert find_word("three of them", "en", Reading(kind, "3")) == (0, 5)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["amount", "percentage"])
def test_one_dollar_is_not_found_in_an_article(kind: str) -> None:
    assert find_word("ein Buch", "de", Reading(kind, "1", "USD")) is None  # type: ignore[arg-type]
    assert find_word("zwei Bücher", "de", Reading(kind, "2", "USD")) == (0, 4)  # type: ignore[arg-type]


def test_negative_numbers_are_said_without_their_sign() -> None:
    assert find_word("three below zero", "en", Reading("plain", "-3")) == (0, 5)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", True),
        ("de-AT", True),
        ("zh-Hant-TW", True),
        ("el", True),
        ("nb", True),
        ("fil", True),
        ("kk", True),
        ("pcm", True),
        ("sa", False),
        ("tlh", False),
        ("", False),
        ("zz", False),
        ("../x", False),
    ],
)
def test_languages_with_words(language: str, expected: bool) -> None:
    assert has_words(language) is expected


def test_filipino_is_not_read_as_finnish() -> None:
    # num2words takes the first two letters of a language that it does not know.
    assert find_word("kolme", "fil", Reading("plain", "3")) is None


def test_nothing_is_loaded_before_a_word_is_looked_up() -> None:
    script = (
        "import sys; from glosslint.quantities.words import find_word;"
        "from glosslint.model import Reading;"
        "assert not {'babel', 'num2words'} & set(sys.modules);"
        "find_word('three', 'en', Reading('plain', '3')); assert 'num2words' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


FOLDER = Path(glosslint.quantities.words.__file__).with_name("tables")
TABLES = sorted(file.stem for file in FOLDER.glob("*.txt"))


@pytest.mark.parametrize("language", TABLES)
def test_every_table_names_its_source(language: str) -> None:
    assert (FOLDER / f"{language}.txt").read_text(encoding="utf-8").startswith("# ")
    assert read_table(language)


UNCOUNTED = {"ja", "zh"}
"""These count in Han characters, which no table has."""


@pytest.mark.parametrize("language", [language for language in TABLES if language not in UNCOUNTED])
def test_every_language_counts(language: str) -> None:
    words = lexicon(language)
    for value in (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20):
        said = [
            " ".join(phrase)
            for phrases in words.phrases.values()
            for phrase, number in phrases
            if number == value
        ]
        assert said, value
        if not words.counters:  # Korean words of one syllable need a noun
            for phrase in said:
                assert find_word(phrase, language, Reading("plain", str(value))) is not None, phrase


PIECES = st.sampled_from(
    [
        *["two", "twenty", "hundred", "and", "half", "a", "thousand", "third", "zwei", "und", "zwanzig"],
        *"三百十分之一半万第",
        *[
            "ثلاثة",
            "وعشرون",
            "שתי",
            "สาม",
            "สิบ",
            "두",
            "가지",
            "이십",
            "दो",
            "हज़ार",
            "п’ять",
            "сто",
            "cent",
            "et",
            "un",
        ],
        *" -'’\n,.٣3\u0301\u200c\u200dİß\ufffc",
    ]
)
LANGUAGES = st.sampled_from([*TABLES, "it", "zh-Hant", "nb", "fil", "zz", ""])
VALUES = st.one_of(
    st.integers(-10, 10**18).map(str),
    st.fractions().map(str),
    st.decimals(allow_nan=False, allow_infinity=False).map(str),
    st.text(max_size=8),
)


@given(st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=20).map("".join)), LANGUAGES, VALUES)
def test_any_prose_any_language_any_value(prose: str, language: str, value: str) -> None:
    place = find_word(prose, language, Reading("plain", value))
    if place is not None:
        start, end = place
        assert 0 <= start < end <= len(prose)


@given(st.integers(0, 99_999))
def test_what_is_spelled_out_is_read_back(number: int) -> None:
    prose = f"It has {num2words(number)} parts."
    place = find_word(prose, "en", Reading("plain", str(number)))
    assert place == (7, len(prose) - 7)


@example(said=2100, wanted=2000)
@given(st.integers(1, 9_999), st.integers(13, 9_999))
def test_another_number_is_not_found(said: int, wanted: int) -> None:
    if said != wanted and said != 12:  # a dozen is twelve
        assert find_word(f"{num2words(said)} parts", "en", Reading("plain", str(wanted))) is None


HOSTILE = [
    "two " * 4_000,
    "hundred " * 3_000,
    "twenty-" * 3_000,
    "a " * 5_000,
    "und" * 5_000,
    "zwei" * 5_000,
    "zweiund" * 4_000,
    "三" * 4_000,
    "百" * 4_000,
    "三分之" * 5_000,
    "一" * 39 + "万" * 8_000,
    "สาม" * 5_000,
    "ا" * 4_000,
    "و" * 4_000,
    "half " * 4_000,
    "'" * 4_000,
    "e\u0301" * 5_000,
    "d'" * 5_000,
    "두" * 4_000,
    " " * 4_000,
    "5 " * 5_000,
]


@pytest.mark.parametrize("prose", HOSTILE, ids=[ascii(prose[:6]) for prose in HOSTILE])
@pytest.mark.parametrize("language", ["de", "th", "ar", "ko"])
def test_cost_is_linear(prose: str, language: str) -> None:
    find_word("", language, Reading("plain", "77"))
    before = time.perf_counter()
    find_word(prose, language, Reading("plain", "77"))
    assert time.perf_counter() - before < 1
