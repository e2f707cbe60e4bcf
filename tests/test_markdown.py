from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from laws import violations
from outline import expected, outline, read, spans

from glosslint.document import read_document


@pytest.mark.parametrize(
    ("markdown", "tree"),
    [
        pytest.param(
            "- a\n  - b\n    c\n\n  - d\n- e\n",
            """
            list (-): - a⏎  - b⏎    c⏎⏎  - d⏎- e
              item (-): - a⏎  - b⏎    c⏎⏎  - d
                paragraph: a
                list (-): - b⏎    c⏎⏎  - d
                  item (-): - b⏎    c
                    paragraph: b⏎    c
                  item (-): - d
                    paragraph: d
              item (-): - e
                paragraph: e
            """,
            id="nested list",
        ),
        pytest.param(
            "7) a\n8) b\n",
            """
            list ()) 7: 7) a⏎8) b
              item (7)): 7) a
                paragraph: a
              item (8)): 8) b
                paragraph: b
            """,
            id="ordered list with a start",
        ),
        pytest.param(
            "-\n- a\n-\n  b\n",
            """
            list (-): -⏎- a⏎-⏎  b
              item (-): -
              item (-): - a
                paragraph: a
              item (-): -⏎  b
                paragraph: b
            """,
            id="items without text in their first line",
        ),
        pytest.param(
            "- [ ] todo\n- [x] done\n",
            """
            list (-): - [ ] todo⏎- [x] done
              item (-): - [ ] todo
                paragraph: [ ] todo
              item (-): - [x] done
                paragraph: [x] done
            """,
            id="task list",
        ),
        pytest.param(
            "-\ta\n\n\tb\n\t- c\n",
            """
            list (-): -	a⏎⏎	b⏎	- c
              item (-): -	a⏎⏎	b⏎	- c
                paragraph: a
                paragraph: b
                list (-): - c
                  item (-): - c
                    paragraph: c
            """,
            id="list with tabs",
        ),
        pytest.param(
            "1. a\n\n   b\n\n2. c\n",
            """
            list (.) 1: 1. a⏎⏎   b⏎⏎2. c
              item (1.): 1. a⏎⏎   b
                paragraph: a
                paragraph: b
              item (2.): 2. c
                paragraph: c
            """,
            id="loose list",
        ),
        pytest.param(
            "* a\n\n  > q\n  lazy\n\n  ```py\n  x\n  ```\n",
            """
            list (*): * a⏎⏎  > q⏎  lazy⏎⏎  ```py⏎  x⏎  ```
              item (*): * a⏎⏎  > q⏎  lazy⏎⏎  ```py⏎  x⏎  ```
                paragraph: a
                quote: > q⏎  lazy
                  paragraph: q⏎  lazy
                code (py): ```py⏎  x⏎  ```
            """,
            id="item with quote, lazy line and code",
        ),
        pytest.param(
            "- a\n***\n- b\n",
            """
            list (-): - a
              item (-): - a
                paragraph: a
            break: ***
            list (-): - b
              item (-): - b
                paragraph: b
            """,
            id="a thematic break ends a list",
        ),
        pytest.param(
            "- a\n+ b\n",
            """
            list (-): - a
              item (-): - a
                paragraph: a
            list (+): + b
              item (+): + b
                paragraph: b
            """,
            id="another marker begins another list",
        ),
        pytest.param(
            "- # h\n- > q\n- 1. x\n",
            """
            list (-): - # h⏎- > q⏎- 1. x
              item (-): - # h
                heading (h) 1: # h
              item (-): - > q
                quote: > q
                  paragraph: q
              item (-): - 1. x
                list (.) 1: 1. x
                  item (1.): 1. x
                    paragraph: x
            """,
            id="blocks in items",
        ),
        pytest.param(
            "- a\nlazy\n",
            """
            list (-): - a⏎lazy
              item (-): - a⏎lazy
                paragraph: a⏎lazy
            """,
            id="lazy line of an item",
        ),
        pytest.param(
            "Born in\n1990. A good year.\n",
            """
            paragraph: Born in⏎1990. A good year.
            """,
            id="a number but 1 does not interrupt a paragraph",
        ),
        pytest.param(
            "১. a\n২. b\n",
            """
            paragraph: ১. a⏎২. b
            """,
            id="native digits are no marker",
        ),
        pytest.param(
            "1. a\n２. b\n",
            """
            list (.) 1: 1. a⏎２. b
              item (1.): 1. a⏎２. b
                paragraph: a⏎２. b
            """,
            id="native digits go on with no list",
        ),
        pytest.param(
            "> a\nb\n>\n> c\n",
            """
            quote: > a⏎b⏎>⏎> c
              paragraph: a⏎b
              paragraph: c
            """,
            id="quote with a lazy line",
        ),
        pytest.param(
            "> > a\n> b\nc\n",
            """
            quote: > > a⏎> b⏎c
              quote: > a⏎> b⏎c
                paragraph: a⏎> b⏎c
            """,
            id="quote in a quote",
        ),
        pytest.param(
            ">a\n>```\n>x\n>```\n",
            """
            quote: >a⏎>```⏎>x⏎>```
              paragraph: a
              code: ```⏎>x⏎>```
            """,
            id="quote without blanks",
        ),
        pytest.param(
            "> - a\n>   b\n> - c\n",
            """
            quote: > - a⏎>   b⏎> - c
              list (-): - a⏎>   b⏎> - c
                item (-): - a⏎>   b
                  paragraph: a⏎>   b
                item (-): - c
                  paragraph: c
            """,
            id="list in a quote",
        ),
        pytest.param(
            ">\n",
            """
            quote: >
            """,
            id="empty quote",
        ),
        pytest.param(
            "e\n>1\n0.\n",
            """
            paragraph: e
            quote: >1
              paragraph: 1
            list (.): 0.
              item (0.): 0.
            """,
            id="what ends a quote stands behind it",
        ),
        pytest.param(
            ">*\n0.\n>\n",
            """
            quote: >*
              list (*): *
                item (*): *
            list (.): 0.
              item (0.): 0.
            quote: >
            """,
            id="list, then quote, in a quote broken off",
        ),
        pytest.param(
            "| a | b |\n|---|:-:|\n| 1 | `x` |\n",
            """
            table 2: | a | b |⏎|---|:-:|⏎| 1 | `x` |
              row: | a | b |
                cell: a
                cell: b
              row: | 1 | `x` |
                cell: 1
                cell: `x`
            """,
            id="table",
        ),
        pytest.param(
            "a | b\n- | -\n1\n1 | 2 | 3\n",
            """
            table 2: a | b⏎- | -⏎1⏎1 | 2 | 3
              row: a | b
                cell: a
                cell: b
              row: 1
                cell: 1
              row: 1 | 2 | 3
                cell: 1
                cell: 2
            """,
            id="ragged rows",
        ),
        pytest.param(
            "| a\\|b | c |\n|---|---|\n",
            r"""
            table 2: | a\|b | c |⏎|---|---|
              row: | a\|b | c |
                cell: a\|b
                cell: c
            """,
            id="escaped pipe in a cell",
        ),
        pytest.param(
            "| a | b |\n|---|---|\n|| x |\n",
            """
            table 2: | a | b |⏎|---|---|⏎|| x |
              row: | a | b |
                cell: a
                cell: b
              row: || x |
                cell:
                cell: x
            """,
            id="empty cell",
        ),
        pytest.param(
            "- | a | b |\n  |---|---|\n  | 1 | 2 |\n",
            """
            list (-): - | a | b |⏎  |---|---|⏎  | 1 | 2 |
              item (-): - | a | b |⏎  |---|---|⏎  | 1 | 2 |
                table 2: | a | b |⏎  |---|---|⏎  | 1 | 2 |
                  row: | a | b |
                    cell: a
                    cell: b
                  row: | 1 | 2 |
                    cell: 1
                    cell: 2
            """,
            id="table in an item",
        ),
        pytest.param(
            "> a|b\n> -|-\n> c|d\n",
            """
            quote: > a|b⏎> -|-⏎> c|d
              table 2: a|b⏎> -|-⏎> c|d
                row: a|b
                  cell: a
                  cell: b
                row: c|d
                  cell: c
                  cell: d
            """,
            id="table in a quote",
        ),
        pytest.param(
            "para\nx | y\n--|--\n1 | 2\n\nafter\n",
            """
            paragraph: para
            table 2: x | y⏎--|--⏎1 | 2
              row: x | y
                cell: x
                cell: y
              row: 1 | 2
                cell: 1
                cell: 2
            paragraph: after
            """,
            id="header row in the last line of a paragraph",
        ),
        pytest.param(
            "a | b\n- | -\n# h\n",
            """
            table 2: a | b⏎- | -
              row: a | b
                cell: a
                cell: b
            § h
            """,
            id="a heading ends a table",
        ),
        pytest.param(
            "a | b\n-|-|-\n",
            """
            paragraph: a | b⏎-|-|-
            """,
            id="no table without as many columns",
        ),
        pytest.param(
            "a[^1]\n\n[^1]: Note\n    more\n\n    second\n[^2]: two\nlazy\n",
            """
            paragraph: a[^1]
            footnote (1): [^1]: Note⏎    more⏎⏎    second
              paragraph: Note⏎    more
              paragraph: second
            footnote (2): [^2]: two⏎lazy
              paragraph: two⏎lazy
            """,
            id="footnote with a second paragraph",
        ),
        pytest.param(
            "Term\n: Def\n: Def two\n\nT\nU\n\n: D\n\n    more\n",
            """
            definitions: Term⏎: Def⏎: Def two
              term: Term
              definition: : Def
                paragraph: Def
              definition: : Def two
                paragraph: Def two
            definitions: T⏎U⏎⏎: D⏎⏎    more
              term: T⏎U
              definition: : D⏎⏎    more
                paragraph: D
                paragraph: more
            """,
            id="definition list",
        ),
    ],
)
def test_lists_quotes_tables_notes(markdown: str, tree: str) -> None:
    assert outline(read(markdown)) == expected(tree)


