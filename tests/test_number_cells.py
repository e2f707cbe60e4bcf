from __future__ import annotations

from glosslint.counterparts import contents
from glosslint.document import read_document
from glosslint.engine import page_of
from glosslint.model import Group
from glosslint.number_cells import NumberCell
from glosslint.numbers import Number, Numbers
from glosslint.vote import View


def cells(row: int = 0, **texts: str) -> list[NumberCell]:
    """The cells of one row, in the order of the languages."""
    documents = tuple(read_document(f"{tag}.md", f"{text}\n".encode(), tag) for tag, text in texts.items())
    table = page_of(Group("page", documents)).table
    assert table is not None
    rows = [one for one in contents(View(table)) if one.leaf]
    return [NumberCell(rows[row], language, Numbers()) for language in texts]


def written(numbers: list[Number]) -> list[str]:
    return [number.written for number in numbers]


def lacking(cell: NumberCell, owner: NumberCell) -> list[str]:
    return written(list(cell.lacking(owner.numbers, owner, cell.numbers)))


def test_a_number_is_answered_by_a_word_and_by_its_value() -> None:
    german, english = cells(de="Fünfzehn Gäste und 1.000 Gabeln.", en="15 guests, 1,000 forks, 16 knives.")
    assert lacking(german, english) == ["16"]


def test_a_date_is_answered_by_its_parts() -> None:
    english, japanese = cells(en="Since November of 2023, on the 27th.", ja="2023年11月27日から。")
    assert lacking(english, japanese) == []


def test_a_date_is_not_answered_by_some_of_its_parts() -> None:
    english, japanese = cells(en="Since November of 2024, on the 27th.", ja="2023年11月27日から。")
    assert lacking(english, japanese) == ["2023年11月27日"]


def test_each_part_of_a_date_needs_an_answer_of_its_own() -> None:
    english, german = cells(en="On the 5th, in 2015, he came.", de="Am 5.5.2015 kam er.")
    assert lacking(english, german) == ["5.5.2015"]


def test_names_are_not_put_in_words() -> None:
    arabic, english = cells(ar="رخصة ثنائية", en="MPL v2.0")
    assert lacking(arabic, english) == ["v2.0"]


def test_words_of_the_other_language_are_known() -> None:
    [_, polish] = cells(de="Über 20 Millionen Nutzer.", pl="Ponad 20 million users, 1.000 dollars.")
    assert [text for _, text in polish.in_words_of(["en", "en"])] == ["20 million"]
    assert list(polish.in_words_of(["pl"])) == []


def test_what_is_left_beyond_the_other_cell() -> None:
    english, german = cells(en="10 and 1 % and 30", de="10 und 10 % und 30")
    assert written(german.beyond(english)) == ["10 %"]
    assert written(german.lacked_by(english)) == []


def test_code_beside_is_explained() -> None:
    english, italian = cells(
        en="Scan the maximum of stars:\n\n`scan --stars 50`",
        it="Fino ad un massimo di 50:\n\n`scan --stars 50`",
    )
    [number] = italian.numbers
    assert english.explains(number)
    assert english.code == ""


def test_a_long_cell_costs_no_more() -> None:
    english, german = cells(en="word " * 50_000 + "15", de="Wort " * 50_000 + "16")
    assert len(german.prose) == 5_000
    assert lacking(german, english) == ["15"]


def test_a_percentage_is_no_part_of_a_fraction() -> None:
    english, german = cells(en="1%/10 net 30", de="1/10 netto 30")
    assert lacking(german, english) == ["1%"]
