"""What a section or block is known by in every language: its kind, shape, spans and length."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from glosslint.align.nodes import Node, SectionNode, Tokens, Version
from glosslint.languages import base, scripts
from glosslint.model import Block, walk
from glosslint.prose import beside_labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glosslint.model import Document, Range, Section, SpanKind

WORDING: Final = 20
"""The letters from which on equal wording says something; shorter texts are often names or commands."""

_WIDE: Final = re.compile(
    "[\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
)
_WIDE_EXTRA: Final = 1.5
"""A Chinese, Japanese or Korean character stands for so many letters more than one."""
_SAMPLE: Final = 4000

_OTHER_SCRIPT: Final = re.compile(
    "[\u0370-\u1cff\u1f00-\u1fff\u2c00-\u2c5f\u2d00-\u2ddf\u2e80-\ua6ff\ua840-\uab2f\uab70-\ufaff]"
)
_FOUR_WORDS: Final = re.compile(
    r"(?:[A-Za-z\u00c0-\u024f'’]{2,}[^A-Za-z\u00c0-\u024f]+){3}[A-Za-z\u00c0-\u024f]{2,}"
)

_WORD: Final = re.compile("[A-Za-z\u00c0-\u024f]{4,}")

_LOWER_WORD: Final = re.compile("(?<![^\\W_])[^\\W\\d_A-Z\u00c0-\u00de\u2e80-\u9fff\uac00-\ud7ff][^\\W\\d_]+")
_WIDE_WORD: Final = 3
_FEWEST_WORDS: Final = 4

_ENDINGS: Final = {
    **dict.fromkeys(":\uff1a", ":"),
    **dict.fromkeys("?\uff1f\u061f", "?"),
    **dict.fromkeys("!\uff01", "!"),
    "\u2026": "\u2026",
}
"""What the last character of a text says in any language."""

_TO_FILL_IN: Final = re.compile(r"\{\{([^{}]*)\}\}|<[^<>]*>")
"""In code: what the reader is to put there, in the reader's language."""
_LETTER: Final = r"[\w\u0080-\U0010ffff]"
_FILLED_IN: Final = re.compile(
    rf"\[[^\[\]]*\]|(?<!\w)-+\w[\w-]*|{_LETTER}(?:{_LETTER}|[ /.'-](?={_LETTER}))*"
)
"""In that: choices in brackets, an option, a number; or words or a path, which are translated."""

_HOST: Final = re.compile(
    r"^(?:https?:)?//(?:web\.archive\.org/web/\w+/(?:https?://)?)?(?:www\.)?", re.IGNORECASE
)
"""What may differ before a host: the scheme, `www.`, an archive."""

_WEIGHTS: Final[dict[SpanKind, float]] = {
    "link": 1.0,
    "image": 1.0,
    "code": 1.0,
    "number": 0.6,
    "placeholder": 0.7,
    "tag": 0.4,
    "math": 1.0,
    "reference": 0.6,
    "footnote": 0.5,
    "id": 1.0,
}
_SMALL_NUMBERS: Final = frozenset(str(number) for number in range(13))
_SMALL_NUMBER_WEIGHT: Final = 0.25
"""A small number is a word in the other language as often as not."""
_SHORT_LINE_WEIGHT: Final = 0.2
"""A closing brace says little about the code it closes."""


