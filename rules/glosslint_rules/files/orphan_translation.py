"""A translation of a page that the configured source does not have.

The source was renamed or removed and nobody told its translations: they stay behind, keep their old
words, and what is written in the source no longer reaches them.

Only where a source is configured, since a site without one may have pages of its own in every language.
A page of the source that has a like name and lacks these languages is named as the likely new one.

Reported once for the page, with what it is probably called now:

    source = "en"

    back-offices/en | Text.
    back-office/de | Text.
                     ↑ translated from a page that en does not have; `back-offices` is likely its new name
    back-office/sv | Text.

Silent, because the source has the page:

    source = "en"

    back-office/en | Text.
    back-office/sv | Text.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Final

from glosslint.model import Diagnostic, Range
from glosslint.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glosslint.site import Versions

SEVERITY: Final = "info"

_ALIKE: Final = 80
"""The likeness of two names, in percent, from which on one is likely the other's new name."""
_NEAR: Final = 0.5
"""The share of their folders that two places have in common if a page moved from one to the other."""
_NO_NAMES: Final = frozenset({"_index", "index", "readme"})
"""Names that say nothing: the folder is the page's name."""
_ENDINGS: Final = frozenset({".markdown", ".md", ".mdx"})


def check(page: Versions) -> Iterator[Diagnostic]:
    """Report a page that has no version in the configured source."""
    if not page.source or page.source in page.languages:
        return
    renamed = _likely_name(page)
    now = f"; {quoted(renamed)} is likely its new name" if renamed else ""
    yield Diagnostic(
        f"translated from a page that {page.source} does not have{now}",
        Range(0, 0),
        page.languages[0],
        key=(page.key,),
    )


def _likely_name(page: Versions) -> str:
    """The page of the source that lacks these languages and whose name is most alike, if any is."""
    likeness = {
        key: alike
        for key, languages in sorted(page.facts.files.items())
        if page.source in languages and not set(page.languages) & set(languages)
        if (alike := _likeness(_path(page.key), _path(key))) > 0
    }
    return _path(max(likeness, key=likeness.__getitem__)).as_posix() if likeness else ""


def _likeness(one: PurePosixPath, other: PurePosixPath) -> float:
    """How likely a page that was `one` is `other` now; 0 where it is not."""
    from rapidfuzz import fuzz

    folders, others = set(one.parent.parts), set(other.parent.parts)
    near = len(folders & others) / max(len(folders | others), 1) if folders != others else 1.0
    words, other_words = (set(re.split(r"[\W_]+", path.name.lower())) for path in (one, other))
    alike = 100.0 if words <= other_words or other_words <= words else fuzz.ratio(one.name, other.name)
    if alike < _ALIKE or near < _NEAR or (near < 1 and one.name != other.name):
        return 0
    return near + fuzz.ratio(one.name, other.name)


def _path(key: str) -> PurePosixPath:
    """The path of a page without its ending, or without a name that says nothing."""
    path = PurePosixPath(key)
    path = path.with_suffix("") if path.suffix.lower() in _ENDINGS else path
    return path.parent if path.name.lower() in _NO_NAMES else path
