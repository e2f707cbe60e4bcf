from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outline import read

from glosslint.model import Document, blocks_of
from glosslint.prose import OBJECT, Prose


def of(document: Document) -> Prose:
    [block] = [block for block in blocks_of(document.root) if block.prose]
    return Prose(document.text, block.prose, block.spans)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("plain words", "plain words"),
        ("*one* **two**", "one two"),
        ("1*2*3", "123"),
        ("[a](/u) b", "a b"),
        ("a <b>b</b> c", "a b c"),
        ("a\nb\r\nc\rd", "a\nb\nc\nd"),
        ("a `code` b", f"a {OBJECT} b"),
        ("a ![i](j) b", f"a {OBJECT} b"),
        ("a {name} b", f"a {OBJECT} b"),
        ("a `code`\nb", f"a {OBJECT}\nb"),
        ("> a\n> b", "a\nb"),
        ("&lt;&#39;&#x26;&copy;", "<'&©"),
        ("&notit; &copy &;", "&notit; &copy &;"),
        ("\\&amp; \\*", "&amp; *"),
        ("a<!-- b -->c", "ac"),
    ],
)
def test_words(markdown: str, words: str) -> None:
    assert of(read(markdown)).text == words


@pytest.mark.parametrize(
    ("markdown", "words", "place"),
    [
        ("*1*2", "12", "1*2"),
        ("a 5 &lt; 6", "5 < 6", "5 &lt; 6"),
        ("a &lt; 6", "<", "&lt;"),
        ("a &lt; 6", "< 6", "&lt; 6"),
        ("1 `c` 2", f"1 {OBJECT} 2", "1 `c` 2"),
        ("1 `c` 2", OBJECT, "`c`"),
        ("> 1\n> 2", "1\n2", "1\n> 2"),
        ("> a 1\n> 2", "2", "2"),
        ("𝟏 a 😀5", "5", "5"),
    ],
)
def test_the_way_back(markdown: str, words: str, place: str) -> None:
    document = read(markdown)
    prose = of(document)
    start = prose.text.index(words)
    at = prose.range(start, start + len(words))
    assert document.text[at.start : at.end] == place


@given(
    st.lists(
        st.sampled_from(["a", " ", "1", "*", "`c`", "&amp;", "\\*", "[b](/u)", "\n", "<i>", "中", "😀"]),
        max_size=12,
    )
)
def test_each_character_leads_to_what_it_came_from(pieces: list[str]) -> None:
    document = read("x " + "".join(pieces))
    for block in blocks_of(document.root):
        prose = Prose(document.text, block.prose, block.spans)
        for offset, char in enumerate(prose.text):
            at = prose.range(offset, offset + 1)
            written = document.text[at.start : at.end]
            assert written == char or char in (OBJECT, "\n") or (char, written) == ("&", "&amp;")
