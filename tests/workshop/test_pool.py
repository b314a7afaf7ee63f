"""Where things are made: threads, processes, anybody's executor, a cluster; and what happens when one is gone."""

from __future__ import annotations

import dataclasses
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from komak.desk.certificates.printing import Certificate, batches, printed_batches
from komak.desk.certificates.wording import Side
from komak.press.office.tables import BlankTable
from komak.press.pdf import Sheet
from komak.press.pdf.engine import compiled
from komak.workshop import Means, Pool, PoolError, Workshop, made
from komak.workshop.moment import dated

Tables = tuple[BlankTable, ...]


def tables(count: int) -> Tables:
    return tuple(BlankTable(f"{number}.xlsx", f"Список {number}", ("Имя",), {}, "ru") for number in range(count))


PID = "__import__('os').getpid()"
"""A job for `eval`, which every process can import."""


class Counted(ThreadPoolExecutor):
    """Somebody's own executor."""

    submitted = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        type(self).submitted += 1
        return super().submit(fn, *args, **kwargs)


@pytest.fixture
def pools() -> Iterator[list[Pool]]:
    made_here: list[Pool] = []
    yield made_here
    for pool in made_here:
        pool.close()


def test_sheets_are_set_in_several_threads_at_once() -> None:
    """As a worker of Dask does that nobody told otherwise; the engine lends itself to one thread alone."""
    template = "#set document(title: [Л])\n= Лист\n" + "Слово. " * 300

    def pdf(_: int) -> bytes | None:
        return compiled(template.encode(), Path("/"), {}, "ru").pdf

    with ThreadPoolExecutor(4) as threads:
        made_there = set(threads.map(pdf, range(16)))

    assert made_there == {pdf(0)}
    assert None not in made_there


class Gone(Executor):
    """Somebody's processes, which were killed."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        raise BrokenProcessPool


def test_what_somebodys_broken_processes_do_not_make_is_made_here(pools: list[Pool]) -> None:
    pools.append(Pool(2, Gone()))

    assert set(pools[0].in_turn(eval, [PID] * 3, 3)) == {os.getpid()}


def test_few_jobs_stay_in_this_process_and_many_do_not(pools: list[Pool]) -> None:
    pools += [Pool(2, pay_from=3), Pool(1, pay_from=3)]

    assert set(pools[0].in_turn(eval, [PID] * 2, 2)) == {os.getpid()}
    assert os.getpid() not in set(pools[0].in_turn(eval, [PID] * 3, 3))
    assert set(pools[1].in_turn(eval, [PID] * 3, 3)) == {os.getpid()}


def test_a_process_that_is_killed_costs_nothing(pools: list[Pool]) -> None:
    """The machine runs out of memory, somebody kills a child: what it had is made here, and so is the rest."""
    pools.append(Pool(2, pay_from=1))

    fatal = f"{PID} == {os.getpid()} or __import__('os').kill({PID}, {int(signal.SIGKILL)})"

    assert list(pools[0].in_turn(eval, [fatal] * 5, 5)) == [True] * 5


_CALLER = f"""
import multiprocessing, time
from komak.workshop import Pool
if __name__ == "__main__":
    list(Pool(2, pay_from=1).in_turn(eval, [{PID!r}] * 8, 8))
    print(*(child.pid for child in multiprocessing.active_children()), flush=True)
    time.sleep(60)
