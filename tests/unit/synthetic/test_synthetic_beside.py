"""A second process: what it returns, what it raises, and that it never stays behind."""

import operator
import os
import signal
from multiprocessing import active_children

import pytest

from waymark.domain.errors import WaymarkError
from waymark.synthetic.beside import beside


class EndsWhoeverReadsIt:
    def __reduce__(self):
        return os._exit, (3,)


def test_gives_back_what_the_work_makes_of_what_it_is_told():
    with beside(operator.call) as work:
        work.tell(["a", 1])
        assert work.result() == ["a", 1]
    assert active_children() == []


def test_telling_work_that_does_not_listen_does_no_harm():
    with beside(operator.is_, None) as work:
        work.tell("x" * 10_000_000)  # more than a pipe holds
        assert work.result() is False


def test_raises_what_the_work_raised():
    with beside(len) as work, pytest.raises(TypeError, match="has no len"):
        work.result()


def test_a_process_that_dies_is_told_of():
    with beside(operator.call, EndsWhoeverReadsIt()) as work, pytest.raises(WaymarkError, match="second process"):
        work.result()


def test_leaving_early_ends_the_process():
    with pytest.raises(KeyboardInterrupt), beside(operator.call):
        raise KeyboardInterrupt
    assert active_children() == []


def test_an_interrupt_from_the_terminal_is_for_the_first_process_alone():
    with beside(operator.call) as work:
        for process in active_children():
            os.kill(process.pid, signal.SIGINT)
        work.tell("still there")
        assert work.result() == "still there"
