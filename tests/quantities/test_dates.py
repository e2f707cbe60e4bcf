from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosslint.quantities import parts, read_quantities


@pytest.mark.parametrize(
    ("language", "written", "expected"),
    [
        ("en", "Friday, November 27, 2015", [("November", "11"), ("27", "27"), ("2015", "2015")]),
        ("en", "27th of November", [("27th", "27"), ("November", "11")]),
        ("en", "3–5 May 2020", [("3", "3"), ("5", "5"), ("May", "5"), ("2020", "2020")]),
        ("de", "3. – 5. Mai", [("3", "3"), ("5", "5"), ("Mai", "5")]),
        ("de", "27.11.15", [("27", "27"), ("11", "11"), ("15", "2015 15")]),
        ("en", "1/5/2021", [("1", "1"), ("5", "5"), ("2021", "2021")]),
        ("zh", "2015年11月27日", [("2015", "2015"), ("11月", "11"), ("27", "27")]),
        ("ja", "令和3年5月1日", [("令和3", "2021 3"), ("5月", "5"), ("1", "1")]),
        ("th", "27 พฤศจิกายน 2558", [("27", "27"), ("พฤศจิกายน", "11"), ("2558", "2015 2558")]),
        ("vi", "27 tháng 11 năm 2015", [("27", "27"), ("tháng 11", "11"), ("2015", "2015")]),
        ("fa", "۲۷ نوامبر ۲۰۱۵", [("۲۷", "27"), ("نوامبر", "11"), ("۲۰۱۵", "2015")]),
        (
            "en",
            "2015-11-27T10:30:00Z",
            [("2015", "2015"), ("11", "11"), ("27", "27"), ("10:30:00", "10:30:00")],
        ),
        ("en", "1,000", []),
        ("en", "19:52", []),
    ],
)
def test_dates_come_apart(language: str, written: str, expected: list[tuple[str, str]]) -> None:
    (date,) = read_quantities(written, language)
    found = parts(written, date.readings, language)
    assert [
        (written[part.start : part.end], " ".join(reading.value for reading in part.readings))
        for part in found
    ] == expected


@given(
    st.lists(st.sampled_from(["27", "5", "2015", "May", " ", ", ", "-", ".", "th", "–", "'15"]), max_size=8),
    st.sampled_from(["en", "de", "ja", "hu"]),
)
def test_parts_tile_their_date(pieces: list[str], language: str) -> None:
    prose = "".join(pieces)
    for date in read_quantities(prose, language):
        written = prose[date.start : date.end]
        found = parts(written, date.readings, language)
        assert bool(found) == (date.readings[0].kind == "date")
        ends = [0, *(part.end for part in found)]
        assert all(
            end <= part.start < part.end <= len(written) for end, part in zip(ends, found, strict=False)
        )
