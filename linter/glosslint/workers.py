"""The passes shared out among processes, each of which reads and checks the same pages in both."""

from __future__ import annotations

import gc
import signal
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Final, Protocol

from glosslint.errors import RunError
from glosslint.passes import Passes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterator, Sequence
    from concurrent.futures import Future
    from typing import TypeVar

    from glosslint.layout.result import PageFiles
    from glosslint.passes import Found, Plan
    from glosslint.site import Facts, SiteFacts

    T = TypeVar("T")

WORTH_A_PROCESS: Final = 400_000
"""Bytes of Markdown; below that, starting a process takes longer than it saves."""

_BATCH: Final = 200_000
"""Bytes of Markdown that a process is given at a time, so that progress can be told."""


class BothPasses(Protocol):
    """The passes over pages, wherever they run."""

    def read(self) -> Iterator[Facts]:
        """The facts of each page."""
        ...

    def check(self, facts: SiteFacts) -> Iterator[Found]:
        """What is found on each page."""
        ...


def collect_rarely() -> None:
    """Let this process look for cyclic garbage less often.

    Reading makes containers by the hundred thousand and hardly a cycle among them; looking for some
    costs a tenth of its time.
    """
    gc.set_threshold(100_000, 20, 50)


@contextmanager
def passes_over(
    pages: Sequence[PageFiles], plan: Plan, named: Collection[str], jobs: int
) -> Generator[BothPasses]:
    """The passes over `pages` in at most `jobs` processes; in this one where more are not worth it."""
    sizes = [_size(page) for page in pages] if jobs > 1 else []
    processes = min(jobs, len(pages), sum(sizes) // WORTH_A_PROCESS)
    if processes < 2:
        yield Passes(pages, plan, named)
        return
    workers = [_Worker(share, plan, named) for share in _shares(pages, sizes, processes)]
    all_came = False
    try:
        yield _Workers(workers)
        all_came = True
    finally:
        # Waiting costs nothing where all came; an exit meanwhile wakes what is closing, and fails.
        for worker in workers:
            worker.executor.shutdown(wait=all_came, cancel_futures=True)


def _size(page: PageFiles) -> int:
    """In bytes; what cannot be looked at will be reported when it is read."""
    size = 0
    for path in page.paths:
        try:
            size += path.stat().st_size
        except OSError:
            continue
    return size


def _shares(
    pages: Sequence[PageFiles], sizes: Sequence[int], processes: int
) -> list[list[tuple[PageFiles, int]]]:
    """`pages` with their sizes in shares of about one size: each page, the largest first, to the smallest."""
    shares: list[list[tuple[PageFiles, int]]] = [[] for _ in range(processes)]
    loads = [0] * processes
    for page, size in sorted(zip(pages, sizes, strict=True), key=lambda sized: (-sized[1], sized[0].key)):
        lightest = loads.index(min(loads))
        shares[lightest].append((page, size))
        loads[lightest] += size + 1
    return shares


class _Worker:
    """One process with its share of the pages, and how many of them make a batch."""

    def __init__(self, share: list[tuple[PageFiles, int]], plan: Plan, named: Collection[str]) -> None:
        pages = [page for page, _ in share]
        self.executor = ProcessPoolExecutor(1, initializer=_start, initargs=(pages, plan, named))
        self.batches = list(_batches([size for _, size in share]))


def _batches(sizes: list[int]) -> Iterator[int]:
    count = total = 0
    for size in sizes:
        count += 1
        total += size
        if total >= _BATCH:
            yield count
            count = total = 0
    if count:
        yield count


class _Workers:
    def __init__(self, workers: list[_Worker]) -> None:
        self._workers = workers

    def read(self) -> Iterator[Facts]:
        return self._all(_read)

    def check(self, facts: SiteFacts) -> Iterator[Found]:
        for worker in self._workers:
            worker.executor.submit(_learn, facts)
        return self._all(_check)

    def _all(self, task: Callable[[int], list[T]]) -> Iterator[T]:
        """What `task` gives for every batch of every worker, in the order in which it comes."""
        futures: list[Future[list[T]]] = [
            worker.executor.submit(task, count) for worker in self._workers for count in worker.batches
        ]
        try:
            for future in as_completed(futures):
                yield from future.result()
        except BrokenProcessPool:
            raise RunError("a process that checked pages was killed; try again with `--jobs 1`") from None


class _Own:
    """In a worker alone: its passes, kept from the first to the second, and what the second needs."""

    passes: Passes
    facts: SiteFacts


def _start(pages: list[PageFiles], plan: Plan, named: Collection[str]) -> None:
    collect_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the main process ends the run, in one line
    _Own.passes = Passes(pages, plan, named)


def _read(count: int) -> list[Facts]:
    return list(islice(_Own.passes.read(), count))


def _learn(facts: SiteFacts) -> None:
    _Own.facts = facts


def _check(count: int) -> list[Found]:
    return list(islice(_Own.passes.check(_Own.facts), count))
