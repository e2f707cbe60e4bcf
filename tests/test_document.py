from __future__ import annotations

import os
import threading
import time
from pathlib import Path

import pytest
from outline import expected, outline, read, slice_of

from glosslint.document import accept, before_line_ending, open_document, read_document
from glosslint.model import Document, Section, sections_of


def titles(markdown: str) -> str:
    return outline(read(markdown))


@pytest.mark.parametrize(
    ("markdown", "tree"),
    [
        pytest.param("", "", id="empty"),
        pytest.param("\n\n \n", "", id="blank"),
        pytest.param("---\ntitle: x\n---\n", "", id="nothing but front matter"),
        pytest.param(
            "a\n# B\nc\n## D\n\ne\n# F\n",
            """
            paragraph: a
            § B
              paragraph: c
              §§ D
                paragraph: e
            § F
            """,
            id="sections",
        ),
        pytest.param(
            "# A\n#### B\n### C\n## D\n# E",
            """
            § A
              §§§§ B
              §§§ C
              §§ D
            § E
            """,
            id="levels that jump",
        ),
        pytest.param(
            "### A\n# B\n",
            """
            §§§ A
            § B
            """,
            id="a page that begins deep",
        ),
        pytest.param(
            "A\n===\nB\n---\nc\n",
            """
            § A
              §§ B
                paragraph: c
            """,
            id="setext",
        ),
        pytest.param(
            "> # Q\n\n- # I\n\n::: x\n# C\n:::\n",
            """
            quote: > # Q
              heading (Q) 1: # Q
            list (-): - # I
              item (-): - # I
                heading (I) 1: # I
            admonition (x): ::: x⏎# C⏎:::
              heading (C) 1: # C
            """,
            id="headings within containers open no section",
        ),
        pytest.param(
            "# A {#a}\n\n# <a name='b'></a>B\n",
            """
            § A #a
            § B #b
            """,
            id="ids",
        ),
    ],
)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_sections(markdown: str, tree: str, ending: str, bom: str) -> None:
    assert titles(bom + markdown.replace("\n", ending)) == expected(tree)


def test_sections_tile_their_parent() -> None:
    """Blank lines belong to the earlier one; a slice leaves out its last line ending."""
    document = read("intro\n\n# A\r\n\r\n## B\n\n\n# C")
    slices = [(section.title, slice_of(document, section.at)) for section in sections_of(document.root)]
    assert slices == [
        ("", "intro⏎⏎# A⏎⏎## B⏎⏎⏎# C"),
        ("A", "# A⏎⏎## B⏎⏎"),
        ("B", "## B⏎⏎"),
        ("C", "# C"),
    ]


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("---\na: b\n---\nText\n", "Text"),
        ("---\na: b\n---\n\nText", "\nText"),
        ("---\r\na: b\r\n---\r\nText\r\n", "Text"),
        ("---\ra: b\r---\rText\r", "Text"),
        ("\ufeff---\na: b\n---\nText\n", "Text"),
        ("\ufeffText\n", "Text"),
        ("+++\na = 1\n+++\nText\n", "Text"),
        ('{\n"a": 1\n}\nText\n', "Text"),
        ("---\na: b\n---", ""),
        ("---\nText\n---\n", "---\nText\n---"),
    ],
)
def test_the_root_is_what_follows_front_matter(text: str, body: str) -> None:
    document = read(text)
    assert document.text == text
    assert text[document.root.at.start : document.root.at.end] == body
    assert (document.meta is None) == (body == "---\nText\n---" or "Text" in text[:6])


def test_what_follows_a_bom_or_front_matter_begins_a_line() -> None:
    for before in ("", "\ufeff", "---\r\na: b\r\n---\r\n", "\ufeff---\r\na: b\r\n---\r\n"):
        document = read(before + "# A\r\n\r\n- b [c](/d)\r\n")
        assert (
            outline(document)
            == "§ A\n  list (-): - b [c](/d)\n    item (-): - b [c](/d)\n      paragraph: b [c](/d)"
        )


def test_places_count_every_character_of_the_file() -> None:
    document = read("\ufeff---\r\ntítulo: 😀\r\n---\r\n# 中文 😀\r\n\r\n𝟏 [é](/ü)\r\n")
    [heading] = [section.heading for section in document.root.sections]
    assert heading is not None
    assert slice_of(document, heading.at) == "# 中文 😀"
    [link] = [
        span for block in document.root.sections[0].blocks for span in block.spans if span.kind == "link"
    ]
    assert (slice_of(document, link.at), slice_of(document, link.value_at)) == ("[é](/ü)", "/ü")


@pytest.mark.parametrize(
    ("text", "offset", "before"),
    [("a\nb", 2, 1), ("a\r\nb", 3, 1), ("a\rb", 2, 1), ("ab", 1, 1), ("", 0, 0), ("\n\n", 2, 1)],
)
def test_before_line_ending(text: str, offset: int, before: int) -> None:
    assert before_line_ending(text, offset) == before


# --- accepting repairs


