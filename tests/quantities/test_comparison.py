from __future__ import annotations

import pytest

from glosslint.model import Reading
from glosslint.quantities import is_converted, key, keys, read_quantities, same, same_value


def readings(language: str, text: str) -> tuple[Reading, ...]:
    (found,) = read_quantities(text, language)
    return found.readings


THOUSAND = [
    ("it", "$ 1.000"),
    ("sv", "1 000 USD"),
    ("sv", "1\u00a0000 USD"),
    ("sv", "1\u202f000 USD"),
    ("sv", "1\u2009000 USD"),
    ("en", "$1,000"),
    ("it", "1.000 $"),
    ("en", "US$1000"),
    ("ja", "１，０００ドル"),
    ("ar", "١٬٠٠٠ دولار"),
    ("de", "1.000 US-Dollar"),
    ("fr", "1 000 $"),
    ("hi", "$1,000"),
    ("zh", "1000美元"),
]


@pytest.mark.parametrize("one", THOUSAND)
@pytest.mark.parametrize("other", THOUSAND)
def test_one_amount(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert same(readings(*one), readings(*other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "$500"), ("sv", "500 USD")),
        (("en", "$500"), ("en", "500 CAD")),  # a bare sign leaves open whose dollar it is
        (("en", "500 kr"), ("sv", "500 SEK")),
        (("en", "500 kr"), ("da", "500 DKK")),
        (("nb", "500 kr"), ("sv", "500 kr")),
        (("en", "¥500"), ("ja", "500円")),
        (("en", "¥500"), ("zh", "500 CNY")),
        (("ja", "500円"), ("en", "500 JPY")),
        (("en", "1.000"), ("de", "1.000")),  # both readings on both sides
        (("en", "1,27"), ("de", "1,27")),
        (("en", "50%"), ("sv", "50 procent")),
        (("en", "50%"), ("tr", "yüzde 50")),
        (("en", "50 %"), ("ar", "٥٠٪")),
        (("en", "10 dollars"), ("am", "10")),  # the word may be unknown in the other language
        (("en", "21st"), ("de", "21")),
        (("en", "BIP340"), ("ko", "340")),
        (("en", "v1.21"), ("zh", "1.21")),
        (("en", "5kg"), ("fr", "5 kg")),
        (("en", "1/5/2021"), ("en", "2021-05-01")),
        (("en", "7:52 PM"), ("de", "19:52")),
        (("en", "1,00,000"), ("de", "100.000")),
        (("en", "-5"), ("de", "−5")),
        (("en", "2.1.10"), ("ru", "v2.1.10")),
        (("en", "for Python 3.10"), ("ko", "파이썬 3.10")),
        (("en", "for Apache 2.0"), ("de", "für Apache 2")),
        (("en", "1.50 metres"), ("fr", "1,50 mètre")),
        (("en", "late 1990s"), ("es", "los años 90")),
        (("en", "from 7pm"), ("de", "ab 19 Uhr")),
        (("en", "12M"), ("ja", "1,200万")),
        (("en", "$5 million"), ("de", "5 Mio. $")),
        (("en", "144 million"), ("ko", "1억 4400만")),
        (("en", "½"), ("de", "1/2")),
        (("en", "1/2"), ("fr", "0,5")),
        (("en", "⅓"), ("ru", "1/3")),
        (("en", "50%"), ("ja", "5割")),
        (("en", "5 billion"), ("de", "5 Milliarden")),
        (("en", "5 trillion"), ("fr", "5 billions")),
        (("en", "$5bn"), ("de", "5 Mrd. $")),
        (("en", "20 million"), ("ja", "2千万")),
        (("en", "$10 million"), ("zh", "1千万美元")),
        (("en", "10-K"), ("zh", "10K")),
    ],
)
def test_same(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert same(readings(*one), readings(*other))
    assert same(readings(*other), readings(*one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("en", "$500"), ("en", "$5000")),
        (("en", "$500"), ("en", "500 €")),
        (("en", "$500"), ("en", "500")),
        (("en", "500 USD"), ("en", "500 CAD")),
        (("sv", "500 SEK"), ("da", "500 DKK")),
        (("en", "50%"), ("en", "50")),
        (("en", "5%"), ("en", "0.05")),
        (("en", "1,234.5"), ("en", "12,345")),
        (("en", "IPv4"), ("en", "IPv6")),
        (("en", "for Python 3.10"), ("de", "für Python 3.1")),
        (("en", "2.1.10"), ("en", "2.1.1")),
        (("en", "10:30"), ("en", "10:30 PM")),
        (("en", "2021-01-05"), ("en", "2021-01-06")),
        (("en", "−5"), ("en", "5")),
        (("en", "1/2"), ("en", "1/3")),
        (("en", "10-K"), ("de", "10.000")),
        (("en", "10-K"), ("en", "10 KB")),
        (("en", "5 billion"), ("fr", "5 billions")),
    ],
)
def test_not_same(one: tuple[str, str], other: tuple[str, str]) -> None:
    assert not same(readings(*one), readings(*other))


def test_same_value_sets_units_aside() -> None:
    assert same_value(readings("en", "$500"), readings("en", "500 €"))
    assert same_value(readings("en", "5%"), readings("en", "5"))
    assert not same_value(readings("en", "$500"), readings("en", "5000 €"))
    assert not same_value(readings("en", "2021-01-05"), readings("en", "2021"))


def test_a_fraction_is_converted_like_any_value() -> None:
    assert is_converted(readings("en", "1/3 mile"), readings("de", "0,5 km"))
    assert not is_converted(readings("en", "1/3 mile"), readings("de", "1/3 km"))


def test_key_is_of_the_likeliest_reading() -> None:
    assert key(readings("it", "$ 1.000")) == key(readings("sv", "1 000 USD")) == "1000 USD"
    assert key(readings("en", "1.000")) == "1"
    assert key(readings("en", "IPv6")) != key(readings("en", "6"))


def test_keys_open_families() -> None:
    assert {"500 USD", "500 CAD", "500 AUD"} <= keys(readings("en", "$500"))
    assert keys(readings("en", "US$500")) == {"500 USD"}
