from __future__ import annotations

import pytest
from outline import expected, outline, read

from glosslint.model import Block, Document, Range, Repair, Section, blocks_of, spans_of
from glosslint.repairs import find_repairs


def repaired(document: Document, *, certain: bool = True) -> str:
    """The text with the fixes of its repairs made."""
    text = document.text
    edits = [
        edit for repair in document.repairs if repair.certain or not certain for edit in repair.fix.edits
    ]
    for edit in sorted(edits, key=lambda edit: edit.at, reverse=True):
        text = text[: edit.at.start] + edit.content + text[edit.at.end :]
    return text


def only(document: Document) -> Repair:
    [repair] = document.repairs
    return repair


HEADINGS = [
    ("##Höjdpunkter", "## Höjdpunkter"),
    ("###2022 10-K", "### 2022 10-K"),
    ("##「ラップ」", "## 「ラップ」"),
    ("##**Bold**", "## **Bold**"),
    ("##[a](/b)", "## [a](/b)"),
    ("##`code`", "## `code`"),
    ("##&nbsp;a", "## &nbsp;a"),
    ("##\u00a0Title", "## Title"),
    ("##\u3000例", "## 例"),
    ("##\u200bTitle", "## Title"),
    ("#\u00a0Title", "# Title"),
    ("＃＃ 强调", "## 强调"),
    ("＃＃强调", "## 强调"),
    ("#＃ 强调", "## 强调"),
    ("＃ 例", "# 例"),
    ("Text\n##Title", "Text\n## Title"),
    ("##One\n##Two", "## One\n## Two"),
    ("> ##Quoted", "> ## Quoted"),
    ("- ##Item", "- ## Item"),
    ("##Title\r\n\r\nText", "## Title\r\n\r\nText"),
    ("a\r\r##Title\r", "a\r\r## Title\r"),
    ("\ufeff##Title", "\ufeff## Title"),
]

LINKS = [
    ("[text] (/url)", "[text](/url)"),
    ("[text]\u00a0(https://a.b/c)", "[text](https://a.b/c)"),
    ("[text]  (mailto:a@b.c)", "[text](mailto:a@b.c)"),
    ("[text] (guide.md#part)", "[text](guide.md#part)"),
    ("[text] (#part)", "[text](#part)"),
    ("[`code` and *more*] (../url)", "[`code` and *more*](../url)"),
    ("［text］（/url）", "[text](/url)"),
    ("[text]（/url）", "[text](/url)"),
    ("[text](/url）", "[text](/url)"),
    ("［text](/url)", "[text](/url)"),
    ("参照［文書］（https://a.b/c）。", "参照[文書](https://a.b/c)。"),
    ("(text)[/some/url]", "[text](/some/url)"),
    ("[text](/url and more", "[text](/url) and more"),
    ("[text](https://a.b/c.\nNext", "[text](https://a.b/c).\nNext"),
    ("[text](https ://a.b/c)", "[text](https://a.b/c)"),
    ("[text](http:/ /a.b/#c)", "[text](http://a.b/#c)"),
    ("[text](https://a -b.c/d)", "[text](https://a-b.c/d)"),
    ("[text](/financial plan)", "[text](/financial%20plan)"),
    ("[text](./my file name.md)", "[text](./my%20file%20name.md)"),
    ("[a] (/b) and [c] (/d)", "[a](/b) and [c](/d)"),
    ("> [a] (/b)", "> [a](/b)"),
    ("| [a] (/b) |\n|---|", "| [a](/b) |\n|---|"),
    ("# [a] (/b)", "# [a](/b)"),
    ("förord[et](/a b)", "förord[et](/a%20b)"),
]

ITEMS = [
    ("- a\n\n– b", "- a\n\n- b"),
    ("- a\n\n− b\n\n– c\n\n- d", "- a\n\n- b\n\n- c\n\n- d"),
    ("* a\n\n• b", "* a\n\n* b"),
    ("- a\n• b", "- a\n- b"),
    ("- a\n\n•b", "- a\n\n- b"),
    ("- a\n\n－ b", "- a\n\n- b"),
    ("- a\n\n–\u00a0b", "- a\n\n- b"),
    ("1. a\n2. b\n\n৩. c\n\n৪. d", "1. a\n2. b\n\n3. c\n\n4. d"),
    ("1. a\n\n２． b", "1. a\n\n2. b"),
    ("> - a\n>\n> – b", "> - a\n>\n> - b"),
]


