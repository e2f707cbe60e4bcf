"""The table as rules see it: what stands beside what, and what is said of each cell."""

from __future__ import annotations

import re
from time import process_time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from glosslint.align import align
from glosslint.document import read_document
from glosslint.model import Block, Group, Section

if TYPE_CHECKING:
    from glosslint.model import Cell, Table


def table(source: str = "", presumed: str = "", **versions: str) -> Table:
    documents = [
        read_document(f"{name}.md", text.encode(), name.replace("_", "-")) for name, text in versions.items()
    ]
    return align(Group("page", tuple(sorted(documents, key=lambda one: one.language)), source, presumed))


def written(table: Table, language: str, cell: Cell) -> str:
    """A cell as tests name it: its first line, shortened, with what is said of it."""
    text = table.group.document(language).text
    if cell.element is None:
        return "" if cell.verdict == "aligned" else cell.verdict
    at = cell.element.at
    if isinstance(cell.element, Section):
        at = cell.element.heading.at if cell.element.heading else at
    words = (
        "root" if table.rows[0].cells[table.languages.index(language)] is cell else text[at.start : at.end]
    )
    more = f" +{len(cell.rest)}" if cell.rest else ""
    said = "" if cell.verdict == "aligned" else f" ({cell.verdict})"
    return words.split("\n")[0][:24].strip() + more + said


def grid(table: Table) -> list[tuple[str, ...]]:
    """The rows without that of the roots, as tests name them."""
    return [
        tuple(
            written(table, language, cell) for language, cell in zip(table.languages, row.cells, strict=True)
        )
        for row in table.rows[1:]
    ]


def odd(table: Table) -> list[tuple[str, ...]]:
    """The rows in which anything is out of order."""
    return [
        line
        for line, row in zip(grid(table), table.rows[1:], strict=True)
        if any(cell.element is None or cell.verdict != "aligned" or cell.rest for cell in row.cells)
    ]


EN = """\
# Guide

It opens with a sentence of some length, and with [a link](/start).

## Setup

First run `make` and wait until all of it has been built, which takes about 15 minutes.

Then read [the manual](/manual) from its first to its last page.

- See [one](/one)
- See [two](/two)
- See [three](/three)

## Prices

The small one costs $40 and the large one $90.

> Nobody pays the full price, says [the shop](/shop).

## Contact

Write to [us](/mail) and we shall answer within 48 hours.
"""

DE = """\
# Anleitung

Sie beginnt mit einem Satz von einiger Länge und mit [einem Link](/start).

## Einrichtung

Zuerst `make` ausführen und warten, bis alles gebaut ist, was etwa 15 Minuten dauert.

Dann lese man [das Handbuch](/manual) von der ersten bis zur letzten Seite.

- Siehe [eins](/one)
- Siehe [zwei](/two)
- Siehe [drei](/three)

## Preise

Das kleine kostet 40 $ und das große 90 $.

> Niemand zahlt den vollen Preis, sagt [der Laden](/shop).

## Kontakt

Schreiben Sie [uns](/mail), wir antworten innerhalb von 48 Stunden.
"""

JA = """\
# ガイド

ある程度の長さの文と[リンク](/start)で始まります。

## セットアップ

まず`make`を実行し、すべてがビルドされるまで待ちます。約15分かかります。

次に[マニュアル](/manual)を最初のページから最後のページまで読みます。

- [一つ](/one)を見る
- [二つ](/two)を見る
- [三つ](/three)を見る

## 料金

小さいものは40ドル、大きいものは90ドルです。

> 正規の値段で買う人はいないと[お店](/shop)は言っています。

## 連絡先

[私たち](/mail)にお書きください。48時間以内にお返事します。
"""


def test_versions_that_agree_share_every_row() -> None:
    page = table(en=EN, de=DE, ja=JA)
    assert page.languages == ("de", "en", "ja")
    assert odd(page) == []
    assert grid(page)[:4] == [
        ("# Anleitung", "# Guide", "# ガイド"),
        ("Sie beginnt mit einem Sa", "It opens with a sentence", "ある程度の長さの文と[リンク](/start)で"),
        ("## Einrichtung", "## Setup", "## セットアップ"),
        ("Zuerst `make` ausführen", "First run `make` and wai", "まず`make`を実行し、すべてがビルドされるま"),
    ]


def test_rows_stand_in_reading_order_after_their_parents() -> None:
    page = table(en=EN, de=DE, ja=JA)
    assert [row.kind for row in page.rows[:9]] == [
        "section", "section", "block", "section", "block", "block", "block", "item", "item",
    ]  # fmt: skip
    assert page.rows[0].parent == -1
    assert all(row.parent < index for index, row in enumerate(page.rows))
    listed = next(index for index, row in enumerate(page.rows) if row.kind == "item") - 1
    assert [row.parent for row in page.rows if row.kind == "item"] == [listed] * 3


