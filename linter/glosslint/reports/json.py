"""The report for programs: one JSON object, described by docs/output.schema.json.

Fields are only ever added within a `schema` number. The bytes depend on the report alone.
"""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from glosslint.fixes import content_of
from glosslint.model import Edit, Finding, Fix, Range, RelatedPlace, Severity
from glosslint.reports import Report, Sources
from glosslint.reports.ballots import VoteRecord, vote_record
from glosslint.reports.visible import visible_json

_SURROGATE = re.compile(r"[\ud800-\udfff]")

Path = Annotated[
    str,
    Meta(
        description="Relative to the working directory, /-separated; ../ leads outside it. "
        "A byte of a name that is not UTF-8 is U+FFFD."
    ),
]
Tag = Annotated[str, Meta(description="A BCP 47 tag.")]
Count = Annotated[int, Meta(ge=0)]


class Location(Struct, frozen=True):
    """A place in a file.

    Rows end at LF, CRLF or a lone CR and at nothing else. A column counts code points: a tab is
    one, a byte order mark at the start of the file is none.
    """

    row: Annotated[int, Meta(ge=1)]
    column: Annotated[int, Meta(ge=1, description="One more than the line's length at its end.")]


class EditRecord(Struct, frozen=True):
    """Replace what stands between two places; nothing, where they are the same."""

    location: Location
    end_location: Annotated[Location, Meta(description="Exclusive.")]
    content: Annotated[str, Meta(description="With the line endings of the file.")]


class FixRecord(Struct, frozen=True):
    """Edits that belong together."""

    applicability: Annotated[
        Literal["safe", "unsafe"], Meta(description="`--fix` applies safe fixes and no others.")
    ]
    message: Annotated[str, Meta(description="What the fix does, as an order.")]
    edits: Annotated[tuple[EditRecord, ...], Meta(description="Sorted, and never overlapping.")]


class RelatedRecord(Struct, frozen=True):
    """Another place that a finding points to."""

    filename: Path
    language: Tag
    message: str
    location: Location
    end_location: Annotated[Location, Meta(description="Exclusive.")]


class FindingRecord(Struct, frozen=True):
    """A place where the language versions of a page do not line up."""

    rule: Annotated[str, Meta(description="The rule's name, as in settings and suppressions.")]
    family: Annotated[str, Meta(description="The rule's family, which settings can name too.")]
    severity: Severity
    message: str
    fingerprint: Annotated[
        str,
        Meta(description="Of page, language, rule, the values compared and occurrence; lines do not matter."),
    ]
    filename: Path
    language: Tag
    location: Location
    end_location: Annotated[Location, Meta(description="Exclusive.")]
    related: Annotated[
        tuple[RelatedRecord, ...],
        Meta(description="The counterpart that carried the vote, then one for each distinct value."),
    ]
    fix: FixRecord | None
    vote: (
        Annotated[VoteRecord, Meta(description="The vote behind it; only with `--verbose`.")] | UnsetType
    ) = UNSET


class SummaryRecord(Struct, frozen=True):
    """What was looked at, and how much was found."""

    groups: Annotated[int, Meta(ge=0, description="Pages with at least two language versions.")]
    files: Annotated[int, Meta(ge=0, description="Language versions in those groups.")]
    languages: Annotated[tuple[str, ...], Meta(description="Their BCP 47 tags, sorted.")]
    error: Count
    warning: Count
    info: Count
    suppressed: Annotated[int, Meta(ge=0, description="Findings that a comment in the content silences.")]


class Output(Struct, frozen=True):
    """What `glosslint check --output-format json` prints."""

    schema: Annotated[Literal[1], Meta(description="The number of this format.")]
    findings: Annotated[tuple[FindingRecord, ...], Meta(description="By path, then place.")]
    summary: SummaryRecord


def encode(report: Report, *, verbose: bool = False) -> bytes:
    """The report as indented JSON in UTF-8, with a line ending at its end; `verbose`: with the votes."""
    sources = Sources(report)
    summary = report.summary
    output = Output(
        schema=1,
        findings=tuple(_finding(finding, report, sources, verbose=verbose) for finding in report.findings),
        summary=SummaryRecord(
            groups=summary.groups,
            files=summary.files,
            languages=summary.languages,
            error=summary.error,
            warning=summary.warning,
            info=summary.info,
            suppressed=summary.suppressed,
        ),
    )
    encoded = msgspec.json.format(msgspec.json.encode(output), indent=2)
    return visible_json(encoded.decode()).encode() + b"\n"


def schema() -> bytes:
    """The JSON Schema of the output, as it stands in docs/output.schema.json."""
    described: dict[str, Any] = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "glosslint check --output-format json",
        **msgspec.json.schema(Output),
    }
    return msgspec.json.format(msgspec.json.encode(described), indent=2) + b"\n"


def _finding(finding: Finding, report: Report, sources: Sources, *, verbose: bool) -> FindingRecord:
    location, end_location = _locations(finding.path, finding.at, sources)
    return FindingRecord(
        rule=finding.rule,
        family=finding.family,
        severity=finding.severity,
        message=_encodable(finding.message),
        fingerprint=finding.fingerprint,
        filename=_encodable(finding.path),
        language=finding.language,
        location=location,
        end_location=end_location,
        related=tuple(_related(place, sources) for place in finding.related),
        fix=_fix(finding.fix, finding.path, report, sources) if finding.fix else None,
        vote=vote_record(finding.vote) if verbose and finding.vote is not None else UNSET,
    )


def _related(place: RelatedPlace, sources: Sources) -> RelatedRecord:
    location, end_location = _locations(place.path, place.at, sources)
    return RelatedRecord(
        filename=_encodable(place.path),
        language=place.language,
        message=_encodable(place.message),
        location=location,
        end_location=end_location,
    )


def _fix(fix: Fix, path: str, report: Report, sources: Sources) -> FixRecord:
    return FixRecord(
        applicability=fix.applicability,
        message=_encodable(fix.message),
        edits=tuple(_edit(edit, path, report, sources) for edit in fix.edits),
    )


def _edit(edit: Edit, path: str, report: Report, sources: Sources) -> EditRecord:
    location, end_location = _locations(path, edit.at, sources)
    content = content_of(edit, report.texts.get(path, ""))
    return EditRecord(location=location, end_location=end_location, content=_encodable(content))


def _locations(path: str, at: Range, sources: Sources) -> tuple[Location, Location]:
    start, end = sources.span(path, at)
    return Location(row=start.row, column=start.column), Location(row=end.row, column=end.column)


def _encodable(text: str) -> str:
    """`text` with a replacement character for each lone surrogate, which UTF-8 does not have."""
    return _SURROGATE.sub("\ufffd", text)
