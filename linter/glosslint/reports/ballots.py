"""Who voted what: the vote behind a finding or a row, as lines for people and as a record for programs.

3 of 5 votes decide
  3  `500`  de, fr, it
  2  `600`  en, sv
  –  ar, he: nothing here; ja: rewritten
"""

from __future__ import annotations

import os
from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Final

from msgspec import UNSET, Meta, Struct, UnsetType

from glosslint.model import AbstentionReason, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from rich.text import Text

    from glosslint.model import Vote
    from glosslint.reports.printer import Printer
    from glosslint.reports.screen import Screen

_REASONS: Final[Mapping[AbstentionReason, str]] = {
    "absent": "nothing here",
    "outside": "what it lies in is missing",
    "columns": "other columns",
    "extra": "extra",
    "moved": "moved",
    "repaired": "repaired here",
    "rewritten": "rewritten",
    "untranslated": "untranslated",
    "behind": "declared to be behind",
    "copy": "in another version's words",
    "unrelated": "another page",
    "unreadable": "unreadable",
}
_NOTHING: Final = "none"
_FRACTIONS: Final = {
    Fraction(1, 2): "½",
    Fraction(1, 3): "⅓",
    Fraction(2, 3): "⅔",
    Fraction(1, 4): "¼",
    Fraction(3, 4): "¾",
}
_FINEST: Final = 100
"""More versions will never share one vote, so its parts are no finer."""
_NARROWEST_VALUE: Final = 8
_CONTEXT: Final = 6
"""Characters shown of what long values have in common, before what they differ in."""
_ABOUT_STYLE, _EXPECTED_STYLE, _DIM = "magenta", "bold", "dim"


class BallotRecord(Struct, frozen=True):
    """What some versions hold."""

    value: Annotated[str, Meta(description="In words; empty where they hold nothing of it.")]
    languages: Annotated[tuple[str, ...], Meta(description="All that hold it, also those without a vote.")]
    votes: Annotated[
        float, Meta(ge=0, description="Versions of one language share one vote, and some have none.")
    ]


class AbstentionRecord(Struct, frozen=True):
    """A version that has no vote."""

    language: Annotated[str, Meta(description="A BCP 47 tag.")]
    reason: AbstentionReason


class VoteRecord(Struct, frozen=True):
    """Who voted what."""

    outcome: Annotated[
        Outcome,
        Meta(
            description="How it was decided: all agree; by the configured source; by the presumed source, "
            "which another version supports; by three fifths of the votes; of two votes by the presumed "
            "source's; not at all."
        ),
    ]
    ballots: Annotated[
        tuple[BallotRecord, ...], Meta(description="The expected value first, then by their votes.")
    ]
    abstentions: Annotated[tuple[AbstentionRecord, ...], Meta(description="Who has no vote, and why.")]
    shared: Annotated[tuple[tuple[str, ...], ...], Meta(description="The versions that share a vote.")]
    source: Annotated[str, Meta(description="The configured or presumed source.")] | UnsetType = UNSET


def vote_record(vote: Vote) -> VoteRecord:
    """A vote for programs."""
    return VoteRecord(
        vote.outcome,
        tuple([BallotRecord(one.value, one.languages, one.votes) for one in vote.ballots]),
        tuple([AbstentionRecord(one.language, one.reason) for one in vote.abstentions]),
        vote.shared,
        vote.source or UNSET,
    )


def vote_lines(vote: Vote, width: int, screen: Screen, printer: Printer, about: str = "") -> Iterator[Text]:
    """A vote for people in lines of at most `width` cells: how it was decided, then who holds what.

    `about` names what was voted on, where nothing else does.
    """
    from rich.text import Text

    head = Text.assemble((f"{about}: " if about else "", _ABOUT_STYLE), (decision(vote), _DIM))
    yield from printer.wrap(head, width, indent=2)
    yield from ballot_lines(vote, width, screen, printer)


