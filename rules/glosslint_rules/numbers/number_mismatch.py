"""A number that differs from the other versions' at the same place, or that is missing or extra.

A reader is told another price, year or limit than everyone else: a digit is lost or doubled, a
separator is misread, or the others were updated.

Numbers are compared by what they are worth: `$ 1.000`, `1 000 USD` and `$1,000` are one amount, and so
are `1.5` and `1,5`, unless the page itself has that separator in the other role. A number may be in words
elsewhere, a date in its parts, and a time in 12 hours. Within a paragraph the order is free. What likely
happened is named where it shows; so is an amount or a time that was converted. A unit alone is told by
unit-mismatch.

Nor is a number reported that is only said once more or once less, that the other side has in code, or a
name that holds a digit and may be a pronoun elsewhere. Whole numbers up to 12, also of a measure, and 100 %
("all") are an info, unless they became another by a slip. Where no words of a language are known, as of
Sanskrit or Pashto, what was put in words is an info up to 12, and else reported.

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
                           ^^^^^ `19887`, with a digit doubled, but 1987 in de and sv
    sv | Sedan 1987 gäller lagen.

Reported, because a point is no comma:

    source = "en"

    de | Es sind 12,345 Stück, um 2,5 % mehr.
                 ^^^^^^ `12,345`, with its separator misread, but 12345 in en
    en | There are 12,345 pieces, 2.5% more.

Reported, because the price was converted:

    source = "en"

    en | It costs $500.
    sv | Det kostar 460 €.
                    ^^^^^ `460 €`, converted from 500 USD in en

Reported once, though two numbers were run together:

    de | Die Fristen 2022 für 10-K.
    ja | 202210-K提出期限
         ^^^^^^^^ `202210-K`, but 2022 and 10-K in de and sv
    sv | Tidsfrister 2022 för 10-K.

Reported once and blaming nobody, because no two versions agree:

    de | Es dauert 20 Minuten.
                   ^^^^^^^^^^ the versions disagree: `20 Minuten` here, 30 minutes in it, 40 minutes in sv
    it | Ci vogliono 30 minuti.
    sv | Det tar 40 minuter.

Silent, because these are one amount in four ways of writing:

    de | Das kostet 1.000 $.
    en | It costs $1,000.
    it | Costa $ 1.000.
    sv | Det kostar 1 000 USD.

Silent, because a number is a word elsewhere, and a date its parts:

    source = "en"

    de | Am 27. November 2015 kamen fünfzehn Gäste, zwei Drittel davon um 19:52 Uhr.
    en | On November 27, 2015, 15 guests came, 2/3 of them at 7:52 PM.
    fr | Le 27 du mois de novembre (2015), quinze invités sont venus, les deux tiers à 19h52.

Silent, because nobody is told another number:

    de | Von 200 bis 299, und zwar ab `200`.
    sv | Från 200 till 299.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from glosslint.counterparts import Things, compared
from glosslint.number_differences import NumberDifferences, changed, severity
from glosslint.numbers import Number, Numbers
from glosslint.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Diagnostic
    from glosslint.vote import View

SEVERITY: Final = "warning"


def check(page: View) -> Iterator[Diagnostic]:
    """Compare the numbers in each row of `page`, then the small ones where nothing else is told."""
    numbers = Numbers()
    differences = NumberDifferences(numbers)
    yield from compared(page, _things(of=numbers.large_in, telling=differences.large))
    yield from compared(page, _things(of=numbers.small_in, telling=differences.small))


_things: Final = partial(
    Things[Number],
    kind="number",
    key=Number.key,
    same=Number.is_same,
    place=lambda number: number.at,
    here=lambda number: quoted(number.written),
    there=lambda number: number.value,
    in_full=lambda number: number.value,
    changed=changed,
    severity=severity,
)
