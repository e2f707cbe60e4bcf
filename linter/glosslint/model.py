"""The model: what each stage of the data flow hands to the next.

Everything here is immutable and knows nothing of files, terminals or libraries. A place is a
`Range` of offsets into `Document.text`, and the one law of the model is that
`text[at.start:at.end]` is the thing itself, as its author wrote it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

Severity: TypeAlias = Literal["error", "warning", "info"]

SpanKind: TypeAlias = Literal[
    "link",  # value: the target, entities and escapes decoded, nothing folded
    "image",  # value: the source
    "code",  # value: the code between the backticks
    "number",  # value: the likeliest reading ("1000 USD"); all of them in `readings`
    "placeholder",  # value: as written
    "tag",  # value: an HTML tag or JSX component as written
    "math",  # value: the formula between its delimiters
    "reference",  # value: the label of a link definition, folded as CommonMark folds labels
    "footnote",  # value: the label of the footnote referred to
    "id",  # value: the explicit id of a heading
]

BlockKind: TypeAlias = Literal[
    "heading",
    "paragraph",
    "list",
    "item",
    "table",
    "row",
    "cell",
    "code",  # fenced or indented; `info` is the info string, `content` the code
    "quote",
    "admonition",  # `info` is its kind ("note"); children are its content
    "html",
    "math",
    "definitions",
    "term",
    "definition",
    "footnote",
    "reference",  # a link definition
    "break",  # a thematic break
    "directive",  # a line of template or MDX code: shortcodes, imports, `{* include *}`
]

QuantityKind: TypeAlias = Literal[
    "amount",
    "percentage",
    "measure",
    "date",
    "time",
    "ordinal",
    "version",
    "range",
    "identifier",
    "plain",
]


class Range(Struct, frozen=True, order=True, gc=False):
    """Offsets in characters (code points) into a document's text; `end` is exclusive."""

    start: int
    end: int


class Reading(Struct, frozen=True, gc=False):
    """One way to read a quantity."""

    kind: QuantityKind
    value: str
    """Of numbers a canonical decimal without exponent or trailing zeros ("1000", "0.05"), or a fraction in
    lowest terms that is none ("2/3"); of dates an ISO 8601 date ("2021-01-05"), what is known of one
    ("2021-01", "--01-05") or a range of days ("2021-01-05/2021-01-09"); of times one of the day, with its
    zone if that is written ("19:52", "19:52 UTC"); of versions and identifiers the text in ASCII digits."""
    unit: str = ""
    """An ISO 4217 code, or the sign or noun that several currencies share ("$", "kr", "peso"); "%" or
    "permille"; of measures CLDR's id without its class ("kilometer", "megabyte-per-second"); or nothing."""

    @property
    def label(self) -> str:
        """The reading as people see it: `1000 USD`, `5 %`, `0.05`."""
        return f"{self.value} {self.unit}" if self.unit else self.value


class Span(Struct, frozen=True, gc=False):
    """Something in prose that survives translation."""

    kind: SpanKind
    at: Range
    value: str
    """What is compared."""
    value_at: Range | None = None
    """Where the value itself is written: a link's target, an image's source, an id."""
    label_at: Range | None = None
    """Where a link's text or an image's alternative text is written, without its brackets."""
    readings: tuple[Reading, ...] = ()
    """Of a number: all its readings, the likeliest first."""


class Block(Struct, frozen=True, gc=False):
    """A block of Markdown; containers hold their content in `children`, leaves in `spans`."""

    kind: BlockKind
    at: Range
    spans: tuple[Span, ...] = ()
    """In the order of their starts; a leaf's own, not those of children."""
    children: tuple[Block, ...] = ()
    prose: tuple[Range, ...] = ()
    """The runs of literal text that a reader sees, in order, without markup, code and targets."""
    content: Range | None = None
    """What its markers enclose: the code of a fence, the words of a heading, the text of a cell."""
    info: str = ""
    """A fence's info string, a list's or item's marker, an admonition's kind, an HTML block's tag, a
    footnote's label, a heading's rendered words."""
    level: int = 0
    """A heading's level; an ordered list's first number, 0 for a bulleted one; a table's columns."""
    code: str = ""
    """The code of a code block, without its markers, indentation and the markers of what contains it."""
    closed: bool = True
    """False for a fence that runs to the end of what contains it."""


class Section(Struct, frozen=True, gc=False):
    """A heading and what stands under it.

    The root has level 0 and runs from the end of the front matter to the end of the file.
    Sections tile their parent: blank lines belong to the earlier one, and a slice leaves out
    its final line ending.
    """

    level: int
    title: str
    at: Range
    heading: Block | None = None
    blocks: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    id: str = ""
    """The explicit id, where the heading has one."""


class Edit(Struct, frozen=True, gc=False):
    """Replace `at` by `content`."""

    at: Range
    content: str


