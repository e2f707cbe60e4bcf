"""The table as a whole: its runs, and what is made of it once."""

from __future__ import annotations

from votes import PAGE, rows_of

from glosslint.align import align
from glosslint.document import read_document
from glosslint.model import Group
from glosslint.vote import View


class TestRuns:
    def test_sections_that_are_missing_together_are_one_run(self) -> None:
        parts = [f"## Part {part}\n\nText [{part}](/{part}) of it.\n\n" for part in "abcde"]
        english = "# Title\n\n" + "".join(parts)
        german = "# Titel\n\n" + "".join(parts[:1] + parts[3:4]).replace("Text", "Wort")
        view = rows_of(source="en", en=english, de=german)[0].view
        runs = list(view.runs("de", "missing"))
        assert [[row.cell("en").elements[0].title for row in run] for run in runs] == [
            ["Part b", "Part c"],
            ["Part e"],
        ]

    def test_there_are_none_in_the_others(self) -> None:
        view = rows_of(source="en", en=PAGE + "## More\n\nText.", de=PAGE)[0].view
        assert list(view.runs("en", "missing")) == []
        assert list(view.runs("de", "extra")) == []


def test_what_differs_is_told_by_the_rows_that_hold_it() -> None:
    rows = rows_of(de="# A `x`\n\n- [eins](/1)\n- [zwei](/2)", en="# B `y`\n\n- [one](/1)\n- [two](/3)")
    assert [(row.kind, set(rows[0].view.contested[row.index])) for row in rows[1:]] == [
        ("section", {"code"}),
        ("block", set()),
        ("item", set()),
        ("item", {"link"}),
    ]


def test_what_is_asked_of_a_page_again_is_made_once() -> None:
    documents = tuple(read_document(f"{tag}.md", b"# One\n\nTwo.\n", tag) for tag in ("de", "sv"))
    view = View(align(Group("page", documents)))
    made: list[View] = []

    def make(page: View) -> int:
        made.append(page)
        return len(page.rows)

    assert (view.once(make), view.once(make), made) == (len(view.rows), len(view.rows), [view])