@pytest.mark.parametrize("others", [{}, {"ja": JA}], ids=["two versions", "three versions"])
class TestOneEdit:
    """Each edit of the German page changes the rows it says, and leaves all others aligned."""

    def test_a_section_dropped(self, others: dict[str, str]) -> None:
        edited = DE.replace(DE[DE.index("## Preise") : DE.index("## Kontakt")], "")
        rows = odd(table(source="en", en=EN, de=edited, **others))
        assert [row[:2] for row in rows] == [
            ("missing", "## Prices"),
            ("missing", "The small one costs $40"),
            ("missing", "> Nobody pays the full p"),
        ]

    def test_a_section_inserted(self, others: dict[str, str]) -> None:
        edited = DE.replace("## Preise", "## Neues\n\nAb 2031 ist [alles](/neu) anders.\n\n## Preise")
        rows = odd(table(source="en", en=EN, de=edited, **others))
        assert [row[:2] for row in rows] == [
            ("## Neues (extra)", ""),
            ("Ab 2031 ist [alles](/neu (extra)", ""),
        ]

    def test_two_sections_swapped(self, others: dict[str, str]) -> None:
        prices, contact = DE.index("## Preise"), DE.index("## Kontakt")
        edited = DE[:prices] + DE[contact:] + "\n" + DE[prices:contact]
        rows = odd(table(source="en", en=EN, de=edited, **others))
        assert len(rows) == 1
        assert rows[0][:2] in {("## Kontakt (moved)", "## Contact"), ("## Preise (moved)", "## Prices")}

    def test_a_section_one_level_down(self, others: dict[str, str]) -> None:
        page = table(source="en", en=EN, de=DE.replace("## Preise", "### Preise"), **others)
        assert odd(page) == []  # the same section, whatever its level: that is for a rule to say
        assert ("### Preise", "## Prices") in [row[:2] for row in grid(page)]

    def test_all_sections_one_level_down(self, others: dict[str, str]) -> None:
        assert odd(table(source="en", en=EN, de=DE.replace("# ", "## "), **others)) == []

    def test_a_heading_lost(self, others: dict[str, str]) -> None:
        page = table(source="en", en=EN, de=DE.replace("## Preise\n\n", ""), **others)
        assert [row[:2] for row in odd(page)] == [("missing", "## Prices")]
        assert ("Das kleine kostet 40 $ u", "The small one costs $40") in [row[:2] for row in grid(page)]

    def test_a_heading_added(self, others: dict[str, str]) -> None:
        edited = DE.replace("Dann lese", "### Dann\n\nDann lese")
        page = table(source="en", en=EN, de=edited, **others)
        assert [row[:2] for row in odd(page)] == [("### Dann (extra)", "")]
        assert ("Dann lese man [das Handb", "Then read [the manual](/") in [row[:2] for row in grid(page)]

    def test_a_block_dropped(self, others: dict[str, str]) -> None:
        edited = DE.replace(DE[DE.index("Zuerst") : DE.index("Dann")], "")
        rows = odd(table(source="en", en=EN, de=edited, **others))
        assert [row[:2] for row in rows] == [("missing", "First run `make` and wai")]

    def test_a_block_inserted(self, others: dict[str, str]) -> None:
        edited = DE.replace("Dann lese", "Das ist ein Absatz, den es [nur hier](/nur) gibt.\n\nDann lese")
        rows = odd(table(source="en", en=EN, de=edited, **others))
        assert [row[:2] for row in rows] == [("Das ist ein Absatz, den (extra)", "")]

    def test_two_blocks_swapped(self, others: dict[str, str]) -> None:
        first, second, items = DE.index("Zuerst"), DE.index("Dann"), DE.index("- Siehe [eins]")
        edited = DE[:first] + DE[second:items] + DE[first:second] + DE[items:]
        rows = odd(table(source="en", en=EN, de=edited, **others))
        assert len(rows) == 1
        assert rows[0][0].endswith("(moved)")

    def test_a_block_split(self, others: dict[str, str]) -> None:
        edited = DE.replace(" und warten, bis", ".\n\nWarten, bis")
        rows = odd(table(source="en", en=EN, de=edited, **others))
        assert [row[:2] for row in rows] == [("Zuerst `make` ausführen. +1", "First run `make` and wai")]

    def test_two_blocks_joined(self, others: dict[str, str]) -> None:
        edited = DE.replace("dauert.\n\nDann", "dauert. Dann")
        rows = odd(table(source="en", en=EN, de=edited, **others))
        assert [row[:2] for row in rows] == [("Zuerst `make` ausführen", "First run `make` and wai +1")]

    def test_an_item_dropped(self, others: dict[str, str]) -> None:
        rows = odd(table(source="en", en=EN, de=DE.replace("- Siehe [zwei](/two)\n", ""), **others))
        assert [row[:2] for row in rows] == [("missing", "- See [two](/two)")]

    def test_an_item_inserted(self, others: dict[str, str]) -> None:
        edited = DE.replace("- Siehe [zwei]", "- Siehe auch [das](/das)\n- Siehe [zwei]")
        rows = odd(table(source="en", en=EN, de=edited, **others))
        assert [row[:2] for row in rows] == [("- Siehe auch [das](/das) (extra)", "")]

    def test_an_item_split(self, others: dict[str, str]) -> None:
        edited = DE.replace("- Siehe [zwei](/two)", "- Siehe\n- [zwei](/two)")
        rows = odd(table(source="en", en=EN, de=edited, **others))
        assert [row[:2] for row in rows] == [("- Siehe (extra)", "")]

    def test_two_items_joined(self, others: dict[str, str]) -> None:
        edited = DE.replace("\n- Siehe [zwei](/two)", " und [zwei](/two)")
        rows = odd(table(source="en", en=EN, de=edited, **others))
        assert [row[:2] for row in rows] == [("- Siehe [eins](/one) und", "- See [one](/one) +1")]

    def test_two_sections_joined(self, others: dict[str, str]) -> None:
        rows = odd(table(source="en", en=EN, de=DE.replace("## Kontakt\n\n", ""), **others))
        assert [row[:2] for row in rows] == [("missing", "## Contact")]

    def test_a_section_split(self, others: dict[str, str]) -> None:
        edited = DE.replace("> Niemand", "## Rabatt\n\n> Niemand")
        rows = odd(table(source="en", en=EN, de=edited, **others))
        assert [row[:2] for row in rows] == [("## Rabatt (extra)", "")]

    def test_two_items_swapped(self, others: dict[str, str]) -> None:
        edited = (
            DE.replace("[eins](/one)", "@")
            .replace("[zwei](/two)", "[eins](/one)")
            .replace("@", "[zwei](/two)")
        )
        rows = odd(table(source="en", en=EN, de=edited, **others))
        assert len(rows) == 1
        assert rows[0][0].endswith("(moved)")

    def test_a_block_rewritten(self, others: dict[str, str]) -> None:
        edited = DE.replace(
            "Das kleine kostet 40 $ und das große 90 $.",
            "Ab 2019 gibt es [hier](/neu) und [dort](/alt) für 17 € und 250 € etwas Neues.",
        )
        rows = odd(table(source="en", en=EN, de=edited, **others))
        assert [row[:2] for row in rows] == [
            ("Ab 2019 gibt es [hier](/ (rewritten)", "The small one costs $40")
        ]

    def test_a_block_left_untranslated(self, others: dict[str, str]) -> None:
        start, end = DE.index("Dann"), DE.index("- Siehe [eins]")
        english = EN[EN.index("Then") : EN.index("- See [one]")]
        rows = odd(table(source="en", en=EN, de=DE[:start] + english + DE[end:], **others))
        assert [row[:2] for row in rows] == [
            ("Then read [the manual](/ (untranslated)", "Then read [the manual](/")
        ]