"""


def test_no_process_outlives_a_program_that_was_killed(tmp_path: Path) -> None:
    """Each would keep its memory until the computer is switched off."""
    (tmp_path / "caller.py").write_text(_CALLER)
    with subprocess.Popen([sys.executable, tmp_path / "caller.py"], stdout=subprocess.PIPE, text=True) as caller:
        assert caller.stdout is not None
        children = {int(number) for number in caller.stdout.readline().split()}
        assert caller.pid not in children
        alive = {number for number in children if _is_alive(number)}
        caller.kill()

    assert alive == children != set()
    end = time.monotonic() + 10
    while alive and time.monotonic() < end:
        alive = {number for number in alive if _is_alive(number)}
        time.sleep(0.05)
    assert alive == set()


def _is_alive(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True


def test_only_a_few_jobs_wait_at_a_time(pools: list[Pool]) -> None:
    """A national list is not copied into memory before the first certificate is printed."""
    pools.append(Pool(2, pay_from=99))
    taken = 0

    def jobs() -> Iterator[str]:
        nonlocal taken
        for _ in range(50):
            taken += 1
            yield PID

    results = pools[0].in_turn(eval, jobs(), 50)
    next(results)

    assert taken <= 6
    assert len(list(results)) == 49


def test_any_executor_makes_the_same_files(tmp_path: Path) -> None:
    asked = tables(3)
    with Workshop(tmp_path / "lent", pool=Pool(2, Counted(1))) as workshop:
        lent = workshop.made(asked)

    assert Counted.submitted == 3
    assert sums(lent.artefacts) == sums(made(asked, tmp_path / "own").artefacts)


def sums(artefacts: Any) -> dict[str, str]:
    return {dest: artefact.sha256 for dest, artefact in artefacts.items()}


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """A cluster of one worker in a process of its own, with another date in its environment."""
    from distributed import LocalCluster

    with LocalCluster(
        n_workers=1, threads_per_worker=1, dashboard_address=None, env={"SOURCE_DATE_EPOCH": "1"}
    ) as cluster:
        yield cluster.scheduler_address


def test_a_cluster_makes_the_same_files_without_files_of_this_machine(scheduler: str, tmp_path: Path) -> None:
    """Pictures travel with the order, the date of the edition too; names and bytes are those of this machine."""
    picture = tmp_path / "знак.svg"
    picture.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>')
    sheet = Sheet(
        "a.pdf", "a.md", 1, "![знак](x.svg)", "Лист", "Модуль", "", "ru", "Издание 1", "CC BY 4.0",
        "https://komak.example/a/", images={"x.svg": picture},
    )  # fmt: skip
    asked = (sheet, *tables(2))
    with dated(1_800_000_000):
        here = made(asked, tmp_path / "here")
        with Workshop(tmp_path / "there", Means(cluster=scheduler)) as workshop:
            picture_is_needed = workshop.begin(asked)
            picture.unlink()
            there = workshop.result(picture_is_needed)

    assert (there.made, there.issues) == (3, ())
    assert sums(there.artefacts) == sums(here.artefacts)


def test_certificates_are_printed_by_a_cluster(scheduler: str) -> None:
    words = {one.name: ("Слово",) if one.name == "outcomes" else "Слово" for one in dataclasses.fields(Side)}
    person = Certificate("A-0001", "Зебо Каримова", 30, ("Зебо Каримова",), "0001.pdf")
    work = batches((person,), (Side(**{**words, "lang": "ru"}),), "ru")
    (local,) = printed_batches(work, Means().pool())
    (distant,) = printed_batches(work, Means(cluster=scheduler).pool())

    assert [name for name, _ in local.files] == ["0001.pdf"]
    assert local.files[0][1].startswith(b"%PDF")
    assert distant == local


def test_a_cluster_that_does_not_answer_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("komak.workshop.cluster._PATIENCE", 0.2)
    with pytest.raises(PoolError, match=r"no cluster answers at tcp://127\.0\.0\.1:9"):
        Workshop(tmp_path, Means(cluster="tcp://127.0.0.1:9"))


def test_another_version_in_the_cluster_is_refused() -> None:
    """A worker with an older template would put its pages into the store under the key of the new one."""
    from komak.workshop.job import Job, done

    (table,) = tables(1)
    with pytest.raises(PoolError, match="another version"):
        done(Job(table, 1, "0" * 64))


def test_an_executor_is_closed_at_the_end(tmp_path: Path) -> None:
    executor: Executor = Counted(1)
    with Workshop(tmp_path, pool=Pool(2, executor)) as workshop:
        workshop.made(tables(1))

    with pytest.raises(RuntimeError, match="after shutdown"):
        executor.submit(eval, PID)
