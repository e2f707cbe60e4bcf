from __future__ import annotations

import subprocess
import sys

import pytest

from glosslint.quantities import month_names


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", {"november": 11, "nov": 11, "nov.": 11, "may": 5, "sep": 9, "sept.": 9}),
        ("de", {"november": 11, "märz": 3, "dez": 12, "april": 4}),
        ("de-AT", {"jänner": 1}),
        ("ru", {"ноября": 11, "ноябрь": 11, "нояб.": 11}),
        ("pl", {"listopada": 11, "listopad": 11, "lis": 11}),
        ("el", {"νοεμβρίου": 11, "νοέμβριος": 11}),
        ("th", {"พฤศจิกายน": 11, "พ.ย.": 11}),
        ("ar", {"نوفمبر": 11}),
        ("zh", {"十一月": 11}),
        ("ja", {}),
    ],
)
def test_months_are_known_by_their_names(language: str, names: dict[str, int]) -> None:
    assert names.items() <= month_names(language).items()
    assert not any(character.isdecimal() for name in month_names(language) for character in name)


def test_months_of_one_language_are_not_those_of_another() -> None:
    # Babel writes the names that an alias leads to into the data that all languages share.
    script = (
        "from glosslint.quantities import month_names\n"
        "assert 'noyabr' in month_names('az')\n"
        "assert 'noyabr' not in month_names('af')\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
