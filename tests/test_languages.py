from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosslint import languages

GENERATOR = Path(__file__).parent / "generate" / "language_table.py"


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("en", "en"),
        ("EN", "en"),
        ("zh_cn", "zh-CN"),
        ("zh-hant", "zh-Hant"),
        ("zh-Hans-CN", "zh-Hans-CN"),
        ("zhCN", "zh-CN"),
        ("pt_BR", "pt-BR"),
        ("fa_IR", "fa-IR"),
        ("es-419", "es-419"),
        ("sr@latin", "sr-Latn"),
        ("sr_RS@cyrillic", "sr-Cyrl-RS"),
        ("zh-CHT", "zh-Hant"),
        ("no", "no"),
        ("nb", "nb"),
        ("iw", "he"),
        ("eng", "en"),
        ("ger", "de"),
        ("pcm", "pcm"),
        ("sh", "sr-Latn"),
        ("sh-Cyrl", "sr-Cyrl"),
    ],
)
def test_tags(written: str, tag: str) -> None:
    assert languages.parse(written) == languages.parse_tag(written) == tag


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("Swedish", "sv"),
        ("swedish", "sv"),
        ("Svenska", "sv"),
        ("日本語", "ja"),
        ("中文", "zh"),
        ("简体中文", "zh-Hans"),
        ("Chinese (Simplified)", "zh-Hans"),
        ("Simplified_Chinese", "zh-Hans"),
        ("Brazilian Portuguese", "pt-BR"),
        ("Português (Brasil)", "pt-BR"),
        ("Français", "fr"),
        ("francais", "fr"),
        ("हिन्दी", "hi"),
        ("Русский", "ru"),
        ("Norsk", "no"),
        ("Norsk nynorsk", "nn"),
        ("Türkçe", "tr"),
        ("turkce", "tr"),
    ],
)
def test_names(written: str, tag: str) -> None:
    assert languages.parse(written) == languages.parse_name(written) == tag


@pytest.mark.parametrize(
    "written",
    [
        *("images", "linter", "blog", "docs", "old", "new", "index", "README", "v1", "2024", "C", "a", "xx"),
        *("api", "app", "cli", "dev", "go", "py", "gr", "pr", "jp"),
        *("zh_cn_", "-en", "en-", "en--US", "en-USA", "en-XX", "en-Abcd-US", "ptbr", "en US", "", " "),
    ],
)
def test_what_is_no_language(written: str) -> None:
    assert languages.parse(written) is None


@pytest.mark.parametrize(
    ("code", "tag"),
    [("jp", "ja"), ("CN", "zh"), ("cz", "cs"), ("ua", "uk"), ("gr", "el"), ("dk", "da"), ("xk", "sq")],
)
def test_countries_that_are_no_languages(code: str, tag: str) -> None:
    assert languages.parse(code) is None
    assert languages.parse_country(code) == tag


@pytest.mark.parametrize("code", ["se", "br", "xx", "japan", "", "zz"])
def test_countries_whose_codes_are_languages_and_what_is_no_country(code: str) -> None:
    assert languages.parse_country(code) is None


def test_the_script_of_a_country_is_told_where_it_is_not_the_usual_one() -> None:
    assert languages.language_of_country("TW") == "zh-Hant"
    assert languages.language_of_country("BR") == "pt"


@pytest.mark.parametrize(
    ("written", "tag"),
    [
        ("GR", "gr"),
        ("xx_yy", "xx-YY"),
        ("abc-latn", "abc-Latn"),
        ("images", None),
        ("x", None),
        ("sr@latin", None),
    ],
)
def test_well_formed(written: str, tag: str | None) -> None:
    assert languages.well_formed(written) == tag


def test_base() -> None:
    assert languages.base("zh-Hant-TW") == languages.base("zh") == "zh"


@pytest.mark.parametrize(
    ("tag", "script"),
    [
        ("zh", "Hans"),
        ("zh-TW", "Hant"),
        ("zh-Hant", "Hant"),
        ("sr", "Cyrl"),
        ("sr-Latn", "Latn"),
        ("gr", ""),
        ("ja", "Jpan"),
    ],
)
def test_likely_script(tag: str, script: str) -> None:
    assert languages.likely_script(tag) == script


@pytest.mark.parametrize(
    ("tag", "scripts"),
    [
        ("sv", {"Latn"}),
        ("sr", {"Cyrl", "Latn"}),
        ("sr-Latn", {"Latn"}),
        ("ja", {"Hani", "Kana"}),
        ("ko", {"Hang", "Hani"}),
        ("zh", {"Hani"}),
        ("zh-TW", {"Hani"}),
        ("pa", {"Guru", "Arab"}),
        ("gr", set()),
    ],
)
def test_scripts(tag: str, scripts: set[str]) -> None:
    assert languages.scripts(tag) == scripts


@pytest.mark.parametrize(
    ("tag", "name"),
    [("sv", "Swedish"), ("pt-BR", "Brazilian Portuguese"), ("zh-Hant", "Traditional Chinese"), ("gr", "gr")],
)
def test_display_name(tag: str, name: str) -> None:
    assert languages.display_name(tag) == name


def test_a_tag_without_a_name_of_its_own_has_that_of_its_language() -> None:
    assert languages.display_name("sv-XX").startswith("Swedish")


@given(st.text(max_size=20))
def test_what_is_parsed_is_canonical(written: str) -> None:
    tag = languages.parse(written)
    if tag is not None:
        assert languages.parse_tag(tag) == tag
        assert languages.well_formed(tag) == tag


@given(st.sampled_from(["en", "zh-Hant", "pt-BR", "es-419", "sr-Latn-RS", "pcm", "no"]), st.data())
def test_case_and_separators_do_not_matter(tag: str, data: st.DataObject) -> None:
    written = "".join(
        data.draw(st.sampled_from([character.lower(), character.upper()])) for character in tag
    ).replace("-", data.draw(st.sampled_from("-_")))
    assert languages.parse_tag(written) == tag


def test_the_table_is_what_its_script_writes() -> None:
    spec = importlib.util.spec_from_file_location("language_table", GENERATOR)
    assert spec is not None
    assert spec.loader is not None
    generator = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(generator)
    table = Path(languages.__file__).with_name("language_table.json")
    assert table.read_text(encoding="utf-8") == generator.render(), f"run python {GENERATOR}"


def test_every_name_means_a_tag() -> None:
    table = languages._table()
    assert [name for name, tag in table.names.items() if languages.parse_tag(tag) != tag] == []
    assert [name for name in table.names if languages.fold(name) != name] == []
