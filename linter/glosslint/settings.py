"""The settings of a project: where they are found, what may stand there, what is wrong with them.

A settings file is read strictly. A key that glosslint does not know, a value of another type or
the name of a rule that does not exist ends the run in one line that says where it stands and what
was probably meant: a setting that is silently ignored is worse than none.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
import warnings
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeAlias, cast, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Struct

from glosslint.catalogue import (
    OptionType,
    OptionValue,
    Rule,
    UnknownRuleError,
    select_rules,
)
from glosslint.errors import RunError
from glosslint.folders import is_file, is_repository
from glosslint.names import nearest
from glosslint.reports import OutputFormat

FailOn: TypeAlias = Literal["error", "warning", "info", "never"]

FILE_NAMES = ("glosslint.toml", ".glosslint.toml", "pyproject.toml")
"""The names of settings files; the first that stands in a folder counts."""

RuleOptions: TypeAlias = Mapping[str, Mapping[str, OptionValue]]

_NO_RULES: Mapping[str, Mapping[str, object]] = MappingProxyType({})


_PLACEHOLDERS = ("language", "path")
"""What stands for something in a layout pattern, in braces."""
_LAYOUT_EXAMPLE = "`content/{language}/{path}`"


class SettingsError(RunError):
    """A settings file cannot be read, or something in it is no setting."""


class Settings(Struct, frozen=True, kw_only=True):
    """What a project wants of glosslint; the fields up to `rules` are the keys of a settings file."""

    source: str = ""
    """The language whose version is authoritative; without one, the versions vote."""
    languages: tuple[str, ...] = ()
    """The languages that every page should be in, besides which others may be found."""
    layout: tuple[str, ...] = ()
    """Where versions lie, such as `content/{language}/{path}`; without patterns, they are found."""
    exclude: tuple[str, ...] = ()
    """What is left out, written as in a .gitignore."""
    extensions: tuple[str, ...] = (".md", ".markdown", ".mdx")
    """The endings of the files that are read."""
    max_file_size: int = 10_485_760
    """In bytes; what is larger is reported as unreadable."""
    select: tuple[str, ...] = ()
    """The rules and families that run; without any, the rules that are on by default."""
    ignore: tuple[str, ...] = ()
    """The rules and families that do not run."""
    fail_on: FailOn = "warning"
    """The least severity of a finding that makes a run fail."""
    output_format: OutputFormat = "text"
    """How findings are written."""
    highlights: tuple[str, ...] = ()
    """Titles or ids of the sections that hold the key points of a page."""
    rules: Mapping[str, Mapping[str, object]] = _NO_RULES
    """Options of rules, as they are written: by rule and by option."""

    file: Path | None = None
    """Where all this was read; patterns are relative to its folder."""


KEYS: Mapping[str, Any] = MappingProxyType(
    {
        field.replace("_", "-"): get_type_hints(Settings)[field]
        for field in Settings.__struct_fields__
        if field != "file"
    }
)
"""The keys of a settings file, each with the type of its value."""

_OPTION_TYPES: Mapping[OptionType, Any] = MappingProxyType(
    {"bool": bool, "int": int, "float": float, "str": str, "tuple[str, ...]": tuple[str, ...]}
)

_WORDS: Mapping[Any, str] = MappingProxyType(
    {
        bool: "true or false",
        int: "a whole number",
        float: "a number",
        str: "a string",
        tuple[str, ...]: "a list of strings",
    }
)
"""Types in the words of someone who writes TOML."""


def load_settings(start: Path) -> Settings:
    """The settings that hold for `start`, a file or folder, which need not exist.

    They stand in the nearest settings file in its folder or above, at most in the folder that holds
    `.git`; where there is none, the defaults hold. Raises SettingsError.
    """
    nearest = Path(os.path.abspath(start))  # noqa: PTH100  # a link to a folder belongs where it lies
    for folder in (nearest, *nearest.parents):
        for name in FILE_NAMES:
            file = folder / name
            if is_file(file) and (table := _read_table(file)) is not None:
                return _settings_from(table, file)
        if is_repository(folder):
            break
    return Settings()


def override(
    settings: Settings,
    *,
    source: str | None = None,
    fail_on: FailOn | None = None,
    output_format: OutputFormat | None = None,
) -> Settings:
    """`settings` with what the command line says instead; None leaves a field as it is."""
    given = {"source": source, "fail_on": fail_on, "output_format": output_format}
    return msgspec.structs.replace(
        settings, **{field: value for field, value in given.items() if value is not None}
    )


def rules_for(
    settings: Settings, installed: Sequence[Rule], *, select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[tuple[Rule, ...], RuleOptions]:
    """Which of the `installed` rules run, and the options that are set, by rule and parameter.

    `select` and `ignore` are the command line's: a `select` starts afresh, so that what the file leaves
    out can be asked for; an `ignore` takes away from what would run without it. Raises SettingsError for
    the name of a rule, family or option that does not exist, and for a value of another type.
    """
    for where, names in (
        ("--select", select),
        ("--ignore", ignore),
        (_place(settings, "select"), settings.select),
        (_place(settings, "ignore"), settings.ignore),
    ):
        try:
            select_rules(installed, names)
        except UnknownRuleError as error:
            raise SettingsError(f"{where}: {error}") from error
    rules = (
        select_rules(installed, select, ignore)
        if select
        else select_rules(installed, settings.select, (*settings.ignore, *ignore))
    )
    return rules, _rule_options(settings, {rule.name: rule for rule in installed})


def _read_table(file: Path) -> dict[str, object] | None:
    """What `file` says about glosslint; None for a pyproject.toml that says nothing."""
    try:
        table: dict[str, object] = tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise SettingsError(
            f"{_shown(file)}: not UTF-8 at byte {error.start + 1}; save it as UTF-8"
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{_shown(file)}: not TOML: {error}") from error
    except RecursionError as error:
        raise SettingsError(f"{_shown(file)}: nested too deeply") from error
    except OSError as error:
        raise SettingsError(f"{_shown(file)}: cannot be read: {error.strerror or error}") from error
    if file.name != "pyproject.toml":
        return table
    tool = table.get("tool")
    section: object = cast("dict[str, object]", tool).get("glosslint") if isinstance(tool, dict) else None
    if section is None:
        return None
    return cast(
        "dict[str, object]", _converted(section, dict[str, object], f"{_shown(file)}: `tool.glosslint`")
    )


def _settings_from(table: Mapping[str, object], file: Path) -> Settings:
    values: dict[str, object] = {}
    for key, value in table.items():
        if key not in KEYS:
            raise SettingsError(f"{_shown(file)}: there is no key `{key}`{_hint(key, KEYS)}")
        where = f"{_shown(file)}: `{key}`"
        if key == "rules":
            _check_tables(value, file)
        values[key.replace("-", "_")] = _converted(value, KEYS[key], where)
        _check_value(key, value, where)
    return msgspec.structs.replace(Settings(file=file), **values)


def _check_tables(rules: object, file: Path) -> None:
    """Raise SettingsError for the rule whose options are none."""
    if isinstance(rules, dict):
        for name, options in cast("dict[str, object]", rules).items():
            _converted(options, dict[str, object], f"{_shown(file)}: `rules.{name}`")


def _check_value(key: str, value: object, where: str) -> None:
    """What the type does not say. Raises SettingsError."""
    match key, value:
        case "max-file-size", int() if value < 1:
            raise SettingsError(f"{where}: {value} bytes leave nothing to read; write a positive number")
        case "extensions", list():
            for extension in cast("list[str]", value):
                if not extension.startswith(".") or "/" in extension:
                    raise SettingsError(f"{where}: `{extension}` is no ending; write it as in `.txt`")
        case "source", str() if value:
            _check_language(value, where)
        case "languages", list():
            for language in cast("list[str]", value):
                _check_language(language, where)
        case "exclude", list():
            for pattern in cast("list[str]", value):
                _check_exclusion(pattern, where)
        case "layout", list():
            for pattern in cast("list[str]", value):
                _check_layout(pattern, where)
        case _:
            pass


def _check_language(written: str, where: str) -> None:
    from glosslint import languages

    if not (languages.parse(written) or languages.well_formed(written)):
        raise SettingsError(f"{where}: `{written}` is no language; write a tag such as `sv` or `pt-BR`")


def _check_exclusion(pattern: str, where: str) -> None:
    from pathspec import GitIgnoreSpec

    complaint = f"{where}: `{pattern}` is no pattern of a .gitignore"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", FutureWarning)  # of `[[`, which means what it says
            patterns = GitIgnoreSpec.from_lines([pattern]).patterns
    except (ValueError, re.error) as error:
        raise SettingsError(complaint) from error
    if not any(one.include is not None for one in patterns):  # a comment, or a bracket that never closes
        raise SettingsError(complaint)


def _check_layout(pattern: str, where: str) -> None:
    """A pattern that can never fit would leave a site unchecked."""
    names = re.findall(r"\{([^{}]*)\}", pattern)
    for name in names:
        if name not in _PLACEHOLDERS:
            hint = _hint(f"{{{name}}}", [f"{{{known}}}" for known in _PLACEHOLDERS])
            raise SettingsError(f"{where}: `{pattern}` has an unknown `{{{name}}}`{hint}")
    if names.count("language") != 1:
        raise SettingsError(
            f"{where}: `{pattern}` must say once where the language stands, as {_LAYOUT_EXAMPLE} does"
        )
    if pattern.startswith(("/", "./", "../")):
        raise SettingsError(
            f"{where}: `{pattern}` must begin with a folder beside this file, as {_LAYOUT_EXAMPLE} does"
        )


def _rule_options(settings: Settings, installed: Mapping[str, Rule]) -> RuleOptions:
    by_rule: dict[str, dict[str, OptionValue]] = {}
    for name, written in settings.rules.items():
        if name not in installed:
            where = _place(settings, f"rules.{name}")
            meant = nearest(name, installed)
            hint = f"did you mean `{meant}`?" if meant else f"the rules are {', '.join(installed)}"
            raise SettingsError(f"{where}: there is no such rule; {hint}")
        options = {option.name: option for option in installed[name].options}
        by_rule[name] = {}
        for key, value in written.items():
            where = _place(settings, f"rules.{name}.{key}")
            if key not in options:
                ending = _hint(key, options) if options else "; the rule has no options"
                raise SettingsError(f"{where}: there is no such option{ending}")
            option = options[key]
            by_rule[name][option.parameter] = _converted(value, _OPTION_TYPES[option.type], where)
    return by_rule


def _converted(value: object, wanted: Any, where: str) -> Any:
    """`value` as the type that is wanted: a list becomes a tuple, nothing else is changed."""
    try:
        return msgspec.convert(value, wanted)
    except msgspec.ValidationError as error:
        raise SettingsError(
            f"{where} must be {_words(wanted)}, not {json.dumps(value, default=str)}"
        ) from error


def _words(wanted: object) -> str:
    """A type in the words of someone who writes TOML."""
    if choices := get_args(wanted) if get_origin(wanted) is Literal else ():
        return "one of " + ", ".join(json.dumps(choice) for choice in choices)
    return _WORDS.get(wanted, "a table")


def _place(settings: Settings, key: str) -> str:
    return f"`{key}`" if settings.file is None else f"{_shown(settings.file)}: `{key}`"


def _shown(file: Path) -> str:
    """The path of `file` as a person in the working directory would write it."""
    return os.path.relpath(file)


def _hint(name: str, known: Iterable[str]) -> str:
    meant = nearest(name, known)
    return f"; did you mean `{meant}`?" if meant else f"; known are {', '.join(known)}"
