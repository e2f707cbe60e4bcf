"""A number that differs from the other versions' at the same place, or that is missing or extra.

A reader is told another price, year or limit than everyone else: a digit is lost or doubled, a
separator is misread, or the others were updated.

Numbers are compared by what they are worth: `$ 1.000`, `1 000 USD` and `$1,000` are one amount, and so
are `1.5` and `1,5`. Whole numbers up to 12 without a unit are set aside, since they are words in one
language and digits in the other; a unit alone is no difference of numbers. Nor is a number reported that
is only said once more or once less, that the other side writes as code, or a name that holds a digit and
may be a pronoun elsewhere. Within a paragraph the order is free.

Reported, because four versions agree on another amount:

    de | Sie zahlen 500 $ im Monat.
                    ~~~~~ 500 USD
    en | They pay $600 a month.
                  ^^^^ `$600`, but 500 USD in de, fr and it
    fr | Ils paient 500 $ par mois.
    it | Pagano $ 500 al mese.

Reported, because a digit was doubled:

    de | Seit 1987 gilt das Gesetz.
    it | La legge vale dal 19887.
                           ^^^^^ `19887`, but 1987 in de and sv
    sv | Sedan 1987 gäller lagen.

Reported once, though two numbers were run together:

    de | Die Fristen 2022 für 10-K.
    ja | 202210-K提出期限
         ^^^^^^^^ `202210-K`, but 2022 and 10-K in de and sv
    sv | Tidsfrister 2022 för 10-K.

Reported once and blaming nobody, because no two versions agree:

    de | Es dauert 20 Minuten.
                   ^^ the versions disagree: `20` here, 30 in it, 40 in sv
    it | Ci vogliono 30 minuti.
    sv | Det tar 40 minuter.

Silent, because these are one amount in four ways of writing:

    de | Das kostet 1.000 $.
    en | It costs $1,000.
    it | Costa $ 1.000.
    sv | Det kostar 1 000 USD.

Silent, because nobody is told another number:

    de | Von 200 bis 299, und zwar ab `200`.
    sv | Från 200 till 299.

Silent, because a small number is a word as often as not:

    de | Es sind drei Teile.
    sv | Det är 3 delar.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.counterparts import Things, compared
from glosslint.numbers import Number, numbers_in, telling
from glosslint.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Diagnostic
    from glosslint.vote import View

SEVERITY: Final = "warning"


def check(page: View) -> Iterator[Diagnostic]:
    """Compare the numbers in each row of `page`."""
    yield from compared(page, _NUMBERS)


def _changed(here: Number, there: Number) -> str:
    return f"{quoted(here.written)}, but {there.value}"


_NUMBERS: Final = Things(
    kind="number",
    of=numbers_in,
    key=Number.key,
    same=Number.is_same,
    place=lambda number: number.at,
    here=lambda number: quoted(number.written),
    there=lambda number: number.value,
    in_full=lambda number: number.value,
    changed=_changed,
    telling=telling,
)
