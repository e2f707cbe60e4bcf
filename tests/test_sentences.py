from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosslint.document import read_document
from glosslint.engine import page_of
from glosslint.model import Group
from glosslint.sentences import Sentence, Sentences, contrast, sentences_of
from glosslint.vote import View


def sentences(text: str) -> tuple[Sentence, ...]:
    document = read_document("x.md", text.encode(), "en")
    return sentences_of(document.root.blocks[0], document.text)


def words(text: str) -> list[str]:
    return [sentence.words for sentence in sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("海は深い。魚がいる！", ["海は深い。", "魚がいる！"]),
        ("यह है। वह है।", ["यह है।", "वह है।"]),
        ("He said “no.” She left.", ["He said “no.”", "She left."]),
        pytest.param(
            "Det är t.ex. en båt.", ["Det är t.ex. en båt."], id="an abbreviation goes on in lower case"
        ),
        pytest.param(
            "Version 3.4 is out.", ["Version 3.4 is out."], id="a point within a number ends nothing"
        ),
        pytest.param("A [link](/x) in **bold**.", ["A link in bold."], id="markup is not read"),
        pytest.param("One\nline and\nanother.", ["One line and another."], id="blanks are folded"),
        pytest.param("- An item. And more.", ["An item.", "And more."], id="a marker is not read"),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_a_sentence_is_where_it_is_written() -> None:
    text = "> First **one**.\n> Second [two](/2)."
    assert [text[one.at.start : one.at.end] for one in sentences(text)] == [
        "First **one**.",
        "Second [two](/2).",
    ]


@given(st.text(st.sampled_from("aB1.!?。 \n*`[]()"), min_size=1, max_size=60))
def test_sentences_follow_each_other_within_their_block(text: str) -> None:
    document = read_document("x.md", text.encode(), "en")
    for block in document.root.blocks:
        found = sentences_of(block, document.text)
        assert all(one.at.end <= other.at.start for one, other in pairwise(found))
        assert all(block.at.start <= one.at.start < one.at.end <= block.at.end for one in found)


@pytest.mark.parametrize(
    ("one", "other", "differing"),
    [
        ("They use their own desk.", "They use an old desk.", ("their own", "an old")),
        ("They use desks, all day.", "They use chairs, all day.", ("desks", "chairs")),
        ("They use it.", "They use it daily.", ("it", "it daily")),
        ("Daily they use it.", "They use it.", ("Daily they", "They")),
    ],
)
def test_the_words_that_differ(one: str, other: str, differing: tuple[str, str]) -> None:
    text = f"{one} {other}"
    first, second = sentences(text)
    here, there = contrast(first, second, text)
    assert (text[here.start : here.end], text[there.start : there.end]) == differing


def repetitions(source: str = "", **texts: str) -> list[tuple[str, bool | None]]:
    """Of each repetition on a page, what is said of each language."""
    documents = tuple(read_document(f"{tag}.md", text.encode(), tag) for tag, text in sorted(texts.items()))
    table = page_of(Group("page", documents, source)).table
    assert table is not None
    found = Sentences(View(table))
    return [(tag, found.repeats(one, tag)) for one in found.repetitions() for tag in table.languages]


LONG = "Ett segelfartyg rör sig enbart med hjälp av vinden."


def test_a_repetition_is_a_sentence_of_some_length_in_two_blocks() -> None:
    twice = f"{LONG} [A](/a).\n\n## Mer\n\n- {LONG}\n"
    italian = "Un veliero va con il vento. [A](/a).\n\n## Altro\n\n- La nave va con il vento.\n"
    assert repetitions(sv=twice, it=italian) == [("it", False), ("sv", True)]


def test_what_is_cut_into_other_sentences_is_not_compared() -> None:
    twice = f"{LONG} [A](/a).\n\n## Mer\n\n- {LONG}\n"
    italian = "Un veliero va. Con il vento. [A](/a).\n\n## Altro\n\n- La nave va con il vento.\n"
    assert repetitions(sv=twice, it=italian) == [("it", None), ("sv", True)]


def test_short_sentences_repeat_everywhere() -> None:
    assert repetitions(sv="Så här.\n\nSå här.\n", it="Così.\n\nEcco.\n") == []


def test_only_the_source_tells_what_repeats() -> None:
    twice = f"{LONG} [A](/a).\n\n## Mer\n\n- {LONG}\n"
    italian = "Un veliero va con il vento. [A](/a).\n\n## Altro\n\n- La nave va con il vento.\n"
    assert repetitions("it", sv=twice, it=italian) == []
