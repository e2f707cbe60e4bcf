"""The examples in each rule's documentation are its tests."""

from __future__ import annotations

import dataclasses

import pytest

from glosslint.catalogue import Rule, load_rules
from glosslint.examples import Example, check_example, examples_of

RULES = load_rules()


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        pytest.param(rule, example, id=f"{rule.name}-{number}")
        for rule in RULES
        for number, example in enumerate(examples_of(rule), 1)
    ],
)
def test_example(rule: Rule, example: Example) -> None:
    assert check_example(rule, example) == example.expected(), example.reason


@pytest.mark.parametrize(
    ("rule", "example"),
    [
        pytest.param(rule, example, id=f"{rule.name}-{number}")
        for rule in RULES
        for number, example in enumerate(examples_of(rule), 1)
        if example.fixed != example.files
    ],
)
def test_what_is_fixed_is_no_longer_reported(rule: Rule, example: Example) -> None:
    fixed = dataclasses.replace(example, files=example.fixed, marks=())
    assert check_example(rule, fixed) == fixed.expected()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_shows_what_it_reports_and_what_it_does_not(rule: Rule) -> None:
    assert {example.reported for example in examples_of(rule)} == {True, False}
