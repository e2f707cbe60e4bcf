"""Reading the numbers and the money in prose by value, knowing its language.

`$ 1.000`, `1 000 USD`, `US$1000` and `１，０００ドル` are one amount; `500` and `5000` are not.
"""

from __future__ import annotations

from glosslint.quantities.calendars import month_names
from glosslint.quantities.comparison import (
    is_converted,
    is_other_unit,
    is_the_rest,
    key,
    keys,
    same,
    same_value,
    worded,
)
from glosslint.quantities.dates import parts
from glosslint.quantities.numerals import fold_digits
from glosslint.quantities.percentages import says_percent
from glosslint.quantities.prose import Quantity
from glosslint.quantities.reader import read_quantities

__all__ = [
    "Quantity",
    "fold_digits",
    "is_converted",
    "is_other_unit",
    "is_the_rest",
    "key",
    "keys",
    "month_names",
    "parts",
    "read_quantities",
    "same",
    "same_value",
    "says_percent",
    "worded",
]