class Fix(Struct, frozen=True, gc=False):
    """Edits of one document that belong together; sorted, and never overlapping."""

    applicability: Literal["safe", "unsafe"]
    message: str
    """What the fix does, as an order: "insert a space after `##`"."""
    edits: tuple[Edit, ...]


RepairKind: TypeAlias = Literal["heading", "link", "list-item", "emphasis", "fence"]


class Repair(Struct, frozen=True, gc=False):
    """Near-Markdown that the reader understood: the tree holds what was meant, this what was written.

    The tree is that of the text with the fixes of the accepted repairs applied.
    """

    kind: RepairKind
    at: Range
    fix: Fix
    written: str
    """What a reader of the rendered page sees instead, shortened: `##Höjdpunkter`."""
    certain: bool = True
    """False: accepted only when a sibling confirms it."""


class MetaEntry(Struct, frozen=True, gc=False):
    """One scalar of the front matter."""

    key: str
    """Dotted where nested; items of sequences by position: `authors.0.name`."""
    key_at: Range
    value: str
    """The scalar as loaded, but never converted: `no` and `1.10` stay as written."""
    value_at: Range
    """The scalar as written, quotes included."""


class Meta(Struct, frozen=True, gc=False):
    """The front matter."""

    format: Literal["yaml", "toml", "json"]
    at: Range
    """From the opening to the end of the closing delimiter."""
    entries: tuple[MetaEntry, ...]

    def get(self, key: str) -> str:
        """The value of `key`, or an empty string."""
        return next((entry.value for entry in self.entries if entry.key == key), "")


class Comment(Struct, frozen=True, gc=False):
    """A comment of HTML, MDX or a template: not content, but where suppressions are written."""

    at: Range
    text: str
    """What stands between the delimiters, stripped."""


class Problem(Struct, frozen=True, gc=False):
    """Why a file could not be read, and where."""

    at: Range
    message: str


class Document(Struct, frozen=True, gc=False):
    """One language version of a page."""

    path: str
    """Relative to the working directory, `/`-separated."""
    language: str
    """A BCP 47 tag."""
    text: str
    """The file exactly as decoded from UTF-8: front matter, BOM and every carriage return count."""
    root: Section
    meta: Meta | None = None
    repairs: tuple[Repair, ...] = ()
    comments: tuple[Comment, ...] = ()
    problem: Problem | None = None
    """Why the file, or its front matter, could not be read."""

    @property
    def readable(self) -> bool:
        """Whether it takes part in comparisons: with broken front matter alone, its content does."""
        return self.problem is None or self.root.at.end > self.root.at.start


class Group(Struct, frozen=True, gc=False):
    """The language versions of one page, sorted by tag."""

    key: str
    """The page's path with its language taken out."""
    documents: tuple[Document, ...]
    source: str = ""
    """The configured source language, or nothing: then the versions vote."""
    presumed: str = ""
    """Without a configured source: the site's default language or that of the untagged version."""
    duplicates: tuple[tuple[str, str], ...] = ()
    """Files that claim the language of one of the documents and are not compared: language and path."""

    def document(self, language: str) -> Document:
        """The version in `language`. Raises KeyError where there is none."""
        for document in self.documents:
            if document.language == language:
                return document
        raise KeyError(language)


Verdict: TypeAlias = Literal["aligned", "missing", "extra", "moved", "rewritten", "untranslated"]

RowKind: TypeAlias = Literal["section", "block", "item", "row"]


class Cell(Struct, frozen=True, gc=False):
    """What one language has in a row: a section, a block, or nothing."""

    element: Section | Block | None
    verdict: Verdict
    """An empty cell is "aligned" where nothing is expected of it, as in a row that is extra elsewhere."""
    rest: tuple[Section | Block, ...] = ()
    """What else of this language corresponds to the same: the second half of a paragraph that was
    split, or both of two that another language joined into one."""

    @property
    def elements(self) -> tuple[Section | Block, ...]:
        """All that the language has in the row, in reading order."""
        return () if self.element is None else (self.element, *self.rest)


class Row(Struct, frozen=True, gc=False):
    """The same section, block, item or table row in every language."""

    kind: RowKind
    cells: tuple[Cell, ...]
    """One for each of the table's languages, in their order."""
    parent: int
    """The index of the row that contains this one; -1 for the row of the roots."""


class Table(Struct, frozen=True, gc=False):
    """The versions of a page, laid side by side. Row 0 is that of the root sections.

    Versions that could not be read have no column. A paragraph that is all there is in its item,
    quote or definition has no row of its own, so what the rows without rows below them hold is the
    page, once.
    """

    group: Group
    languages: tuple[str, ...]
    rows: tuple[Row, ...]
    """In reading order, each after its parent."""
    pivot: str = ""
    """The version that the others were aligned to, and where an undecided vote is reported."""
    voters: tuple[tuple[str, ...], ...] = ()
    """The independent versions: the languages that share one vote stand together."""
    unrelated: tuple[str, ...] = ()
    """Versions that hardly correspond to the others: they have nothing but the root's cell."""
    copies: tuple[tuple[str, str], ...] = ()
    """Whole pages left in another version's words: the copy, and whose words they are."""


