"""Other processes: they give what the jobs come to, raise what they raise, and never outlive what started them."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from waymark.domain.errors import RefusedError, WaymarkError
from waymark.domain.issue import Issue
from waymark.operations import processes
from waymark.operations.processes import Processes

JOBS = '''
import os, time
from dataclasses import dataclass
from pathlib import Path
from waymark.domain.errors import RefusedError
from waymark.domain.issue import Issue

@dataclass
class Told:
    number: int
    label: str = "telling"
    def do(self):
        time.sleep(0.05)
        print("what is printed is no answer")
        return self.number, os.getpid()

@dataclass
class Refusing:
    label: str = "refusing"
    def do(self):
        raise RefusedError("no", [Issue("rule", "A sentence.")], "a hint")

@dataclass
class Dying:
    """Ends any process but the one given."""
    spared: int
    label: str = "dying"
    def do(self):
        if os.getpid() != self.spared:
            os.kill(os.getpid(), 9)
        time.sleep(0.2)

@dataclass
class Lasting:
    """Says who does it, and then takes for ever."""
    folder: Path
    label: str = "lasting"
    def do(self):
        (self.folder / str(os.getpid())).touch()
        time.sleep(600)
'''
SCRIPT = """
import signal
import sys
from pathlib import Path
from jobs_to_share import Lasting
from waymark.operations import processes
# what runs in the background of a shell is started with this signal ignored
signal.signal(signal.SIGINT, signal.default_int_handler)
processes._cores = lambda: 3
with processes.Processes() as at_work:
    at_work.all([Lasting(Path(sys.argv[1]))] * 3, [1] * 3, 0, print)
"""


@pytest.fixture
def jobs(tmp_path, monkeypatch):
    """A module of jobs, where the other processes find it too; and three processors."""
    (tmp_path / "jobs_to_share.py").write_text(JOBS)
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(processes, "_cores", lambda: 3)
    import jobs_to_share

    yield jobs_to_share
    del sys.modules["jobs_to_share"]


def test_each_answer_stands_where_its_job_stood(jobs):
    told = []
    with Processes() as at_work:
        for _ in range(2):  # the processes are kept for the next jobs
            answers = at_work.all([jobs.Told(number) for number in range(9)], list(range(9)), 0, told.append)
            assert [number for number, _ in answers] == list(range(9))
            assert len({process for _, process in answers}) == 3
        assert len({process for _, process in answers}) == 3
    assert set(told) == {"telling"}


@pytest.mark.parametrize(("jobs_given", "worth", "cores"), [(1, 0, 3), (9, 37, 3), (9, 0, 1)])
def test_little_work_is_done_here(jobs, monkeypatch, jobs_given, worth, cores):
    monkeypatch.setattr(processes, "_cores", lambda: cores)
    with Processes() as at_work:
        answers = at_work.all([jobs.Told(at) for at in range(jobs_given)], [4] * jobs_given, worth, lambda _: None)
    assert answers == [(at, os.getpid()) for at in range(jobs_given)]


def test_what_a_job_raises_is_raised_here_with_all_that_it_says(jobs):
    given = [jobs.Refusing(), *(jobs.Told(number) for number in range(3))]
    with Processes() as at_work, pytest.raises(RefusedError, match="no") as refused:
        at_work.all(given, [1, 9, 9, 9], 0, lambda _: None)
    assert (refused.value.issues, refused.value.hint) == ((Issue("rule", "A sentence."),), "a hint")


def test_a_process_that_is_killed_is_told_of(jobs):
    with Processes() as at_work, pytest.raises(WaymarkError, match="has stopped"):
        at_work.all([jobs.Dying(os.getpid())] * 3, [1] * 3, 0, lambda _: None)


@pytest.mark.parametrize("ending", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_no_process_outlives_the_one_that_started_it(jobs, tmp_path, ending):
    assert jobs.Lasting
    at_work = tmp_path / "at work"
    at_work.mkdir()
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)}
    running = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(at_work)],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert eventually(lambda: len(list(at_work.iterdir())) == 3)
    others = {int(path.name) for path in at_work.iterdir()} - {running.pid}
    assert len(others) == 2
    running.send_signal(ending)
    running.wait(20)
    assert eventually(lambda: not any(alive(process) for process in others))


def alive(process):
    """Whether it runs; one that has ended and waits to be collected does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def eventually(holds):
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.02)
    return False
