from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glosslint.targets import is_portable, target_readings

LANGUAGES = ("en", "sv", "zh-CN", "pt-BR")


def same(english: str, swedish: str, *, path: str = "docs/{}/guide/a.md") -> bool:
    readings = [
        set(target_readings(target, path.format(tag), tag, LANGUAGES))
        for target, tag in ((english, "en"), (swedish, "sv"))
    ]
    return bool(readings[0] & readings[1])


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("/docs/x", "/sv/docs/x"),
        ("/en/docs/x/", "/sv/docs/x"),
        ("/docs/x", "/zh-cn/docs/x"),
        ("/docs/x", "/pt_BR/docs/x"),
        ("x.md", "x.sv.md"),
        ("README.md", "README_sv.md"),
        ("README.md", "README-sv.md"),
        ("../x.md", "../../x.md"),
        ("./x.md", "x.md"),
        ("../img/x.png", "../../en/img/x.png"),
        ("../x.md", "/docs/x.md"),
        ("../../x", "/docs/x"),  # where /guide/a/ is a folder, its page leads up two of them
        ("https://ex.org/a", "http://www.ex.org/a/"),
        ("https://ex.org/en-US/docs/a", "https://ex.org/sv-SE/docs/a"),
        ("https://ex.org/docs/a#intro", "https://ex.org/sv/docs/a#introduktion"),
        ("https://ex.org/#summary", "https://ex.org/lang/sv/#sammanfattning"),
        ("https://vite.dev/guide", "https://sv.vite.dev/guide"),
        ("https://en.wikipedia.org/wiki/Money", "https://sv.wikipedia.org/wiki/Pengar"),
        ("https://ex.org/?hl=en", "https://ex.org/?hl=sv"),
        ("https://ex.org/a?x=1&lang=en", "https://ex.org/a?x=1"),
        ("/docs/x#intro", "/docs/x#introduktion"),
        ("#intro", "#introduktion"),
        ("/docs/%C3%A5", "/docs/å"),
        ("/docs/a\u030a", "/docs/å"),
    ],
)
def test_what_is_local_is_no_difference(english: str, swedish: str) -> None:
    assert same(english, swedish)


@pytest.mark.parametrize(
    ("english", "swedish"),
    [
        ("/frontoffice", "/frontofice"),
        ("/docs/x", "/Docs/x"),
        ("/docs/x", "/no/docs/x"),  # no version of the page is Norwegian
        ("x.md", "x.html"),
        ("https://ex.org/a", "https://ex.com/a"),
        ("https://ex.org/?id=1", "https://ex.org/?id=2"),
        ("https://en.wikipedia.org/wiki/Money", "https://en.wikipedia.org/wiki/Cash"),
        ("mailto:a@ex.org", "mailto:b@ex.org"),
        ("#intro", "x.md"),
        ("../x.md", "/guide/x.md"),
    ],
)
def test_other_differences_stay(english: str, swedish: str) -> None:
    assert not same(english, swedish)


@given(st.text(max_size=60))
def test_any_text_has_readings(target: str) -> None:
    readings = target_readings(target, "a/en/b.md", "en", LANGUAGES)
    assert readings
    assert target_readings(target, "a/en/b.md", "en", LANGUAGES) == readings


def test_a_hostile_target_costs_no_more_than_its_length() -> None:
    assert target_readings("a." * 100_000 + "sv-" * 100_000, "a.md", "sv", LANGUAGES)


@pytest.mark.parametrize(
    ("target", "portable"),
    [
        ("/frontoffice", True),
        ("https://ex.org/a?b=c", True),
        ("/en/frontoffice", False),
        ("https://en.wikipedia.org/wiki/Money", False),
        ("/docs/x#intro", False),  # slugs are translated
        ("x.md", False),  # depends on where the page lies
        ("mailto:a@ex.org", False),
        ("http://[", False),
    ],
)
def test_targets_that_every_version_may_have(target: str, portable: bool) -> None:
    assert is_portable(target, LANGUAGES) is portable
