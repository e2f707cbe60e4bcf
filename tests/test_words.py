from __future__ import annotations

import pytest

from glosslint.document import read_document
from glosslint.model import blocks_of
from glosslint.words import is_command, words_in, words_of


def test_words_are_what_a_reader_sees_without_code_targets_and_versions() -> None:
    document = read_document(
        "page.md", b"See `this code`, [our page](/the-target) or v1.2 at example.com.\n", "en"
    )
    assert list(words_in(document, blocks_of(document.root))) == ["See", "our", "page", "or", "at"]


def test_headings_are_no_text_of_the_version() -> None:
    words = words_of(read_document("page.md", b"# Money moves\n\nBanks send it.\n", "en"))
    assert words.used == {"banks", "send", "it"}


@pytest.mark.parametrize(
    ("word", "is_ordinary"),
    [
        ("office", True),
        ("Office", True),  # ordinary elsewhere
        ("Swift", False),  # a name within a sentence
        ("Settlement", False),  # never without a capital
        ("unheard", True),  # nobody writes a name so
    ],
)
def test_ordinary_is_what_is_somewhere_written_without_a_capital(word: str, is_ordinary: bool) -> None:
    text = b"The back office sends it by Swift, and swift it is. Settlement follows.\n"
    assert words_of(read_document("page.md", text, "en")).is_ordinary(word) is is_ordinary


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("git rebase", True),  # in the code as it is
        ("git onto", True),  # both words are in the code
        ("Rebase", True),
        ("Git onto", False),  # a capital: a title of words
        ("rebase branches", False),  # a word that no code has
    ],
)
def test_a_command_is_what_code_of_the_page_calls(title: str, expected: bool) -> None:
    document = read_document("page.md", b"Type:\n\n`git rebase --onto {{branch}}`\n", "en")
    assert is_command(title, document) is expected
