from __future__ import annotations

from glosslint.catalogue import load_rules, select_rules
from glosslint.document import read_document
from glosslint.engine import Plan, findings_of, page_of
from glosslint.model import Group
from glosslint.site import SiteFacts

OPENING = "The sea is [deep](/deep) and it is full of fish.\n\n"
SWEDISH_OPENING = "Havet är [djupt](/deep) och fullt av fiskar.\n\n"
CLOSING = "Nobody has ever seen [all of it](/all).\n"
SWEDISH_CLOSING = "Ingen har någonsin sett [alltihop](/all).\n"


def found(english: str, swedish: str) -> list[str]:
    documents = tuple(
        read_document(f"{tag}.md", text.encode(), tag) for tag, text in (("en", english), ("sv", swedish))
    )
    plan = Plan(select_rules(load_rules(), ("missing-block", "extra-block", "list-length-mismatch")))
    page = page_of(Group("page", documents, "en"))
    return [f"{f.severity} {f.rule}" for f in findings_of(page, plan, SiteFacts())]


def test_a_paragraph_that_its_neighbour_has_room_for_is_joined() -> None:
    english = OPENING + "Its waves are high in winter.\n\nIn summer they are low and gentle.\n\n" + CLOSING
    swedish = (
        SWEDISH_OPENING
        + "Dess vågor är höga på vintern, medan de om sommaren är låga och milda.\n\n"
        + SWEDISH_CLOSING
    )
    assert found(english, swedish) == ["info missing-block"]


def test_a_paragraph_that_its_neighbour_has_no_room_for_is_missing() -> None:
    english = OPENING + "Its waves are high in winter.\n\nIn summer they are low and gentle.\n\n" + CLOSING
    swedish = SWEDISH_OPENING + "Dess vågor är höga på vintern.\n\n" + SWEDISH_CLOSING
    assert found(english, swedish) == ["warning missing-block"]


def test_a_line_that_leads_to_what_follows_may_be_part_of_the_paragraph_before() -> None:
    long = "Its waves are high in winter, but in summer they are low and gentle and swimmers like them"
    lang = "Dess vågor är höga på vintern, men om sommaren är de låga och milda och badare gillar dem"
    code = "```\nwaves --list\n```\n\n"
    english = f"{OPENING}{long}, for example:\n\n{code}{CLOSING}"
    swedish = f"{SWEDISH_OPENING}{lang}.\n\nTill exempel:\n\n{code}{SWEDISH_CLOSING}"
    assert found(english, swedish) == ["info extra-block"]


def test_the_same_text_in_another_fence_is_not_missing() -> None:
    english = OPENING + "> [!NOTE]\n>\n> Since [1990](/since) there is `code` to read.\n\n" + CLOSING
    swedish = (
        SWEDISH_OPENING
        + "{{% alert %}}\n\nSedan [1990](/since) finns `code` att läsa.\n\n{{% /alert %}}\n\n"
        + SWEDISH_CLOSING
    )
    assert not [finding for finding in found(english, swedish) if finding.startswith("warning")]


def test_an_item_whose_text_became_a_list_says_the_same() -> None:
    english = (
        OPENING + "- If it rains, they stay at home. If it does not, they swim.\n- They sleep.\n\n" + CLOSING
    )
    swedish = (
        SWEDISH_OPENING
        + "- De gör så här:\n  - om det regnar stannar de hemma\n  - annars badar de\n- De sover.\n\n"
        + SWEDISH_CLOSING
    )
    assert "warning extra-block" not in found(english, swedish)


def test_a_list_that_is_two_lists_elsewhere_is_cut_anew() -> None:
    english = (
        OPENING
        + "1. Put on [boots](/boots).\n2. Take a [net](/net).\n3. Go out to [sea](/sea).\n\n"
        + CLOSING
    )
    swedish = (
        SWEDISH_OPENING
        + "1. Ta på [stövlar](/boots).\n\nAkta dig för måsarna, de äter allt.\n\n"
        + "2. Ta med ett [nät](/net).\n3. Gå till [sjöss](/sea).\n\n"
        + SWEDISH_CLOSING
    )
    assert "warning missing-block" not in found(english, swedish)


def test_a_list_that_takes_the_place_of_two_is_one_thing_to_look_at() -> None:
    english = (
        OPENING + "1. Put on boots.\n2. Take a net.\n\nMind the gulls.\n\n3. Go out to sea.\n\n" + CLOSING
    )
    swedish = (
        SWEDISH_OPENING
        + "1. Ta på stövlar.\n2. Ta med ett nät.\n\n   Akta dig för måsarna.\n3. Gå till sjöss.\n\n"
        + SWEDISH_CLOSING
    )
    assert not [finding for finding in found(english, swedish) if finding.startswith("warning")]


def test_a_paragraph_that_the_last_item_goes_on_with_is_joined() -> None:
    items = "1. Put on [boots](/boots).\n2. Take a [net](/net).\n\n"
    english = OPENING + items + "<br />\nThen you may go out to sea, wherever you like.\n\n" + CLOSING
    swedish = (
        SWEDISH_OPENING
        + "1. Ta på [stövlar](/boots).\n2. Ta med ett [nät](/net).\n<br />\n"
        + "Sedan får du gå till sjöss, vart du än vill.\n\n"
        + SWEDISH_CLOSING
    )
    assert found(english, swedish) == ["info missing-block"]


def test_a_paragraph_whose_link_is_gone_is_missing_though_its_neighbour_has_room() -> None:
    english = OPENING + "Its waves are high in winter.\n\nIn [summer](/summer) they are low.\n\n" + CLOSING
    swedish = (
        SWEDISH_OPENING + "Dess vågor är höga på vintern, och alla som bor här vet det.\n\n" + SWEDISH_CLOSING
    )
    assert found(english, swedish) == ["warning missing-block"]


def test_two_paragraphs_of_a_short_page_made_one_are_joined() -> None:
    english = (
        "Its waves are high in winter. Nobody swims then. The boats stay in the harbour.\n\n"
        "In summer they are low and gentle. Everybody swims in them.\n"
    )
    swedish = (
        "Dess vågor är höga på vintern. Ingen badar då. Båtarna ligger i hamn. Om sommaren är de låga. "
        "De är milda. Alla badar.\n"
    )
    assert found(english, swedish) == ["info missing-block"]


def test_an_item_that_is_parted_in_one_version_says_the_same() -> None:
    english = (
        OPENING
        + "- They swim in summer, if the water is warm or a race is held. They sleep in winter.\n"
        + "- They eat.\n\n"
        + CLOSING
    )
    swedish = (
        SWEDISH_OPENING
        + "- De badar på sommaren\n  - om vattnet är varmt\n  - om det är en tävling\n\n"
        + "  och sover på vintern.\n"
        + "- De äter.\n\n"
        + SWEDISH_CLOSING
    )
    assert not [finding for finding in found(english, swedish) if finding.startswith("warning")]