@pytest.mark.parametrize(("written", "meant"), [*HEADINGS, *LINKS, *ITEMS])
def test_what_is_certain(written: str, meant: str) -> None:
    """The fix makes what was meant, the tree is that of the fixed text, and nothing is left to repair."""
    document = read(written)
    assert repaired(document) == meant
    fixed = read(meant)
    assert shape(document.root) == shape(fixed.root)
    assert not [repair for repair in fixed.repairs if repair.certain]


def shape(element: Section | Block) -> object:
    """What a document holds, without places."""
    own = (element.level, getattr(element, "title", ""), getattr(element, "kind", ""))
    if isinstance(element, Section):
        return own, [*map(shape, element.blocks)], [*map(shape, element.sections)]
    spans = [(span.kind, span.value) for span in element.spans if span.kind != "number"]
    return own, spans, [*map(shape, element.children)]


@pytest.mark.parametrize(
    ("markdown", "kind", "meant"),
    [
        ("– item", "list-item", "- item"),
        ("— item", "list-item", "- item"),
        ("• item", "list-item", "- item"),
        ("・項目", "list-item", "- 項目"),
        ("-「ラップ」は", "list-item", "- 「ラップ」は"),
        ("*Открийте", "list-item", "* Открийте"),
        ("-**郡：**大都市", "list-item", "- **郡：**大都市"),
        ("-** B郡：** 人口", "list-item", "- ** B郡：** 人口"),
        ("--ABCD郡は\n\n-B郡", "list-item", "- ABCD郡は\n\n- B郡"),
        ("-項目\n\n-10-Kラップ", "list-item", "- 項目\n\n- 10-Kラップ"),
        ("-10-Kラップ\n\n-項目", "list-item", "- 10-Kラップ\n\n- 項目"),
        ("- a\n– b", "list-item", "- a\n- b"),
        ("- a\n  • b", "list-item", "- a\n  - b"),  # may part what it stands between
        ("- a\n\n— b", "list-item", "- a\n\n- b"),  # may be the line of a dialogue
        ("৪. চার", "list-item", "4. চার"),
        ("１．項目", "list-item", "1. 項目"),
        ("1、項目", "list-item", "1. 項目"),
        ("1）項目", "list-item", "1) 項目"),
        ("1. a\n\n৭. c", "list-item", "1. a\n\n7. c"),  # goes on with another number
        ("#Title", "heading", "# Title"),  # may be a hashtag
        ("####### Seven", "heading", "###### Seven"),
        ("The text ends. ## Title", "heading", "The text ends.\n\n## Title"),
        ("文が終わる。 ## 題", "heading", "文が終わる。\n\n## 題"),
    ],
)
def test_what_is_possible(markdown: str, kind: str, meant: str) -> None:
    """Found, but left as it is until a sibling shows the same."""
    document = read(markdown)
    assert {repair.kind for repair in document.repairs} == {kind}
    assert not any(repair.certain for repair in document.repairs)
    assert repaired(document, certain=False) == meant
    assert kind.removeprefix("list-") not in {
        block.kind for block in blocks_of(document.root) if not markdown.startswith(("- a", "1. a"))
    }


