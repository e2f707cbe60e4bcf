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


def test_a_paragraph_without_links_that_is_longer_by_the_words_of_another_has_both() -> None:
    text = "Its waves are high in winter. They break against the cliffs, and nobody goes out for days.\n\n"
    lost = "In [summer](/summer) they are low and gentle, and [bathers](/bathers) like them.\n\n"
    joined = (
        "Dess vågor är höga på vintern. De bryts mot klipporna, och ingen går ut på flera dagar. "
        "På sommaren är de låga och milda, och de badande tycker om dem.\n\n"
    )
    english = OPENING + text + lost + CLOSING
    assert found(english, SWEDISH_OPENING + joined + SWEDISH_CLOSING) == ["info missing-block"]
    alone = joined.partition(" På sommaren")[0] + "\n\n"
    assert found(english, SWEDISH_OPENING + alone + SWEDISH_CLOSING) == ["warning missing-block"]


def test_a_short_text_that_grew_does_not_have_what_it_has_no_link_of() -> None:
    """Twice as long says little of a few words."""
    lost = "In [summer](/summer) they are low and gentle, and [bathers](/bathers) like them.\n\n"
    grown = "De är höga på vintern, som alla vet. Så är det bara, och man vänjer sig vid allt.\n\n"
    english = OPENING + "Its waves are high in winter.\n\n" + lost + CLOSING
    assert found(english, SWEDISH_OPENING + grown + SWEDISH_CLOSING) == ["warning missing-block"]


def test_what_became_another_kind_of_block_does_not_tell_how_long_texts_are() -> None:
    """A page of few blocks: the list made prose takes in the paragraph that led to it."""
    lead = "Whoever lives there has two reasons to stay, as we were told by all of them:\n"
    items = "- The fish are fat and come every year.\n- The wind is warm and dries the nets.\n\n"
    english = f"# Sea\n\n{lead}\n{items}"
    swedish = (
        "# Hav\n\nDen som bor där har två skäl att stanna, som vi fick höra av alla. Det ena är att fisken "
        "är fet och kommer varje år. Det andra är att vinden är varm och torkar näten.\n"
    )
    assert not [finding for finding in found(english, swedish) if finding.startswith("warning")]


def test_code_named_once_more_is_no_other_text() -> None:
    english = (
        OPENING
        + "A wave is `swell`, `surf`, `ripple` or `tide`. If nobody says, it is `swell`.\n\n"
        + CLOSING
    )
    swedish = (
        SWEDISH_OPENING
        + "En våg är `swell (dyning)`, `surf (bränning)`, `ripple (krusning)` eller `tide (tidvatten)`. "
        "Sägs ingenting är det dyning.\n\n" + SWEDISH_CLOSING
    )
    assert "warning extra-block" not in found(english, swedish)
