from __future__ import annotations

from glosslint.document import read_document
from glosslint.links import Link, links_in
from glosslint.model import blocks_of


def links(markdown: str, language: str = "sv") -> list[Link]:
    document = read_document(f"{language}/page.md", markdown.encode(), language)
    return [link for block in blocks_of(document.root) for link in links_in(block, document, ("de", "sv"))]


def test_a_link_stands_where_its_target_does() -> None:
    (written,) = links("Se [texten](/docs).\n")
    assert (written.at.start, written.at.end) == (12, 17)
    (bare,) = links("Se <https://example.com/docs>.\n")
    assert bare.at.start >= 3


def test_versions_that_link_to_their_own_pages_lead_to_the_same() -> None:
    (swedish,), (german,) = links("[a](/sv/docs/)\n"), links("[a](/de/docs)\n", "de")
    assert swedish.leads_to_same(german)
    assert not swedish.leads_to_same(*links("[a](/de/dox)\n", "de"))


def test_only_a_target_without_a_language_means_the_same_everywhere() -> None:
    assert [link.portable for link in links("[a](/docs) [b](/sv/docs)\n")] == [True, False]


def test_a_link_whose_text_is_cut_in_two_is_one() -> None:
    """Translation engines cut it where the words change places."""
    assert [link.key() for link in links("Om [miljö och](/a) [styrning](/a) och [mer](/b)\n")] == ["/a", "/b"]
    assert len(links("Om [miljö](/a) och [styrning](/a)\n")) == 2
    assert len(links("Om [miljö](/a) [styrning](/b)\n")) == 2