@pytest.mark.parametrize(
    ("markdown", "tree"),
    [
        pytest.param(
            ":::note\nHi\n:::\n",
            """
            admonition (note): :::note⏎Hi⏎:::
              paragraph: Hi
            """,
            id="Docusaurus",
        ),
        pytest.param(
            "::: tip Title\n\n- a\n\n:::\nafter\n",
            """
            admonition (tip): ::: tip Title⏎⏎- a⏎⏎:::
              list (-): - a
                item (-): - a
                  paragraph: a
            paragraph: after
            """,
            id="VitePress with a title",
        ),
        pytest.param(
            ":::{note} Title\nx\n:::\n",
            """
            admonition (note): :::{note} Title⏎x⏎:::
              paragraph: x
            """,
            id="MyST",
        ),
        pytest.param(
            "/// note | Title\n\nHi\n\n///\n",
            """
            admonition (note): /// note | Title⏎⏎Hi⏎⏎///
              paragraph: Hi
            """,
            id="pymdownx blocks",
        ),
        pytest.param(
            '!!! note "T"\n    Hi\n\n    - a\n\nafter\n',
            """
            admonition (note): !!! note "T"⏎    Hi⏎⏎    - a
              paragraph: Hi
              list (-): - a
                item (-): - a
                  paragraph: a
            paragraph: after
            """,
            id="python-markdown",
        ),
        pytest.param(
            "??? note\n    x\n",
            """
            admonition (note): ??? note⏎    x
              paragraph: x
            """,
            id="collapsed",
        ),
        pytest.param(
            '=== "A"\n\n    x\n\n=== "B"\n\n    y\n',
            """
            admonition: === "A"⏎⏎    x
              paragraph: x
            admonition: === "B"⏎⏎    y
              paragraph: y
            """,
            id="tabs",
        ),
        pytest.param(
            "> [!NOTE]\n> hi\n",
            """
            admonition (note): > [!NOTE]⏎> hi
              paragraph: [!NOTE]⏎> hi
            """,
            id="GitHub alert",
        ),
        pytest.param(
            "> [!WARNING]- Look out\n> hi\n",
            """
            admonition (warning): > [!WARNING]- Look out⏎> hi
              paragraph: [!WARNING]- Look out⏎> hi
            """,
            id="alert with a title",
        ),
        pytest.param(
            "> [!TIP]\n>\n> hi\n",
            """
            admonition (tip): > [!TIP]⏎>⏎> hi
              paragraph: hi
            """,
            id="alert of two paragraphs",
        ),
        pytest.param(
            "::: a\n:::: b\nx\n::::\n:::\n",
            """
            admonition (a): ::: a⏎:::: b⏎x⏎::::⏎:::
              admonition (b): :::: b⏎x⏎::::
                paragraph: x
            """,
            id="nested containers",
        ),
        pytest.param(
            "/// tab | A\n\n//// note\n\nx\n\n////\n\n///\n",
            """
            admonition (tab): /// tab | A⏎⏎//// note⏎⏎x⏎⏎////⏎⏎///
              admonition (note): //// note⏎⏎x⏎⏎////
                paragraph: x
            """,
            id="nested blocks",
        ),
        pytest.param(
            "::: x\nnever\n\nlater\n",
            """
            directive: ::: x
            paragraph: never
            paragraph: later
            """,
            id="a container that never closes",
        ),
        pytest.param(
            "::: x\n```\n:::\n```\n:::\n",
            """
            admonition (x): ::: x⏎```⏎:::⏎```⏎:::
              code: ```⏎:::⏎```
            """,
            id="a fence of code closes no container",
        ),
        pytest.param(
            "- ::: x\n  a\n  :::\n",
            """
            list (-): - ::: x⏎  a⏎  :::
              item (-): - ::: x⏎  a⏎  :::
                admonition (x): ::: x⏎  a⏎  :::
                  paragraph: a
            """,
            id="in an item",
        ),
        pytest.param(
            "> ::: x\n> a\n> :::\n",
            """
            quote: > ::: x⏎> a⏎> :::
              admonition (x): ::: x⏎> a⏎> :::
                paragraph: a
            """,
            id="in a quote",
        ),
        pytest.param(
            "// x\n",
            """
            paragraph: // x
            """,
            id="two slashes are text",
        ),
        pytest.param(
            "!!! Wow\n",
            """
            paragraph: !!! Wow
            """,
            id="three exclamation marks in a sentence",
        ),
        pytest.param(
            '{{< tabs >}}\n\n{{< tab "a b" >}}\ntext\n{{< /tab >}}\n',
            """
            directive: {{< tabs >}}
            directive: {{< tab "a b" >}}
            paragraph: text
            directive: {{< /tab >}}
            """,
            id="Hugo",
        ),
        pytest.param(
            '{% include x.html a="b" %}\n\n{* a.py ln[1:2] *}\n\n[TOC]\n\n{: .x}\n',
            """
            directive: {% include x.html a="b" %}
            directive: {* a.py ln[1:2] *}
            directive: [TOC]
            directive: {: .x}
            """,
            id="Liquid and an include",
        ),
        pytest.param(
            'See {{< ref "x" >}} here.\n',
            """
            paragraph: See {{< ref "x" >}} here.
            """,
            id="shortcode in a sentence",
        ),
        pytest.param(
            "$$\na\n$$\n\n$$b$$\n\n- $$\n  x\n  $$\n",
            """
            math: $$⏎a⏎$$
            math: $$b$$
            list (-): - $$⏎  x⏎  $$
              item (-): - $$⏎  x⏎  $$
                math: $$⏎  x⏎  $$
            """,
            id="math",
        ),
        pytest.param(
            "It costs $5 and $6,000.\n",
            """
            paragraph: It costs $5 and $6,000.
            """,
            id="dollars are prose",
        ),
        pytest.param(
            '<div class="x">\nHi <b>you</b>\n</div>\n\nnext\n',
            """
            html (div): <div class="x">⏎Hi <b>you</b>⏎</div>
            paragraph: next
            """,
            id="HTML",
        ),
        pytest.param(
            "<details>\n<summary>S</summary>\n\n- a\n\n</details>\n",
            """
            html (details): <details>⏎<summary>S</summary>
            list (-): - a
              item (-): - a
                paragraph: a
            html (details): </details>
            """,
            id="HTML with Markdown inside",
        ),
        pytest.param(
            "<!-- a -->\n\ntext\n\n<!-- b\n\n# not a heading\n-->\n",
            """
            paragraph: text
            """,
            id="comments are no content",
        ),
        pytest.param(
            "a\n\n<!-- b\n\n# c\n",
            """
            paragraph: a
            """,
            id="a comment that never closes",
        ),
        pytest.param(
            "<?php x ?>\n\n<!DOCTYPE html>\n\n<![CDATA[ x ]]>\n",
            """
            html: <?php x ?>
            html: <!DOCTYPE html>
            html: <![CDATA[ x ]]>
            """,
            id="instructions",
        ),
        pytest.param(
            "~~~~ py {1,2}\na\n~~~\nb\n~~~~~\n",
            """
            code (py {1,2}): ~~~~ py {1,2}⏎a⏎~~~⏎b⏎~~~~~
            """,
            id="fence with its info string",
        ),
        pytest.param(
            "a\n\n```\nx\n\ny\n",
            """
            paragraph: a
            code open: ```⏎x⏎⏎y
            """,
            id="fence that never closes",
        ),
        pytest.param(
            "    a\n\n      b\n\ntext\n    no code\n\n\ttab\n",
            """
            code: a⏎⏎      b
            paragraph: text⏎    no code
            code: tab
            """,
            id="indented code",
        ),
        pytest.param(
            "``` a`b\nc\n",
            """
            paragraph: ``` a`b⏎c
            """,
            id="no fence: a backtick in the info string",
        ),
        pytest.param(
            "***\n---\n_ _ _\n",
            """
            break: ***
            break: ---
            break: _ _ _
            """,
            id="breaks",
        ),
        pytest.param(
            '[a]: /u "T"\n[b]:\n  <x y>\n',
            """
            reference: [a]: /u "T"
            reference: [b]:⏎  <x y>
            """,
            id="link definitions",
        ),
        pytest.param(
            "a\n\xa0\nb\n",
            """
            paragraph: a⏎ ⏎b
            """,
            id="blank but no line",
        ),
        pytest.param(
            " \t\n\t \n",
            "",
            id="only tabs and blanks",
        ),
    ],
)
def test_what_real_sites_write(markdown: str, tree: str) -> None:
    assert outline(read(markdown)) == expected(tree)


