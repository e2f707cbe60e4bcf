from __future__ import annotations

from glosslint.catalogue import load_rules, select_rules
from glosslint.document import read_document
from glosslint.engine import Plan, findings_of, page_of
from glosslint.model import Group
from glosslint.site import SiteFacts

RULES = ("list-length-mismatch", "list-kind-mismatch", "table-mismatch")


def found(source: str = "", **texts: str) -> list[str]:
    documents = tuple(read_document(f"{tag}.md", text.encode(), tag) for tag, text in sorted(texts.items()))
    page = page_of(Group("page", documents, source))
    findings = findings_of(page, Plan(select_rules(load_rules(), RULES)), SiteFacts())
    return [f"{f.language} {f.severity} {f.rule}: {f.message}" for f in findings]


def items(*targets: str) -> str:
    return "".join(f"- [{target}](/{target})\n" for target in targets)


def test_what_is_missing_and_what_is_extra_are_both_named() -> None:
    assert found("de", de=items("a", "b", "c", "d", "e"), it=items("x", "a", "b", "e")) == [
        (
            "it warning list-length-mismatch: 4 items here, 5 in de; "
            "`[c](/c)` and `[d](/d)` of de are missing; `[x](/x)` has no counterpart"
        )
    ]


def test_where_the_versions_disagree_nobody_is_told_to_lack_an_item() -> None:
    texts = {"de": items("a", "b"), "it": items("a", "b", "c"), "sv": items("a", "b", "c", "d")}
    (finding,) = found(**texts)
    assert "missing" not in finding
    assert "counterpart" not in finding


def test_a_paragraph_in_one_version_does_not_hide_the_lists_of_the_others() -> None:
    texts = {tag: items("a", "b", "c") for tag in ("de", "nl", "sv")}
    findings = found("de", **texts, it=items("a", "b"), fr="[a](/a), [b](/b) et [c](/c)\n")
    assert "it warning list-length-mismatch" in " ".join(findings)
    assert "fr warning list-length-mismatch" not in " ".join(findings)
