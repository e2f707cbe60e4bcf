from __future__ import annotations

from io import StringIO

import pytest

from glosslint.reports import progress
from glosslint.reports.progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    now = [0.0]
    monkeypatch.setattr(progress.time, "monotonic", lambda: now[0])
    return now


def seen(written: str) -> str:
    """What a terminal shows of a line that is written over again and again."""
    line = ""
    for text in written.split("\r"):
        line = text + line[len(text) :]
    return line.rstrip()


def test_a_run_that_takes_a_while_says_how_far_it_is(clock: list[float]) -> None:
    stream = Terminal()
    with Progress(stream, Terminal(), {}) as step:
        clock[0] = 0.6
        step(1, 4)
        assert seen(stream.getvalue()) == "checking: 25 %"
        clock[0] = 0.65
        step(2, 4)
        assert seen(stream.getvalue()) == "checking: 25 %", "ten times a second are enough"
        clock[0] = 0.75
        step(3, 4)
        assert seen(stream.getvalue()) == "checking: 75 %"
    assert seen(stream.getvalue()) == "", "nothing is left of it"


def test_it_goes_also_where_the_run_fails(clock: list[float]) -> None:
    stream = Terminal()

    def run() -> None:
        with Progress(stream, Terminal(), {}) as step:
            clock[0] = 1
            step(1, 4)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run()
    assert seen(stream.getvalue()) == ""


def test_a_quick_run_says_nothing(clock: list[float]) -> None:
    stream = Terminal()
    with Progress(stream, Terminal(), {}) as step:
        clock[0] = 0.4
        step(4, 4)
    assert stream.getvalue() == ""


@pytest.mark.parametrize(
    ("stream", "beside", "environment"),
    [
        pytest.param(StringIO(), Terminal(), {}, id="standard error goes to a file or pipe"),
        pytest.param(Terminal(), StringIO(), {}, id="the report goes to a file or pipe, such as a pager"),
        pytest.param(Terminal(), None, {}, id="standard output is closed"),
        pytest.param(Terminal(), Terminal(), {"TERM": "dumb"}, id="the terminal cannot go back in a line"),
    ],
)
def test_nothing_is_said_where_nobody_watches(
    clock: list[float], stream: StringIO, beside: StringIO | None, environment: dict[str, str]
) -> None:
    with Progress(stream, beside, environment) as step:
        clock[0] = 60
        step(1, 4)
    assert stream.getvalue() == ""
