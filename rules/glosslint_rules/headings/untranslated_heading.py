"""A heading left in the words of the configured source, above text that is translated.

The table of contents and the search results speak two languages: headings are forgotten when the text
below them is translated, or come with a section that was merged from the source.

Names, loanwords and cognates are not told from words that were forgotten, so a heading is reported where
the site translates it on most of its other pages; else only where at least two of its words (one, where
the version is written in another script) are ordinary words of the source that the version itself does
not use. What differs in case was looked at (`Back Office`), and what half of the other versions keep as
well is kept on purpose.

Reported, because the text below is translated:

    source = "en"

    en | ## How money moves
         ~~~~~~~~~~~~~~~~~~
       |
       | See how quickly money moves between two banks.
    sv | ## How money moves
         ^^^^^^^^^^^^^^^^^^ the heading is left as it is in en; the text below is translated
       |
       | Så här snabbt går en betalning från den ena banken till den andra.

Silent, because the Swedish text has made the words its own:

    source = "en"

    en | ## Middle and back office
       |
       | The middle office and the back office see no customers.
    sv | ## Middle and back office
       |
       | Varken middle office eller back office träffar några kunder på banken.

Silent, because nothing of the section is translated, which is another matter:

    source = "en"

    en | ## How money moves
       |
       | See how quickly money moves between two banks.
    sv | ## How money moves
       |
       | See how quickly money moves between two banks.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.counterparts import place_in
from glosslint.languages import base, scripts
from glosslint.model import Diagnostic, Range, Related, Section, blocks_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from glosslint.model import Block, Document
    from glosslint.site import Site
    from glosslint.vote import RowView

SEVERITY: Final = "info"

_WORD: Final = re.compile(r"(?<![\w.-])[^\W\d_]{2,}(?!\w|[.-]\w)")
"""A word, but no part of a version, an address or a compound."""
_NAME: Final = re.compile(r"(?<=[\w,;] )[^\W\d_a-z][^\W\d_]+")
"""A word that is written like a name within a sentence."""
_FEWEST_LETTERS: Final = 20
"""Less text below a heading does not show whether it is translated."""


class Words(NamedTuple):
    """The words of one version, headings apart, lowercased."""

    used: frozenset[str]
    ordinary: frozenset[str]
    """Those that are written without a capital somewhere."""
    names: frozenset[str]
    """Those that are written like a name within a sentence."""


def check(site: Site) -> Iterator[Diagnostic]:
    """Compare the headings of each version with those of the source."""
    source = site.page.table.group.source
    words: dict[str, Words] = {}
    for row in site.page.rows if source in site.page.documents else ():
        for language in _kept_alone(row, source):
            for version in (language, source):
                if version not in words:
                    words[version] = _words_of(row.document(version))
            title, place = _title(row, source), place_in(row, language)
            if place is None or not _is_translated(row, language, words[source]):
                continue
            learned = 2 * site.facts.translated.get((language, title.casefold()), 0) > 1
            needed = 1 if learned or not scripts(language) & scripts(source) else 2
            if len(_foreign(row, source, words[source], words[language])) >= needed:
                related = Related(source, place_in(row, source) or Range(0, 0), "")
                yield Diagnostic(
                    f"the heading is left as it is in {source}; the text below is translated",
                    place,
                    language,
                    (related,),
                    key=(title,),
                )


def _kept_alone(row: RowView, source: str) -> Iterator[str]:
    """The versions that keep the source's title, while most others do not."""
    title = _title(row, source) if source in row.aligned else ""
    if not title:
        return
    translations = [language for language in row.aligned if base(language) != base(source)]
    keeping = {language for language in translations if _title(row, language) == title}
    for language in sorted(keeping):
        others = [other for other in translations if base(other) != base(language)]
        if not others or 2 * len(keeping.intersection(others)) < len(others):
            yield language


def _title(row: RowView, language: str) -> str:
    element = row.cell(language).element
    return " ".join(element.title.split()) if isinstance(element, Section) else ""


def _is_translated(row: RowView, language: str, source: Words) -> bool:
    """Whether the text below the heading is there, and made of other words than those of the source."""
    own = {word.lower() for word in _words(row.document(language), _below(row, language))}
    return sum(map(len, own)) >= _FEWEST_LETTERS and 2 * len(own & source.used) < len(own)


def _foreign(row: RowView, language: str, source: Words, version: Words) -> set[str]:
    """The words of the title that are ordinary words of the source, and that the version does not use."""
    return {
        word.lower()
        for word in _words(row.document(language), _heading(row, language))
        if word == word.lower() or (word.lower() in source.ordinary and word.lower() not in source.names)
    } - version.used


def _words_of(document: Document) -> Words:
    blocks = [block for block in blocks_of(document.root) if block.kind != "heading"]
    words = frozenset(_words(document, blocks))
    names = {
        name.lower()
        for block in blocks
        for run in block.prose
        for name in _NAME.findall(document.text, run.start, run.end)
    }
    lowercased = frozenset(word.lower() for word in words)
    return Words(lowercased, words & lowercased, frozenset(names))


def _heading(row: RowView, language: str) -> list[Block]:
    element = row.cell(language).element
    return [element.heading] if isinstance(element, Section) and element.heading is not None else []


def _below(row: RowView, language: str) -> Iterator[Block]:
    element = row.cell(language).element
    if isinstance(element, Section):
        yield from (block for block in blocks_of(element) if block is not element.heading)


def _words(document: Document, blocks: Iterable[Block]) -> Iterator[str]:
    """The words that a reader sees in `blocks`, code and targets apart."""
    for block in blocks:
        for run in block.prose:
            yield from _WORD.findall(document.text, run.start, run.end)
