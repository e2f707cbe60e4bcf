from __future__ import annotations

import pytest

from glosslint.catalogue import load_rules, select_rules
from glosslint.document import read_document
from glosslint.engine import Plan, findings_of, page_of
from glosslint.model import Group
from glosslint.site import SiteFacts

RULE = select_rules(load_rules(), ["number-mismatch"])


def found(source: str = "", **texts: str) -> list[str]:
    documents = tuple(
        read_document(f"{tag}.md", f"{text}\n".encode(), tag) for tag, text in sorted(texts.items())
    )
    page = page_of(Group("page", documents, source))
    findings = findings_of(page, Plan(RULE, source=source), SiteFacts())
    return [f"{one.severity} {one.language}: {one.message}" for one in findings]


def test_another_number_is_told() -> None:
    assert found(de="Seit 1987 gut.", it="Dal 1978 bene.", sv="Sedan 1987 bra.") == [
        "warning it: `1978`, with two digits swapped, but 1987 in de and sv"
    ]


@pytest.mark.parametrize(
    ("english", "other", "language"),
    [
        ("Since 1987.", "Dal 1987, dal 1987.", "it"),  # said once more
        ("Since 1987.", "Dal 1987, v2x.", "it"),  # a name that holds a digit
        ("A catch-22.", "Un dilemma.", "it"),  # part of a name
        ("In the same file.", "1つのファイル内に。", "ja"),  # an article elsewhere
        ("From Pydantic v1 to v2.", "遷移步驟。", "zh"),
        ("COVID was hard.", "코로나19는 어려웠다.", "ko"),  # so are digits behind Hangul
        ("From `200` to 299.", "Da 200 a 299.", "it"),  # code here, prose there
        ("A million requests.", "100万件のリクエスト。", "ja"),
        ("Fifteen of them.", "そのうち 15 人。", "ja"),
        ("From April 1 to 4, 2025.", "2025年4月1日から4日まで。", "ja"),
        ("March\n23 - 26, 2026.", "2026年3月23日から26日。", "ja"),
        ("14 hexadecimal digits.", "14 桁の16進数。", "ja"),
        (
            "Zero tolerance.",
            "ゼロ・トレランス（訳注：1990年代に始まった方針）。",
            "ja",
        ),  # a translator's note
        ("More than 20 million.", "More than 20 million users.", "pl"),  # left in English
        ("July 28–30, Yokohama.", "July 28–30, 横浜。", "ja"),
        ("It took 1K steps.", "Das brauchte 1000 Schritte.", "de"),
        ("At 07:52 PM.", "Um 19:52 Uhr.", "de"),
        ("The 21st time.", "La ventunesima volta.", "it"),
        ("3D-printed, 10-K form.", "Dreidimensional gedruckt, 10-K-Formular.", "de"),
    ],
)
def test_what_tells_nobody_another_number_is_left_out(english: str, other: str, language: str) -> None:
    assert found("en", **{"en": english, language: other}) == []


@pytest.mark.parametrize(
    ("english", "german", "message"),
    [
        ("It has 5 parts.", "Es hat viele Teile.", "info de: 5 is missing here; en has it"),
        ("It has many parts.", "Es hat 5 Teile.", "info de: `5` is not in en"),
        ("It is 100% open.", "Es ist offen.", "info de: 100 % is missing here; en has it"),
        ("It has 5 parts.", "Es hat 7 Teile.", "info de: `7`, but 5 in en"),
        ("It has 1 part.", "Es hat 10 Teile.", "warning de: `10`, with a zero too many, but 1 in en"),
        ("It has 14 parts.", "Es hat 4 Teile.", "warning de: 14 is missing here; en has it"),
        ("It has 5 parts.", "Es hat 50 Teile.", "warning de: `50`, with a zero too many, but 5 in en"),
        (
            "It is 100% open.",
            "Es ist 10 % offen.",
            "warning de: `10 %`, with a zero too few, but 100 % in en",
        ),
    ],
)
def test_small_numbers_are_a_hint_unless_one_slipped(english: str, german: str, message: str) -> None:
    assert found("en", en=english, de=german) == [message]


