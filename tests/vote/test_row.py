"""Rows: what is expected of them, and what is beside them."""

from __future__ import annotations

from votes import PAGE, rows_of


class TestExpected:
    def test_one_value(self) -> None:
        rows = rows_of(de="# A", en="# B", fr="## C")
        expected = rows[1].expected(lambda element, _: element.level)
        assert expected is not None
        assert (expected.value, expected.dissenters) == (1, ("fr",))

    def test_one_cell_alone_says_nothing(self) -> None:
        rows = rows_of(source="en", en=PAGE, de=PAGE + "## Neu\n\nEin Absatz.")
        assert rows[-1].expected(lambda element, _: element.at) is None

    def test_a_repaired_heading_has_no_vote(self) -> None:
        rows = rows_of(de="# A\n\n##Eins\n\nText.", en="# A\n\n### One\n\nText.")
        expected = rows[-2].expected(lambda element, _: element.level)
        assert expected is not None
        assert (expected.value, expected.dissenters) == (3, ("de",))

    def test_a_page_that_is_behind_has_no_vote(self) -> None:
        behind = "---\ndrifted_from_default: true\n---\n"
        rows = rows_of(de=behind + "## A", es=behind + "## A", en="# A")
        expected = rows[1].expected(lambda element, _: element.level)
        assert expected is not None
        assert (expected.value, expected.dissenters) == (1, ("de", "es"))

    def test_a_repair_counts_only_where_it_is(self) -> None:
        rows = rows_of(de="##A\n\nEins [1](/1).\n\n## B", en="## A\n\nOne [1](/1).\n\n### B")
        expected = rows[-1].expected(lambda element, _: element.level)
        assert expected is not None
        assert expected.outcome == "undecided"

    def test_what_is_repaired_below_a_heading_takes_nothing_from_it(self) -> None:
        rows = rows_of(de="## A\n\nEins [1](/1).\n\n###B", en="# A\n\nOne [1](/1).\n\n### B")
        assert rows[1].unrepaired(("de", "en")) == ["de", "en"]
        assert rows[-1].unrepaired(("de", "en")) == ["en"]
        expected = rows[1].expected(lambda element, _: element.level)
        assert expected is not None
        assert expected.outcome == "undecided"


class TestPresence:
    def test_a_page_that_is_another_says_nothing(self) -> None:
        page = "# A\n\n" + "".join(
            f"## Part {part}\n\nText [{part}](/{part}) of {part * 3}.\n\n" for part in "abcdefgh"
        )
        other = "# Q\n\n" + "".join(
            f"## Item {part}\n\n- `{part}` 4{number}\n- `x{part}` 7{number}\n\n"
            for number, part in enumerate("stuvwxyz")
        )
        rows = rows_of(de=page.replace("Text", "Wort"), en=page, fr=page.replace("Text", "Mot"), sv=other)
        assert rows[0].view.table.unrelated == ("sv",)
        assert "sv" in rows[0].view.electorate.behind
        assert rows[1].aligned == ("de", "en", "fr")
        assert rows[1].presence.ballots == ((True, ("de", "en", "fr")),)

    def test_a_paragraph_in_place_of_a_list_lacks_no_items(self) -> None:
        items = "- a [1](/1)\n- b [2](/2)\n- c [3](/3)"
        page = "# {}\n\nText [x](/x).\n\n{}\n\nEnd [y](/y).\n"
        written = items.replace("\n-", ",").removeprefix("- ")
        rows = rows_of(de=page.format("A", items), en=page.format("B", items), fr=page.format("C", written))
        item = next(row for row in rows if row.kind == "item")
        assert item.parent is not None
        assert item.parent.cell("fr").element is not None
        assert item.presence.ballots == ((True, ("de", "en")),)

    def test_an_empty_cell_votes_only_where_its_section_exists(self) -> None:
        whole = "# A\n\n## B\n\nText [x](/x).\n\n## C\n\nMehr [y](/y) davon.\n\nUnd [z](/z) auch."
        short = whole[: whole.index("## C")]
        less = whole.replace("\n\nUnd [z](/z) auch.", "")
        rows = rows_of(de=whole, en=whole.replace("e", "o"), fr=short, it=short.replace("e", "a"), es=less)
        last = rows[-1]
        assert set(last.presence.ballots) == {(True, ("de", "en")), (False, ("es",))}
        assert last.presence.dissenters == ("es",)

    def test_of_two_versions_one_cell_is_reported(self) -> None:
        rows = rows_of(en=PAGE, sv=PAGE.replace("Text", "Ord") + "## Mer\n\nEtt stycke till.")
        assert rows[-1].presence.outcome == "unanimous"  # its section is all that is disputed
        assert rows[-2].presence.dissenters == ("en",)
        assert [(row.cell("en").verdict, row.cell("sv").verdict) for row in rows[-2:]] == [
            ("missing", "aligned")
        ] * 2


def test_siblings_are_walked_from_the_nearest_on() -> None:
    text = "# A\n\nOne [1](/1).\n\nTwo [2](/2).\n\nThree [3](/3).\n"
    rows = rows_of("de", de=text, sv=text)
    middle = next(row for row in rows if row.kind == "block" and row.index == rows[-1].index - 1)
    assert [row.index - middle.index for row in middle.following] == [1]
    assert [row.index - middle.index for row in middle.preceding] == [-1]
    assert [row.index for row in rows[0].following] == []