MDX = """\
import Tabs from '@theme/Tabs';
import {
  A
} from "b";

{/* a

b */}

# Title {/* c */}

Text {a + b} <Icon.Small name={x > 1} /> done.

<Tabs values={[{label: 'x'}]}>
  <TabItem>

*Some* text

  </TabItem>
</Tabs>

<>
- a

</>
"""


def test_html_that_holds_markdown() -> None:
    document = read(
        '<aside markdown="1" class="quote">\n  <img src="a.png">\n  It is **here**.\n'
        "  <p markdown='block'>\n  [Me](/x)\n  </p>\n</aside>\n\nAfter\n"
    )
    assert outline(document) == expected(
        """
        html (aside): <aside markdown="1" class="quote">
        html (img): <img src="a.png">
        paragraph: It is **here**.
        html (p): <p markdown='block'>
        paragraph: [Me](/x)
        html (p): </p>⏎</aside>
        paragraph: After
        """
    )
    assert not list(violations(document))


def test_a_line_behind_a_tag_is_no_code_however_far_it_is_indented() -> None:
    document = read('<aside markdown="1">\n  <img src="a.png">\n    It is **here**.\n</aside>\n')
    assert outline(document) == expected(
        """
        html (aside): <aside markdown="1">
        html (img): <img src="a.png">
        paragraph: It is **here**.
        html (aside): </aside>
        """
    )
    assert not list(violations(document))


