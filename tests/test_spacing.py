from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outline import read

from glosslint.spacing import marks_in, spaced_marks

MARKS = ".,;:!?)\u060c\u061b\u061f\u0964\u0965"


def mended(markdown: str, language: str = "sv") -> str:
    """The text without the blanks that are found."""
    document = read(markdown, language=language)
    blanks = {blank for spaced in spaced_marks(document, MARKS) for blank in spaced.blanks}
    text = document.text
    for blank in sorted(blanks, reverse=True):
        text = text[: blank.start] + text[blank.end :]
    return text


def found(markdown: str) -> list[str]:
    document = read(markdown)
    return [document.text[spaced.at.start : spaced.at.end] for spaced in spaced_marks(document, MARKS)]


@pytest.mark.parametrize(
    ("markdown", "meant"),
    [
        ("Ett ord .", "Ett ord."),
        ("Ett ord , ett till", "Ett ord, ett till"),
        ("Ett ord\u00a0!", "Ett ord!"),
        ("[länk](/a) . Mer", "[länk](/a). Mer"),
        ("**fet** , mer", "**fet**, mer"),
        ("Så här :\n\n- ett", "Så här:\n\n- ett"),
        ("Maj 2017 :\nmer", "Maj 2017:\nmer"),
        ("ord ( [SEC](/sec) ) mer", "ord ([SEC](/sec)) mer"),
        ("( a ), b", "(a), b"),
        ("ord (a, etc. ) mer", "ord (a, etc.) mer"),
        ("(a (b) ) c", "(a (b)) c"),
        ("SEC( [위원회 )에서](/sec) 한다", "SEC([위원회)에서](/sec) 한다"),
        ("SEC( [a](/b) )", "SEC([a](/b))"),
        ("किया है । यह", "किया है। यह"),
        ("[है](/a) ।", "[है](/a)।"),
        ("قال ، ثم", "قال، ثم"),
        ("قال ،ثم", "قال،ثم"),
        ("ماذا ؟", "ماذا؟"),
    ],
)
def test_blanks_that_do_not_belong(markdown: str, meant: str) -> None:
    assert mended(markdown) == meant


@pytest.mark.parametrize(
    ("markdown", "why"),
    [
        ("i .NET och .gitignore", "a name may begin with a dot"),
        ("a . . . b", "spaced dots"),
        ("a , , b", "what is left out of a list"),
        ("split at . and joined", "the sentence speaks of the mark"),
        ("`a .` och `( b )`", "code"),
        ("Term : vad den är", "a list of terms sets the colon apart"),
        ("**Term** :\n\nVad den är", "a term that is bold"),
        ("`x` :\n\nVad den är", "a term that is code"),
        ("Term\n: vad den är", "a list of definitions"),
        ("- ( ) ja", "a box to tick"),
        ("f( x ) av x", "a call is set so by many"),
        ("a ) b", "nothing opened that this bracket closes"),
        ("a (b\n\nc ) d", "nothing opened in this paragraph"),
        ("（ MUST ）", "full-width brackets bring room of their own"),
    ],
)
def test_blanks_that_stay(markdown: str, why: str) -> None:
    assert found(markdown) == [], why


def test_a_mark_behind_another_one_is_shown_and_not_mended() -> None:
    """What stood between both is lost: neither mark can be kept in good faith."""
    document = read("Orden till nämnden. , har ett företag")
    [spaced] = spaced_marks(document, MARKS)
    assert (document.text[spaced.at.start : spaced.at.end], spaced.blanks) == (" ,", ())


def test_only_the_marks_that_are_asked_for() -> None:
    document = read("Ett ord . Två ord , tre")
    assert [spaced.mark for spaced in spaced_marks(document, ",")] == [","]


def test_how_often_a_mark_stands() -> None:
    document = read("Ett , två, tre , `fyra,` och 1,5.")
    assert (marks_in(document, ","), marks_in(document, ".")) == (3, 1)


@given(st.text(alphabet="ab ().,:;!?\n[]`*،।", max_size=60))
def test_what_is_mended_is_only_blanks_and_stays_mended(markdown: str) -> None:
    document = read(markdown)
    for spaced in spaced_marks(document, MARKS):
        assert document.text[spaced.at.start : spaced.at.end].lstrip() == spaced.mark
        for blank in spaced.blanks:
            assert document.text[blank.start : blank.end].isspace()
