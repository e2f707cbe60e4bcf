"""A number with another currency or unit than in the other versions, or without its percent sign.

`$500` and `500 €` are not one price, nor are `10 MB` and `10 GB` one limit; and `5` where everyone else
has `5 %` is another number.

Units are compared by what they mean in each language: `GB`, `Go` and `гигабайт` are one, `$` may be the
dollar of several countries, and "5 days" is `5日`. A unit that a version leaves out, or writes in a word
that is not known, is no other unit. A percentage may be one by a word ("5 Prozentpunkte"), by the sign at
the end of its list or range (`1, 2 and 3 %`), or by the head of its column. An amount that was converted
is another number, which number-mismatch reports.

Reported, because the source has another currency:

    source = "en"

    en | They pay $500 a month.
                  ~~~~ 500 USD
    sv | De betalar 500 € i månaden.
                    ^^^^^ `500 €`, but 500 USD in en

Reported, because a thousand times as much may be stored:

    de | Bis zu 10 MB je Datei.
    en | Up to 10 GB per file.
               ^^^^^ `10 GB`, but 10 megabytes in de, fr and it
    fr | Jusqu'à 10 Mo par fichier.
    it | Fino a 10 MB per file.

Reported, because a week is not a day:

    source = "en"

    en | The link expires after 3 days.
                                ~~~~~~ 3 days
    fr | Le lien expire après 3 semaines.
                              ^^^^^^^^^^ `3 semaines`, but 3 days in en

Reported, because the sign was lost:

    source = "en"

    de | Der Rabatt beträgt 5, wenn Sie früh zahlen.
                            ^ `5`, but 5 % in en
    en | The discount is 5% if you pay early.
                         ~~ 5 %

Silent, because these are the same units in other words and signs:

    de | Das sind 500 Dollar, 16 GB und 5 Prozent.
    en | That is $500, 16GB and 5%.
    fr | Ce sont 500 $US, 16 Go et 5 pour cent.
    ja | 500ドル、16ギガバイト、5パーセントです。

Silent, because a unit may be left out or said once for several numbers:

    en | Between 5% and 10% of $500 or $600, within 3 days.
    sv | Mellan 5 och 10 % av 500 eller 600 dollar, inom 3 d.

Silent, because the head of the column has the sign:

    de | | Jahr | Anteil |
       | |---|---|
       | | 2023 | 40 % |
    en | | Year | Share in % |
       | |---|---|
       | | 2023 | 40 |

Silent, because the amount is another one, too, which is told as that:

    en | It costs $500.
    sv | Det kostar 460 €.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.counterparts import Things, compared
from glosslint.numbers import Number
from glosslint.units import alike, measured_in, telling
from glosslint.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Diagnostic
    from glosslint.vote import View

SEVERITY: Final = "warning"


def check(page: View) -> Iterator[Diagnostic]:
    """Compare the units of the numbers in each row of `page`."""
    yield from compared(page, _UNITS)


def _changed(here: Number, there: Number) -> str:
    return f"{quoted(here.written)}, but {there.value}"


_UNITS: Final = Things(
    kind="number",
    of=measured_in,
    key=Number.key,
    same=alike,
    place=lambda number: number.at,
    here=lambda number: quoted(number.written),
    there=lambda number: number.value,
    in_full=lambda number: number.value,
    changed=_changed,
    telling=telling,
)
