from __future__ import annotations

import pytest

from glosslint.document import read_document
from glosslint.scalars import replaced_in_value

APOSTROPHE = {"&#39;": "'"}


def mended(front_matter: str, replacements: dict[str, str]) -> str | None:
    """The front matter after the replacement in its entry `title`."""
    document = read_document("x.md", f"{front_matter}\nText.\n".encode(), "it")
    assert document.meta is not None
    [entry] = [entry for entry in document.meta.entries if entry.key == "title"]
    edit = replaced_in_value(document, entry, replacements)
    if edit is None:
        return None
    text = document.text[: edit.at.start] + edit.content + document.text[edit.at.end :]
    return text.removesuffix("\nText.\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("title: L&#39;azienda # un commento", "title: L'azienda # un commento"),
        ("title: 'L&#39;azienda'", "title: 'L''azienda'"),
        ('title: "L&#39;azienda"', 'title: "L\'azienda"'),
        ("title: >-\n  L&#39;azienda\n  vende\nb: 1", "title: >-\n  L'azienda\n  vende\nb: 1"),
    ],
)
def test_yaml_keeps_its_style(before: str, after: str) -> None:
    assert mended(f"---\n{before}\n---", APOSTROPHE) == f"---\n{after}\n---"


def test_quotes_are_escaped_where_the_value_is_quoted() -> None:
    assert mended('---\ntitle: "a &quot;b&quot;"\n---', {"&quot;": '"'}) == '---\ntitle: "a \\"b\\""\n---'


def test_a_plain_value_that_would_become_a_mapping_is_quoted() -> None:
    assert mended("---\ntitle: a&#58; b\n---", {"&#58;": ":"}) == '---\ntitle: "a: b"\n---'


def test_toml() -> None:
    assert mended('+++\ntitle = "L&#39;azienda"\n+++', APOSTROPHE) == '+++\ntitle = "L\'azienda"\n+++'
    assert mended("+++\ntitle = 'L&#39;azienda'\n+++", APOSTROPHE) == '+++\ntitle = "L\'azienda"\n+++'


def test_a_bom_and_what_follows_stay() -> None:
    document = read_document("x.md", "\ufeff---\ntitle: L&#39;a\nb: 2\n---\nText.\n".encode(), "it")
    assert document.meta is not None
    edit = replaced_in_value(document, document.meta.entries[0], APOSTROPHE)
    assert edit is not None
    assert document.text[edit.at.start : edit.at.end] == "L&#39;a"
    assert edit.content == "L'a"
