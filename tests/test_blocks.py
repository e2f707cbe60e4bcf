from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from outline import prose, read, slice_of, spans

from glosslint.blocks import BlockReader
from glosslint.model import Block, Reading, Span, blocks_of, walk


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        pytest.param(
            '[a *b*](/u "T") [c](</x y>) [d](/p(1)) [e]( /s ) [](/z)',
            [
                ("link", '[a *b*](/u "T")', "/u", "/u", "a *b*"),
                ("link", "[c](</x y>)", "/x y", "/x y", "c"),
                ("link", "[d](/p(1))", "/p(1)", "/p(1)", "d"),
                ("link", "[e]( /s )", "/s", "/s", "e"),
                ("link", "[](/z)", "/z", "/z", ""),
            ],
            id="inline link",
        ),
        pytest.param(
            "[a](/k\\_l&amp;m?x=1&copy=2)",
            [
                ("link", "[a](/k\\_l&amp;m?x=1&copy=2)", "/k_l&m?x=1&copy=2", "/k\\_l&amp;m?x=1&copy=2", "a"),
            ],
            id="escapes and entities in a target",
        ),
        pytest.param(
            '[a][r] [R][] [r] ![i][r]\n\n[R]: /ref "T"\n[s]:\n  <a b>\n',
            [
                ("link", "[a][r]", "/ref", "", "a"),
                ("link", "[R][]", "/ref", "", "R"),
                ("link", "[r]", "/ref", "", "r"),
                ("image", "![i][r]", "/ref", "", "i"),
                ("reference", '[R]: /ref "T"', "R", "/ref", "R"),
                ("reference", "[s]:⏎  <a b>", "S", "a b", "s"),
            ],
            id="reference links",
        ),
        pytest.param(
            '![alt *x*](i.png "t") [![g](h.png)](/w)',
            [
                ("image", '![alt *x*](i.png "t")', "i.png", "i.png", "alt *x*"),
                ("link", "[![g](h.png)](/w)", "/w", "/w", "![g](h.png)"),
                ("image", "![g](h.png)", "h.png", "h.png", "g"),
            ],
            id="images",
        ),
        pytest.param(
            "<https://a.b/c?d=e&f> <x@y.z>",
            [
                ("link", "<https://a.b/c?d=e&f>", "https://a.b/c?d=e&f", "https://a.b/c?d=e&f", ""),
                ("link", "<x@y.z>", "mailto:x@y.z", "x@y.z", ""),
            ],
            id="autolinks",
        ),
        pytest.param(
            'See https://a.b/c. (https://a.b/(c)) *https://a.b/d* "http://e.f" https://g.h/x&amp; https://',
            [
                ("link", "https://a.b/c", "https://a.b/c", "https://a.b/c", ""),
                ("link", "https://a.b/(c)", "https://a.b/(c)", "https://a.b/(c)", ""),
                ("link", "https://a.b/d", "https://a.b/d", "https://a.b/d", ""),
                ("link", "http://e.f", "http://e.f", "http://e.f", ""),
                ("link", "https://g.h/x", "https://g.h/x", "https://g.h/x", ""),
            ],
            id="bare URLs",
        ),
        pytest.param(
            "https://a.b/cを見る https://a.b/d。次 （https://e.f）",
            [
                ("link", "https://a.b/c", "https://a.b/c", "https://a.b/c", ""),
                ("link", "https://a.b/d", "https://a.b/d", "https://a.b/d", ""),
                ("link", "https://e.f", "https://e.f", "https://e.f", ""),
            ],
            id="bare URLs before text without blanks",
        ),
        pytest.param(
            '<a href="/u&amp;x">T</a> <a href=/v>t</a> <img src=\'a.png\' alt="x"> <br>',
            [
                ("link", '<a href="/u&amp;x">', "/u&x", "/u&amp;x", ""),
                ("tag", "</a>", "</a>", "", ""),
                ("link", "<a href=/v>", "/v", "/v", ""),
                ("tag", "</a>", "</a>", "", ""),
                ("image", "<img src='a.png' alt=\"x\">", "a.png", "a.png", ""),
                ("tag", "<br>", "<br>", "", ""),
            ],
            id="links in HTML",
        ),
        pytest.param(
            '<a name="x"></a>',
            [
                ("tag", '<a name="x">', '<a name="x">', "", ""),
                ("tag", "</a>", "</a>", "", ""),
            ],
            id="an anchor is no link",
        ),
        pytest.param(
            "`a` ``b`c`` ` d ` `e\nf` \\`g` `h",
            [
                ("code", "`a`", "a", "", ""),
                ("code", "``b`c``", "b`c", "", ""),
                ("code", "` d `", "d", "", ""),
                ("code", "`e⏎f`", "e f", "", ""),
                ("code", "` `", " ", "", ""),
            ],
            id="code",
        ),
        pytest.param(
            "a[^1] b[^2]\n\n[^1]: x\n",
            [
                ("footnote", "[^1]", "1", "", ""),
            ],
            id="footnotes",
        ),
        pytest.param(
            '{name} ${VAR} {{ x.y }} {% if a %} {{< ref "x" >}} {{% y %}} %s %(x)s {a b} 100% {}',
            [
                ("placeholder", "{name}", "{name}", "", ""),
                ("placeholder", "${VAR}", "${VAR}", "", ""),
                ("placeholder", "{{ x.y }}", "{{ x.y }}", "", ""),
                ("placeholder", "{% if a %}", "{% if a %}", "", ""),
                ("placeholder", '{{< ref "x" >}}', '{{< ref "x" >}}', "", ""),
                ("placeholder", "{{% y %}}", "{{% y %}}", "", ""),
                ("placeholder", "%s", "%s", "", ""),
                ("placeholder", "%(x)s", "%(x)s", "", ""),
            ],
            id="placeholders",
        ),
        pytest.param(
            '[a](/u){target=_blank .z} ![i](s.png){ width="3" }\ntext {: .y}',
            [
                ("link", "[a](/u)", "/u", "/u", "a"),
                ("placeholder", "{target=_blank .z}", "{target=_blank .z}", "", ""),
                ("image", "![i](s.png)", "s.png", "s.png", "i"),
                ("placeholder", '{ width="3" }', '{ width="3" }', "", ""),
                ("placeholder", "{: .y}", "{: .y}", "", ""),
            ],
            id="attribute lists",
        ),
        pytest.param(
            "$$a$$\n\n- $$\n  b\n  $$\n",
            [
                ("math", "$$a$$", "a", "a", ""),
                ("math", "$$⏎  b⏎  $$", "b", "⏎  b⏎  ", ""),
            ],
            id="math",
        ),
        pytest.param(
            "# A {#a1}\n\n## B { #b .c }\n\n## C {: #c }\n\nD {#d}\n===\n",
            [
                ("id", "{#a1}", "a1", "a1", ""),
                ("id", "{ #b .c }", "b", "b", ""),
                ("id", "{: #c }", "c", "c", ""),
                ("id", "{#d}", "d", "d", ""),
            ],
            id="heading ids",
        ),
        pytest.param(
            '# <a name="f"></a>F\n\n## G <a id="g"></a>\n',
            [
                ("tag", '<a name="f">', '<a name="f">', "", ""),
                ("id", '<a name="f">', "f", "", ""),
                ("tag", "</a>", "</a>", "", ""),
                ("tag", '<a id="g">', '<a id="g">', "", ""),
                ("id", '<a id="g">', "g", "", ""),
                ("tag", "</a>", "</a>", "", ""),
            ],
            id="anchors in headings",
        ),
        pytest.param(
            "# Use {name}\n\n## Class {.x}\n\n# A {#i} b\n",
            [
                ("placeholder", "{name}", "{name}", "", ""),
                ("placeholder", "{#i}", "{#i}", "", ""),
            ],
            id="braces that are no id",
        ),
        pytest.param(
            "> a `b\n> c` [d\n> e](/f)\n",
            [
                ("code", "`b⏎> c`", "b c", "", ""),
                ("link", "[d⏎> e](/f)", "/f", "/f", "d⏎> e"),
            ],
            id="spans in a quote",
        ),
        pytest.param(
            "| [a](/u) | `b` |\n|---|---|\n",
            [
                ("link", "[a](/u)", "/u", "/u", "a"),
                ("code", "`b`", "b", "", ""),
            ],
            id="spans in a table",
        ),
        pytest.param(
            '::: tip See [a](/u)\nx\n:::\n\n!!! note "The `b`"\n    y\n',
            [
                ("link", "[a](/u)", "/u", "/u", "a"),
                ("code", "`b`", "b", "", ""),
            ],
            id="titles of containers",
        ),
    ],
)
def test_spans(markdown: str, found: list[tuple[str, str, str, str, str]]) -> None:
    """Kind, place, value, the place of the value and that of the label."""
    assert spans(read(markdown)) == found


