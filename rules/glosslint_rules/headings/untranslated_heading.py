"""A heading left in the words of the configured source, above text that is translated.

The table of contents and the search results speak two languages: headings are forgotten when the text
below them is translated, or come with a section that was merged from the source.

Names, loanwords and cognates are not told from words that were forgotten, so a heading is reported where
the site translates it on most of its other pages; else only where at least two of its words (one, where
the version is written in another script) are ordinary words of the source that the version itself does
not use. What differs in case was looked at (`Back Office`), what half of the other versions keep as well is
kept on purpose, and what the code of the page calls is a name.

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

from functools import cache
from typing import TYPE_CHECKING, Final

from glosslint.counterparts import place_in
from glosslint.languages import base, scripts
from glosslint.model import Diagnostic, Range, Related, Section, blocks_of
from glosslint.words import is_command, words_in, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Block
    from glosslint.site import Site
    from glosslint.vote import RowView
    from glosslint.words import Words

SEVERITY: Final = "info"

_FEWEST_LETTERS: Final = 20
"""Less text below a heading does not show whether it is translated."""


def check(site: Site) -> Iterator[Diagnostic]:
    """Compare the headings of each version with those of the source."""
    source = site.page.table.group.source

    @cache
    def words(language: str) -> Words:
        return words_of(site.page.documents[language])

    for row in site.page.rows if source in site.page.documents else ():
        for language in _kept_alone(row, source):
            title, place = _title(row, source), place_in(row, language)
            learned = 2 * site.facts.translated.get((language, title.casefold()), 0) > 1
            needed = 1 if learned or not scripts(language) & scripts(source) else 2
            written = set(words_in(row.document(source), _heading(row, source)))
            if place is None or len(written) < needed:
                continue
            ordinary = {word.lower() for word in written if words(source).is_ordinary(word)}
            if (
                len(ordinary) >= needed
                and _is_translated(row, language, words(source))
                and len(ordinary - words(language).used) >= needed
                and not is_command(title, row.document(source))
            ):
                yield Diagnostic(
                    f"the heading is left as it is in {source}; the text below is translated",
                    place,
                    language,
                    (Related(source, place_in(row, source) or Range(0, 0), ""),),
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
    section = row.cell(language).element
    blocks = list(blocks_of(section))[1:] if isinstance(section, Section) else []
    own = {word.lower() for word in words_in(row.document(language), blocks)}
    return sum(map(len, own)) >= _FEWEST_LETTERS and 2 * len(own & source.used) < len(own)


def _heading(row: RowView, language: str) -> list[Block]:
    section = row.cell(language).element
    return [section.heading] if isinstance(section, Section) and section.heading is not None else []