Outcome: TypeAlias = Literal["unanimous", "configured", "presumed", "majority", "pair", "undecided"]
"""How a vote was decided: all agree; the configured source is right, or the presumed one, which another
version supports; three fifths; of two votes the presumed source's; not at all."""

AbstentionReason: TypeAlias = Literal[
    "absent",  # it has nothing here
    "outside",  # nor what this lies in
    "columns",  # its row of a table has other columns
    "extra",
    "moved",
    "repaired",  # the reader had to repair what it has here
    "rewritten",
    "untranslated",
    "behind",  # its front matter says that it lags behind
    "copy",  # the whole page is in another version's words
    "unrelated",  # it hardly corresponds to the others
    "unreadable",
]


class Ballot(Struct, frozen=True, gc=False):
    """What some versions hold in a vote."""

    value: str
    """As people see it; empty where they hold nothing of what is in question."""
    languages: tuple[str, ...]
    """All that hold it, those without a vote as well."""
    votes: float
    """How many votes that is: versions of one base language share one, and some have none."""


class Abstention(Struct, frozen=True, gc=False):
    """A version that has no vote, and why."""

    language: str
    reason: AbstentionReason


class Vote(Struct, frozen=True, gc=False):
    """Who holds what in a row, and how that was decided."""

    outcome: Outcome
    ballots: tuple[Ballot, ...]
    """The expected one first, if there is one, then those with the most votes."""
    abstentions: tuple[Abstention, ...] = ()
    """Every version of the page that has no vote, sorted by tag."""
    shared: tuple[tuple[str, ...], ...] = ()
    """Of those that vote, the versions that share one."""
    source: str = ""
    """The configured or presumed source, where it holds something here."""
    alone: bool = False
    """Whether a presumed source stands alone against all others, which may as well be behind."""


class Related(Struct, frozen=True, gc=False):
    """A place in another version (or elsewhere in the same) that a finding points to."""

    language: str
    at: Range
    message: str


class Diagnostic(Struct, frozen=True, gc=False):
    """What a rule says: words, places and the key. The engine signs it and makes it a `Finding`."""

    message: str
    at: Range
    language: str = ""
    """The version it is about; a rule that looks at one document leaves it out."""
    related: tuple[Related, ...] = ()
    """The counterpart that carried the vote first, then one for each distinct value."""
    fix: Fix | None = None
    key: tuple[str, ...] = ()
    """The values compared, never words or lines: what makes the finding itself."""
    severity: Severity | None = None
    """Only where it differs from the rule's."""
    path: str = ""
    """Only where it is about a file that is not compared, such as a duplicate: its path."""
    says_all: bool = False
    """Whether nothing else of warning or info is worth saying of this version."""
    vote: Vote | None = None
    """The vote behind it, where there was one."""


class RelatedPlace(Struct, frozen=True, gc=False):
    """A `Related`, with the file it lies in."""

    path: str
    language: str
    at: Range
    message: str


class Finding(Struct, frozen=True, gc=False):
    """A diagnostic, signed."""

    rule: str
    family: str
    severity: Severity
    path: str
    language: str
    at: Range
    message: str
    fingerprint: str
    """Of page, language, rule, key and occurrence."""
    related: tuple[RelatedPlace, ...] = ()
    fix: Fix | None = None
    vote: Vote | None = None


def blocks_of(section: Section) -> Iterator[Block]:
    """Every block of a section, headings and nested blocks included, in reading order."""
    if section.heading is not None:
        yield section.heading
    for block in section.blocks:
        if block.children:
            yield from walk(block)
        else:
            yield block
    for child in section.sections:
        yield from blocks_of(child)


def sections_of(section: Section) -> Iterator[Section]:
    """A section and every section below it, in reading order."""
    yield section
    for child in section.sections:
        yield from sections_of(child)


def walk(block: Block) -> Iterator[Block]:
    """A block and every block within it, in reading order."""
    yield block
    for child in block.children:
        if child.children:  # most have none, and a generator costs more than a block
            yield from walk(child)
        else:
            yield child


def spans_of(element: Section | Block, kind: SpanKind | None = None) -> Iterator[Span]:
    """The spans of a block with its children, or of a section with its subsections."""
    blocks = blocks_of(element) if isinstance(element, Section) else walk(element)
    for block in blocks:
        for span in block.spans:
            if kind is None or span.kind == kind:
                yield span