@pytest.mark.parametrize(
    ("markdown", "runs"),
    [
        pytest.param(
            "one\n  two\n\n> three\n> four\n", [["one", "two"], ["three", "four"]], id="a run for each line"
        ),
        pytest.param(
            "*a* **b** ***c*** _d_ ~~e~~ [f](/u) `g` <b>h</b> ![i](j)",
            [["a", " ", "b", " ", "c", " ", "d", " ", "e", " ", "f", " ", " ", "h", " "]],
            id="markup is no prose",
        ),
        pytest.param("a_b_c 2 * 3 **e * **f", [["a_b_c 2 * 3 **e * **f"]], id="delimiters that are text"),
        pytest.param(
            "**粗（x）**です", [["**粗（x）**です"]], id="bold before full-width punctuation stays literal"
        ),
        pytest.param("**हिन्दी**में", [["हिन्दी", "में"]], id="vowel signs are letters"),
        pytest.param("\\*a\\* b\\c", [["*", "a", "*", " b\\c"]], id="escapes"),
        pytest.param("a  \nb\\\nc", [["a", "b", "c"]], id="hard breaks"),
        pytest.param("*a **b** c*", [["a ", "b", " c"]], id="nested emphasis"),
        pytest.param("*a [b*](/u) c*", [["a ", "b*", " c"]], id="emphasis across links"),
        pytest.param("- [ ] a\n\n> [!NOTE] b\n> c\n", [["a"], ["b", "c"]], id="tasks and alerts"),
        pytest.param("| a *b* | c\\|d |\n|---|---|\n", [["a ", "b"], ["c", "|", "d"]], id="cells"),
        pytest.param(
            "<div>\na <b>b</b>\n</div>\n\n<pre>\nx\n</pre>\n\n<script>y</script>\n", [["a", "b"]], id="HTML"
        ),
        pytest.param("a <!-- b --> c", [["a ", " c"]], id="comments"),
        pytest.param('!!! note "T *x*"\n    y\n', [["T ", "x"], ["y"]], id="admonition titles"),
        pytest.param("T\n: D\n", [["T"], ["D"]], id="terms"),
    ],
)
def test_prose(markdown: str, runs: list[list[str]]) -> None:
    assert prose(read(markdown)) == runs