def test_html_that_holds_no_markdown() -> None:
    assert outline(read('<aside markdown="0">\n[a](b)\n</aside>\n\n<img src="a.png">\n*b*\n')) == expected(
        """
        html (aside): <aside markdown="0">⏎[a](b)⏎</aside>
        html (img): <img src="a.png">⏎*b*
        """
    )


def test_mdx() -> None:
    document = read(MDX, path="page.mdx")
    assert outline(document) == expected(
        """
        directive: import Tabs from '@theme/Tabs';⏎import {⏎  A⏎} from "b";
        § Title
          paragraph: Text {a + b} <Icon.Small name={x > 1} /> done.
          html (Tabs): <Tabs values={[{label: 'x'}]}>
          html (TabItem): <TabItem>
          paragraph: *Some* text
          html (TabItem): </TabItem>
          html (Tabs): </Tabs>
          html: <>
          list (-): - a
            item (-): - a
              paragraph: a
          html: </>
        """
    )
    assert [comment.text for comment in document.comments] == ["a\n\nb", "c"]
    assert [span[:2] for span in spans(document)][:3] == [
        ("placeholder", "{a + b}"),
        ("tag", "<Icon.Small name={x > 1} />"),
        ("tag", "<Tabs values={[{label: 'x'}]}>"),
    ]


