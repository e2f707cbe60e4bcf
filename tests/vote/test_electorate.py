"""Who votes on a page."""

from __future__ import annotations

import pytest
from votes import rows_of

from glosslint.align import align
from glosslint.document import read_document
from glosslint.model import Group
from glosslint.vote import Electorate, declares_behind, electorate_of


def electorate(source: str = "", presumed: str = "", **texts: str) -> Electorate:
    documents = [read_document(f"{tag}.md", text.encode(), tag) for tag, text in sorted(texts.items())]
    return electorate_of(align(Group("page", tuple(documents), source, presumed)))


ENGLISH = (
    "# Bank charges\n\nThe bank takes a small charge for each payment that is made in another currency.\n\n"
    "Whoever pays often should ask for a card without charges, which most banks have these days.\n"
)
GERMAN = (
    "# Gebühren\n\nDie Bank nimmt eine kleine Gebühr für jede Zahlung, die in anderer Währung erfolgt.\n\n"
    "Wer oft zahlt, sollte nach einer Karte ohne Gebühren fragen, wie sie die meisten Banken haben.\n"
)
SWEDISH = (
    "# Avgifter\n\nBanken tar ut en liten avgift för varje betalning som görs i annan valuta än kronor.\n\n"
    "Den som betalar ofta bör be om ett kort utan avgifter, vilket de flesta banker har numera.\n"
)


def test_versions_of_one_base_language_share_a_vote() -> None:
    texts = {"de": GERMAN, "zh-CN": "# 费用\n\n银行收取费用。\n", "zh-TW": "# 費用\n\n銀行收取費用。\n"}
    assert ("zh-CN", "zh-TW") in electorate(**texts).voters


def test_a_page_that_is_a_copy_has_no_vote() -> None:
    found = electorate(de=GERMAN, en=ENGLISH, sv=ENGLISH)
    assert found.behind == {"sv"}


def test_two_that_share_an_error_have_one_vote_against_the_third() -> None:
    texts = {"en": "It costs 500.", "zh_CN": "价格是 5000。", "zh_TW": "價格是 5000。"}
    row = rows_of(**texts)[1]
    said = row.expected(lambda element, document: "5000" in document.text[element.at.start : element.at.end])
    assert said is not None
    assert (said.outcome, len(said.dissenters)) == ("undecided", 1)


def test_what_is_left_untranslated_has_no_vote() -> None:
    sentence = "Whoever pays often should ask for a card without charges, which most banks have these days."
    left = SWEDISH[: SWEDISH.index("Den som")] + sentence + "\n"
    row = rows_of(de=GERMAN, en=ENGLISH, sv=left)[-1]
    assert row.cell("sv").verdict == "untranslated"
    assert row.aligned == ("de", "en")


def test_the_configured_source_is_named_and_nothing_presumed() -> None:
    found = electorate(source="en", de=GERMAN, en=ENGLISH)
    assert (found.source, found.presumed) == ("en", "")


def test_those_in_doubt_vote_where_nobody_else_does() -> None:
    found = Electorate(("de", "en", "sv"), (("de",), ("en",), ("sv",)), behind=frozenset({"de"}))
    assert found.voting(["de", "en", "sv"], ["de", "en"]) == ["en"]
    assert found.voting(["de", "sv"], ["de"]) == ["de", "sv"]


@pytest.mark.parametrize(
    ("matter", "behind"),
    [
        ("drifted_from_default: true", True),
        ("outdated: yes", True),
        ("l10n:\n  needs-update: true", True),
        ("outdated: false", False),
        ("title: outdated", False),
    ],
)
def test_declares_behind(matter: str, behind: bool) -> None:
    assert declares_behind(read_document("de.md", f"---\n{matter}\n---\n# A".encode(), "de")) is behind
