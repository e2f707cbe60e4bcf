"""A sentence that the other versions repeat word for word, and this one words in two ways.

A reader takes two wordings for two things: a page's summary should say what its text says.

Only sentences of some length are compared, in paragraphs that the versions divide into the same number
of sentences. The finding stands at the later of the two places, and is no more than worth a look: what is
repeated may have to be worded anew in another context.

Reported, where the second wording stands:

    it | Le funzioni includono liquidazioni, autorizzazioni e contabilità.
                               ~~~~~~~~~~~~
       |
       | ## In breve
       |
       | - Le funzioni includono insediamenti, autorizzazioni e contabilità.
                                 ^^^^^^^^^^^^ `insediamenti` here, `liquidazioni` before; sv repeats
                                 the sentence word for word
    sv | Funktionerna inkluderar avräkningar, godkännanden och redovisning.
       |
       | ## Höjdpunkter
       |
       | - Funktionerna inkluderar avräkningar, godkännanden och redovisning.
           ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~

Silent, because the other version has two wordings as well:

    it | Le funzioni includono liquidazioni, autorizzazioni e contabilità.
       |
       | Le funzioni includono insediamenti, autorizzazioni e contabilità.
    sv | Funktionerna inkluderar avräkningar, godkännanden och redovisning.
       |
       | Funktionerna innefattar avräkningar, godkännanden och redovisning.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.model import Diagnostic, Related
from glosslint.sentences import Sentences, contrast
from glosslint.wording import contrasted, listed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from glosslint.model import Block, Document, Section
    from glosslint.sentences import Repetition
    from glosslint.vote import View

SEVERITY: Final = "info"


def check(page: View) -> Iterator[Diagnostic]:
    """Report the sentences of `page` that one version words in two ways."""
    sentences = Sentences(page)
    for repetition in sentences.repetitions():
        expected = page.rows[repetition.later].expected(_repeats(sentences, repetition))
        if expected is None:
            continue
        ballots = dict(expected.ballots)
        repeating, varying = ballots.get(True, ()), ballots.get(False, ())
        if expected.value or (len(repeating) == len(varying) == 1 and len(ballots) == 2):
            carrier = expected.carrier if expected.carrier in repeating else repeating[0]
            for language in varying:
                yield from _report(sentences, repetition, language, repeating, carrier)


def _repeats(
    sentences: Sentences, repetition: Repetition
) -> Callable[[Section | Block, Document], bool | None]:
    return lambda _, document: sentences.repeats(repetition, document.language)


def _report(
    sentences: Sentences, repetition: Repetition, language: str, repeating: tuple[str, ...], carrier: str
) -> Iterator[Diagnostic]:
    own, others = sentences.pair(repetition, language), sentences.pair(repetition, carrier)
    if own is None or others is None:
        return
    text = sentences.text(language)
    there, here = contrast(*own, text)
    words, before = contrasted(text[here.start : here.end], text[there.start : there.end])
    repeat = "repeats" if len(repeating) == 1 else "repeat"
    yield Diagnostic(
        f"{words} here, {before} before; {listed(repeating)} {repeat} the sentence word for word",
        here,
        language,
        (Related(carrier, others[1].at, ""), Related(language, there, "")),
        key=(own[1].words, own[0].words),
    )