def test_markdown_knows_no_modules_nor_components() -> None:
    assert outline(read("import a from 'b'\n\nexport that\n\n<A.B c={d} />\n")) == expected(
        """
        paragraph: import a from 'b'
        paragraph: export that
        paragraph: <A.B c={d} />
        """
    )


CONTAINERS = {
    "quotes": "> " * 10_000 + "a\n",
    "quotes without blanks": ">" * 10_000 + " a\n",
    "items": "- " * 10_000 + "a\n",
    "indented items": "".join("  " * depth + "- a\n" for depth in range(200)),
    "quotes and items": "> - " * 5_000 + "a\n",
    "containers": "::: x\n" * 3_000 + ":::\n" * 3_000,
    "admonitions": "".join("    " * depth + "!!! x\n" for depth in range(150)),
    "footnotes": "".join("    " * depth + "[^a]: x\n" for depth in range(150)),
    "definitions": "a\n" + "".join("    " * depth + ": x\n" for depth in range(150)),
    "brackets": "[" * 20_000 + "a" + "]" * 20_000,
    "links": "[" * 10_000 + "](a)" * 10_000,
    "images": "![" * 10_000 + "](a)" * 10_000,
    "emphasis": "*a " * 10_000 + "a* " * 10_000,
    "strong and emphasis": "**a _b " * 5_000 + "b_ a** " * 5_000,
    "struck": "~~a " * 5_000 + "a~~ " * 5_000,
    "HTML": "<div>\n\n" * 3_000 + "</div>\n\n" * 3_000,
}