def only(markdown: str, kind: str) -> Block:
    [block] = [block for block in blocks_of(read(markdown).root) if block.kind == kind]
    return block


@pytest.mark.parametrize(
    ("markdown", "words", "content"),
    [
        ("# A &amp; *b* ##\n", "A & b", "A &amp; *b*"),
        ("#\tTab\n", "Tab", "Tab"),
        ("# H \\#\n", "H #", "H \\#"),
        ("# `code` [l](/u) <b>x</b>\n", "code l x", "`code` [l](/u) <b>x</b>"),
        ("#\n", "", ""),
        ("# {#only}\n", "", ""),
        ("Two\n  lines\n---\n", "Two lines", "Two⏎  lines"),
        ("> # Quoted {#q}\n", "Quoted", "Quoted"),
        ("- Item\n  ===\n", "Item", "Item"),
    ],
)
def test_words_of_a_heading(markdown: str, words: str, content: str) -> None:
    block = only(markdown, "heading")
    assert block.info == words
    assert slice_of(read(markdown), block.content) == content


@pytest.mark.parametrize(
    ("markdown", "code", "content"),
    [
        ("```py\na\n\n  b\n```\n", "a\n\n  b\n", "a⏎⏎  b⏎"),
        ("> ```\n> a\n>  b\n> ```\n", "a\n b\n", "a⏎>  b⏎> "),
        ("-  ```\n   a\n   ```\n", "a\n", "a⏎   "),
        ("    a\n\n      b\n", "a\n\n  b", "a⏎⏎      b"),
        ("\ta\n", "a", "a"),
        ("```\na", "a\n", "a"),
        ("```\n```\n", "", ""),
    ],
)
def test_code_is_without_the_markers_around_it(markdown: str, code: str, content: str) -> None:
    block = only(markdown, "code")
    assert block.code == code
    assert slice_of(read(markdown), block.content) == content


def test_a_fence_says_whether_it_closes() -> None:
    assert only("```\na\n```\n", "code").closed
    assert only("```\na\n ````  \n", "code").closed
    assert not only("````\na\n```\n", "code").closed
    assert not only("```\n", "code").closed
    assert only("> ```\n> a\n> ```\n", "code").closed
    assert not only("> ```\n> a\n\nafter\n", "code").closed


