from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING, Any

import pytest

from glosslint.catalogue import Option, RuleError, UnknownRuleError, load_rules, rule_of, select_rules

if TYPE_CHECKING:
    from glosslint import vote
    from glosslint.model import Document


def module(name: str = "plugin.links.some_rule", **changes: Any) -> ModuleType:
    made = ModuleType(name, "It finds some.\n\nIt hurts.")

    def check(page: vote.View, *, near_misses: int = 2, kinds: tuple[str, ...] = ("a",)) -> None: ...

    made.__dict__.update({"SEVERITY": "warning", "check": check, **changes})
    return made


def test_name_and_family_come_from_the_path() -> None:
    rule = rule_of(module("plugin.front_matter.leftover_entity"))
    assert (rule.family, rule.name) == ("front-matter", "leftover-entity")


def test_options_are_the_keyword_only_parameters() -> None:
    assert rule_of(module()).options == (
        Option("near-misses", "int", 2),
        Option("kinds", "tuple[str, ...]", ("a",)),
    )
    assert rule_of(module()).options[0].parameter == "near_misses"


def test_the_first_parameter_says_what_a_rule_looks_at() -> None:
    def of_document(document: Document) -> None: ...

    assert rule_of(module()).kind == "all"
    assert rule_of(module(check=of_document)).kind == "one"


def test_a_rule_is_on_unless_it_says_otherwise() -> None:
    assert rule_of(module()).enabled
    assert not rule_of(module(ENABLED=False)).enabled


def test_summary_is_the_first_paragraph_in_one_line() -> None:
    made = module()
    made.__doc__ = "It finds\n    some.\n\n    More."
    assert rule_of(made).summary == "It finds some."


def no_default(document: Document, *, near: int) -> None: ...
def positional(document: Document, near: int = 1) -> None: ...
def odd_type(document: Document, *, near: bytes = b"") -> None: ...
def odd_target(text: str) -> None: ...
def nothing() -> None: ...


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"SEVERITY": "fatal"}, "SEVERITY is one of error, warning, info"),
        ({"SEVERITY": None}, "SEVERITY is one of"),
        ({"check": None}, "has a function `check`"),
        ({"check": no_default}, "`near` is keyword-only and has a default"),
        ({"check": positional}, "`near` is keyword-only and has a default"),
        ({"check": odd_type}, "`near` is one of bool, int"),
        ({"check": odd_target}, "first parameter of `check` is a Versions, a Document, a View, a Site"),
        ({"check": nothing}, "first parameter of `check` is a Versions, a Document, a View, a Site"),
        ({"__doc__": None}, "docstring is its documentation"),
    ],
)
def test_a_module_that_does_not_keep_the_protocol_is_refused(changes: dict[str, Any], message: str) -> None:
    with pytest.raises(RuleError, match=message):
        rule_of(module(**changes))


def test_two_rules_of_one_name_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    class Entry:
        def __init__(self, name: str, *modules: ModuleType) -> None:
            self.name, self.modules = name, modules

        def load(self) -> tuple[ModuleType, ...]:
            return self.modules

    entries = [
        Entry("zz", module("zz.links.same")),
        Entry("glosslint", module("a.code.one"), module("a.text.same")),
    ]
    monkeypatch.setattr("importlib.metadata.entry_points", lambda group: entries)
    with pytest.raises(RuleError, match=r"^zz\.links\.same: there is a rule `same` already"):
        load_rules()


RULES = tuple(
    rule_of(module(name, ENABLED=enabled))
    for name, enabled in [("p.links.one", True), ("p.links.two", False), ("p.text.three", True)]
)


@pytest.mark.parametrize(
    ("select", "ignore", "names"),
    [
        ((), (), ["one", "three"]),
        (("links",), (), ["one", "two"]),
        (("ALL",), (), ["one", "two", "three"]),
        (("DEFAULT", "two"), (), ["one", "two", "three"]),
        (("three", "one"), (), ["one", "three"]),
        ((), ("links",), ["three"]),
        (("one",), ("ALL",), []),
    ],
)
def test_selection(select: tuple[str, ...], ignore: tuple[str, ...], names: list[str]) -> None:
    assert [rule.name for rule in select_rules(RULES, select, ignore)] == names


def test_an_unknown_name_is_an_error_with_the_nearest() -> None:
    with pytest.raises(UnknownRuleError, match="called `thre`; did you mean `three`") as error:
        select_rules(RULES, ["thre"])
    assert error.value.nearest == "three"
    with pytest.raises(UnknownRuleError, match=r"called `9`; the families are links, text$"):
        select_rules(RULES, (), ["9"])