@pytest.mark.parametrize("markdown", CONTAINERS.values(), ids=CONTAINERS.keys())
def test_deep_nesting_is_read_flat(markdown: str) -> None:
    document = read(markdown)
    assert document.problem is None
    assert not list(violations(document))


@pytest.mark.parametrize(
    "unit",
    [
        "[", "](", "[a](", "[a](/b \"", "[a](/a b c d e", "[a] (", "[a] (/b", "［a］（", "(a)[/", "![a](<",
        "[^a]", "[^a]: b\n", "[a]: <", "{{<", "{{", "{%", "{*", "${", "`${`", "{#a", "{a=\"", "# a {#",
        "<!--", "<a b='", "<a href=\"", "<?", "<![CDATA[", "</", "&", "&#1", "\\", "`", "``a`", "```\n",
        "*", "** a", "*a **b", "_", "~~a", "http://a&", "https://", "a@b", "$$\n", "$$a\n", "|", "-|",
        "a|b\n-|-\n", "> ", "> [!NOTE]\n", "##a\n", "a. ## b", "– x\n", "-a\n", "１．a\n", "::: x\n", "/// x\n",  # noqa: E501
        "=== x\n", ": a\n", "a\n: b\n\n", " ", "\t", "\n", "\r", "=\n", "1 ", "1,", "　", "\ufeff", "中",
        "`a` 1 ", "`a` [b] (/c) ",
    ],
)  # fmt: skip
def test_time_grows_with_length(unit: str) -> None:
    """What takes quadratic time needs a minute here, and the rest a fraction of a second."""
    markdown = (unit * 40_000)[:40_000]
    start = time.process_time()
    read(markdown)
    assert time.process_time() - start < 4


