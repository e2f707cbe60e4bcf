from __future__ import annotations

import pytest

from glosslint.names import nearest

NAMES = ("link-mismatch", "list-length-mismatch", "list-kind-mismatch", "missing-section", "links", "DEFAULT")


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("link-mismach", "link-mismatch"),
        ("Link_Mismatch", "link-mismatch"),
        ("link", "links"),
        ("lst", "list-kind-mismatch"),
        ("list-lenght", "list-length-mismatch"),
        ("missing-heading", "missing-section"),
        ("default", "DEFAULT"),
        ("zzz", ""),
        ("nothing-like-it", ""),
        ("", ""),
    ],
)
def test_the_name_that_was_meant(given: str, meant: str) -> None:
    assert nearest(given, NAMES) == meant


def test_of_no_names_none() -> None:
    assert nearest("a", ()) == ""
