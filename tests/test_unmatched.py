from __future__ import annotations

import pytest

from glosslint.catalogue import load_rules, select_rules
from glosslint.document import read_document
from glosslint.engine import Plan, findings_of, page_of
from glosslint.model import Group
from glosslint.site import SiteFacts

FAMILY = ("missing-block", "extra-block", "duplicated-block", "missing-section", "extra-section")


def found(source: str = "", **texts: str) -> list[str]:
    """What is said of blocks: language, severity, rule and message."""
    documents = tuple(read_document(f"{tag}.md", text.encode(), tag) for tag, text in sorted(texts.items()))
    page = page_of(Group("page", documents, source))
    plan = Plan(select_rules(load_rules(), FAMILY))
    return [f"{f.language} {f.severity} {f.rule}: {f.message}" for f in findings_of(page, plan, SiteFacts())]


FIRST = "Ein [Anfang](/start) von 1990.\n\n"
LAST = "Ein [Ende](/end) von 2020.\n"
PRIMA = "Un [inizio](/start) del 1990.\n\n"
ULTIMA = "Una [fine](/end) del 2020.\n"


def test_blocks_that_follow_each_other_are_one_finding_of_what_they_are() -> None:
    middle = "> [Zitat](/q) von 2000.\n\n| a | b |\n|---|---|\n| [x](/x) | 7000 |\n\n"
    assert found("de", de=FIRST + middle + LAST, it=PRIMA + ULTIMA) == [
        "it warning missing-block: 2 blocks are missing here, from `[Zitat](/q) von 2000.` on; de has them"
    ]


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("---\n\n", id="a rule tells nothing"),
        pytest.param("<!-- TODO: [more](/more) -->\n\n", id="a comment is no content"),
        pytest.param("[more]: /more\n\n", id="a definition shows nothing"),
        pytest.param("{{< toc >}}\n\n", id="a shortcode line is compared by another rule"),
        pytest.param("```sh\nls -la\n```\n\n", id="code is compared by another rule"),
        pytest.param(">\n\n", id="an empty quote tells nothing"),
        pytest.param("<div>\n\n</div>\n\n", id="an element without words shows nothing"),
    ],
)
def test_what_nobody_misses_is_silent(block: str) -> None:
    assert found("de", de=FIRST + block + LAST, it=PRIMA + ULTIMA) == []
    assert found("it", de=FIRST + block + LAST, it=PRIMA + ULTIMA) == []


@pytest.mark.parametrize(
    ("block", "noun"),
    [
        ("![Plan](/plan.png)\n\n", "a paragraph"),
        ("- [Punkt](/point)\n- 7000\n\n", "a list"),
        ("<p>[Absatz](/p) von 7000</p>\n\n", "a block of HTML"),
        ("> [!NOTE]\n> Seit [7000](/since).\n\n", "an admonition"),
    ],
)
def test_what_people_miss_is_named(block: str, noun: str) -> None:
    (finding,) = found("de", de=FIRST + block + LAST, it=PRIMA + ULTIMA)
    assert finding.startswith(f"it warning missing-block: {noun} is missing here; de has `")


def test_what_lies_in_an_extra_section_is_not_missed() -> None:
    texts = {
        "de": FIRST + LAST,
        "it": PRIMA + "## Nota\n\nDel [traduttore](/translator) 1.\n\nDi [altri](/others) 700.\n\n" + ULTIMA,
        "sv": "En [början](/start) 1990.\n\n## Not\n\nAv [översättaren](/translator) 1.\n\n"
        "Ett [slut](/end) 2020.\n",
    }
    assert [finding for finding in found("de", **texts) if "missing-block" in finding] == []


def test_another_block_in_the_same_place_is_one_finding() -> None:
    german = FIRST + "Seit 1995 im [Rathaus](/town-hall), Zimmer 1234.\n\n" + LAST
    italian = PRIMA + "- Un [elenco](/list)\n- di 4321 voci\n\n" + ULTIMA
    assert found("de", de=german, it=italian) == [
        "it warning extra-block: a list in the place of a paragraph of de"
    ]


