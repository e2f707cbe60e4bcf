from __future__ import annotations

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosslint.quantities import Quantity, read_quantities

INVISIBLE = {
    "nbsp": "\u00a0",
    "nnbsp": "\u202f",
    "thin": "\u2009",
    "lrm": "\u200e",
    "rlm": "\u200f",
    "alm": "\u061c",
    "zwnj": "\u200c",
    "nl": "\n",
    "obj": "\ufffc",
}


def table() -> list[tuple[str, str, str]]:
    rows: list[tuple[str, str, str]] = []
    for line in Path(__file__).with_name("readings.txt").read_text(encoding="utf-8").splitlines():
        if line and not (line == "#" or line.startswith("# ")):
            language, text, values = (
                f"{line} ".split(" | ") if not line.endswith("|") else [*line[:-1].split(" | "), ""]
            )
            rows.append(
                (
                    language,
                    re.sub("<([a-z]+)>", lambda match: INVISIBLE[match[1]], text.strip()),
                    values.strip(),
                )
            )
    return rows


ROWS = table()


@pytest.mark.parametrize(("language", "text", "values"), ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_reads(language: str, text: str, values: str) -> None:
    found = read_quantities(text, language)
    expected = [value.strip() for value in values.split(";;")] if values else []
    assert [quantity.readings[0].label for quantity in found] == [
        re.split(" [~!] ", value)[0] for value in expected
    ]
    for quantity, value in zip(found, expected, strict=True):
        labels = {reading.label for reading in quantity.readings}
        assert set(re.findall(r"~ (.+?)(?= [~!] |$)", value)) <= labels
        assert not set(re.findall(r"! (.+?)(?= [~!] |$)", value)) & labels


def test_table_is_broad() -> None:
    assert len(ROWS) >= 400
    assert len({language.split("-")[0] for language, _, _ in ROWS}) >= 30


@pytest.mark.parametrize(
    ("language", "text", "written"),
    [
        ("en", "pay $ 1,000.50 now", ["$ 1,000.50"]),
        ("en", "pay $500 USD.", ["$500 USD"]),
        ("sv", "betala 1 000 USD.", ["1 000 USD"]),
        ("sv", "betala 500 kr.", ["500 kr."]),
        ("en", "a loss of -$5.", ["-$5"]),
        ("en", "at 12:05 a.m. sharp", ["12:05 a.m."]),
        ("en", "only .5 %, or 5kg", [".5 %", "5kg"]),
        ("tr", "%50 artış", ["%50"]),
        ("ja", "月額１，０００ドルの", ["１，０００ドル"]),
        ("en", "(PR #1712, v1.21)", ["#1712", "v1.21"]),
        ("en", "the 21st, in 2018.", ["21st", "2018"]),
        ("hu", "500 dollárt fizet", ["500 dollárt"]),
        ("en", "on Friday, November 27, 2015, we", ["Friday, November 27, 2015"]),
        ("en", "on the 27th of November.", ["27th of November"]),
        ("en", "on 5 May. Then", ["5 May"]),
        ("de", "vom 3. – 5. Mai 2020 an", ["3. – 5. Mai 2020"]),
        ("sv", "fredag den 27 november 2015.", ["fredag den 27 november 2015"]),
        ("ru", "до 27 ноября 2015 г. включительно", ["27 ноября 2015 г."]),
        ("hu", "2015. november 27-én", ["2015. november 27-én"]),
        ("ja", "は令和3年5月1日に", ["令和3年5月1日"]),
        ("zh", "在2015 年 11 月 27 日，", ["2015 年 11 月 27 日"]),
        ("vi", "ngày 27 tháng 11 năm 2015.", ["27 tháng 11 năm 2015"]),
        ("ko", "오늘 오후 7시 52분에", ["오후 7시 52분"]),
        ("en", "at 19:52 UTC, or 7 pm (CET).", ["19:52 UTC", "7 pm"]),
        ("sw", "watu milioni 20 tu", ["milioni 20"]),
        ("fr", "au XXIe siècle", ["XXI"]),
    ],
)
def test_places(language: str, text: str, written: list[str]) -> None:
    assert [text[found.start : found.end] for found in read_quantities(text, language)] == written


def test_prose_without_digits_loads_nothing() -> None:
    assert read_quantities("no digits here, only ² and ①", "en") == ()


def test_babel_is_loaded_with_the_first_number_only() -> None:
    script = (
        "import sys; from glosslint.quantities import read_quantities; read_quantities('no digits', 'en');"
        "assert 'babel' not in sys.modules; read_quantities('1 digit', 'en'); assert 'babel' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


@pytest.mark.parametrize("language", ["", "xx", "tlh-Latn", "not a tag", "zh_CN", "no"])
def test_unknown_languages_are_read_as_the_root_does(language: str) -> None:
    assert [found.readings[0].label for found in read_quantities("$1,000 and 50%", language)] == [
        "1000 USD",
        "50 %",
    ]


HOSTILE = [
    "1" * 20_000,
    "1," * 10_000 + "1",
    "1 000" * 4_000,
    "1.1" * 7_000,
    "a" * 20_000 + "1",
    "a1" * 10_000,
    "1a" * 10_000,
    "-1" * 10_000,
    "$1" * 10_000,
    "1$ " * 7_000,
    "#1" * 10_000,
    "A-1" * 7_000,
    "1-" * 10_000 + "1",
    "0:" * 10_000 + "0",
    "1/" * 10_000 + "1",
    "1" * 10_000 + "e" + "9" * 10_000,
    "10⁹" * 5_000,
    "10" + "⁹" * 20_000,
    "٪" * 10_000 + "1",
    "1" + " " * 20_000,
    "\u200f" * 10_000 + "1",
    "1" + "\u200f" * 20_000 + "%",
    "+1" + " 23" * 6_000,
    "0123456789abcdef" * 3_000,
    "1e1" * 6_000,
    "၀" * 6_000 + "န်",
    "1.x" * 6_000,
    "1万" * 3_000,
    "1" + "万" * 10_000,
    "\n-1" * 5_000,
    "1 M" * 5_000,
    "1990s" * 5_000,
    "https://" * 3_000 + "1",
    "AA" * 10_000 + "-1",
    "1 km/" * 5_000,
    "1-km" * 5_000,
    "km1" * 6_000,
    "1°" * 8_000,
    "May " * 5_000 + "1",
    "1 May " * 4_000,
    "27 de " * 4_000 + "mayo",
    "2015年11月27日" * 2_000,
    "11月" * 5_000,
    "3–" * 6_000 + "5 May",
    "01.01." * 4_000,
    "1\u200f/" * 5_000,
    "7.52 " * 4_000 + "pm",
    "27" + " " * 20_000 + "May",
    "Friday, " * 3_000 + "27 May",
    "令和" * 6_000 + "3",
    "siglo " * 3_000 + "XX",
    "XXIV" * 6_000,
    "XX " * 6_000,
    "½" * 20_000,
    "1/2 " * 6_000,
    "1 1/2" * 5_000,
    "1" * 20_000 + "½",
    "2½/" * 6_000,
    "5 إلى " * 4_000,
    "1 و " * 6_000,
    "[1]" * 7_000,
    "[1" * 10_000,
    "1千" * 6_000,
    "$1 M" * 5_000,
    "1:" * 10_000 + "a",
    "0x" + "1" * 20_000 + "g",
    "01 23 " * 4_000,
    "+1 2" * 6_000,
]


@pytest.mark.parametrize("rest", ["億1000万", "亿 5000万", "万", "/3", "年", " million"])
def test_more_digits_than_python_converts_are_read(rest: str) -> None:
    digits = "9" * 5_000
    found = read_quantities(f"{digits}{rest}", "ja")
    assert found[0].readings[0].value.startswith(digits)


@pytest.mark.parametrize("text", HOSTILE, ids=[ascii(text[:6]) for text in HOSTILE])
def test_cost_is_linear(text: str) -> None:
    """Twice the length costs twice the time, give or take what else the computer does."""
    read_quantities("1", "ar")
    half, whole = seconds(text[: len(text) // 2]), seconds(text)
    assert whole < 2
    assert whole < 3 * half + 0.15


def seconds(text: str) -> float:
    before = time.process_time()
    read_quantities(text, "ar")
    return time.process_time() - before


PIECES = st.sampled_from(
    [
        *"0123456789",
        *"٠٥०५၀１",
        *".,'’٬٫ \u00a0\u202f-–−+/:#%‰٪$€₹xveETZ年日円ব\u0301\u200f²⁻\n_@",
        "kr",
        "km",
        "/s",
        " per ",
        "USD",
        "AM",
        "st",
        "10",
        "1.1.1",
        "0.5,",
        "½",
        "1/2",
        " to ",
    ]
)


@given(
    st.lists(PIECES, max_size=30).map("".join), st.sampled_from(["en", "sv", "ar", "ja", "hi", "de-CH", "tr"])
)
def test_quantities_tile_their_prose(prose: str, language: str) -> None:
    found = read_quantities(prose, language)
    ends = [0, *(quantity.end for quantity in found)]
    for end, quantity in zip(ends, found, strict=False):
        assert end <= quantity.start < quantity.end <= len(prose)
        assert any(map(str.isnumeric, prose[quantity.start : quantity.end]))
        assert quantity.readings
        assert len(set(quantity.readings)) == len(quantity.readings)
        for reading in quantity.readings:
            if reading.kind in {"plain", "amount", "percentage", "measure", "ordinal"}:
                assert re.fullmatch(r"0|-?(?:0|[1-9]\d*)(?:\.\d*[1-9]|/[1-9]\d*)?", reading.value)


@given(st.text(max_size=60))
def test_any_text_can_be_read(prose: str) -> None:
    assert isinstance(read_quantities(prose, "en"), tuple)
    for quantity in read_quantities(prose, "en"):
        assert isinstance(quantity, Quantity)
