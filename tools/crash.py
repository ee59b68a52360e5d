"""`python -m tools.crash`: kills a program that fills a record, again and again, and looks what is left.

Each round a program of its own adds articles and tells each one once it is held; after a moment by chance it is killed
with SIGKILL. What it told must then be there, nothing twice, and all must verify. In the end the record must be equal
to one that nobody disturbed. `--url` names an empty place in PostgreSQL; without it a SQLite file is made.
"""

from __future__ import annotations

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from saksi.store.store import Store
from saksi.store.write import Entry
from tools.bench_store import RUN, entries

KILLS = 100
LONGEST = 0.25
"""Seconds that a program may live after it told its first article."""
AGAIN = 5
"""Articles that the next program adds once more: they must not be doubled."""


@dataclass(frozen=True, slots=True)
class Found:
    """What all rounds left: kills, articles told and held, those lost or doubled, and what does not verify."""

    kills: int
    told: int
    held: int
    lost: tuple[str, ...]
    wrong: tuple[str, ...]
    equal: bool

    @property
    def sound(self) -> bool:
        """True when nothing is lost, doubled or broken."""
        return self.equal and not self.lost and not self.wrong and self.held >= self.told


def child(address: str, start: int, seed: int) -> None:
    """Adds articles from number `start` on, one by one or in hundreds, and tells each."""
    with Store.open(address) as store:
        made = islice(entries(start + 2000), start, None)
        told: Iterator[Entry] = (one for one, _ in store.add_all(made, RUN)) if seed % 4 == 3 else _added(store, made)
        for one in told:
            sys.stdout.write(one.article.id + "\n")
            sys.stdout.flush()


def _added(store: Store, made: Iterator[Entry]) -> Iterator[Entry]:
    for one in made:
        store.add(one, RUN)
        yield one


def killed(address: str, start: int, seed: int) -> list[str]:
    """The articles that one program told before it was killed."""
    line = [sys.executable, "-m", "tools.crash", "--child", address, "--start", str(start), "--seed", str(seed)]
    folder = Path(__file__).parents[1]
    with subprocess.Popen(line, stdout=subprocess.PIPE, text=True, cwd=folder) as program:
        assert program.stdout
        first = program.stdout.readline()
        time.sleep(random.Random(seed).random() * LONGEST)
        program.send_signal(signal.SIGKILL)
        rest = program.stdout.read()
    told = (first + rest).split("\n")
    return told[:-1]  # what stands after the last line break was cut off


def crash(address: str, beside: str, kills: int) -> Found:
    """All rounds on the record at `address`; `beside` is an empty place for the one that nobody disturbs."""
    told: set[str] = set()
    lost: set[str] = set()
    wrong: list[str] = []
    Store.open(address, create=True).close()
    for seed in range(kills):
        with Store.open(address) as store:
            start = max(0, store.counts()["articles"] - AGAIN)
        told.update(killed(address, start, seed))
        with Store.open(address) as store:
            lost |= told - {article.id for article in store.articles()}
            if seed % 10 == 9 or seed == kills - 1:
                wrong += [f"{check.what} {check.id}: {check.wrong}" for check in store.verify() if check.wrong]
    with Store.open(address) as store, Store.open(beside, create=True) as calm:
        held = store.counts()["articles"]
        for _ in calm.add_all(entries(held), RUN):
            pass
        equal = list(calm.dump()) == list(store.dump())
    return Found(kills, len(told), held, tuple(sorted(lost)), tuple(wrong), equal)


def main() -> None:
    """Kill, look, and print what is left; exit code 1 when anything is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tools.crash", description=__doc__)
    parser.add_argument("--kills", type=int, default=KILLS, help="how often")
    parser.add_argument("--url", default="", help="an empty place in PostgreSQL")
    parser.add_argument("--child", default="", help=argparse.SUPPRESS)
    parser.add_argument("--start", type=int, default=0, help=argparse.SUPPRESS)
    parser.add_argument("--seed", type=int, default=0, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child:
        child(options.child, options.start, options.seed)
        return
    with tempfile.TemporaryDirectory() as folder:
        address = options.url or str(Path(folder) / "record.sqlite")
        found = crash(address, str(Path(folder) / "calm.sqlite"), options.kills)
    print(f"{found.kills} kills: {found.told} articles told, {found.held} held, {len(found.lost)} lost")
    print(f"equal to a record that nobody disturbed: {'yes' if found.equal else 'NO'}")
    print("verify is clean" if not found.wrong else "\n".join(found.wrong))
    sys.exit(0 if found.sound else 1)


if __name__ == "__main__":
    main()