class Fingerprints:
    """Fingerprints the documents of one group; equal ids mean equal things in all of them.

    Lengths are scaled by script, as Gale and Church's are by language ("A Program for Aligning
    Sentences in Bilingual Corpora", 1993, section 3.1): they must be comparable before the
    difference says anything.
    """

    def __init__(self, languages: Sequence[str]) -> None:
        self._fingerprints: dict[tuple[object, ...], int] = {}
        self._folded: dict[tuple[str, str], int] = {}
        self._tokens: dict[str, dict[str, int]] = {kind: {} for kind in (*_WEIGHTS, "line", "raw")}
        self._texts: dict[str, int] = {}
        self._uses: list[int] = []
        self._bases: list[float] = []
        self._segment = _language_segment(languages)
        self.kinds: list[str] = []
        """By token: what kind of span it is."""
        self.weights: list[float] = []
        """By token; set by `weigh`."""
        self.tokens_of: dict[int, Tokens] = {}
        """By fingerprint."""
        self._text = ""
        self._wide = False
        self._latin = True

    def version(self, document: Document, index: int) -> Version:
        """Fingerprint `document`, whose language is number `index` of the table."""
        self._enter(document)
        sections: list[SectionNode] = []
        self._section(document.root, None, sections)
        return Version(document, index, sections)

    def weigh(self, versions: int) -> None:
        """Set what each token weighs, after `versions` documents: less where a page is full of it."""
        self.weights = [
            weight / max(1.0, uses / versions) ** 0.5
            for weight, uses in zip(self._bases, self._uses, strict=True)
        ]

    def parts(self, node: Node, document: Document) -> list[Node]:
        """The fingerprints of what the block `node` of `document` contains."""
        if node.parts is None:
            self._enter(document)
            element = node.element
            node.parts = self._blocks(element.children) if isinstance(element, Block) else []
        return node.parts

    def words(self, node: Node, document: Document) -> frozenset[str]:
        """The words in Latin script of what is `node` in `document`, titles but no code included.

        Names and loanwords are the same in many languages, and stand out in other scripts.
        """
        if node.words is None:
            element, text = node.element, document.text
            if isinstance(element, Block):
                blocks = list(walk(element))
            else:
                blocks = [inner for block in element.blocks for inner in walk(block)]
                blocks += [element.heading] if element.heading is not None else []
            words: set[str] = set()
            for block in blocks:
                for run in block.prose:
                    words.update(_WORD.findall(text, run.start, run.end))
            node.words = frozenset([word.casefold() for word in words])
        return node.words

    def running(self, node: Node, document: Document) -> bool:
        """Whether what is `node` in `document` is running text, and no list of names, titles or commands."""
        element = node.element
        if not isinstance(element, Block):
            return False
        words = 0.0
        for block in walk(element):
            for run in beside_labels(block):
                words += len(_LOWER_WORD.findall(document.text, run.start, run.end))
                words += len(_WIDE.findall(document.text, run.start, run.end)) / _WIDE_WORD
        return words >= _FEWEST_WORDS

    def _enter(self, document: Document) -> None:
        text = document.text
        middle = max(document.root.at.start, (len(text) - _SAMPLE) // 2)
        self._text = text
        self._wide = not text.isascii() and _WIDE.search(text, middle, middle + _SAMPLE) is not None
        written = scripts(document.language)
        self._latin = not written or "Latn" in written

    def _section(self, section: Section, parent: SectionNode | None, sections: list[SectionNode]) -> None:
        pending: list[tuple[Section, SectionNode | None]] = [(section, parent)]
        while pending:
            section, parent = pending.pop()
            blocks = self._blocks(section.blocks)
            tokens = list(self._spans(section.heading)) if section.heading is not None else []
            for block in blocks:
                tokens += block.tokens
            tokens.sort()
            shape = (section.level, section.id, *[block.fingerprint for block in blocks])
            fingerprint = self._intern(("section", shape, tuple(tokens)), tuple(tokens))
            node = SectionNode(section, fingerprint, tuple(tokens), blocks)
            node.parent = parent
            node.number = len(sections)
            sections.append(node)
            pending += [(child, node) for child in reversed(section.sections)]

    def _blocks(self, blocks: Iterable[Block]) -> list[Node]:
        return [self._block(block) for block in blocks]

    def _block(self, block: Block) -> Node:
        if block.children:
            return self._container(block)
        if block.kind == "code":
            tokens = self._lines(block.code)
            length = float(len(block.code))
        else:
            tokens = self._spans(block)
            if not tokens and not block.prose:
                tokens = self._raw(block)
            length = self._length(block.prose)
        fingerprint = self._intern((block.kind, tokens), tokens)
        node = Node(block, block.kind, fingerprint, tokens, length)
        if block.prose:
            end = block.prose[-1].end
            node.ending = _ENDINGS.get(self._text[end - 1], "")
            if not node.ending and self._text.endswith("...", 0, end):
                node.ending = "\u2026"
        if length >= WORDING and block.kind != "code" and not self._text.startswith("<?", block.at.start):
            self._word(node, block.prose)
        return node

    def _container(self, block: Block) -> Node:
        if len(block.children) == 1 and block.children[0].kind == "paragraph":
            only = self._block(block.children[0])
            tokens = only.tokens
            length = only.length
            if block.spans:
                tokens = tuple(sorted((*tokens, *self._spans(block))))
            node = Node(block, block.kind, self._intern((block.kind, tokens), tokens), tokens, length)
            node.text, node.foreign, node.ending = only.text, only.foreign, only.ending
            return node
        parts = self._blocks(block.children)
        gathered = list(self._spans(block)) if block.spans else []
        length = self._length(block.prose) if block.prose else 0.0
        for part in parts:
            gathered += part.tokens
            length += part.length
        gathered.sort()
        tokens = tuple(gathered)
        shape = tuple([part.fingerprint for part in parts])
        node = Node(block, block.kind, self._intern((block.kind, tokens, shape), tokens), tokens, length)
        if block.kind == "row":
            node.parts = []
        else:
            node.parts = parts
            node.leaves = sum([part.leaves for part in parts])
        return node

    def _intern(self, key: tuple[object, ...], tokens: Tokens) -> int:
        fingerprint = self._fingerprints.setdefault(key, len(self._fingerprints))
        self.tokens_of[fingerprint] = tokens
        return fingerprint

    def _length(self, prose: tuple[Range, ...]) -> float:
        if not self._wide:
            return float(sum([run.end - run.start for run in prose]))
        text = self._text
        words = "".join([text[run.start : run.end] for run in prose])
        return len(words) + _WIDE_EXTRA * len(_WIDE.findall(words))

    def _word(self, node: Node, prose: tuple[Range, ...]) -> None:
        text = self._text
        if len(prose) == 1:
            words = text[prose[0].start : prose[0].end]
        else:
            words = "\n".join([text[run.start : run.end] for run in prose])
        node.text = self._texts.setdefault(words, len(self._texts) + 1)
        if not self._latin and _OTHER_SCRIPT.search(words) is None:
            node.foreign = _FOUR_WORDS.search(words) is not None

    def _spans(self, block: Block) -> Tokens:
        spans = block.spans
        if not spans:
            return ()
        uses = self._uses
        tokens: list[int] = []
        for span in spans:
            token = self._tokens[span.kind].get(span.value)
            if token is None:
                token = self._tokens[span.kind][span.value] = self._token(span.kind, span.value)
            uses[token] += 1
            tokens.append(token)
        tokens.sort()
        return tuple(tokens)

    def _token(self, kind: SpanKind, value: str) -> int:
        weight = _WEIGHTS[kind]
        folded = value
        if kind == "code" and value.replace(".", "").isdecimal():
            kind, weight = "number", _WEIGHTS["number"]
        if kind == "number":
            folded = "".join(filter(str.isdigit, value))
            if folded in _SMALL_NUMBERS:
                weight = _SMALL_NUMBER_WEIGHT
        elif kind == "code":
            folded = _TO_FILL_IN.sub(_filled_in, value)
        elif kind in ("link", "image"):
            folded = self._fold(value)
        return self._new_token((kind, folded), weight)

    def _new_token(self, key: tuple[str, str], weight: float) -> int:
        token = self._folded.get(key)
        if token is None:
            token = self._folded[key] = len(self._bases)
            self._bases.append(weight)
            self.kinds.append(key[0])
            self._uses.append(0)
        return token

    def _fold(self, target: str) -> str:
        target = _HOST.sub("/", target.partition("#")[0])
        return self._segment.sub("", target).strip("/").lower()

    def _lines(self, code: str) -> Tokens:
        tokens: list[int] = []
        lines = self._tokens["line"]
        for line in code.split("\n"):
            if not (line := line.strip()):
                continue
            token = lines.get(line)
            if token is None:
                token = lines[line] = self._new_token(
                    ("line", line), _SHORT_LINE_WEIGHT if len(line) < 4 else 1.0
                )
            self._uses[token] += 1
            tokens.append(token)
        tokens.sort()
        return tuple(tokens)

    def _raw(self, block: Block) -> Tokens:
        written = self._text[block.at.start : block.at.end] if block.kind != "break" else "---"
        token = self._new_token(("raw", written), 1.0 if block.kind != "break" else 0.0)
        self._uses[token] += 1
        return (token,)


def _filled_in(place: re.Match[str]) -> str:
    """What of a place to fill in is the same in all languages: its shape, and what is typed as it is."""
    return _FILLED_IN.sub(_shape, place[1]) if place[1] is not None else "{}"


def _shape(part: re.Match[str]) -> str:
    return part[0] if part[0][0] in "[-" or part[0].isdecimal() else "{}"


def _language_segment(languages: Sequence[str]) -> re.Pattern[str]:
    """Matches what names one of the page's languages in a target: `/sv/`, `sv.` of a host, `.sv.`."""
    tags: set[str] = set()
    for language in languages:
        for tag in (language, base(language)):
            tags |= {tag.lower(), tag.lower().replace("-", "_")}
    names = "|".join(sorted(map(re.escape, tags), key=lambda name: (-len(name), name)))
    return re.compile(
        rf"(?:(?<=[/.])|^)(?:{names})(?:[-_][a-z]{{2}})?(?=[/.]|$)[/.]?|^(?:\.\.?/)+|\.(?:md|html)$",
        re.IGNORECASE,
    )