# --- the law, over generated documents

WORDS = st.sampled_from(
    [
        "word",
        "two words",
        "中文",
        "हिन्दी",
        "😀",
        "é",
        "١٬٠٠٠",
        "$1,000",
        "5 %",
        "１２",
        "a_b_c",
        "x < y",
        "AT&T",
        "–",
    ]
)
INLINE = st.sampled_from(
    [
        *("[a](/u)", "[b](</x y> 'T')", "[c][ref]", "[ref]", "![i](i.png)", "[![g](h.png)](/w)", "[](/z)"),
        *(
            "`code`",
            "``b`c``",
            "*em*",
            "**strong**",
            "***both***",
            "**粗（体）**です",
            "~~gone~~",
            "\\*",
            "\\\\",
        ),
        *(
            "&amp;",
            "&#39;",
            "<b>x</b>",
            "<a href='/y'>",
            "<br>",
            "<!-- c -->",
            "https://a.b/c.",
            "<https://d.e>",
        ),
        *("{/* c */}", "{a + b}", "<A b={c > d}>"),
        *("[^1]", "{{< x >}}", "{% y %}", "{{ z }}", "${V}", "{name}", "{: .k}", "$x$", "  \n", "\n", "\t"),
        *(
            "[d] (/e)",
            "［f］（/g）",
            "(h)[/i.md]",
            "[j](/k",
            "[l](/m n)",
            " .",
            "**",
            "`",
            "[",
            "]",
            "<",
            "|",
            "\u00a0",
        ),
    ]
)
PROSE = st.lists(WORDS | INLINE, min_size=1, max_size=6).map(" ".join)
LEAVES = st.one_of(
    PROSE,
    st.tuples(st.sampled_from(["# ", "## ", "###### ", "##", "＃＃ ", "##\u00a0", "#"]), PROSE).map("".join),
    st.tuples(st.just("## "), PROSE, st.sampled_from([" {#id}", " { #id .c }", "", " <a id='x'></a>"])).map("".join),  # noqa: E501
    st.tuples(PROSE, st.sampled_from(["===", "---"])).map("\n".join),
    st.tuples(st.sampled_from(["```", "~~~~", "```py"]), PROSE, st.sampled_from(["```", "~~~~", ""])).map(
        "\n".join
    ),
    PROSE.map(lambda words: "    " + words.replace("\n", "\n    ")),
    st.lists(PROSE.map(lambda words: words.replace("\n", " ")), min_size=2, max_size=3).map(
        lambda cells: f"| {' | '.join(cells)} |\n|{'---|' * len(cells)}\n| {cells[0]} | 2 |\n3"
    ),
    PROSE.map(lambda words: f"<div>\n{words}\n</div>"),
    PROSE.map(lambda words: f"<!-- {words} -->"),
    PROSE.map(lambda words: f"[^1]: {words}\n    more"),
    PROSE.map(lambda words: f"Term\n: {words}"),
    st.sampled_from(
        [
            *("[ref]: /target 'T'", "***", "{{< tabs >}}", "{: .x}", "[TOC]", "$$\nx\n$$", "{* a.py *}", "&nbsp;"),  # noqa: E501
            *("import A from 'b'\nimport c", "<Tabs values={[{a: 1}]}>", "</Tabs>", "{/* a\n\nb */}", "<>"),
            *("– a\n– b", "• a", "৪. a", "-a", "１．a", "1990. a", "x. ## Two", ":::", "::: open", "- \n- a", "\ufeff"),  # noqa: E501
        ]
    ),
)  # fmt: skip


