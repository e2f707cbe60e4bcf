from __future__ import annotations

import subprocess
import sys

import pytest
from outline import read

from glosslint.front_matter import FrontMatterError, read_front_matter
from glosslint.model import Meta


def front_matter(text: str) -> Meta:
    meta = read_front_matter(text, 1 if text.startswith("\ufeff") else 0)
    assert meta is not None
    return meta


def entries(text: str) -> list[tuple[str, str, str, str]]:
    """Key, the key as written, value, the value as written."""
    return [
        (
            entry.key,
            text[entry.key_at.start : entry.key_at.end],
            entry.value,
            text[entry.value_at.start : entry.value_at.end],
        )
        for entry in front_matter(text).entries
    ]


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ("title: Back office", [("title", "title", "Back office", "Back office")]),
        ('title: "a &#39; \\"b\\"" # c', [("title", "title", 'a &#39; "b"', '"a &#39; \\"b\\""')]),
        ("'a b': 'it''s'", [("a b", "'a b'", "it's", "'it''s'")]),
        # scalars are never converted
        (
            "a: no\nb: 1.10\nc: 2020-01-02\nd: ~\ne: 0x1F\nf: 1_000",
            [
                ("a", "a", "no", "no"),
                ("b", "b", "1.10", "1.10"),
                ("c", "c", "2020-01-02", "2020-01-02"),
                ("d", "d", "~", "~"),
                ("e", "e", "0x1F", "0x1F"),
                ("f", "f", "1_000", "1_000"),
            ],
        ),
        (
            "a:\n  b: 1\n  c:\n  - x\n  - d: y\n",
            [("a.b", "b", "1", "1"), ("a.c.0", "c", "x", "x"), ("a.c.1.d", "d", "y", "y")],
        ),
        ("l: [1, {k: v}]", [("l.0", "l", "1", "1"), ("l.1.k", "k", "v", "v")]),
        ("a:\nb: 2", [("a", "a", "", ""), ("b", "b", "2", "2")]),
        # block and folded scalars end with their last line
        ("a: |\n  one\n  two\n\nb: 2", [("a", "a", "one\ntwo\n", "|\n  one\n  two"), ("b", "b", "2", "2")]),
        ("a: >-\n  one\n  two\n", [("a", "a", "one two", ">-\n  one\n  two")]),
        ("a: one\n  two\nb: 2", [("a", "a", "one two", "one\n  two"), ("b", "b", "2", "2")]),
        # twice the same: both, in their order
        ("a: 1\na: 2", [("a", "a", "1", "1"), ("a", "a", "2", "2")]),
        # an alias stands for what its anchor holds, and is written where it is
        (
            "a: &x [1, 2]\nb: *x\nc: &y z\nd: *y",
            [
                ("a.0", "a", "1", "1"),
                ("a.1", "a", "2", "2"),
                ("b.0", "b", "1", "*x"),
                ("b.1", "b", "2", "*x"),
                ("c", "c", "z", "&y z"),
                ("d", "d", "z", "*y"),
            ],
        ),
        ("a: &x {k: 1}\nb:\n  <<: *x", [("a.k", "k", "1", "1"), ("b.<<.k", "<<", "1", "*x")]),
        # a key that is no scalar has no name
        ("? [a, {b: c}]\n: d\ne: f", [("?", "[", "d", "d"), ("e", "e", "f", "f")]),
        ("título: 中文 😀", [("título", "título", "中文 😀", "中文 😀")]),
    ],
)
@pytest.mark.parametrize("around", ["---\n{}\n---\nText\n", "\ufeff--- \n{}\n...\n", "---\n{}\n---"])
def test_yaml(block: str, found: list[tuple[str, str, str, str]], around: str) -> None:
    assert entries(around.format(block.replace("{", "{").rstrip("\n"))) == found


