from __future__ import annotations

import time

import pytest

from glosslint.languages import parse_tag
from glosslint.layout.texts import close, glance, identify, main_script, overlap, together
from glosslint.layout.words import CLOSE_LANGUAGES, FREQUENT_WORDS

# The first article of the Universal Declaration of Human Rights.
ARTICLES = {
    "ar": "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق وقد وهبوا عقلا وضميرا وعليهم أن يعامل.",
    "de": "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und.",
    "el": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.",
    "en": "All human beings are born free and equal in dignity and rights. They are endowed with.",
    "es": "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como.",
    "fi": "Kaikki ihmiset ovat syntyneet vapaina, ja he ovat tasavertaisia kuin muut.",
    "fr": "Tous les êtres humains naissent libres et égaux, et ils sont doués de raison par la nature.",
    "he": "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם.",
    "hu": "Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Az emberek ésszel.",
    "it": "Tutti gli esseri umani nascono liberi ed eguali in dignità e diritti. Essi sono dotati di.",
    "ja": "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
    "ko": "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
    "nl": "Alle mensen worden vrij en gelijk in waardigheid en rechten geboren. Zij zijn begiftigd.",
    "pl": "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni.",
    "pt": "Todos os seres humanos nascem livres e iguais em dignidade e em direitos. Dotados de razão.",
    "ru": "Все люди рождаются свободными и равными в достоинстве и правах, и это не от людей.",
    "sv": "Alla människor är födda fria och lika i värde och rättigheter. De är utrustade med förnuft.",
    "th": "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ",
    "tr": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana.",
    "uk": "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом.",
    "vi": "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền, với những điều.",
    "zh": "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心。",
    "zh-Hant": "人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，這是說國家的問題。",
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), ARTICLES.items())
def test_languages_are_told_by_script_and_function_words(language: str, text: str) -> None:
    assert identify(glance(text)) == language


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 1.2.3\n",
        "# Kubernetes\n",
        "```\nthis is code and it is not in the language of the page\n```\n",
        "Git Docker Linux Python Rust Go C Java Ruby Perl Swift Kotlin\n",
    ],
)
def test_nothing_is_told_where_there_is_hardly_any_prose(text: str) -> None:
    assert identify(glance(text)) == ""


class TestProse:
    """What is not prose says nothing of the language: it is the same in every version."""

    @pytest.mark.parametrize(
        "text",
        [
            "---\ntitle: this is the title of the page and it is in English\n---\n{}",
            "+++\ntitle = 'this is the title of the page and it is in English'\n+++\n{}",
            "\ufeff---\r\ntitle: this is the title of the page\r\n---\r\n{}",
            "<!--\nThis is the source of the page, and it is what is to be translated by you.\n-->\n{}",
            "{}\n\n```sh\n# this is the comment that is not to be translated and it is in the code\n",
            "{}\n<p class='the of to and in is it you that for'>",
            "{}\n[x](https://example.org/the/of/to/and/in/is/it/you/that/for)",
        ],
    )
    def test_it_is_left_out(self, text: str) -> None:
        assert identify(glance(text.format(ARTICLES["sv"]))) == "sv"

    def test_terms_in_latin_letters_do_not_make_a_text_latin(self) -> None:
        terms = "Kubernetes API Pod Service Deployment Container Node Cluster Docker Helm "
        assert main_script(glance(ARTICLES["ja"] + terms)) == "Kana"
        assert main_script(glance(ARTICLES["ru"] + terms)) == "Cyrl"

    def test_a_word_in_another_script_does_not_make_it_foreign(self) -> None:
        assert main_script(glance(ARTICLES["en"] + " 日本語")) == "Latn"


def test_vowel_signs_belong_to_their_words() -> None:
    assert glance("मैं हिंदी").words.keys() == {"मैं", "हिंदी"}


def test_several_glances_as_one() -> None:
    one = together([glance("---\nlang: sv\n---\ni och"), glance("---\nlang: sv\n---\noch"), glance("x")])
    assert one.words == {"i": 1, "och": 2, "x": 1}
    assert one.declared == "sv"


@pytest.mark.parametrize(
    ("matter", "language"),
    [
        ("---\nlang: pt-BR\n---\n", "pt-BR"),
        ("---\ntitle: x\nlanguage: 'sv'  # Swedish\n---\n", "sv"),
        ("---\r\nlocale: en_US\r\n---\r\n", "en_US"),
        ('+++\nlang = "de"\n+++\n', "de"),
        ('{\n  "lang": "fr",\n  "x": 1\n}\n', "fr"),
        ("lang: sv\n", ""),
        ("---\nlang: sv\n", ""),
        ("---\nslang: sv\n---\n", ""),
        ("---\nx:\n        lang: sv\n---\n", ""),
    ],
)
def test_the_language_that_a_page_declares(matter: str, language: str) -> None:
    assert glance(f"{matter}text").declared == language


def test_overlap() -> None:
    assert overlap(glance("a b c d"), glance("b c")) == 1
    assert overlap(glance("a b"), glance("c d")) == 0
    assert overlap(glance(""), glance("a")) == 0


def test_close_languages() -> None:
    assert close("nb", "da")
    assert close("pt-BR", "pt-PT")
    assert not close("en", "de")


@pytest.mark.parametrize(
    "text",
    [
        "<!--" * 50_000,
        "[x](" * 50_000,
        "{{" * 50_000,
        "`" * 99_999,
        "<a" * 50_000,
        "---\n" + "lang:" * 50_000,
    ],
)
def test_a_glance_takes_linear_time(text: str) -> None:
    start = time.perf_counter()
    glance(text[:8192])
    assert time.perf_counter() - start < 0.5


class TestTables:
    def test_every_language_is_one(self) -> None:
        assert [language for language in FREQUENT_WORDS if parse_tag(language) != language] == []

    def test_words_are_in_lower_case_and_many_enough(self) -> None:
        for words in FREQUENT_WORDS.values():
            assert len(words) >= 10
            assert all(word == word.casefold() for word in words)

    def test_languages_that_share_most_words_are_said_to_be_close(self) -> None:
        for one, words in FREQUENT_WORDS.items():
            for other, others in FREQUENT_WORDS.items():
                if one < other and len(words & others) > 0.7 * min(len(words), len(others)):
                    assert any({one, other} <= family for family in CLOSE_LANGUAGES), (one, other)