def test_comments_are_kept_apart() -> None:
    markdown = (
        "a <!-- one --> b\n\n<!-- two\nlines -->\n\n"
        "<div>\n<!-- three -->\n</div>\n\n> <!-- four\n> more -->\n"
    )
    document = read(markdown)
    assert [comment.text for comment in document.comments] == ["one", "two\nlines", "three", "four\nmore"]
    assert [slice_of(document, comment.at) for comment in document.comments] == [
        "<!-- one -->",
        "<!-- two⏎lines -->",
        "<!-- three -->",
        "<!-- four⏎> more -->",
    ]


@pytest.mark.parametrize(
    ("markdown", "comments", "kinds"),
    [
        ("a\n\n{{% comment %}}\n\n## b\n\n- c\n{{% /comment %}}\n\nd\n", ["## b\n\n- c"], ["paragraph"] * 2),
        ("{{< comment >}} a {{< /comment >}}\n\nb\n", ["a"], ["paragraph"]),
        ("{% comment %}\na {{ b }}\n\nc\n{% endcomment %}\n", ["a {{ b }}\n\nc"], []),
        ('{%- comment "why" -%}a{%- endcomment -%}\nb\n', ["a"], ["paragraph"]),
        ("a {% comment %}b{% endcomment %} c\n", ["b"], ["paragraph"]),
        ("> {{% comment %}}\n> a\n> {{% /comment %}}\n>\n> b\n", ["a"], ["quote", "paragraph"]),
        ("{{% comment %}}\n\na\n", [], ["directive", "paragraph"]),
        ("{{% comments %}}\n\na\n\n{{% /comment %}}\n", [], ["directive", "paragraph", "directive"]),
    ],
)
def test_comments_of_templates_are_no_content(markdown: str, comments: list[str], kinds: list[str]) -> None:
    document = read(markdown)
    assert [comment.text for comment in document.comments] == comments
    assert [block.kind for top in document.root.blocks for block in walk(top)] == kinds


def test_a_comment_in_code_is_code() -> None:
    assert not read("`<!-- a -->`\n\n```\n<!-- b -->\n```\n").comments


class Digits:
    """A reader of quantities that knows nothing but digits."""

    def __init__(self, start: int, end: int, value: str) -> None:
        self.start = start
        self.end = end
        self.readings = (Reading("plain", value),)


def numbers(markdown: str) -> tuple[list[str], list[Span]]:
    seen: list[str] = []

    def find(words: str) -> Sequence[Digits]:
        seen.append(words)
        return [Digits(*found.span(), found.group()) for found in re.finditer(r"[0-9]+", words)]

    blocks = BlockReader(markdown, markdown, None, find).read()
    return seen, [span for block in blocks for span in block.spans if span.kind == "number"]


def test_numbers_are_read_in_the_words_of_a_block() -> None:
    """Entities are decoded first (`&#39;` is not 39), and what is no prose stands for itself."""
    markdown = "1*2* &#39;3 `4` [5](/6) ![7](8.png)\n9 {#10}"
    words, found = numbers(markdown)
    assert words == ["12 '3 \ufffc 5 \ufffc\n9 "]
    assert [markdown[span.at.start : span.at.end] for span in found] == ["1*2", "3", "5", "9"]
    assert [span.value for span in found] == ["12", "3", "5", "9"]


def test_the_number_of_a_heading_is_none_of_its_words() -> None:
    assert [span.value for span in numbers("## 3. In 5 days\n\nIn 3. days")[1]] == ["5", "3"]
    assert [span.value for span in numbers("## 2.3) In 5 days\n\n# 4、In 6 days")[1]] == ["5", "6"]
    assert [span.value for span in numbers("## 3 days\n\n## 2018. And 3.5")[1]] == ["3", "2018", "3", "5"]


def test_fractions_are_searched_for_as_digits_are() -> None:
    assert numbers("half of it: ½ cup")[0] == ["half of it: ½ cup"]


def test_what_holds_no_digit_is_not_searched() -> None:
    assert numbers("none `1`\n\nat all") == (["none "], [])


def test_spans_stand_in_reading_order() -> None:
    document = read("1 [a 2 `b`](/c) 3 ![d](e) <b>4</b>\n")
    [paragraph] = document.root.blocks
    starts = [span.at.start for span in paragraph.spans]
    assert starts == sorted(starts)
    assert [span.kind for span in paragraph.spans] == [
        "number",
        "link",
        "number",
        "code",
        "number",
        "image",
        "tag",
        "number",
        "tag",
    ]