@pytest.mark.parametrize(
    ("block", "found"),
    [
        ('title = "Back \\"office\\"" # c', [("title", "title", 'Back "office"', '"Back \\"office\\""')]),
        ("a = 'C:\\x'", [("a", "a", "C:\\x", "'C:\\x'")]),
        (
            "a = true\nb = 1.10\nc = 1979-05-27 07:32:00Z\nd = 0xDEAD\ne = 1_000",
            [
                ("a", "a", "true", "true"),
                ("b", "b", "1.10", "1.10"),
                ("c", "c", "1979-05-27 07:32:00Z", "1979-05-27 07:32:00Z"),
                ("d", "d", "0xDEAD", "0xDEAD"),
                ("e", "e", "1_000", "1_000"),
            ],
        ),
        ('[a.b]\nc = 1\n"d.e".f = 2', [("a.b.c", "c", "1", "1"), ("a.b.d.e.f", '"d.e".f', "2", "2")]),
        (
            "[[t]]\nk = 1\n[[t]]\nk = 2\n[t.u]\nz = 3",
            [("t.0.k", "k", "1", "1"), ("t.1.k", "k", "2", "2"), ("t.1.u.z", "z", "3", "3")],
        ),
        (
            'a = [\n  1, # one\n  {b = "x]"}, ["y"],\n]',
            [("a.0", "a", "1", "1"), ("a.1.b", "b", "x]", '"x]"'), ("a.2.0", "a", "y", '"y"')],
        ),
        # what looks like a key in a string is none
        ('a = """\nb = 1\n"""\nb = 2', [("a", "a", "b = 1\n", '"""\nb = 1\n"""'), ("b", "b", "2", "2")]),
        ("a = '''x''''", [("a", "a", "x'", "'''x''''")]),
        ("# nothing", []),
    ],
)
def test_toml(block: str, found: list[tuple[str, str, str, str]]) -> None:
    assert entries(f"+++\n{block}\n+++\nText\n") == found


def test_json() -> None:
    text = '{\n"a": [1.10, {"b": null}],\n"c": "\\u00e9", "d": {}, "e": true\n}\nText\n'
    assert entries(text) == [
        ("a.0", '"a"', "1.10", "1.10"),
        ("a.1.b", '"b"', "null", "null"),
        ("c", '"c"', "é", '"\\u00e9"'),
        ("e", '"e"', "true", "true"),
    ]
    at = front_matter(text).at
    assert text[at.end :] == "\nText\n"


@pytest.mark.parametrize("bom", ["", "\ufeff"])
@pytest.mark.parametrize(
    ("matter", "written", "ending"),
    [
        *(("---\na: b\nc: d\n---", "d", ending) for ending in ("\n", "\r\n", "\r")),
        *(('{\n"c": "d"\n}', '"d"', ending) for ending in ("\n", "\r\n", "\r")),
        *(('+++\nc = "d"\n+++', '"d"', ending) for ending in ("\n", "\r\n")),  # TOML knows no lone \r
    ],
)
def test_line_endings_and_a_bom_count(matter: str, written: str, ending: str, bom: str) -> None:
    text = bom + (matter + "\nText").replace("\n", ending)
    meta = front_matter(text)
    assert text[meta.at.start : meta.at.end] == matter.replace("\n", ending)
    assert meta.get("c") == "d"
    at = meta.entries[-1].value_at
    assert text[at.start : at.end] == written


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("---\nHello\n---\n", "a paragraph between two breaks"),
        ("---\n\nHello: you\n", "never closes"),
        ("---\n- a\n- b\n---\n", "a list"),
        ("---\n> a [b\n---\n", "a quote that is no YAML"),
        ('---\n"a\n---\n', "a quotation that is no YAML"),
        (" ---\na: b\n---\n", "does not begin the file"),
        ("\n---\na: b\n---\n", "does not begin the file"),
        ("----\na: b\n----\n", "four dashes"),
        ("---\na: b\n ---\n", "the closing line is indented"),
        ("+++\nHello\n+++\n", "a paragraph between plus signs"),
        ('{ "a": 1 }\n', "JSON begins with a brace in a line of its own"),
        ("{\n", "never closes"),
        ("---", "a thematic break"),
        ("", "nothing"),
    ],
)
def test_what_is_content(text: str, why: str) -> None:
    assert read_front_matter(text, 0) is None, why