class TestDuplicates:
    def test_of_two_versions_the_one_that_says_it_twice_is_named(self) -> None:
        assert found(de=FIRST + LAST, it=PRIMA + ULTIMA + "\n" + PRIMA) == [
            "it warning duplicated-block: stands here once more than in de"
        ]

    def test_what_only_the_source_says_twice_is_missing_elsewhere(self) -> None:
        assert found("it", de=FIRST + LAST, it=PRIMA + ULTIMA + "\n" + PRIMA) == [
            "de warning missing-block: a paragraph is missing here; it has `Un [inizio](/start) del 1990.`"
        ]

    def test_short_lines_stand_twice_on_many_a_page(self) -> None:
        texts = {"de": FIRST + "Code:\n\n" + LAST, "it": PRIMA + "Code:\n\n" + ULTIMA + "\nCode:\n"}
        assert not [finding for finding in found(**texts) if "duplicated-block" in finding]

    def test_a_phrase_that_recurs_is_not_pasted(self) -> None:
        phrase = "Das sagt der Verein seinen Mitgliedern.\n\n"
        german = FIRST + "Zitat [eins](/1).\n\n" + phrase + "Zitat [zwei](/2).\n\n" + phrase + phrase + LAST
        italian = PRIMA + "Cita [uno](/1).\n\nCita [due](/2).\n\nLo dice il circolo ai soci.\n\n" + ULTIMA
        assert not [finding for finding in found("it", de=german, it=italian) if "duplicated" in finding]


class TestHeadings:
    OWN = "## Was es ist\n\n"

    def test_a_heading_over_a_text_that_all_have_is_worth_a_look(self) -> None:
        english = "A [start](/start) of 1990.\n\n## Costs\n\nAn [end](/end) of 2020.\n"
        german = self.OWN + FIRST + "## Kosten\n\n" + LAST
        assert found("en", de=german, en=english) == [
            "de info extra-section: a heading that en does not have; the text below is there"
        ]

    def test_a_heading_that_one_of_two_versions_lacks_may_be_lost_there(self) -> None:
        italian = PRIMA + "## Costi\n\n" + ULTIMA
        german = FIRST + LAST
        (finding,) = found(de=german, it=italian)
        assert finding.split(" ")[1] == "warning"

    def test_a_heading_that_is_lost_is_told_with_its_text(self) -> None:
        italian = PRIMA + "## Costi\n\nUna [pagina](/page) del 2007 `x`.\n\n## Altro\n\n" + ULTIMA
        german = FIRST + "Eine [Seite](/page) von 2007 `x`.\n\n## Anderes\n\n" + LAST
        (finding,) = found("it", de=german, it=italian)
        assert finding == (
            "de warning missing-section: "
            "a heading is missing here, though the text below is there; it has `Costi`"
        )


class TestQuotations:
    WORDS = "I tried to answer each and every mail, and to be nice to all of them.\n\n"

    def test_the_original_beside_its_translation_is_worth_a_look(self) -> None:
        english = "A [start](/start) of 1990.\n\n" + self.WORDS + "An [end](/end) of 2020.\n"
        own = "Ich habe versucht, jeden Brief zu beantworten und zu allen nett zu sein.\n\n"
        german = FIRST + own + self.WORDS + LAST
        assert found("en", de=german, en=english) == [
            "de info extra-block: the words of en, which stand here beside their translation"
        ]


def test_html_that_is_cut_at_a_blank_line_is_worth_a_look() -> None:
    whole = '<div>\nWords that everybody reads.\n<p class="by">\n- me\n</p>\n</div>\n\n'
    parted = '<div>\nWorte, die jeder liest.\n\n<p class="by">\n\nvon mir\n\n</p>\n</div>\n\n'
    english = "A [start](/start).\n\n" + whole + "An [end](/end).\n"
    german = "Ein [Anfang](/start).\n\n" + parted + "Ein [Ende](/end).\n"
    assert not [finding for finding in found("en", de=german, en=english) if " warning " in finding]


def test_a_wrapper_that_most_versions_write_without_words_is_not_missed() -> None:
    texts = dict.fromkeys(("de", "sv", "nl"), FIRST + "<div>\n\n</div>\n\n" + LAST)
    italian = PRIMA + "<div>Solo qui [x](/y)</div>\n\n" + ULTIMA
    assert not [one for one in found("de", **texts, it=italian, fr=PRIMA + ULTIMA) if one.startswith("fr ")]


def test_the_title_of_a_note_is_not_missed_where_the_note_has_it() -> None:
    english = "A [start](/start) of 1990.\n\n> [!NOTE] Mind the gulls\n>\n> They eat [all](/all).\n"
    german = FIRST + '{{% alert title="Vor den Möwen" %}}\n\nSie fressen [alles](/all).\n\n{{% /alert %}}\n'
    assert found("en", de=german, en=english) == []
    assert found("de", de=german, en=english) == []
