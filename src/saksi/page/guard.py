"""Guard: opens a page within a budget of time and memory, so that no page can stop the others.

What is small is opened right here: it cannot cost much. The rest goes to a process of its own, which is kept for the
next page and stopped when a page breaks the budget.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from saksi.errors import PageRefused
from saksi.page import alarm, bundle
from saksi.page.decode import refuse
from saksi.page.page import DEFAULT_CAP, Page, open_page
from saksi.page.worker import Json, page_from, receive, send

SMALL = 300_000
"""Bytes up to which a page with few tags is opened in this process."""
FEW = 20_000
"""Tags up to which it is."""
SECONDS = 20.0
"""Time a page may take; a page of 12 MB takes 4 to 8 s."""
MEMORY = 1024 * 1024 * 1024
"""Bytes of data the process may hold; a million nested elements take 350 MB."""

MODULE = "saksi.page.worker"


@dataclass(slots=True)
class Worker:
    """One process that runs `module`, started when first asked and again after it was stopped."""

    memory: int = MEMORY
    module: str = MODULE
    process: subprocess.Popen[bytes] | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def ask(self, arguments: Json, data: bytes, seconds: float) -> Json | None:
        """The answer; None when the process ended without one, or was stopped after `seconds`."""
        with self.lock:
            process = self._running()
            assert process.stdin is not None
            assert process.stdout is not None
            timer = threading.Timer(seconds, process.kill)
            timer.start()
            try:
                send(process.stdin, json.dumps(arguments).encode(), data)
                told = receive(process.stdout)
            except OSError:
                told = None
            finally:
                timer.cancel()
            if told is None:
                self._stop()
                return None
            answer: Json = json.loads(told)
            return answer

    def stop(self) -> None:
        """Ends the process, if it runs."""
        with self.lock:
            self._stop()

    def _running(self) -> subprocess.Popen[bytes]:
        if self.process is None or self.process.poll() is not None:
            self._stop()
            path = os.pathsep.join(part for part in sys.path if part)
            self.process = subprocess.Popen(
                [sys.executable, "-m", self.module, str(self.memory)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": path},
            )
        return self.process

    def _stop(self) -> None:
        if self.process is None:
            return
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                _close(pipe)
        self.process.wait()
        self.process = None


def _close(pipe: object) -> None:
    try:
        pipe.close()  # type: ignore[attr-defined]
    except OSError:
        return  # what it still held was for a process that is gone


_workers: dict[tuple[int, str], Worker] = {}


def worker(memory: int = MEMORY, module: str = MODULE) -> Worker:
    """The process of this program that holds so much and runs this module."""
    return _workers.setdefault((memory, module), Worker(memory, module))


@atexit.register
def stop() -> None:
    """Ends every process that opens pages; the next page starts one again."""
    while _workers:
        _workers.popitem()[1].stop()


def open_guarded(
    data: bytes,
    *,
    url: str = "",
    outlet: str = "",
    lang: str = "",
    published: date | None = None,
    charset: str = "",
    cap: int = DEFAULT_CAP,
    retrieved: date | None = None,
    seconds: float = SECONDS,
    memory: int = MEMORY,
    small: int = SMALL,
) -> Page:
    """As `saksi.page.page.open_page`, within `seconds` and `memory` bytes; pages up to `small` bytes without.

    Raises PageRefused for what open_page refuses and for a page that breaks the budget, with the reason.
    """
    if not bundle.is_bundle(data) or len(data) > cap:
        refuse(data, cap)
    if len(data) <= small and data.count(b"<") <= FEW:
        return _here(
            seconds,
            lambda: open_page(
                data, url=url, outlet=outlet, lang=lang, published=published, charset=charset, cap=cap,
                retrieved=retrieved,
            ),
        )  # fmt: skip
    days = {"published": published, "retrieved": retrieved}
    arguments = {"url": url, "outlet": outlet, "lang": lang, "charset": charset, "cap": cap}
    arguments |= {name: day.isoformat() for name, day in days.items() if day}
    told = worker(memory).ask(arguments, data, seconds)
    if told is None:
        raise _broken(f"opening it took more than {seconds:g} seconds, or more than the system allows")
    if "page" in told:
        return page_from(told["page"])
    if "refused" in told:
        what, why, do = told["refused"]
        raise PageRefused(what, why=why, do=do)
    if "memory" in told:
        worker(memory).stop()
        raise _broken(f"opening it took more than {memory // 2**20:,} MiB of memory")
    raise _broken(f"a defect of Saksi: {told['defect']}")


def _here(seconds: float, work: Callable[[], Page]) -> Page:
    try:
        return alarm.within(seconds, work)
    except alarm.TimeIsUp:
        raise _broken(f"opening it took more than {seconds:g} seconds") from None


def _broken(why: str) -> PageRefused:
    return PageRefused(
        "The page could not be opened", why=why, do="save the article alone, without what stands around it"
    )