EXTRA_DE = "## Fragen\n\nAlle Fragen stehen [hier](/faq) und sind alt.\n\n"
EXTRA_JA = "## 質問\n\nすべての質問は[ここ](/faq)にあり、古いものです。\n\n"


def test_what_several_versions_have_and_the_pivot_lacks_shares_a_row() -> None:
    page = table(
        source="en",
        en=EN,
        de=DE.replace("## Preise", EXTRA_DE + "## Preise"),
        ja=JA.replace("## 料金", EXTRA_JA + "## 料金"),
    )
    assert odd(page) == [
        ("## Fragen (extra)", "", "## 質問 (extra)"),
        ("Alle Fragen stehen [hier (extra)", "", "すべての質問は[ここ](/faq)にあり、古いも (extra)"),
    ]


def test_without_a_source_the_one_that_lacks_it_is_short_of_it() -> None:
    page = table(
        en=EN,
        de=DE.replace("## Preise", EXTRA_DE + "## Preise"),
        ja=JA.replace("## 料金", EXTRA_JA + "## 料金"),
    )
    assert odd(page) == [
        ("## Fragen", "missing", "## 質問"),
        ("Alle Fragen stehen [hier", "missing", "すべての質問は[ここ](/faq)にあり、古いも"),
    ]


def test_of_two_versions_without_a_source_one_cell_is_to_be_reported() -> None:
    page = table(en=EN, de=DE.replace(DE[DE.index("Zuerst") : DE.index("Dann")], ""))
    assert odd(page) == [("missing", "First run `make` and wai")]
    assert page.pivot == "de"  # neither is more like all others than the other: the first by its tag


def test_what_only_the_pivot_has_is_extra_there() -> None:
    page = table(
        de=DE.replace("Dann lese", "Nur hier [steht](/das) dieser Satz.\n\nDann lese"),
        en=EN,
        ja=JA,
        presumed="de",
    )
    assert odd(page) == [("Nur hier [steht](/das) d (extra)", "", "")]


