from __future__ import annotations

import pytest

from glosslint.model import Edit, Finding, Fix, Range, RelatedPlace
from glosslint.reports import Report, Summary

SWEDISH = """\
# Uppskattning

Läs mer på [prissidan](/pricing). Tjänsten kostar 500 kronor i månaden, och den som betalar för ett helt år \
i förskott får två månader utan kostnad.

##Höjdpunkter

- Ett
– Två
"""
GERMAN = """\
# Schätzung

Mehr dazu auf der [Preisseite](/pricing). Der Dienst kostet 5000 Kronen im Monat, und wer ein ganzes Jahr \
im Voraus bezahlt, bekommt zwei Monate umsonst.

## Das Wichtigste

- Eins
- Zwei
"""
JAPANESE = """\
# 見積もり

詳しくは[料金のページ](/pricing)をご覧ください。月額は５００クローナで、一年分を前払いすると二か月分が無料になります。\
お支払いはカードまたは振込でお願いいたします。
"""
ARABIC = """\
# تقدير

راجع [صفحة الأسعار](/prices) لمزيد من المعلومات. السعر ٥٠٠ كرونة في الشهر.
"""
TABBED = "\t- été\tdéjà vu\tici\r\n\t- e\u0301te\u0301\t👩\u200d💻 x\r\n"

TEXTS = {
    "docs/ar/price.md": ARABIC,
    "docs/de/price.md": GERMAN,
    "docs/fr/price.md": TABBED,
    "docs/ja/price.md": JAPANESE,
    "docs/sv/price.md": SWEDISH,
}


def at(language: str, part: str) -> Range:
    """Where `part` stands for the first time in a language's text."""
    start = TEXTS[f"docs/{language}/price.md"].index(part)
    return Range(start, start + len(part))


def related(language: str, part: str, message: str = "") -> RelatedPlace:
    return RelatedPlace(f"docs/{language}/price.md", language, at(language, part), message)


FINDINGS = (
    Finding(
        rule="link-mismatch",
        family="links",
        severity="warning",
        path="docs/ar/price.md",
        language="ar",
        at=at("ar", "[صفحة الأسعار](/prices)"),
        message="`/prices`, but `/pricing` in de, ja and sv",
        fingerprint="a1",
        related=(related("ja", "[料金のページ](/pricing)", "`/pricing`"),),
    ),
    Finding(
        rule="number-mismatch",
        family="numbers",
        severity="warning",
        path="docs/de/price.md",
        language="de",
        at=at("de", "5000 Kronen"),
        message="`5000 Kronen`, but 500 SEK in ar, ja and sv: one zero too many",
        fingerprint="d1",
        related=(
            related("sv", "500 kronor", "500 SEK"),
            related("ja", "５００クローナ", "500 SEK"),
            related("ar", "٥٠٠ كرونة", "500 SEK"),
            related("ar", "٥٠٠", "the same number once more"),
        ),
    ),
    Finding(
        rule="inconsistent-repetition",
        family="text",
        severity="info",
        path="docs/fr/price.md",
        language="fr",
        at=at("fr", "👩\u200d💻"),
        message="`👩\u200d💻` here, `déjà vu` on line 1",
        fingerprint="f1",
        related=(related("fr", "déjà vu"),),
    ),
    Finding(
        rule="malformed-heading",
        family="headings",
        severity="error",
        path="docs/sv/price.md",
        language="sv",
        at=at("sv", "##Höjdpunkter"),
        message="`##Höjdpunkter` is not a heading: a reader sees it as text",
        fingerprint="s1",
        related=(related("de", "## Das Wichtigste", "a heading"),),
        fix=Fix(
            "safe",
            "insert a space after `##`",
            (Edit(Range(at("sv", "##H").end - 1, at("sv", "##H").end - 1), " "),),
        ),
    ),
    Finding(
        rule="missing-section",
        family="headings",
        severity="warning",
        path="docs/sv/price.md",
        language="sv",
        at=Range(len(SWEDISH), len(SWEDISH)),
        message="a section of de is missing here",
        fingerprint="s2",
        related=(related("de", GERMAN[GERMAN.index("## Das") :]),),
        fix=Fix("unsafe", "append the section", (Edit(Range(len(SWEDISH), len(SWEDISH)), "\n## …\n"),)),
    ),
)


REPORT = Report(
    findings=FINDINGS,
    texts=TEXTS,
    summary=Summary.of(FINDINGS, groups=1, files=5, languages=("sv", "ja", "fr", "de", "ar"), suppressed=2),
)


@pytest.fixture
def report() -> Report:
    return REPORT


@pytest.fixture
def hostile() -> Report:
    """A report in which everything that comes from content wants to do something to the terminal."""
    path = "docs/\x1b]0;owned\x07[red]\n::error::\u202eevil\udcff.md"
    text = "# \x1b[2J[bold]x[/bold]\u202e##[error]\x9b31m\u200b\x07\x7f\u2066 end\x85\u2028\n"
    at = Range(2, len(text) - 1)
    message = "`\x1b[31m`, [link=x]\r\n::add-mask::\u2069\x00 in de"
    fix = Fix("safe", "remove `\x1b[0m`", (Edit(at, "\x1b\u202e"),))
    finding = Finding(
        "invisible-character",
        "text",
        "error",
        path,
        "sv",
        at,
        message,
        "h1",
        (RelatedPlace(path, "sv", at, message),),
        fix,
    )
    return Report((finding,), {path: text}, Summary.of((finding,), groups=1, files=1, languages=("sv",)))
