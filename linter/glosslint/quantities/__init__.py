"""Reading the numbers and the money in prose by value, knowing its language.

`$ 1.000`, `1 000 USD`, `US$1000` and `１，０００ドル` are one amount; `500` and `5000` are not.
"""

from __future__ import annotations

from glosslint.quantities.comparison import key, keys, same, same_value, values
from glosslint.quantities.prose import Quantity
from glosslint.quantities.reader import read_quantities

__all__ = ["Quantity", "key", "keys", "read_quantities", "same", "same_value", "values"]