SILENT = [
    ("# Title", "a heading"),
    ("Text\n# Title", "a heading"),
    ("#", "a heading without words"),
    ("##", "a heading without words"),
    ("#1712", "an issue"),
    ("See\n#1712 and #1713", "issues"),
    ("We met at #opensource today", "a hashtag"),
    ("Text\n#opensource", "a hashtag in a text"),
    ("#open #source", "hashtags"),
    ("＃タグ です\nText", "a hashtag in full width"),
    ("#!/bin/sh", "a shebang"),
    ("#, #: and #> mark comments", "signs spoken of"),
    ("C# and F# ## are", "languages"),
    ("\\##Title", "escaped"),
    ("`##Title`", "code"),
    ("`a\n##b`", "code that goes on"),
    ("```\n##Title\n```", "code"),
    ("    ##Title", "code"),
    ("<!-- ##Title -->", "a comment"),
    ("<div>\n##Title\n</div>", "HTML"),
    ("[text](/url)", "a link"),
    ("[t]( /u )", "a link with blanks in its brackets, which is legal"),
    ("[t]( /u)", "a link"),
    ('[t](/u "T")', "a link with a title"),
    ("[t](</u v>)", "a link whose target may hold blanks"),
    ("[t](\n/u)", "a link over two lines"),
    ("[t](/u\n'T')", "a link over two lines"),
    ("![i](/u)", "an image"),
    ("[a](/u) (see below)", "a link and an aside"),
    ("[a][r] (/u)\n\n[r]: /x", "a link by reference, and its path"),
    ("[r] (/u)\n\n[r]: /x", "a link by reference, and its path"),
    ("[1] (see below)", "a note"),
    ("[1] (https://a.b/c)", "a numbered source"),
    ("[x] (/a)", "a box to tick"),
    ("- [ ] (/a)", "a box to tick"),
    ("[Fixed] (#1712)", "an issue"),
    ("[home] (/)", "a path spoken of"),
    ("Nutzer[in] (/nen)", "an ending"),
    ("f(x)[0] and f(x)[/a]", "code spoken of"),
    ("(a)[b]", "brackets"),
    ("the interval (0, 1)[2]", "brackets"),
    ("text[^1] (note)\n\n[^1]: a", "a footnote"),
    ("[^1] (/a)", "a footnote that is not defined"),
    ("`[text] (/url)`", "code"),
    ("[a `b] (/c)` d", "code begins within"),
    ("[text]`(`/url)", "code between"),
    ("```\n[text] (/url)\n```", "code"),
    ("<!-- [text] (/url) -->", "a comment"),
    ("{{< x text=\"[text] (/url)\" >}}", "template code"),
    ("\\[text] (/url)", "escaped"),
    ("[outer [text] (/url)](/a)", "the text of another link"),
    ('<a href="/a">[text] (/url)</a>', "the text of another link"),
    ("[text](/url\\", "an escape would take the bracket"),
    ("[text](“quoted”)", "a link, odd as it is"),
    ("- a\n- b", "a list"),
    ("Han frågade:\n– Vem är det?", "a sentence continues behind its colon"),
    ("Текст, который продолжается\n– после переноса строки", "a sentence goes on with a dash"),
    ("der Daten\n-Diensten", "a hyphen at the start of a wrapped line"),
    ("the options\n-w and\n-v", "options"),
    ("The text\n• and • more", "a bullet in a text"),
    ("-5 °C", "a number"),
    ("–5 °C", "a number"),
    ("*em* and more", "emphasis"),
    ("**strong** and more", "strong emphasis"),
    ("*em*\n\n**strong**", "emphasis"),
    ("-- a dash --", "dashes"),
    ("--option", "an option"),
    ("-***a***", "what may be anything"),
    ("->", "an arrow"),
    ("-", "an empty item"),
    ("...", "an ellipsis"),
    ("1.5 times", "a number"),
    ("৪.৫ গুণ", "a number"),
    ("2)x", "a number"),
    ("1990. A good year", "a list"),
    ("Born in\n1990. A good year", "a sentence"),
    ("`- item`", "code"),
    ("```\n– item\n```", "code"),
    ("| – | • |\n|---|---|", "cells of a table"),
    ("<!-- – item -->", "a comment"),
    ("\f>", "a quote's marker behind what is no blank"),
    ("---", "a break"),
    ("***", "a break"),
    ("+++\n", "plus signs"),
]  # fmt: skip


@pytest.mark.parametrize(("markdown", "why"), SILENT)
def test_what_is_left_alone(markdown: str, why: str) -> None:
    assert read(markdown).repairs == (), why


