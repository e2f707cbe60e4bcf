"""In which order the versions of a page are laid side by side, and which are no versions of their own."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final, NamedTuple

from glosslint.languages import base

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from glosslint.align.fingerprints import Fingerprints
    from glosslint.align.nodes import Version
    from glosslint.model import Group

_COPY: Final = 0.8
"""The share of wordings in common from which on two versions are one text."""
_FEWEST_WORDINGS: Final = 2
_STUB: Final = 0.3
"""A version with less than this share of the usual number of blocks is a stub."""


class Order(NamedTuple):
    """The versions in the order of alignment, and how they depend on each other."""

    versions: list[Version]
    pivot: str
    voters: tuple[tuple[str, ...], ...]
    copies: tuple[tuple[str, str], ...]


def order(versions: Sequence[Version], group: Group, fingerprints: Fingerprints) -> Order:
    """The order in which `versions`, at least one, are aligned: the pivot first, then by similarity to it.

    The pivot is the configured source, else the version whose fingerprints differ least from those of
    all others; copies of another version and stubs cannot be it. Where two are equal the reported
    pivot is the presumed source, or else the first by its tag; the order of alignment looks at the
    presumed source and then at the contents, so that it is the same under other names.
    """
    families = _families(versions, fingerprints)
    copies = sorted(
        (version.document.language, original.document.language)
        for family in families
        for original in [_original(family, group)]
        for version in family
        if version is not original
    )
    copied = {copy for copy, _ in copies}
    usual = sorted(sum(version.content.values()) for version in versions)[len(versions) // 2]
    eligible = [
        version
        for version in versions
        if version.document.language not in copied and sum(version.content.values()) >= _STUB * usual
    ] or list(versions)
    distances = _distances(versions, eligible)

    def rank(version: Version) -> tuple[bool, int, bool]:
        language = version.document.language
        return language != group.source, distances[version.index], language != group.presumed

    best = min(map(rank, eligible))
    equal = [version for version in eligible if rank(version) == best]
    first = min(equal, key=_contents)
    others = sorted(
        (version for version in versions if version is not first),
        key=lambda version: (
            -_similarity(first, version),
            version.document.language != group.presumed,
            _contents(version),
        ),
    )
    pivot = min(version.document.language for version in equal)
    return Order([first, *others], pivot, _voters(versions, families), tuple(copies))


def _contents(version: Version) -> tuple[int, int, str]:
    """A key that sorts versions by what they say, whatever they are called: the longest first."""
    return -sum(version.content.values()), -len(version.document.text), version.document.text


def _distances(versions: Sequence[Version], eligible: Iterable[Version]) -> dict[int, int]:
    """How much the fingerprints of each eligible version differ from those of all, by the version's index.

    The sum of the sizes of all symmetric differences, less what all have in common: an element that
    `uses` of n versions have costs one that has it n - uses, and one that lacks it `uses`.
    """
    uses: Counter[tuple[int, int]] = Counter()
    for version in versions:
        uses.update(_elements(version))
    number = len(versions)
    return {
        version.index: sum([number - 2 * uses[element] for element in _elements(version)])
        for version in eligible
    }


def _elements(version: Version) -> list[tuple[int, int]]:
    """The multiset of its fingerprints as a set: each with its number."""
    return [(fingerprint, count) for fingerprint, times in version.content.items() for count in range(times)]


def _similarity(one: Version, other: Version) -> float:
    """The share of fingerprints in common (Dice's coefficient)."""
    total = one.content.total() + other.content.total()
    return 2 * (one.content & other.content).total() / total if total else 1.0


def _families(versions: Sequence[Version], fingerprints: Fingerprints) -> list[list[Version]]:
    """The versions that are near-equal in wording, together; each of at least two."""
    families: list[list[Version]] = []
    for version in sorted(versions, key=_contents):
        for family in families:
            if _near_equal(family[0], version, fingerprints):
                family.append(version)
                break
        else:
            families.append([version])
    return [family for family in families if len(family) > 1]


def _near_equal(one: Version, other: Version, fingerprints: Fingerprints) -> bool:
    shared = one.wordings.keys() & other.wordings.keys()
    if len(shared) < _FEWEST_WORDINGS or len(shared) < _COPY / 2 * max(
        len(one.wordings), len(other.wordings)
    ):
        return False

    def running(version: Version) -> set[int]:
        return {
            text for text, node in version.wordings.items() if fingerprints.running(node, version.document)
        }

    ours, theirs = running(one), running(other)
    shared = ours & theirs
    return len(shared) >= _FEWEST_WORDINGS and len(shared) >= _COPY * max(len(ours), len(theirs))


def _original(family: Sequence[Version], group: Group) -> Version:
    """Whose words the near-equal versions of `family` have."""
    from glosslint.layout.texts import glance, identify

    language = base(identify(glance(family[0].document.text)))

    def rank(version: Version) -> tuple[bool, bool, bool, int, tuple[int, int, str], str]:
        tag = version.document.language
        return (
            tag != group.source,
            tag != group.presumed,
            base(tag) != language,
            version.foreign,
            _contents(version),
            tag,
        )

    return min(family, key=rank)


def _voters(
    versions: Sequence[Version], families: Sequence[Sequence[Version]]
) -> tuple[tuple[str, ...], ...]:
    """The languages that share a vote: those of one base language, and those that are near-equal."""
    voter_of = {version.document.language: {version.document.language} for version in versions}

    def unite(languages: Sequence[str]) -> None:
        united = set[str]().union(*(voter_of[language] for language in languages))
        for language in united:
            voter_of[language] = united

    by_base: dict[str, list[str]] = {}
    for version in versions:
        by_base.setdefault(base(version.document.language), []).append(version.document.language)
    for languages in by_base.values():
        unite(languages)
    for family in families:
        unite([version.document.language for version in family])
    return tuple(sorted({tuple(sorted(voter)) for voter in voter_of.values()}))