def test_a_section_that_most_have_elsewhere_moved_in_the_one_that_has_not() -> None:
    def swapped(text: str, third: str, fourth: str) -> str:
        one, two = text.index(third), text.index(fourth)
        return text[:one] + text[two:] + "\n" + text[one:two]

    page = table(
        presumed="en",
        en=EN,
        de=swapped(DE, "## Preise", "## Kontakt"),
        ja=swapped(JA, "## 料金", "## 連絡先"),
    )
    rows = odd(page)
    assert len(rows) == 1
    assert [cell.endswith("(moved)") for cell in rows[0]] == [False, True, False]


OPENING = "It is a gateway that brings many interfaces together in one place.\n\n"
BODY = (
    "## The problem\n\nWithout a gateway each service keeps doors of its own, and nobody watches them.\n\n"
    "## How it helps\n\nA gateway has one door, and whoever watches that one knows who comes and who goes.\n"
)


def foreign(text: str, by: int) -> str:
    """`text` in words of as many letters that are no other language's."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    return text.translate(str.maketrans(letters, letters[by:] + letters[:by]))


def test_a_heading_more_above_what_opens_the_page_is_extra_and_nothing_else() -> None:
    page = table("en", en=OPENING + BODY, it="## XXX\n\n" + foreign(OPENING + BODY, 3))
    assert odd(page) == [("", "## XXX (extra)")]


def test_what_stands_under_a_heading_that_few_have_belongs_to_the_section_before() -> None:
    page = table(
        "en",
        en=OPENING + BODY,
        fr=foreign(OPENING + BODY, 3),
        es="## XXX\n\n" + foreign(OPENING + BODY, 5),
        it="## YYY\n\n" + foreign(OPENING + BODY, 7),
        tr=foreign(OPENING + BODY, 9),
    )
    assert odd(page) == [("", "## XXX (extra)", "", "## YYY (extra)", "")]


def test_a_heading_less_is_missing_and_nothing_else() -> None:
    whole = "# A gateway\n\n" + OPENING + BODY
    page = table("en", en=whole, it=foreign(whole.replace("## How it helps\n\n", ""), 3))
    assert odd(page) == [("## How it helps", "missing")]


def test_an_id_written_down_answers_one_made_of_the_words() -> None:
    """Written anew and at another level, the section has nothing else by which it could be known."""
    shared = "".join(f"\n\n[{name}](/{name}) 5{number} `x{number}`" for number, name in enumerate("abcdef"))
    found = table(
        source="en",
        en=f"# Names{shared}\n\n## Custom domains, safely\n\nA word.\n\n- one\n- two\n\n## Rest{shared}\n",
        ja=f"# 名前{shared}\n\n### 安全に作る {{#custom-domains-safely}}\n\n"
        + "まったく別の長い文章がここにある。" * 9
        + f"\n\n## 残り{shared}\n",
    )
    assert ("## Custom domains, safel", "### 安全に作る {#custom-domai") in grid(found)


def test_a_heading_that_few_have_claims_nothing_but_its_like() -> None:
    """Its own text is in the section before, so what that holds does not speak for it."""
    opening = (
        "An [interface](/interface) gate brings all doors of a house into one place, where they are kept.\n\n"
    )
    page = table(
        "en",
        en=opening + BODY,
        de=foreign(opening + BODY.replace("keeps doors", "keeps [doors](/interface)"), 3).replace(
            foreign("/interface", 3), "/interface"
        ),
        it="## XXX\n\n" + foreign(opening + BODY, 5).replace(foreign("/interface", 5), "/interface"),
        tr="## YYY\n\n" + foreign(opening + BODY, 7).replace(foreign("/interface", 7), "/interface"),
    )
    assert odd(page) == [("", "", "## XXX (extra)", "## YYY (extra)")]


def test_the_only_section_left_is_the_only_one_left_there() -> None:
    """It was written anew; one is not missing and another extra."""
    more = "## How it helps\n\nIt runs [beside](/side) and [before](/front).\n\nIt is [old](/old).\n\n"
    less = "## Wobei es hilft\n\n" + "Hier steht ein ganz anderer Satz, der nichts davon sagt. " * 3 + "\n\n"
    head, rest = (
        f"## {name.upper()}\n\n" + f"[{name}](/{name}) and `{name}`, as long as 5{number} others.\n\n" * 3
        for number, name in enumerate("ab")
    )
    page = table("en", en=head + more + rest, de=head + less + rest)
    assert [row for row in grid(page) if row[0].startswith("#")][1] == (
        "## Wobei es hilft",
        "## How it helps",
    )


def test_what_has_its_own_id_elsewhere_is_not_the_counterpart_here() -> None:
    """A glossary sorted by its words: each term is where its id is, and only the order differs."""
    terms = ["Apple", "Bread", "Cheese", "Dates", "Eggs", "Figs", "Grapes"]
    sorted_anew = ["Grapes", "Dates", "Apple", "Figs", "Cheese", "Eggs", "Bread"]
    page = table(
        "en",
        en="# Terms\n\n" + "".join(f"## {term}\n\nA thing that is eaten.\n\n" for term in terms),
        ja="# 用語\n\n"
        + "".join(f"## 語 {{#{term.lower()}}}\n\n食べられる物である。\n\n" for term in sorted_anew),
    )
    ids = {english: japanese for english, japanese in grid(page) if english.startswith("## ")}
    assert all(f"{{#{term.lower()}}}" in ids[f"## {term}"] for term in terms)
    assert not any(cell in {"missing", ""} or "extra" in cell for line in grid(page) for cell in line)


def test_a_row_that_most_have_is_the_likelier_counterpart() -> None:
    """Two versions say it twice, in the original's words and in their own; nobody else follows them."""
    quote = "Writing it down means that more people use it and that fewer of them have to ask about it."
    own = "Writing all of it down means more users, fewer questions."
    body = "# A\n\n[a](/a) 500.\n\n{}\n\n[b](/b) 600.\n"
    page = table(
        "en",
        en=body.format(quote),
        de=body.format(quote + "\n\n" + foreign(own, 2)),
        nl=body.format(quote + "\n\n" + foreign(own, 3)),
        **{name: body.format(foreign(own, by)) for by, name in enumerate(("fr", "it", "pl", "sv"), 5)},
    )
    assert [sum(not cell for cell in line) for line in grid(page)] == [0, 0, 0, 5, 0]


