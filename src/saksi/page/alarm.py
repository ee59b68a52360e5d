"""Alarm: ends work of this program that takes too long, where the system can ring one: main threads, not on Windows."""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

Made = TypeVar("Made")
AGAIN = 1.0
"""Seconds after which an alarm that was swallowed (in a destructor, say) rings again."""


class TimeIsUp(BaseException):
    """The time is over; raised inside the work and caught here. No Exception, so that no handler keeps it."""


def rings() -> bool:
    """True where `within` can end the work."""
    return sys.platform != "win32" and threading.current_thread() is threading.main_thread()


def within(seconds: float, work: Callable[[], Made]) -> Made:
    """What `work` returns. Raises TimeIsUp when it takes longer, and does so within a regular expression too.

    Where no alarm can ring the work runs without bound. An alarm that was set before is set again, for what was left.
    """
    if sys.platform == "win32" or not rings():
        return work()
    armed = True

    def ring(number: int, frame: FrameType | None) -> None:
        if armed:
            raise TimeIsUp

    handler = signal.signal(signal.SIGALRM, ring)
    left = signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        try:
            return work()
        finally:
            armed = False
    finally:
        signal.setitimer(signal.ITIMER_REAL, *left)
        signal.signal(signal.SIGALRM, handler)
