"""A number that is not written as its language writes it.

A reader stumbles over `$ 1.000` in Swedish, where a point groups nothing and the sign stands behind the
number; and `1,000.5` is hard to tell from `1,0005` for who writes a comma before fractions.

Off unless it is selected (`select = ["DEFAULT", "number-format"]`), since many a page keeps the habits of
its source on purpose. What a language writes is what CLDR's patterns have: the separators, the place of
the signs of money and percent, the blank before them, and where a page otherwise writes the digits of its
own script, these. The kind of a blank does not count, nor whether thousands are grouped at all. Numbers
that the language may mean in two ways, codes such as `USD`, years, dates, versions and names, ranges, and
numbers with a word that multiplies them are left as they are.

Reported, because Swedish sets a blank between groups and the sign behind the number:

    sv | Det kostar $ 1.000 i månaden.
                    ^^^^^^^ `$ 1.000`; Swedish writes `1 000 $`
       + Det kostar 1⍽000⍽$ i månaden.

Reported, because these are English separators:

    de | Das sind 1,234.5 Punkte.
                  ^^^^^^^ `1,234.5`; German writes `1.234,5`
       + Das sind 1.234,5 Punkte.

Reported, because Turkish writes the sign before the number:

    tr | Fiyat 50% arttı.
               ^^^ `50%`; Turkish writes `%50`
       + Fiyat %50 arttı.

Reported, because the page otherwise writes its own digits:

    bn | ১২০ জন, ৩৫০ টাকা, ৯০০ দিন, 12500 শব্দ।
                                 ^^^^^ `12500`; Bangla writes `১২৫০০`
       + ১২০ জন, ৩৫০ টাকা, ৯০০ দিন, ১২৫০০ শব্দ।

Silent, because this is how these languages write:

    de | 1.234,5 Punkte für 500 € oder 50 %, seit 2021.
    en | 1,234.5 points for €500 or 50%, since 2021.
    fr | 1 234,5 points pour 500 € ou 50 %, depuis 2021.
    hi | 12,34,567 अंक, ₹500, 50%।

Silent, because nobody knows what else it would be:

    de | Version 1.5, am 2021-01-05, 500 USD, $5–10 oder 5 Mio. $.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from glosslint.languages import display_name
from glosslint.model import Diagnostic, Edit, Fix
from glosslint.number_formats import unconventional
from glosslint.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.model import Document

SEVERITY: Final = "warning"
ENABLED: Final = False


def check(document: Document) -> Iterator[Diagnostic]:
    """Report the numbers of `document` that CLDR writes otherwise."""
    name = display_name(document.language)
    for at, written, expected in unconventional(document):
        yield Diagnostic(
            f"{quoted(written)}; {name} writes {quoted(expected)}",
            at,
            fix=Fix("unsafe", f"write {quoted(expected)}", (Edit(at, expected),)),
            key=(written, expected),
        )