def test_what_leads_up_to_code_stands_directly_before_it() -> None:
    """The run that is missing begins with what leads up to the first code."""
    english = "# T\n\n- Show all modules of the project:\n\n`mod`\n\n- Install:\n\n`mod install --deep`\n"
    german = "# T\n\n- Installiere die Module des Projekts:\n\n`mod install --deep`\n"
    rows = odd(table(source="en", en=english, de=german))
    assert [row for row in rows if row[0] == "missing"] == rows
    assert {row[1][:10] for row in rows} == {"- Show all", "`mod`"}


def test_of_two_sections_left_one_is_the_only_one_left_there() -> None:
    """Though nothing in it agrees, it is not both missing and extra."""
    opening, closing = "## A\n\nSee [one](/one).\n\n", "## Z\n\nSee [two](/two).\n"
    english = (
        opening
        + "## Removal\n\nWho does nothing for 30 days is asked to go, and may return later.\n\n"
        + closing
    )
    german = (
        opening
        + "## 4. Leute\n\nJeder kann es werden:\n\n- [Neue](/new) begrüßen,\n- helfen.\n\n"
        + "### Wie\n\nFrag.\n\n"
        + "## Ausschluss\n\nWer nichts tut, muss gehen, damit andere nachrücken können.\n\n"
        + closing
    )
    sections = [row for row in odd(table(source="en", en=english, de=german)) if "#" in row[0] + row[1]]
    assert [row[:2] for row in sections] == [("## 4. Leute (extra)", ""), ("### Wie (extra)", "")]


def test_one_quote_is_three_there() -> None:
    one = (
        "# T\n\nSee [one](/one).\n\n> ### Dates 2022\n> **A:** due on 18 April, 2022.\n"
        "> **B:** due on 10 May, 2022.\n"
    )
    three = (
        "# T\n\nSiehe [eins](/one).\n\n> ### Termine 2022\n\n> **A:** am 18. April 2022.\n\n"
        "> **B:** am 10. Mai 2022.\n"
    )
    cells = [row.cells for row in table(source="en", en=one, de=three).rows]
    quotes = [de for de, en in cells if isinstance(en.element, Block) and en.element.kind == "quote"]
    assert [len(cell.rest) for cell in quotes] == [2]


def test_what_is_missing_is_missing_in_one_piece() -> None:
    """A command and the line that leads up to it go together, though the lines are all alike."""
    lines = [("Show the first lines of it", "show first"), ("Show ten lines of a file", "show ten")]
    lines += [("Show the last lines of a file", "show last")]
    english = "# Show\n\n" + "".join(f"- {line}:\n\n`{command}`\n\n" for line, command in lines)
    danish = "# Show\n\n- Vis de sidste ti linjer:\n\n`show last`\n"
    page = table("en", en=english, da=danish)
    missing = [english for danish, english in grid(page) if danish == "missing"]
    assert missing == [
        "- Show the first lines o",
        "- Show the first lines o",
        "`show first`",
        "- Show ten lines of a fi",
        "- Show ten lines of a fi",
        "`show ten`",
    ]


def test_what_is_to_be_filled_in_may_be_translated() -> None:
    page = table(
        "en",
        en="# A\n\n`run {{name}}`\n\n`run {{name}} --all`\n\n`run {{name}} --now`\n",
        de="# A\n\n`run {{Name}}`\n\n`run {{Name}} --now`\n",
    )
    assert odd(page) == [("missing", "`run {{name}} --all`")]


