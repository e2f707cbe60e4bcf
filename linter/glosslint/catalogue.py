"""The rules that are installed, each read from its module: name, family, options, documentation.

A rule is a module. Its name is its file's name and its family its folder's, underscores made
hyphens; its docstring is its documentation; `SEVERITY` says how grave a finding is, `ENABLED = False`
that it is off unless selected; `check` yields diagnostics. The annotation of the first parameter of
`check` says what the rule looks at, its keyword-only parameters are the options:

    SEVERITY: Final = "warning"

    def check(page: View, *, near: int = 2) -> Iterator[Diagnostic]: ...
"""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, cast, get_args

from glosslint.errors import RunError
from glosslint.model import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from types import ModuleType

GROUP = "glosslint.rules"
"""The entry-point group: each entry names a tuple of rule modules."""

Kind: TypeAlias = Literal["files", "one", "all", "site"]
"""A rule looks at which versions a page has, at one document, at all versions of a page, or at those with
the site's facts."""

OptionType: TypeAlias = Literal["bool", "int", "float", "str", "tuple[str, ...]"]
OptionValue: TypeAlias = bool | int | float | str | tuple[str, ...]

_KINDS: dict[str, Kind] = {"Versions": "files", "Document": "one", "View": "all", "Site": "site"}


class RuleError(RunError):
    """A module that is offered as a rule, but is none; the message names it and says what is amiss."""


class UnknownRuleError(RunError):
    """A name that is no rule, family or keyword; `nearest` is the closest one, or empty.

    Where nothing is close, the message names all `families`.
    """

    def __init__(self, name: str, nearest: str, families: Sequence[str]) -> None:
        self.name = name
        self.nearest = nearest
        hint = f"did you mean `{nearest}`?" if nearest else f"the families are {', '.join(families)}"
        super().__init__(f"no rule or family is called `{name}`; {hint}")


@dataclass(frozen=True, slots=True)
class Option:
    """What a user may set of a rule."""

    name: str
    """With hyphens, as it is written in the configuration."""
    type: OptionType
    default: OptionValue

    @property
    def parameter(self) -> str:
        """The name of the keyword argument."""
        return self.name.replace("-", "_")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule, as its module declares it."""

    name: str
    family: str
    severity: Severity
    enabled: bool
    """False: off unless it is selected."""
    kind: Kind
    options: tuple[Option, ...]
    docs: str
    """The module's docstring: what it finds, why that hurts and what is not reported, examples."""
    check: Callable[..., Iterator[Diagnostic]]
    """Called with what `kind` says and the options by keyword."""

    @property
    def summary(self) -> str:
        """What the rule finds, in one line."""
        return " ".join(self.docs.split("\n\n", 1)[0].split())


def load_rules() -> tuple[Rule, ...]:
    """Every installed rule: the built-in ones in documentation order, then those of plugins by their name.

    Raises RuleError for a module that does not keep the protocol, and for two rules of one name.
    """
    from importlib.metadata import entry_points

    entries = sorted(entry_points(group=GROUP), key=lambda entry: (entry.name != "glosslint", entry.name))
    rules: dict[str, Rule] = {}
    for entry in entries:
        for module in cast("Iterable[ModuleType]", entry.load()):
            rule = rule_of(module)
            if rule.name in rules:
                raise RuleError(f"{module.__name__}: there is a rule `{rule.name}` already")
            rules[rule.name] = rule
    return tuple(rules.values())


def rule_of(module: ModuleType) -> Rule:
    """The rule that `module` is. Raises RuleError where it does not keep the protocol."""
    parts = module.__name__.replace("_", "-").split(".")
    if len(parts) < 2:
        raise RuleError(f"{module.__name__}: a rule lies in the folder of its family")
    severity: Severity | None = getattr(module, "SEVERITY", None)
    if severity is None or severity not in get_args(Severity):
        raise RuleError(f"{module.__name__}: SEVERITY is one of {', '.join(get_args(Severity))}")
    check: Callable[..., Iterator[Diagnostic]] | None = getattr(module, "check", None)
    if not callable(check):
        raise RuleError(f"{module.__name__}: a rule has a function `check`")
    if not module.__doc__:
        raise RuleError(f"{module.__name__}: a rule's docstring is its documentation")
    kind, options = _signature(module.__name__, check)
    return Rule(
        name=parts[-1],
        family=parts[-2],
        severity=severity,
        enabled=bool(getattr(module, "ENABLED", True)),
        kind=kind,
        options=options,
        docs=inspect.cleandoc(module.__doc__),
        check=check,
    )


def select_rules(
    rules: Sequence[Rule], select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Rule, ...]:
    """The rules that `select` names without those that `ignore` names, in the order of `rules`.

    A name is a rule's, a family's (all of its rules), `ALL`, or `DEFAULT`: the rules that are on when
    nothing is selected. Raises UnknownRuleError for any other.
    """
    wanted = _named(rules, select or ("DEFAULT",)) - _named(rules, ignore)
    return tuple(rule for rule in rules if rule.name in wanted)


def _named(rules: Sequence[Rule], names: Sequence[str]) -> set[str]:
    found: set[str] = set()
    for name in names:
        matching = {
            rule.name
            for rule in rules
            if name in (rule.name, rule.family, "ALL") or (name == "DEFAULT" and rule.enabled)
        }
        if not matching and name not in ("ALL", "DEFAULT"):
            raise UnknownRuleError(name, _nearest(rules, name), _families(rules))
        found |= matching
    return found


def _nearest(rules: Sequence[Rule], name: str) -> str:
    from glosslint.names import nearest

    return nearest(name, [*(rule.name for rule in rules), *_families(rules), "ALL", "DEFAULT"])


def _families(rules: Sequence[Rule]) -> list[str]:
    """The families of `rules`, each once, in their order."""
    return list(dict.fromkeys(rule.family for rule in rules))


def _signature(module: str, check: Callable[..., object]) -> tuple[Kind, tuple[Option, ...]]:
    parameters = list(inspect.signature(check).parameters.values())
    kind = _KINDS.get(_annotation(parameters[0]).rpartition(".")[2]) if parameters else None
    if kind is None:
        raise RuleError(f"{module}: the first parameter of `check` is a {', a '.join(_KINDS)}")
    return kind, tuple(_option(module, parameter) for parameter in parameters[1:])


def _option(module: str, parameter: inspect.Parameter) -> Option:
    if parameter.kind is not parameter.KEYWORD_ONLY or parameter.default is parameter.empty:
        raise RuleError(f"{module}: option `{parameter.name}` is keyword-only and has a default")
    annotation = _annotation(parameter)
    if annotation not in get_args(OptionType):
        raise RuleError(f"{module}: option `{parameter.name}` is one of {', '.join(get_args(OptionType))}")
    return Option(parameter.name.replace("_", "-"), cast("OptionType", annotation), parameter.default)


def _annotation(parameter: inspect.Parameter) -> str:
    """The annotation as it is written: rules may import their types for the type checker alone."""
    written = parameter.annotation
    return written if isinstance(written, str) else inspect.formatannotation(written)