def test_a_dialogue_is_only_possible() -> None:
    """Swedish, French and Russian write it so; a sibling with items at the place would confirm it."""
    document = read("– Vem är det?\n\n– Det är jag.\n", language="sv")
    assert [repair.certain for repair in document.repairs] == [False, False]
    assert [block.kind for block in document.root.blocks] == ["paragraph", "paragraph"]


def test_what_a_repair_says() -> None:
    document = read("Text.\n\n##Höjdpunkter\n\n- a\n\n– b\nc\n\n[d] (/e)\n")
    heading, item, link = document.repairs
    text = document.text
    assert [text[repair.at.start : repair.at.end] for repair in document.repairs] == [
        "##Höjdpunkter",
        "– b",
        "[d] (/e)",
    ]
    assert [repair.written for repair in document.repairs] == ["##Höjdpunkter", "– b", "[d] (/e)"]
    assert heading.fix.message == "insert a space after `##`"
    assert item.fix.message == "write the marker as `-`"
    assert link.fix.message == "remove the space between text and target"
    assert {repair.fix.applicability for repair in document.repairs} == {"safe"}
    [edit] = item.fix.edits
    assert text[edit.at.start : edit.at.end] == "– "


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        ("##\u00a0a", "use an ordinary space after `##`"),
        ("＃＃ a", "write `## `"),
        ("####### a", "use six number signs at most"),
        ("a. ## b", "begin the heading on a line of its own"),
        ("［a］（/b）", "write the brackets as `[` `](` `)`"),
        ("(a)[/b/c]", "write the text in `[]` and the target in `()`"),
        ("[a](/b", "close the target with `)`"),
        ("[a](http ://b.c)", "remove the space from the target"),
        ("[a](/b c)", "write the space in the target as `%20`"),
        ("-項目", "insert a space after `-`"),
        ("-**項目**", "insert a space after `-`"),
        ("--項目", "write the marker as `-`"),
        ("৪. a", "write the marker as `4.`"),
    ],
)
def test_messages_are_orders(markdown: str, message: str) -> None:
    assert only(read(markdown)).fix.message == message


def test_the_tree_holds_what_was_meant_at_the_places_of_what_was_written() -> None:
    document = read("Text.\n\n##Höjdpunkter\n\n- a\n\n– b\n\n[c] (/d)\n")
    assert outline(document) == expected(
        """
        paragraph: Text.
        §§ Höjdpunkter
          list (-): - a⏎⏎– b
            item (-): - a
              paragraph: a
            item (-): – b
              paragraph: b
          paragraph: [c] (/d)
        """
    )
    [link] = spans_of(document.root, "link")
    assert (link.value, link.at, link.value_at, link.label_at) == (
        "/d",
        Range(32, 40),
        Range(37, 39),
        Range(33, 34),
    )


def test_two_repairs_in_a_line_are_both_found() -> None:
    document = read("##[a] (/b)\n")
    assert [repair.kind for repair in document.repairs] == ["heading", "link"]
    assert repaired(document) == "## [a](/b)\n"


def test_near_markdown_behind_front_matter_with_other_line_endings() -> None:
    document = read("\ufeff---\r\ntitle: x\r\n---\r\n##Title\r\n\r\n[a] (/b)\r\n")
    assert repaired(document) == "\ufeff---\r\ntitle: x\r\n---\r\n## Title\r\n\r\n[a](/b)\r\n"
    assert [section.title for section in document.root.sections] == ["Title"]


def test_all_at_once() -> None:
    """The fixed text has no certain repairs, and the tree that the reader saw in the near-Markdown."""
    markdown = "\n\n".join(written for written, _ in [*HEADINGS, *LINKS])
    markdown = markdown.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    document = read(markdown)
    assert len(document.repairs) > 40
    fixed = read(repaired(document))
    assert not [repair for repair in fixed.repairs if repair.certain]
    assert shape(fixed.root) == shape(document.root)


def test_repairs_are_found_in_a_document_as_it_was_first_read() -> None:
    """Read with its repairs made, a document holds nothing more to repair."""
    document = read("##Title\n\n[a] (/b)\n")
    assert [repair for repair in find_repairs(document) if repair.kind == "heading"] == []
