"""alarm: work that takes too long ends, and what was set before is set again."""

import re
import signal
import time

import pytest

from saksi.page.alarm import TimeIsUp, within


def test_work_in_time_gives_what_it_returns() -> None:
    """Errors of the work come through too, and no alarm stays behind."""
    assert within(5, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 // 0)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


@pytest.mark.parametrize(
    "work",
    [lambda: all(True for _ in iter(int, 1)), lambda: re.fullmatch("(a|aa)+b", "a" * 60)],
    ids=["a loop", "a regular expression"],
)
def test_work_without_end_is_ended(work: object) -> None:
    """A loop, and a regular expression that never comes back."""
    start = time.monotonic()
    with pytest.raises(TimeIsUp):
        within(0.1, work)  # type: ignore[arg-type]
    assert time.monotonic() - start < 3


def test_an_alarm_that_was_set_before_is_set_again() -> None:
    """The caller's own alarm goes on with what was left of its time."""
    before = signal.signal(signal.SIGALRM, signal.SIG_IGN)
    signal.setitimer(signal.ITIMER_REAL, 100.0)
    within(5, lambda: None)
    left, _ = signal.setitimer(signal.ITIMER_REAL, 0)
    assert signal.signal(signal.SIGALRM, before) is signal.SIG_IGN
    assert 0 < left <= 100