def test_a_place_to_fill_in_keeps_its_shape_and_its_options() -> None:
    """Words there are translated; what is typed as it is, and what stands between the words, tells."""
    page = table(
        "en",
        en="# A\n\n`run {{[-a|--all]}}`\n\n`run {{the_name}}`\n\n`run {{name~5}}..{{name~2}}`\n",
        fr="# A\n\n`run {{[-a|--all]}}`\n\n`run {{chemin/nom~5}}..{{nom~2}}`\n",
        hi="# A\n\n`run {{नाम का}}`\n\n`run {{नाम~5}}..{{नाम~2}}`\n",
    )
    assert odd(page) == [
        ("`run {{[-a|--all]}}`", "`run {{[-a|--all]}}`", "missing"),
        ("`run {{the_name}}`", "missing", "`run {{नाम का}}`"),
    ]


def test_a_question_answers_a_question() -> None:
    """A paragraph dropped among others of its length: what they end in tells which."""
    page = table(
        "en",
        en="# A\n\nIt is what it was.\n\nWhat does it say now?\n\nIt says no more than:\n\n- [a](/a)\n",
        ja="# A\n\nさて今は何と言っているか？\n\nそれはこうである、即ち：\n\n- [a](/a)\n",
    )
    assert odd(page) == [("It is what it was.", "missing")]


def test_a_list_of_other_people_is_another_list() -> None:
    def people(*names: str) -> str:
        return ", ".join(f"[{name}](/people/{name})" for name in names) + " and others.\n\n"

    page = table(
        "en",
        en="# A\n\nBy "
        + people("ann", "bob", "cat", "dan")
        + "Kept by "
        + people("eva", "fay", "gus", "hal"),
        es="# A\n\nDe "
        + people("ann", "bob", "cat", "dan")
        + "En español por "
        + people("ida", "jim", "kay", "leo"),
    )
    assert next(row for row in odd(page) if "Kept" in row[0]) == ("Kept by [eva](/people/ev", "missing")


def test_a_section_moves_with_all_that_it_holds() -> None:
    part = "## Preise\n\nDas kostet 70 $.\n\n### Rabatt\n\nAb [hundert](/100) Stück billiger.\n\n"
    teil = "## Prices\n\nIt costs $70.\n\n### Discount\n\nCheaper from [one hundred](/100) on.\n\n"
    head, rest = "# A\n\nZu [A](/a).\n\n", "## B\n\nZu [B](/b).\n\n## C\n\nZu [C](/c) und [D](/d).\n\n"
    page = table(source="en", en=head + teil + rest, de=head + rest + part)
    assert odd(page) == [("## Preise (moved)", "## Prices")]


def test_a_paragraph_that_left_its_section_is_found_by_what_is_in_it() -> None:
    wandering = "Das [Handbuch](/manual) kennt [alle](/all) 85 Befehle.\n\n"
    here = DE.replace("## Preise", wandering + "## Preise")
    there = EN.replace("## Contact", "The [manual](/manual) has [all](/all) 85 commands.\n\n## Contact")
    rows = odd(table(source="en", en=there, de=here))
    assert rows == [("Das [Handbuch](/manual) (moved)", "The [manual](/manual) ha")]


def test_where_the_headings_differ_what_stands_under_them_need_not_have_moved() -> None:
    english = (
        "# A\n\nAll [of it](/all) costs 85.\n\nAnd [this](/this) is 120.\n\n## Then\n\nNo more [now](/now)."
    )
    german = (
        "# A\n\n## Was es ist\n\nDas [alles](/all) kostet 85.\n\n"
        "## Wozu es dient\n\nUnd [dies](/this) kostet 120.\n\n"
        "## Wie es hilft\n\nSchluss [jetzt](/now)."
    )
    page = table(source="en", en=english, de=german)
    assert not any("moved" in cell for line in grid(page) for cell in line)
    assert ("Das [alles](/all) kostet", "All [of it](/all) costs") in grid(page)
    assert ("Und [dies](/this) kostet", "And [this](/this) is 120") in grid(page)


def test_only_a_paragraph_that_is_not_all_of_its_item_has_a_row() -> None:
    page = table(en="- one\n- two\n\n  more of two", de="- eins\n- zwei\n\n  mehr zu zwei")
    assert [row.kind for row in page.rows] == ["section", "block", "item", "item", "block", "block"]
    assert odd(page) == []


def test_an_item_that_has_more_in_one_version_has_rows_in_all() -> None:
    page = table(source="en", en="- one\n- two", de="- eins\n- zwei\n\n  mehr zu zwei [hier](/x)")
    assert grid(page)[2:] == [
        ("- zwei", "- two"),
        ("zwei", "two"),
        ("mehr zu zwei [hier](/x) (extra)", ""),
    ]


def test_a_table_row_dropped() -> None:
    english = "| a | b |\n|---|---|\n| one | 100 |\n| two | 200 |\n| three | 300 |\n"
    german = "| a | b |\n|---|---|\n| eins | 100 |\n| drei | 300 |\n"
    page = table(source="en", en=english, de=german)
    assert odd(page) == [("missing", "| two | 200 |")]
    assert [row.kind for row in page.rows] == ["section", "block", "row", "row", "row", "row"]