def test_small_numbers_are_not_told_where_another_one_is() -> None:
    assert found("en", en="It has 5 parts since 1987.", de="Es hat viele Teile seit 1995.") == [
        "warning de: `1995`, but 1987 in en"
    ]


@pytest.mark.parametrize(
    ("english", "other", "language", "message"),
    [
        ("$500 a month.", "460 € im Monat.", "de", "`460 €`, converted from 500 USD in en"),
        ("At 10:00 UTC.", "19:00 JST から。", "ja", "`19:00 JST`, converted from 10:00 UTC in en"),
    ],
)
def test_what_was_converted_is_told_as_that(english: str, other: str, language: str, message: str) -> None:
    assert found("en", **{"en": english, language: other}) == [f"warning {language}: {message}"]


def test_the_name_of_a_form_is_no_quantity() -> None:
    assert found("en", en="The 10-K wrap.", it="Un wrap da 10 K.") == []
    assert found("en", en="The 10-K wrap.", it="Un wrap di 10.000.") == [
        "warning it: `10.000`, but 10-K in en"
    ]


def test_who_is_told_of_most_knows_the_rest() -> None:
    assert found("en", en="It helps 80% of us.", de="Es hilft 80 % von uns, den anderen 20 % nicht.") == []
    assert found("en", en="It helps 80% of us.", de="Es hilft 80 % von uns, 30 % nicht.") == [
        "warning de: `30 %` is not in en"
    ]


def test_numbers_that_are_run_together_are_one() -> None:
    """A lost blank is one defect, whatever it joins."""
    assert found(de="Der 2022 10-K kommt.", ja="202210-K", sv="Den 2022 10-K kommer.") == [
        "warning ja: `202210-K`, but 2022 and 10-K in de and sv"
    ]


def test_hundreds_are_not_a_hundred() -> None:
    assert found("en", en="It takes 100 steps.", de="Es braucht 5 hundert.") != []


def test_of_several_that_are_missing_none_has_slipped() -> None:
    """Where a sentence was put otherwise, nobody knows what became of which number."""
    assert found("en", en="First 10%, then 25%, then all.", de="Zuletzt 100 %.") == [
        "warning de: 10 % and 25 % are missing here; en has them"
    ]


def test_an_extra_number_is_told_once() -> None:
    assert found("en", en="Each user.", it="500 utenti, tutti i 500 utenti.") == [
        "warning it: `500` is not in en"
    ]


def test_what_another_version_has_in_one_block_is_not_missing() -> None:
    """A number that stands in a row beside, to which the source has no counterpart, only moved."""
    english = "Text\n\n> Due Monday, April 18, 2022, and Tuesday, May 10, 2022.\n\nEnd of it."
    german = "Text\n\n> Fällig Montag, 18. April 2022,\n\n> und Dienstag, 10. Mai 2022.\n\nDas Ende."
    assert found("en", en=english, de=german) == []


def test_a_dispute_leaves_out_words() -> None:
    assert found(de="Nach 20 Minuten.", it="Dopo venti minuti.") == []
    assert found(de="Nach 20 Minuten.", it="Dopo 30 minuti.") == [
        "warning de: the versions disagree: `20 Minuten` here, 30 minutes in it"
    ]


def test_thousands_of_numbers_that_differ_are_told_in_time() -> None:
    one, other = (" ".join(str(start + step * n) for n in range(2_000)) for start, step in ((13, 1), (14, 2)))
    assert any(found(de=one, it=other, sv=one))


@pytest.mark.parametrize(
    ("english", "german"),
    [
        ("It is 80 % now for all of us.", "Es sind 80 % und 1/3 % jetzt für uns."),  # no decimal
        (f"It is ${'9' * 5_000} now.", f"Es sind {'8' * 4_990} € jetzt."),  # longer than Python converts
        (f"It is {'9' * 5_000} miles now.", f"Es sind {'8' * 4_990} km jetzt."),
        (f"It is 80 % now, {'9' * 5_000} %.", f"Es sind 80 %, {'8' * 4_990} %."),
    ],
)
def test_no_value_is_too_much(english: str, german: str) -> None:
    assert found("en", en=english, de=german) != []
