from __future__ import annotations

import importlib.util
from pathlib import Path

import pytest
from babel.core import get_global

from glosslint.quantities.currencies import table

GENERATOR = Path(__file__).parents[1] / "generate" / "currency_table.py"


def test_table_is_what_its_script_writes() -> None:
    if get_global("cldr")["version"] != table().cldr:
        pytest.skip("the table was made from another version of CLDR than this Babel carries")
    spec = importlib.util.spec_from_file_location("currency_table", GENERATOR)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.TABLE.read_text(encoding="utf-8") == module.render()


def test_shared_symbols_leave_the_currency_open() -> None:
    assert table().symbols["$"] == ("USD", "$")
    assert {"USD", "CAD", "AUD", "MXN"} <= table().families["$"]
    assert table().families["kr"] == {"SEK", "NOK", "DKK", "ISK"}
    assert table().families["¥"] == {"JPY", "CNY"}


def test_units_are_codes_or_families() -> None:
    known = table().codes | set(table().families)
    assert all(set(units) <= known for units in table().symbols.values())
    assert all(members <= table().codes for members in table().families.values())