def test_pages_that_have_nothing_in_common() -> None:
    other = "# Über Katzen\n\n" + "".join(
        f"## Teil {part}\n\nKatzen [schlafen](/schlaf/{part}) `{part * 7}` Stunden.\n\n"
        for part in range(2, 9)
    )
    page = table(source="en", en=EN, de=other, ja=JA)
    assert page.unrelated == ("de",)
    assert all(row.cells[0].element is None and row.cells[0].verdict == "aligned" for row in page.rows[1:])
    assert page.rows[0].cells[0].verdict == "rewritten"
    assert [row[1:] for row in odd(page)] == [row[1:] for row in grid(table(en=EN, ja=JA, de=DE))]


def test_pages_of_one_shape_that_name_nothing_in_common_are_not_one() -> None:
    def page(word: str, first: int, number: int) -> str:
        return "\n\n".join(
            f"{word} [{word}](/page/{place}) {word}." for place in range(first, first + number)
        )

    assert table(source="en", en=page("word", 0, 12), de=page("wort", 50, 12)).unrelated == ("de",)
    assert table(source="en", en=page("word", 0, 2), de=page("wort", 50, 2)).unrelated == ()


def test_a_sentence_may_be_nearly_the_same_in_a_close_language() -> None:
    danish = "Vi kan ikke finde en vej over den store bro, for der er sne på alle veje i byen nu.\n"
    norwegian = danish.replace("veje i", "veier i")
    assert odd(table(source="da", da=danish, nb=norwegian)) == []
    assert len(odd(table(source="da", da=danish, de=norwegian))) == 1


def test_a_page_left_in_another_language_is_a_copy() -> None:
    page = table(presumed="en", en=EN, de=EN, ja=JA)
    assert page.copies == (("de", "en"),)
    assert page.voters == (("de", "en"), ("ja",))
    said = {cell.verdict for row in page.rows for cell in row.cells[:1]}
    assert said == {"aligned", "untranslated"}


def test_without_a_source_the_language_tells_the_copy_from_the_original() -> None:
    more = "It will not be long until all of this has been read by those who are to use it.\n" * 3
    assert table(en=EN + more, de=EN + more, ja=JA).copies == (("de", "en"),)
    assert table(af=EN + more, en=EN + more).copies == (("af", "en"),)


def test_variants_of_a_language_may_say_the_same() -> None:
    page = table(presumed="pt", pt=DE, pt_BR=DE, en=EN)
    assert page.voters == (("en",), ("pt", "pt-BR"))
    assert all(cell.verdict == "aligned" for row in page.rows for cell in row.cells)


def test_names_and_titles_are_not_left_untranslated() -> None:
    names = (
        "\n\nAnna Karenina, Karl Moor, Hans Castorp, Effi Briest & Wilhelm Meister, Berlin Alexanderplatz\n"
    )
    assert odd(table(presumed="en", en=EN + names, de=DE + names, ja=JA + names)) == []


def test_a_version_that_could_not_be_read_has_no_column() -> None:
    broken = read_document("fr.md", b"\xff\xfe\x00", "fr")
    group = table(en=EN, de=DE).group
    page = align(replace(group, documents=(*group.documents, broken)))
    assert page.languages == ("de", "en")
    assert odd(page) == []


def test_one_version_alone_and_none() -> None:
    assert table(en=EN).languages == ("en",)
    assert align(Group("page", ())).rows == ()


def test_empty_pages() -> None:
    page = table(en="", de="", ja=JA)
    assert page.rows[0].cells[0].element is not None


def test_thirty_languages() -> None:
    tags = [f"{one}{other}" for one in "abcdefghij" for other in "xyz"]

    def translated(ending: str) -> str:
        """The German page in words that no other language has."""
        own = re.sub("(?<=[ \\n])[a-zß-ü]{2,}", lambda word: word.group()[::-1] + ending, DE)
        return own + "\n\nZuletzt [das](/last).\n"

    versions = {tag: translated(tag[::-1]) for tag in tags}
    versions["fr"] = versions.pop("fx")
    versions["fr"] = versions["fr"].replace(re.findall(r"- Siehe \[.*\]\(/two\)\n", versions["fr"])[0], "")
    page = table(presumed="en", en=EN, **versions)
    assert len(page.languages) == 31
    missing = [row for row in page.rows if any(cell.verdict == "missing" for cell in row.cells)]
    french = page.languages.index("fr")
    assert [
        [place for place, cell in enumerate(row.cells) if cell.verdict == "missing"] for row in missing
    ] == [
        [french],
        [page.languages.index("en")],  # the last line of all the others
    ]


# --- laws

