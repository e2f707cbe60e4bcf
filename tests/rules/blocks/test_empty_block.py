from __future__ import annotations

import pytest

from glosslint.document import read_document
from glosslint.fixes import apply
from glosslint_rules.blocks import empty_block


def fixed(text: str) -> str:
    document = read_document("page.md", text.encode(), "sv")
    fixes = [found.fix for found in empty_block.check(document) if found.fix]
    return apply(text, fixes).text


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_the_fix_takes_lines_as_they_end(ending: str) -> None:
    before, after = "Ett.\n\n> Två.\n\n>\n\nTre.\n", "Ett.\n\n> Två.\n\nTre.\n"
    assert fixed(before.replace("\n", ending)) == after.replace("\n", ending)


def test_the_fix_leaves_the_marker_of_an_item_whose_text_goes_on() -> None:
    text = "- >\n  Mer text.\n- b\n"
    document = read_document("page.md", text.encode(), "sv")
    assert [found.message for found in empty_block.check(document)] == ["an empty quote"]
    assert fixed(text) == text


def test_the_fix_keeps_a_byte_order_mark() -> None:
    assert fixed("\ufeff>\n\nEtt.\n").startswith("\ufeff")
