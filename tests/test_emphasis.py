from __future__ import annotations

import re

import mistune
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glosslint.emphasis import delimiters


def seen(src: str) -> str:
    """What a reader sees: the text without the delimiters in use."""
    used = {
        place
        for run in delimiters(src, [(0, len(src))])
        for place in (*range(run.start, run.start + run.closing), *range(run.end - run.opening, run.end))
    }
    return "".join(char for place, char in enumerate(src) if place not in used)


@pytest.mark.parametrize(
    ("src", "text"),
    [
        ("*a* _b_ **c** __d__", "a b c d"),
        ("***a*** *a **b***", "a a b"),
        ("**a *b* c**", "a b c"),
        ("*a _b* c_", "a _b c_"),
        ("a * b*", "a * b*"),
        ("a_b_c a*b*c", "a_b_c abc"),
        ("**a* *a**", "a a"),
        ("*a", "*a"),
        ("****a****", "a"),
        ("*a**b*", "a**b"),
        ("**粗体**字", "粗体字"),
        ("**粗体（x）**字", "**粗体（x）**字"),
        ("**粗体（x）** 字", "粗体（x） 字"),
        ("**हिन्दी**में", "हिन्दीमें"),
        ("**ไทยำ**ไทย", "ไทยำไทย"),
        ("**a**\u00a0b", "a\u00a0b"),
        ("**€5**a", "€5a"),
        ("a**€5**", "a**€5**"),
    ],
)
def test_what_is_left(src: str, text: str) -> None:
    assert seen(src) == text


def test_only_text_holds_delimiters() -> None:
    """The asterisks between are a target's or code."""
    src = "*a `*` b*"
    runs = delimiters(src, [(0, 3), (6, 9)])
    assert [(run.start, run.opening, run.closing) for run in runs] == [(0, 1, 0), (8, 0, 1)]


@settings(deadline=None)
@given(st.text("ab *_.", max_size=14))
def test_as_mistune_reads_ascii(src: str) -> None:
    """Neither its limit to twenty levels nor its view of punctuation beyond ASCII shows here."""
    src = f"x {src} x"
    html = mistune.create_markdown()(src)
    assert isinstance(html, str)
    assert seen(src) == re.sub(r"<[^>]*>", "", html).removesuffix("\n")