def test_accepting_reads_the_document_as_it_was_meant() -> None:
    document = read("---\r\na: b\r\n---\r\n– one\r\n\r\n– two\r\n")
    assert [block.kind for block in document.root.blocks] == ["paragraph", "paragraph"]
    confirmed = [
        type(repair)(repair.kind, repair.at, repair.fix, repair.written) for repair in document.repairs
    ]
    accepted = accept(document, confirmed)
    assert outline(accepted) == expected(
        """
        list (-): – one⏎⏎– two
          item (-): – one
            paragraph: one
          item (-): – two
            paragraph: two
        """
    )
    assert accepted.repairs == tuple(confirmed)
    assert (accepted.meta, accepted.text, accepted.path) == (document.meta, document.text, document.path)


def test_accepting_nothing_changes_nothing() -> None:
    document = read("– one\n")
    assert accept(document, document.repairs) == document


# --- files


def problem(document: Document) -> str:
    """Why a document could not be read. It takes no part in comparisons, and holds nothing."""
    assert document.problem is not None
    assert not document.readable
    assert isinstance(document.root, Section)
    assert not document.root.blocks
    assert not document.root.sections
    return document.problem.message


@pytest.mark.parametrize(
    ("data", "words", "place"),
    [
        (b"\xff\xfea\x00", "UTF-16", None),
        (b"\xfe\xff\x00a", "UTF-16", None),
        ("naïve".encode("latin-1"), "is not UTF-8: byte 0xef", 2),
        ("日本".encode("shift-jis"), "is not UTF-8: byte 0x93", 0),
        ("é".encode() + b"\xe9", "is not UTF-8: byte 0xe9", 1),
        (b"\xed\xa0\x80", "is not UTF-8: byte 0xed", 0),  # a surrogate
        (b"a\nb\x00c", "NUL", 3),
        (b"\x00", "NUL", 0),
    ],
)
def test_what_is_no_text(data: bytes, words: str, place: int | None) -> None:
    document = read_document("page.md", data, "sv")
    assert words in problem(document)
    if place is not None:
        assert document.problem is not None
        assert (document.problem.at.start, document.problem.at.end) == (place, place + 1)


def test_broken_front_matter_leaves_the_content() -> None:
    document = read("---\na: [\n---\n# Title\n")
    assert document.problem is not None
    assert document.readable
    assert document.meta is None
    assert [section.title for section in document.root.sections] == ["Title"]


def test_a_file_is_read(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_bytes("\ufeff# É\r\n".encode())
    document = open_document(file, "content/page.md", "fr")
    assert (document.path, document.language, document.text) == ("content/page.md", "fr", "\ufeff# É\r\n")
    assert document.problem is None


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    document = open_document(tmp_path / "gone.md", "gone.md", "en")
    assert "the file cannot be opened: No such file" in problem(document)


def test_a_directory(tmp_path: Path) -> None:
    (tmp_path / "page.md").mkdir()
    assert "regular file" in problem(open_document(tmp_path / "page.md", "page.md", "en"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no fifos")
def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "page.md")
    found: list[Document] = []
    reader = threading.Thread(
        target=lambda: found.append(open_document(tmp_path / "page.md", "page.md", "en")), daemon=True
    )
    reader.start()
    reader.join(5)
    assert found, "still waiting for a writer"
    assert "regular file" in problem(found[0])


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Raised by hand, since the superuser, whom some build services are, may read everything."""
    file = tmp_path / "page.md"
    file.touch()

    def denied(*_: object, **__: object) -> int:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("glosslint.document.os.open", denied)
        document = open_document(file, "page.md", "en")
    assert problem(document) == "the file cannot be opened: Permission denied"


def test_a_file_that_fails_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "page.md"
    file.touch()

    def broken(_: int) -> os.stat_result:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr("glosslint.document.os.fstat", broken)
        document = open_document(file, "page.md", "en")
    assert problem(document) == "the file cannot be read: Input/output error"


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    with file.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    start = time.perf_counter()
    message = problem(open_document(file, "page.md", "en"))
    assert time.perf_counter() - start < 0.5
    assert message == (
        "the file is too large: 209,715,200 bytes, the limit is 10,485,760 (setting `max-file-size`)"
    )


def test_the_limit_is_a_setting(tmp_path: Path) -> None:
    file = tmp_path / "page.md"
    file.write_bytes(b"# Title\n")
    assert open_document(file, "page.md", "en", max_size=8).problem is None
    assert "8 bytes, the limit is 7" in problem(open_document(file, "page.md", "en", max_size=7))


def test_a_file_that_grows_while_it_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "page.md"
    file.write_bytes(b"# Title\n" * 100)
    (tmp_path / "small.md").touch()
    before = (tmp_path / "small.md").stat()
    with monkeypatch.context() as patch:
        patch.setattr("glosslint.document.os.fstat", lambda _: before)
        document = open_document(file, "page.md", "en", max_size=100)
    assert "too large" in problem(document)


def test_a_link_out_of_use(tmp_path: Path) -> None:
    (tmp_path / "page.md").symlink_to(tmp_path / "nowhere.md")
    assert "the file cannot be opened" in problem(open_document(tmp_path / "page.md", "page.md", "en"))
