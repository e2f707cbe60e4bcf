"""`glosslint check`: where do the language versions of these pages not line up?"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from glosslint.commands.colours import COLOR_HELP

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from glosslint.layout import Layout
    from glosslint.reports import Report
    from glosslint.settings import FailOn, Settings

_SCOPE, _FIXING, _OUTPUT = "What is checked", "Fixing", "Output"


def check(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="PATHS",
            help="Folders or files with the language versions of pages. Of files, what concerns them is "
            "reported, compared with their versions on disk. Without a path: the working directory.",
            show_default=False,
            readable=False,
        ),
    ] = None,
    source: Annotated[
        str | None,
        typer.Option(
            metavar="LANGUAGE",
            help="The version that is right where versions differ, such as en. Without it they vote.",
            rich_help_panel=_SCOPE,
        ),
    ] = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULES",
            help="Run only these rules or families of rules, such as numbers,link-mismatch.",
            rich_help_panel=_SCOPE,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            metavar="RULES", help="Leave these rules or families of rules out.", rich_help_panel=_SCOPE
        ),
    ] = None,
    fix: Annotated[
        bool,
        typer.Option(
            "--fix",
            metavar="",
            help="Mend what is safe to mend, and report the rest.",
            rich_help_panel=_FIXING,
        ),
    ] = False,
    diff: Annotated[
        bool,
        typer.Option(
            "--diff",
            metavar="",
            help="Show what --fix would change, and change nothing, even beside --fix.",
            rich_help_panel=_FIXING,
        ),
    ] = False,
    jobs: Annotated[
        int | None,
        typer.Option(
            metavar="N",
            min=1,
            help="Check in so many processes at once. If nothing is set: as many as there are processors.",
            rich_help_panel=_SCOPE,
            show_default=False,
        ),
    ] = None,
    output_format: Annotated[
        Literal["text", "concise", "json"] | None,
        typer.Option(
            metavar="FORMAT",
            help="text shows both places with their lines, concise is one line a finding, json is for "
            "programs. If nothing is set: text.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose",
            "-v",
            metavar="",
            help="Show the vote behind each finding: which version holds what, and who has no vote and why.",
            rich_help_panel=_OUTPUT,
        ),
    ] = False,
    color: Annotated[
        Literal["auto", "always", "never"],
        typer.Option(metavar="WHEN", help=COLOR_HELP, rich_help_panel=_OUTPUT, show_default=False),
    ] = "auto",
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"] | None,
        typer.Option(
            metavar="SEVERITY",
            help="End with exit code 1 if something this severe is found: error, warning, info or never. "
            "If nothing is set: warning.",
            rich_help_panel=_OUTPUT,
        ),
    ] = None,
) -> None:
    """Report where the language versions of pages do not line up.

    Ends with 0 if they do, with 1 if they do not, and with 2 if the check itself failed.
    """
    from msgspec.structs import replace

    from glosslint import engine, reports, workers
    from glosslint.commands import fixing
    from glosslint.commands.searching import search, tag_of
    from glosslint.errors import RunError
    from glosslint.reports import diff as diffs
    from glosslint.reports.progress import Progress
    from glosslint.reports.screen import Screen
    from glosslint.settings import load_settings, override, rules_for
    from glosslint.streams import until_reader_leaves

    if diff and output_format not in (None, "text"):
        raise RunError(f"--diff shows a diff, which is not {output_format}: leave one of the options out")
    workers.collect_rarely()
    searched = paths or [Path()]
    settings = override(
        load_settings(searched[0]), source=source, fail_on=fail_on, output_format=output_format
    )
    rules, options = rules_for(settings, engine.load_rules(), select=_names(select), ignore=_names(ignore))
    if not rules:
        raise RunError("no rule is left to run: what is selected is ignored as well")
    found = search(searched, settings)
    _say_what_is_left_out(searched, found)
    layout = _comparable(found)
    plan = engine.Plan(
        rules,
        options,
        source=_source(settings, layout),
        highlights=settings.highlights,
        languages=tuple(map(tag_of, settings.languages)),
        max_file_size=settings.max_file_size,
    )

    def find(texts: Mapping[str, str]) -> Report:
        with Progress(sys.stderr, sys.stdout) as progress:
            return engine.check(layout, replace(plan, texts=texts), progress, jobs=jobs or _processors())

    report = find({})
    named = {engine.reported_path(path) for path in layout.named}
    screen = Screen.of(sys.stdout, colours=color)
    with until_reader_leaves():
        if diff:
            diffs.write(fixing.diffs(report, find, named), sys.stdout, screen)
        else:
            if fix:
                report = fixing.mend(report, find, named)
            reports.write(report, settings.output_format, sys.stdout, screen, verbose=verbose)
    raise typer.Exit(_exit_code(report, settings.fail_on))


def _say_what_is_left_out(named: Sequence[Path], layout: Layout) -> None:
    """On standard error: of what was named, and of what nobody meant to leave out; `files` shows the rest."""
    from glosslint.reports.screen import Screen
    from glosslint.reports.visible import visible

    names = {os.path.abspath(path): str(path) for path in named}  # noqa: PTH100  # a link is named, not its target
    for left in layout.ignored:
        name = names.get(os.path.abspath(left.path))  # noqa: PTH100
        if name is None and left.is_unread:
            name = os.path.relpath(left.path)
        if name is not None:
            line = f"glosslint: {name} is left out: {left.why}"
            print(visible(line, Screen.of(sys.stderr)), file=sys.stderr)


def _processors() -> int:
    """How many of the machine's processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _names(written: Sequence[str] | None) -> list[str]:
    """What an option that may be repeated lists, separated by commas or blanks."""
    return [name for names in written or () for name in names.replace(",", " ").split()]


def _comparable(layout: Layout) -> Layout:
    """What of a layout can be compared: nothing where only files are named that have no other version.

    Raises RunError for a folder in which there is nothing: a wrong path that checks nothing must not look
    like success.
    """
    from msgspec.structs import replace

    from glosslint.errors import RunError
    from glosslint.layout import nothing_found

    grouped = {path for group in layout.groups for path in group.paths}
    folders = set(layout.searched) - layout.named
    for folder in sorted(folders):
        if not any(path.is_relative_to(folder) for path in grouped):
            below = tuple(single for single in layout.single if single.path.is_relative_to(folder))
            raise RunError(nothing_found(replace(layout, searched=(folder,), single=below)))
    if layout.named and folders:  # then what lies in the folders is meant as well
        within = {path for path in grouped if any(path.is_relative_to(folder) for folder in folders)}
        return replace(layout, named=layout.named | within)
    return layout if folders or grouped & layout.named else replace(layout, groups=())


def _source(settings: Settings, layout: Layout) -> str:
    """The configured source as a tag of the layout. Raises RunError for one that no page has."""
    from glosslint.commands.searching import tag_of
    from glosslint.errors import RunError

    if not settings.source or not layout.groups:
        return ""
    source = tag_of(settings.source)
    if source not in layout.languages:
        raise RunError(
            f"no page has a version in the source language `{settings.source}`; "
            f"the languages here are {', '.join(layout.languages)}"
        )
    return source


def _exit_code(report: Report, fail_on: FailOn) -> int:
    """1 where something at least as severe as `fail_on` was found, else 0."""
    levels: dict[FailOn, int] = {
        "error": report.summary.error,
        "warning": report.summary.error + report.summary.warning,
        "info": len(report.findings),
        "never": 0,
    }
    return int(levels[fail_on] > 0)
