"""A paragraph or item left in another language.

Its reader meets English in the middle of a French page: the paragraph was added to the source and copied
until somebody would translate it.

Names, code, addresses, quotations that most versions leave as they are, and languages so close that a
sentence may be the same in both are not reported. What follows each other is one finding, and so is a
whole page.

Reported, because the words are those of the source:

    source = "en"

    en | The club meets in the [town hall](/town-hall) on the first Monday of each month.
         ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~
       |
       | Guests are always welcome, and [coffee](/coffee) is served.
    sv | The club meets in the [town hall](/town-hall) on the first Monday of each month.
         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not translated:
         the words of en
       |
       | Gäster är alltid välkomna, och [kaffe](/coffee) serveras.

Silent, because the command is to be typed as it stands:

    source = "en"

    en | Type this:
       |
       | `glosslint check content --source en --output-format json --fail-on info`
    sv | Skriv detta:
       |
       | `glosslint check content --source en --output-format json --fail-on info`
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.counterparts import place_in
from glosslint.model import Diagnostic, Range, Related
from glosslint.unmatched import named
from glosslint.untranslated import original_of, untranslated, words_of
from glosslint.wording import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.vote import RowView, View

SEVERITY: Final = "warning"

_MOST: Final = 1 / 2
"""From this share of a page's blocks on, it is the page that is not translated, and not its blocks."""
_MANY: Final = 5


def check(page: View) -> Iterator[Diagnostic]:
    """Report what the versions of `page` have in another one's words."""
    originals = dict(page.table.copies)
    for language in page.table.languages:
        runs = list(untranslated(page, language))
        number = sum(map(len, runs))
        total = sum(bool(words_of(row, language)) for row in page.rows if row.leaf) if runs else 0
        if runs and language in originals:
            yield from _copied(runs[0][0], language, originals[language])
        elif runs and number >= max(_MANY, _MOST * total):
            whole = f"{number} of {counted(total, 'block')} on this page are not translated"
            yield from _report(page, runs[0][:1], language, whole)
        else:
            for run in runs:
                many = f"{named(run, language)} " if len(run) > 1 else ""
                yield from _report(page, run, language, f"{many}not translated")


def _copied(row: RowView, language: str, original: str) -> Iterator[Diagnostic]:
    """The whole page, at the first block of it that could be translated."""
    here, there = place_in(row, language), place_in(row, original)
    if here is not None:
        related = (Related(original, there, ""),) if there is not None else ()
        yield Diagnostic(
            f"this page is in the words of {original}", here, language, related, key=(original, "")
        )


def _report(page: View, run: tuple[RowView, ...], language: str, what: str) -> Iterator[Diagnostic]:
    first, last = place_in(run[0], language), place_in(run[-1], language)
    if first is None or last is None:
        return
    original = original_of(page, run[0], language)
    place = place_in(run[0], original) if original else None
    whose = f": the words of {original}" if original else f", nor in a script that {language} is written in"
    yield Diagnostic(
        f"{what}{whose}",
        Range(first.start, last.end),
        language,
        (Related(original, place, ""),) if place is not None else (),
        key=(original, str(len(run))),
    )
