from __future__ import annotations

import pytest

from glosslint.entities import decode


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&amp;&lt;&quot;&#39;&#x27;&#X27;", "&<\"'''"),
        ("&copy;&auml;&ClockwiseContourIntegral;&ngE;", "©ä∲≧̸"),
        ("?a=1&copy=2&lt=3", "?a=1&copy=2&lt=3"),  # without a semicolon it is a parameter
        ("&notaname; &notit; &; &#; &#x;", "&notaname; &notit; &; &#; &#x;"),
        ("&#0;&#xD800;&#x110000;&#9999999;", "\ufffd\ufffd\ufffd\ufffd"),
        ("&#128512;&#x1f600;", "😀😀"),
        ("&#12345678; &#x1234567;", "&#12345678; &#x1234567;"),  # more digits than the standard allows
        ("&amp;amp;", "&amp;"),
        ("no entity", "no entity"),
    ],
)
def test_decode(written: str, meant: str) -> None:
    assert decode(written) == meant