@pytest.mark.parametrize(
    "text", ["---\n---\nText", "---\n\n---\n", "---\n# comment\n---\n", "+++\n+++\n", "---\na: {}\n---\n"]
)
def test_front_matter_may_hold_nothing(text: str) -> None:
    assert front_matter(text).entries == ()


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("---\na: b: c\n---\nText", "a: b<: c", "mapping values are not allowed"),
        ("---\na:\tb\n\tc: d\n---\nText", "b\n<\tc", "tab"),
        ("---\na: 'b\n---\nText", None, "quoted scalar"),
        ("---\na: *b\n---\nText", "a: <*b", "undefined alias"),
        ("---\na: \x07\n---\nText", "a: <\x07", "control characters"),
        ("\ufeff---\r\na: @b\r\n---\r\nText", "a: <@b", "a value that begins with `@` must be quoted"),
        ("---\ntitle: %1/10\n---\nText", "title: <%1", "a value that begins with `%` must be quoted"),
        ("---\na: `b`\n---\nText", "a: <`b", "a value that begins with a backtick must be quoted"),
        ("---\na: \tb\n\t@c\n---\nText", "b\n<\t@", "tab"),
        ("+++\na = 1\nb = x\n+++\nText", "b = <x", "Invalid value"),
        ("+++\r\na = 1\r\nb = x\r\n+++\r\nText", "b = <x", "Invalid value"),
        ("+++\na = 1\na = 2\n+++\nText", None, "overwrite"),
        ('{\n"a": x\n}\nText', '"a": <x', "Expecting value"),
        ("---\na: &b [*b]\n---\nText", "[<*b", "undefined alias"),
    ],
)
def test_broken_front_matter_says_where(text: str, place: str | None, words: str) -> None:
    start = 1 if text.startswith("\ufeff") else 0
    with pytest.raises(FrontMatterError) as raised:
        read_front_matter(text, start)
    assert words in raised.value.message
    assert text[raised.value.end :].lstrip("\r\n") == "Text"
    if place is not None:
        before, after = place.split("<")
        assert text[raised.value.offset - len(before) :].startswith(before + after)


BOMB = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"a{depth}: &a{depth} [{', '.join([f'*a{depth - 1}'] * 10)}]\n" for depth in range(1, 12)
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"---\n{BOMB}---\n", "too many values"),
        ("---\n" + "".join(f"a{number}: b\n" for number in range(6000)) + "---\n", "too many values"),
        ("---\na: " + "x" * 300_000 + "\n---\n", "too large"),
        ("---\na: " + "[" * 2_000 + "]" * 2_000 + "\n---\n", "too deeply"),
        ("---\n" + "".join(" " * depth + "a:\n" for depth in range(100)) + "---\n", "too deeply"),
        ("+++\na = " + "[" * 2_000 + "]" * 2_000 + "\n+++\n", "too deeply"),
        ("+++\n" + "a." * 20_000 + "b = 1\n+++\n", "too deeply"),
        ('{\n"a": ' + "[" * 2_000 + "]" * 2_000 + "\n}\n", "too deeply"),
        ('{\n"a": ' + '{"a": ' * 60 + "1" + "}" * 60 + "\n}\n", "too deeply"),
        ("+++\na = " + "1" * 5_000 + "\n+++\n", "limit"),
    ],
)
def test_what_was_written_to_do_harm(text: str, words: str) -> None:
    with pytest.raises(FrontMatterError, match=words):
        read_front_matter(text, 0)


@pytest.mark.parametrize("marker", ["- ", "? ", "- - ? ", "[", "{a: "])
def test_deep_nesting_does_not_kill_the_process(marker: str) -> None:
    """Composing YAML recurses in C: a hundred thousand levels overflow the stack of the process."""
    code = (
        "from glosslint.document import read_document\n"
        f"text = '---\\na: b\\nc:\\n  ' + {marker!r} * 30_000 + 'x\\n---\\nText\\n'\n"
        "document = read_document('page.md', text.encode(), 'en')\n"
        "print(document.text[document.root.at.start : document.root.at.end])"
    )
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=30
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout == "Text\n"


def test_many_digits_are_no_number() -> None:
    """Python refuses to convert them; nothing is converted here."""
    assert front_matter('{\n"a": ' + "1" * 5_000 + "\n}\n").get("a") == "1" * 5_000


def test_half_a_surrogate_pair_cannot_leave() -> None:
    """An escape can write one, and no output could be encoded with it."""
    assert front_matter('{\n"a": "x\\ud800"\n}\n').get("a") == "x?"


def test_content_begins_behind_front_matter_even_if_that_is_broken() -> None:
    document = read("---\na: b: c\n---\n# Title\n")
    assert document.problem is not None
    assert document.text[document.problem.at.start : document.problem.at.end] == ":"
    assert [section.title for section in document.root.sections] == ["Title"]
