"""Similarity, of paragraphs fingerprinted together."""

from __future__ import annotations

from glosslint.align.fingerprints import Fingerprints
from glosslint.align.similarity import OTHER_TOKENS, SAME_TOKENS, Similarity
from glosslint.document import read_document


def compared(*paragraphs: str) -> tuple[Similarity, list[int]]:
    fingerprints = Fingerprints(("en",))
    document = read_document("en.md", "\n\n".join(paragraphs).encode(), "en")
    version = fingerprints.version(document, 0)
    fingerprints.weigh(1)
    return Similarity(fingerprints), [block.fingerprint for block in version.sections[0].blocks]


def test_equal_links_speak_for_a_pair_and_other_links_against_it() -> None:
    similarity, (one, same, other) = compared(
        "See [a](/a) and [b](/b).", "Read [a](/a) or [b](/b)!", "See [c](/c) and [d](/d)."
    )
    assert similarity.tokens(one, same) == similarity.tokens(same, one) > 0.9 * SAME_TOKENS
    assert similarity.tokens(one, other) == OTHER_TOKENS


def test_without_links_and_numbers_nothing_is_said() -> None:
    similarity, (one, other) = compared("The sea is deep.", "The sky is high.")
    assert similarity.tokens(one, other) == 0


def test_what_is_contained_is_no_stranger() -> None:
    similarity, (whole, part) = compared(
        "See [a](/a), [b](/b), [c](/c) and [d](/d).", "See [a](/a), [b](/b)."
    )
    assert similarity.containment(whole, part) > similarity.tokens(whole, part)


def test_two_together_may_be_one() -> None:
    similarity, (whole, first, second) = compared("[a](/a), [b](/b).", "[a](/a).", "[b](/b).")
    assert similarity.merged([whole], [first, second]) > similarity.tokens(whole, first)
