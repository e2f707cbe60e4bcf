from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.text import Text

from glosslint.reports.screen import Screen
from glosslint.reports.visible import escape, isolated, visible, visible_json, without_commands

SCREEN = Screen()

# Signs that enclose or precede digits: format controls by category, but with a glyph.
SEEN = {*"\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"}


def test_no_control_or_format_character_is_printed() -> None:
    for code in range(0x110000):
        character = chr(code)
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"} and character not in SEEN:
            assert visible(character, SCREEN) == escape(character), f"U+{code:04X}"


@pytest.mark.parametrize(
    "character", [*"\u034f\u115f\u1160\u17b4\u180e\u2065\u3164\ufe0f\uffa0\ufff0\U000e0100\U000e01f0"]
)
def test_what_is_invisible_without_being_a_control_is_escaped(character: str) -> None:
    assert visible(f" {character}", SCREEN) == f" {escape(character)}"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Höjdpunkter – 10 000 €", "letters, a dash and a no-break space are seen"),
        ("می‌خواهم", "a zero-width non-joiner that Persian needs"),
        ("क्‍ष", "a zero-width joiner that Devanagari needs"),
        ("👩‍💻", "a joiner within an emoji"),
        ("❤️‍🔥 1️⃣", "variation selectors after what they select"),
        ("葛󠄀", "an ideographic variation"),
        ("e\u0301", "a combining mark"),
        ("\u0600١", "an Arabic number sign"),
        ("[bold]x[/bold] :smile: \\[y]", "what rich would read as markup is text here"),
    ],
)
def test_what_is_seen_stays(text: str, why: str) -> None:
    assert visible(text, SCREEN) == text, why


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\u200cb", r"a\u200cb"),  # no Latin letter needs a joiner
        ("\u200d", r"\u200d"),
        ("💻\u200d", r"💻\u200d"),
        ("خ\u200c خ", r"خ\u200c خ"),
        ("a\ufe0f\ufe0f\ufe0f", "a\ufe0f" + r"\ufe0f\ufe0f"),  # a second selector selects nothing
        ("\x1b[31m\x9b0m", r"\x1b[31m\x9b0m"),
        ("a\tb\nc\rd\0", r"a\tb\nc\rd\x00"),
        ("soft\xadhyphen", r"soft\xadhyphen"),
        ("\ufeffx", r"\ufeffx"),
        ("\udcff\ud800", r"\xff\ud800"),
        ("\U000e0041", r"\U000e0041"),
    ],
)
def test_what_is_not_seen_is_escaped(text: str, shown: str) -> None:
    assert visible(text, SCREEN) == shown


def test_what_the_encoding_lacks_is_escaped() -> None:
    assert visible("Höjd 日 👍", Screen(encoding="ascii")) == r"H\xf6jd \u65e5 \U0001f44d"
    assert visible("Höjd 日", Screen(encoding="iso8859-1")) == r"Höjd \u65e5"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("##[error]x", r"#\x23[error]x"),
        ("###[Group]x", r"##\x23[Group]x"),
        ("##vso[task.x]", r"#\x23vso[task.x]"),
        ("::add-mask::x", r"\x3a:add-mask::x"),
        ("##[link](/x) std::vector ::before", "##[link](/x) std::vector ::before"),  # no commands
    ],
)
def test_commands_lose_their_power_in_a_build_log_only(text: str, shown: str) -> None:
    assert visible(text, Screen(is_log=True)) == without_commands(text) == shown
    assert visible(text, SCREEN) == text


def test_text_from_right_to_left_is_kept_to_itself() -> None:
    assert isolated(Text("السعر 5"), SCREEN).plain == "\u2067السعر 5\u2069"
    assert isolated(Text("ABC שלום עולם"), SCREEN).plain == "\u2067ABC שלום עולם\u2069"
    assert isolated(Text("the word שלום"), SCREEN).plain == "\u2066the word שלום\u2069"
    assert isolated(Text("prix 5"), SCREEN).plain == "prix 5"
    assert isolated(Text("السعر"), Screen(encoding="ascii")).plain == "السعر"


@given(st.text())
def test_what_is_printed_is_one_line_without_anything_hidden(text: str) -> None:
    shown = visible(text, SCREEN)
    assert all(
        character.isprintable() or unicodedata.category(character) not in {"Cc", "Cs"} for character in shown
    )
    assert visible(text, Screen(encoding="ascii")).isascii()


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_json_keeps_its_values(text: str) -> None:
    encoded = visible_json(json.dumps({"a": text}, ensure_ascii=False, indent=2))
    assert json.loads(encoded) == {"a": text}
    assert "\u202e" not in encoded