def ballot_lines(vote: Vote, width: int, screen: Screen, printer: Printer) -> Iterator[Text]:
    """Who holds what, a line or more for each value: votes, value and holders; then who has no vote."""
    from rich.text import Text

    from glosslint.reports.visible import visible

    silent = {one.language for one in vote.abstentions}
    counts = [_number(one.votes, screen) for one in vote.ballots]
    most = max(map(len, counts))
    values = _values(vote, max((width - most) // 2, _NARROWEST_VALUE), screen)
    wide = max(value.cell_len for value in values)
    for ballot, count, value in zip(vote.ballots, counts, values, strict=True):
        is_expected = vote.outcome != "undecided" and ballot is vote.ballots[0]
        value.pad_right(wide - value.cell_len)
        value.stylize(_EXPECTED_STYLE if is_expected else "")
        names = [f"({name})" if name in silent else name for name in ballot.languages]
        head = Text.assemble("  ", (count.rjust(most), "bold"), "  ", value, "  ")
        yield from _hanging(head, visible(", ".join(names), screen), width, printer)
    if vote.abstentions or vote.shared:
        dash = "–" if screen.can_show("–") else "-"
        head = Text.assemble("  ", (dash.rjust(most), _DIM), "  ")
        yield from _hanging(head, visible(_notes(vote), screen), width, printer, _DIM)


def _values(vote: Vote, width: int, screen: Screen) -> list[Text]:
    """The values of a vote in at most `width` cells; of long ones that begin alike, where they differ."""
    from rich.cells import cell_len
    from rich.text import Text

    from glosslint.reports.visible import isolated, visible

    words = [visible(one.value or _NOTHING, screen) for one in vote.ballots]
    long = [word for word in words if cell_len(word) > width]
    same = len(os.path.commonprefix(long)) - _CONTEXT if len(long) > 1 else 0  # noqa: RUF071  # of any words
    values: list[Text] = []
    for word in words:
        value = Text(f"{screen.ellipsis}{word[same:]}" if word in long and same > 0 else word)
        if value.cell_len > width:
            value.truncate(width - len(screen.ellipsis))
            value.append(screen.ellipsis)
        values.append(isolated(value, screen))
    return values


def decision(vote: Vote) -> str:
    """How a vote was decided, in a few words."""
    total = sum([Fraction(one.votes).limit_denominator(_FINEST) for one in vote.ballots], Fraction(0))
    match vote.outcome:
        case "unanimous":
            return "all agree"
        case "configured":
            return f"{vote.source} decides: it is the configured source"
        case "presumed":
            return f"{vote.source} decides: it is presumed to be the source, and is not alone"
        case "majority" if total == 1:
            return "the only vote decides"
        case "majority":
            alone = f", against {vote.source}, the presumed source" if vote.alone else ""
            return f"{_decimal(vote.ballots[0].votes)} of {_decimal(float(total))} votes decide{alone}"
        case "pair":
            return f"{vote.source} decides between two votes: it is presumed to be the source"
        case "undecided":
            return f"undecided: nothing has three fifths of {_decimal(float(total))} votes"


def _number(votes: float, screen: Screen) -> str:
    """`3`, `2½`, and where the screen has no such fraction, `2.5`."""
    whole, part = divmod(Fraction(votes).limit_denominator(_FINEST), 1)
    if not part:
        return str(whole)
    sign = _FRACTIONS.get(part, "")
    return f"{whole or ''}{sign}" if sign and screen.can_show(sign) else _decimal(votes)


def _decimal(votes: float) -> str:
    return f"{votes:.2f}".rstrip("0").rstrip(".")


def _notes(vote: Vote) -> str:
    """`ar, he: nothing here; ja: rewritten`, and last who shares a vote."""
    by_reason: dict[str, list[str]] = {}
    for one in vote.abstentions:
        by_reason.setdefault(_REASONS[one.reason], []).append(one.language)
    notes = [(names, reason) for reason, names in by_reason.items()]
    notes += [(list(names), "one vote together") for names in vote.shared]
    return "; ".join([f"{', '.join(names)}: {note}" for names, note in notes])


def _hanging(head: Text, tail: str, width: int, printer: Printer, style: str = "") -> Iterator[Text]:
    """`head` and beside it `tail`, folded beside itself; below it, where there is hardly room."""
    from rich.text import Text

    indent = head.cell_len
    if width - indent < len(tail) and width - indent < width // 3:
        yield head
        indent = 4
        head = Text(" " * indent)
    first, *rest = printer.wrap(Text(tail, style), max(width - indent, 1))
    yield Text.assemble(head, first)
    for line in rest:
        yield Text(" " * indent).append_text(line)
