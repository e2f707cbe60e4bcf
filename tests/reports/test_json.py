from __future__ import annotations

import json as standard_json
import re
from pathlib import Path

import msgspec
import pytest

from glosslint.model import Edit, Fix, Range
from glosslint.reports import Report, Summary, json

SCHEMA = Path(__file__).parents[2] / "docs" / "output.schema.json"


def test_every_field_in_its_order(report: Report) -> None:
    report = msgspec.structs.replace(report, findings=report.findings[3:4])
    assert (
        json.encode(report).decode()
        == """\
{
  "schema": 1,
  "findings": [
    {
      "rule": "malformed-heading",
      "family": "headings",
      "severity": "error",
      "message": "`##Höjdpunkter` is not a heading: a reader sees it as text",
      "fingerprint": "s1",
      "filename": "docs/sv/price.md",
      "language": "sv",
      "location": {
        "row": 5,
        "column": 1
      },
      "end_location": {
        "row": 5,
        "column": 14
      },
      "related": [
        {
          "filename": "docs/de/price.md",
          "language": "de",
          "message": "a heading",
          "location": {
            "row": 5,
            "column": 1
          },
          "end_location": {
            "row": 5,
            "column": 18
          }
        }
      ],
      "fix": {
        "applicability": "safe",
        "message": "insert a space after `##`",
        "edits": [
          {
            "location": {
              "row": 5,
              "column": 3
            },
            "end_location": {
              "row": 5,
              "column": 3
            },
            "content": " "
          }
        ]
      }
    }
  ],
  "summary": {
    "groups": 1,
    "files": 5,
    "languages": [
      "ar",
      "de",
      "fr",
      "ja",
      "sv"
    ],
    "error": 1,
    "warning": 3,
    "info": 1,
    "suppressed": 2
  }
}
"""
    )


def test_fix_is_null_where_there_is_none_and_unsafe_where_it_is(report: Report) -> None:
    findings = standard_json.loads(json.encode(report))["findings"]
    assert [finding["fix"] and finding["fix"]["applicability"] for finding in findings] == [
        None,
        None,
        None,
        "safe",
        "unsafe",
    ]


def test_nothing_found() -> None:
    report = Report((), {}, Summary(groups=1, files=2, languages=("de", "sv")))
    assert standard_json.loads(json.encode(report)) == {
        "schema": 1,
        "findings": [],
        "summary": {
            "groups": 1,
            "files": 2,
            "languages": ["de", "sv"],
            "error": 0,
            "warning": 0,
            "info": 0,
            "suppressed": 0,
        },
    }


def test_a_file_without_text_has_its_places_at_its_start(report: Report) -> None:
    report = msgspec.structs.replace(report, findings=report.findings[:1], texts={})
    (finding,) = standard_json.loads(json.encode(report))["findings"]
    assert finding["location"] == finding["end_location"] == {"row": 1, "column": 1}


def test_an_edit_has_the_line_endings_of_its_file(report: Report) -> None:
    fix = Fix("safe", "insert a line", (Edit(Range(1, 1), "a\nb"),))
    finding = msgspec.structs.replace(report.findings[2], fix=fix)
    encoded = json.encode(msgspec.structs.replace(report, findings=(finding,)))
    assert standard_json.loads(encoded)["findings"][0]["fix"]["edits"][0]["content"] == "a\r\nb"


def test_values_survive_and_nothing_in_them_acts(hostile: Report) -> None:
    encoded = json.encode(hostile).decode()
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u2028\u202e\u2066\u2069]", encoded)
    assert "##[" not in encoded
    assert "::error" not in encoded
    (finding,) = standard_json.loads(encoded)["findings"]
    assert finding["message"] == hostile.findings[0].message
    assert finding["filename"] == hostile.findings[0].path.replace("\udcff", "\ufffd")
    assert finding["fix"]["edits"][0]["content"] == "\x1b\u202e"


@pytest.mark.parametrize("name", ["report", "hostile"])
def test_output_is_what_the_schema_describes(name: str, request: pytest.FixtureRequest) -> None:
    encoded = json.encode(request.getfixturevalue(name))
    decoded = msgspec.json.decode(encoded, type=json.Output, strict=True)
    again = standard_json.loads(msgspec.json.encode(decoded))
    assert again == standard_json.loads(encoded)


def test_the_schema_in_the_documentation_is_this_one() -> None:
    assert SCHEMA.read_bytes() == json.schema(), (
        "docs/output.schema.json is not what reports/json.py describes; write it anew with:\n"
        'python -c "from glosslint.reports.json import schema; print(schema().decode(), end=str())"'
        " > docs/output.schema.json"
    )
