from __future__ import annotations

import time

from glosslint.confirmation import confirm
from glosslint.document import read_document
from glosslint.model import Group, blocks_of, spans_of


def confirmed(source: str = "", **texts: str) -> Group:
    documents = tuple(read_document(f"{tag}.md", text.encode(), tag) for tag, text in texts.items())
    return confirm(Group("page", documents, source))


def kinds(group: Group, language: str) -> list[str]:
    return [block.kind for block in blocks_of(group.document(language).root)]


def accepted(group: Group, language: str) -> list[str]:
    return [repair.kind for repair in group.document(language).repairs if repair.certain]


ITEMS = "Text.\n\n- [a](/a)\n- [b](/b)\n"


def test_an_item_is_accepted_where_a_sibling_has_one() -> None:
    group = confirmed(de=ITEMS, sv="Text.\n\n– [a](/a)\n\n– [b](/b)\n")
    assert accepted(group, "sv") == ["list-item", "list-item"]
    assert kinds(group, "sv").count("item") == 2


def test_two_versions_in_doubt_do_not_confirm_each_other() -> None:
    """Both may quote what people say to each other."""
    group = confirmed(fr="Il dit :\n\n– Qui ?\n", sv="Han sade:\n\n– Vem?\n")
    assert accepted(group, "fr") == accepted(group, "sv") == []
    assert "item" not in kinds(group, "sv")


CREDIT = "Text [a](/a).\n\n— @me, [Talk](/talk)\n"


def test_one_that_writes_another_mark_does_not_outvote_the_others() -> None:
    """The line names who said it; one translator made an item of it."""
    texts = {"de": CREDIT, "fr": CREDIT, "sv": CREDIT, "it": CREDIT.replace("—", "-")}
    group = confirmed(**texts)
    assert [accepted(group, language) for language in texts] == [[], [], [], []]


def test_the_source_must_confirm_too() -> None:
    texts = {"en": CREDIT, "sv": CREDIT, "it": CREDIT.replace("—", "-"), "de": CREDIT.replace("—", "-")}
    assert accepted(confirmed(**texts), "sv") == ["list-item"]
    assert accepted(confirmed(source="en", **texts), "sv") == []


def test_a_dialogue_stays_one_beside_prose() -> None:
    group = confirmed(de="Er sagte:\n\n„Wer?“\n\n- a\n- b\n", sv="Han sade:\n\n– Vem?\n\n- a\n- b\n")
    assert accepted(group, "sv") == []


def test_without_possible_repairs_nothing_is_read_again() -> None:
    documents = tuple(read_document(f"{tag}.md", ITEMS.encode(), tag) for tag in ("de", "sv"))
    group = Group("page", documents)
    assert confirm(group) is group


def test_a_heading_inside_a_paragraph_is_accepted_where_a_sibling_has_it() -> None:
    group = confirmed(
        de="## A\n\nText [a](/a).\n\n## B\n\nMehr [b](/b).\n",
        sv="## A\n\nText [a](/a). ## B\n\nMer [b](/b).\n",
    )
    assert accepted(group, "sv") == ["heading"]
    assert [section.title for section in group.document("sv").root.sections] == ["A", "B"]


def test_links_survive_the_second_reading() -> None:
    group = confirmed(de=ITEMS, sv="Text.\n\n– [a](/a)\n\n– [b](/b)\n")
    assert [span.value for span in spans_of(group.document("sv").root, "link")] == ["/a", "/b"]


def test_many_doubts_are_weighed_in_linear_time() -> None:
    """Two thousand lines of dialogue on both sides took seconds, four times as long for twice as many."""
    page = "Text.\n\n" + "– a\n\n" * 2000
    documents = tuple(read_document(f"{tag}.md", page.encode(), tag) for tag in ("de", "sv"))
    started = time.process_time()
    confirm(Group("page", documents))
    assert time.process_time() - started < 2
