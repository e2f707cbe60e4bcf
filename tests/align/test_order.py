"""Who is the pivot, who is a copy, and who shares a vote."""

from __future__ import annotations

from glosslint.align import align
from glosslint.align.fingerprints import Fingerprints
from glosslint.align.order import Order, order
from glosslint.document import read_document
from glosslint.model import Group

FULL = """\
# {0} one

{0} two three four of [this](/this) and `that` at 50 %, as {0} as ever before.

## {0} five

- {0} [a](/a)
- {0} [b](/b)

## {0} six

{0} seven of the eight who went there {0} came home with [c](/c).
"""


def planned(source: str = "", presumed: str = "", **texts: str) -> Order:
    documents = [
        read_document(f"{tag}.md", text.encode(), tag.replace("_", "-"))
        for tag, text in sorted(texts.items())
    ]
    group = Group("page", tuple(documents), source, presumed)
    fingerprints = Fingerprints([one.language for one in documents])
    versions = [fingerprints.version(one, index) for index, one in enumerate(documents)]
    fingerprints.weigh(len(versions))
    return order(versions, group, fingerprints)


def full(word: str, without: str = "") -> str:
    text = FULL.format(word)
    return text[: text.index(without)] if without else text


def test_the_configured_source_is_the_pivot() -> None:
    assert planned(source="sv", de=full("da"), en=full("en"), sv=full("sv", "- sv [b]")).pivot == "sv"


def test_the_one_most_like_all_others_is_the_pivot() -> None:
    plan = planned(
        presumed="de", de=full("da").replace("/a", "/x").replace("50", "60"), fr=full("fa"), sv=full("sa")
    )
    assert plan.pivot == "fr"


def test_of_equals_the_presumed_source_is_the_pivot_or_else_the_first_by_tag() -> None:
    assert planned(presumed="sv", de=full("da"), fr=full("fa"), sv=full("sa")).pivot == "sv"
    assert planned(de=full("da"), fr=full("fa"), sv=full("sa")).pivot == "de"
    assert planned(de=full("da"), sv=full("sa", "## sa six")).pivot == "de"
    assert planned(de=full("da", "## da six"), sv=full("sa")).pivot == "de"


def test_a_stub_cannot_be_the_pivot() -> None:
    texts = {"en": full("e"), "de": "# da one\n", "fr": full("f") + "## f [new](/new)\n", "it": "# it one\n"}
    assert planned(presumed="de", **texts).pivot in {"en", "fr"}


def test_a_copy_cannot_be_the_pivot_and_votes_with_its_original() -> None:
    plan = planned(presumed="en", de=full("en"), en=full("en"), fr=full("fa"))
    assert plan.copies == (("de", "en"),)
    assert plan.voters == (("de", "en"), ("fr",))
    assert plan.pivot == "en"


def test_a_copy_cannot_be_the_pivot_though_it_is_most_like_all_others() -> None:
    plan = planned(presumed="en", de=full("en"), en=full("en").replace("/c", "/x"), fr=full("fa"))
    assert plan.copies == (("de", "en"),)
    assert plan.pivot == "fr"


def test_near_equal_copies_are_copies() -> None:
    text = (
        full("en") + "\n\nThis line is only here, and it is long enough to count as a wording of its own.\n"
    )
    more = "".join(
        f"\n\nAnother line, number {number}, that stands in both of them, word for word.\n"
        for number in "123456"
    )
    assert planned(presumed="en", de=full("en") + more, en=text + more).copies == (("de", "en"),)


def test_versions_of_one_base_language_share_a_vote() -> None:
    plan = planned(en=full("e"), pt=full("p"), pt_BR=full("b"), zh_Hans=full("s"), zh_Hant=full("t"))
    assert plan.voters == (("en",), ("pt", "pt-BR"), ("zh-Hans", "zh-Hant"))
    assert plan.copies == ()


def test_the_others_follow_by_similarity() -> None:
    plan = planned(
        source="en",
        en=full("e"),
        de=full("d", "## d six"),
        fr=full("f"),
        it=full("i").replace("/a", "/x"),
    )
    assert [version.document.language for version in plan.versions] == ["en", "fr", "de", "it"]


def test_order_of_documents_does_not_matter() -> None:
    documents = tuple(
        read_document(f"{tag}.md", full(word).encode(), tag)
        for tag, word in (("sv", "s"), ("de", "d"), ("fr", "f"))
    )
    assert align(Group("page", documents)).rows == align(Group("page", documents[::-1])).rows