WORDS = st.lists(st.sampled_from(["ab", "cde", "fghij", "klmnop", "q", "rstuvwx"]), min_size=1, max_size=12)
SPANS = st.sampled_from(["[x](/one)", "[y](/two)", "[z](/three)", "`code`", "`make`", "40 %", "$ 90", ""])
BLOCKS = st.one_of(
    st.tuples(WORDS, SPANS).map(lambda pair: " ".join(pair[0]) + " " + pair[1]),
    st.lists(st.tuples(WORDS, SPANS), min_size=1, max_size=4).map(
        lambda items: "\n".join(f"- {' '.join(words)} {span}" for words, span in items)
    ),
    WORDS.map(lambda words: "> " + " ".join(words)),
    st.just("```\nmake all\n```"),
)
SECTIONS = st.tuples(st.integers(1, 3), WORDS, st.lists(BLOCKS, max_size=4)).map(
    lambda section: "\n\n".join([f"{'#' * section[0]} {' '.join(section[1])}", *section[2]])
)
PAGES = st.lists(SECTIONS, min_size=1, max_size=5)


@st.composite
def edited(draw: st.DrawFn) -> list[str]:
    """Versions of one page: each has some of its sections, in nearly its order."""
    page = draw(PAGES)
    versions: list[str] = []
    for _ in range(draw(st.integers(2, 5))):
        own = [section for section in page if draw(st.integers(0, 5))]
        if draw(st.booleans()) and len(own) > 1:
            own[0], own[1] = own[1], own[0]
        if draw(st.booleans()):
            own.append(draw(SECTIONS))
        versions.append("\n\n".join(own))
    return versions


TAGS = ["de", "en", "es", "fr", "it"]


def by_contents(page: Table, names: dict[str, str]) -> list[tuple[str, ...]]:
    """The rows with the cells in the order of `names`: what they say, where they stand."""
    order = [page.languages.index(names[tag]) for tag in TAGS if tag in names]
    return [
        (str(row.parent), *(str([one.at for one in row.cells[place].elements]) for place in order))
        for row in page.rows
    ]


@settings(max_examples=150, deadline=None)
@given(edited(), st.randoms(use_true_random=False))
def test_other_names_permute_the_cells_and_change_nothing_else(versions: list[str], draw: object) -> None:
    tags = TAGS[: len(versions)]
    other = tags.copy()
    draw.shuffle(other)  # type: ignore[attr-defined]
    one = table(**dict(zip(tags, versions, strict=True)))
    two = table(**dict(zip(other, versions, strict=True)))
    assert by_contents(one, dict(zip(tags, tags, strict=True))) == by_contents(
        two, dict(zip(tags, other, strict=True))
    )


@settings(max_examples=100, deadline=None)
@given(edited())
def test_each_element_stands_in_one_row(versions: list[str]) -> None:
    page = table(**dict(zip(TAGS, versions, strict=False)))
    for place, language in enumerate(page.languages):
        if language in page.unrelated:
            continue
        held = [one for row in page.rows for one in row.cells[place].elements]
        assert len({id(one) for one in held}) == len(held)
        sections = [one for one in held if isinstance(one, Section)]
        pending = [page.group.document(language).root]
        number = 0
        while pending:
            section = pending.pop()
            number += 1
            assert any(one is section for one in sections)
            assert all(block in held for block in section.blocks)
            pending += section.sections
        assert number == len(sections)


# --- long pages


def in_seconds(group: Group) -> tuple[float, Table]:
    start = process_time()
    page = align(group)
    return process_time() - start, page


def grown(number: int, seed: int) -> list[str]:
    """Paragraphs of different lengths, with a number in every fifth."""
    return [
        " ".join(["wort"] * (3 + (index * 7919 + index // 13) % 41))
        + (f" {index}" if index % 5 == seed else "")
        for index in range(number)
    ]


def test_ten_thousand_paragraphs_with_twenty_edits() -> None:
    english = grown(10_000, 0)
    german = [text.replace("wort", "woerter") for text in english]
    for place in range(300, 10_000, 970):
        del german[place]
        german.insert(place + 400, f"Neu [hier](/neu/{place}) und [da](/da/{place}).")
    documents = [
        read_document(f"{tag}.md", "\n\n".join(texts).encode(), tag)
        for tag, texts in (("de", german), ("en", english))
    ]
    seconds, page = in_seconds(Group("page", tuple(documents), "en"))
    assert seconds < 5
    full = sum(all(cell.element is not None for cell in row.cells) for row in page.rows)
    assert full > 9_960
    assert sum(cell.verdict == "extra" for row in page.rows for cell in row.cells) <= 20


def test_ten_thousand_items_against_nine_thousand() -> None:
    english = [" ".join(["word"] * (2 + (index * 7919 + index // 13) % 41)) for index in range(10_000)]
    german = [text for index, text in enumerate(english) if index % 10 != 3]
    documents = [
        read_document(f"{tag}.md", "".join(f"- {text}\n" for text in texts).encode(), tag)
        for tag, texts in (("de", german), ("en", english))
    ]
    seconds, page = in_seconds(Group("page", tuple(documents), "en"))
    assert seconds < 5
    assert sum(cell.verdict == "missing" for row in page.rows for cell in row.cells) == 1_000
