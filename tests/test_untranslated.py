from __future__ import annotations

import pytest

from glosslint.catalogue import load_rules, select_rules
from glosslint.document import read_document
from glosslint.engine import Plan, findings_of, page_of
from glosslint.model import Group
from glosslint.site import SiteFacts

HEAD = "[One](/one) of 1990.\n\n"
LEFT = "Today most of them are automatic, and nobody lives in the tower any more.\n\n"


def found(source: str = "", **texts: str) -> list[str]:
    documents = tuple(
        read_document(f"{tag}.md", text.encode(), tag.replace("_", "-"))
        for tag, text in sorted(texts.items())
    )
    plan = Plan(select_rules(load_rules(), ("untranslated-block",)))
    page = page_of(Group("page", documents, source))
    return [f"{f.language}: {f.message}" for f in findings_of(page, plan, SiteFacts())]


def test_what_follows_each_other_is_one_finding() -> None:
    more = "In winter they are closed, and the keeper goes home to his family in the village.\n"
    rest = [
        f"\nThe [{name}](/{name}) is a place of its own, and people like to go there.\n" for name in "abcdef"
    ]
    translated = [
        f"\n[{name}](/{name}) är en plats för sig, och folk tycker om att gå dit.\n" for name in "abcdef"
    ]
    english, swedish = (
        HEAD + LEFT + more + "".join(rest),
        "[En](/one) 1990.\n\n" + LEFT + more + "".join(translated),
    )
    assert found("en", en=english, sv=swedish) == ["sv: 2 paragraphs not translated: the words of en"]


def test_a_page_left_as_it_was_is_one_finding() -> None:
    lines = [f"This is the sentence that stands in place {number} of all of them.\n\n" for number in range(9)]
    page = "".join(f"## Title {number}\n\n{line}" for number, line in enumerate(lines))
    (finding,) = found("en", en=page, sv=page, de=page.replace("This is the sentence", "Dies ist der Satz"))
    assert finding == "sv: this page is in the words of en"


def test_words_in_a_script_that_the_language_does_not_write_are_nobodys() -> None:
    old = "Once upon a time there was a keeper who lived in the tower all year long.\n\n"
    assert found("en", en=HEAD + LEFT, ja="[一](/one) 1990。\n\n" + old) == [
        "ja: not translated, nor in a script that ja is written in"
    ]


@pytest.mark.parametrize(
    ("english", "other"),
    [
        pytest.param("Apache HTTP Server, Kubernetes, Visual Studio Code, GitHub Actions\n", "", id="names"),
        pytest.param("`git commit --amend --no-edit && git push --force-with-lease`\n", "", id="a command"),
        pytest.param(
            "<https://example.org/a/rather/long/address/that/nobody/translates>\n", "", id="an address"
        ),
        pytest.param(
            "[The Whole Story of the Old Lighthouse at the End of the World](/story) for its keeper\n",
            "[The Whole Story of the Old Lighthouse at the End of the World](/story) för vaktaren\n",
            id="a title",
        ),
    ],
)
def test_what_is_not_to_be_translated_is_silent(english: str, other: str) -> None:
    assert found("en", en=HEAD + english, sv="[En](/one) 1990.\n\n" + (other or english)) == []


def test_versions_of_one_language_may_say_the_same() -> None:
    text = "As estradas são longas e o caminho para casa é sempre mais curto do que parece.\n"
    assert found("pt", pt=HEAD + text, pt_BR=HEAD + text) == []


def test_closely_related_languages_differ_in_letters_only() -> None:
    danish = "De fleste af dem er automatiske nu, og ingen bor i tårnet i den mørke tid af året.\n"
    norwegian = "De fleste av dem er automatiske nå, og ingen bor i tårnet i den mørke tiden av året.\n"
    assert found("da", da=HEAD + danish, nb=HEAD + norwegian) == []