def indented(text: str, first: str, rest: str) -> str:
    return first + text.replace("\n", f"\n{rest}")


BLOCKS = st.recursive(
    LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("\n\n".join),
        st.lists(inner, min_size=1, max_size=3).map("\n".join),
        inner.map(lambda text: indented(text, "> ", "> ")),
        inner.map(lambda text: indented(text, ">", ">")),
        inner.map(lambda text: indented(text, "> ", "")),
        inner.map(lambda text: indented(text, "- ", "  ")),
        inner.map(lambda text: indented(text, "*   ", "    ")),
        inner.map(lambda text: indented(text, "-\t", "\t")),
        inner.map(lambda text: indented(text, "10) ", "    ")),
        inner.map(lambda text: indented(text, "- [x] ", "")),
        inner.map(lambda text: f"::: note Title\n{text}\n:::"),
        inner.map(lambda text: f"/// tip | Title\n\n{text}\n\n///"),
        inner.map(lambda text: indented(text, '!!! note "T"\n    ', "    ")),
        inner.map(lambda text: indented(text, "> [!NOTE]\n> ", "> ")),
        inner.map(lambda text: f"<details>\n\n{text}\n\n</details>"),
    ),
    max_leaves=12,
)
MATTER = st.sampled_from(
    [
        "",
        "---\ntitle: é\n---\n",
        '+++\ntitle = "é"\n+++\n',
        '{\n"title": "é"\n}\n',
        "---\nHello\n---\n",
        "---\na: [\n---\n",
    ]
)
PIECES = st.lists(
    st.sampled_from(
        [
            *"ab \n\n\t>#*_-+1.)[]()!<>`~|:=$\\&{}%/\"'^\r\f\v\u00a0\u3000\ufeff\u2028–•中（）［］＃१",
            "](/u)",
            "[^1]",
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=250, deadline=None)
@given(
    matter=MATTER, markdown=BLOCKS | PIECES, bom=st.booleans(), ending=st.sampled_from(["\n", "\r\n", "\r"])
)
def test_every_place_holds_the_thing_itself(matter: str, markdown: str, bom: bool, ending: str) -> None:
    text = "\ufeff" * bom + (matter + markdown).replace("\n", ending)
    assert not list(violations(read_document("page.md", text.encode(), "en")))


@settings(max_examples=100, deadline=None)
@example(markdown='> !!! note "T"\n>     - ＃＃ word')
@example(markdown="- ##word")
@example(markdown="[^1]: ##word")
@example(markdown="term\n: ##word")
@given(markdown=BLOCKS | PIECES)
def test_line_endings_and_a_bom_change_nothing(markdown: str) -> None:
    markdown = re.sub(r"\r\n?", "\n", markdown).lstrip("\ufeff")
    tree = outline(read(markdown))
    assert outline(read(markdown.replace("\n", "\r\n"))) == tree
    assert outline(read(markdown.replace("\n", "\r"))) == tree
    assert outline(read("\ufeff" + markdown)) == tree
