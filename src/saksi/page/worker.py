"""Worker: opens pages in a process of its own, with a bound on its memory; `python -m saksi.page.worker BYTES`.

It reads frames from standard input and answers each on standard output: a frame is eight bytes of length and so many
of content. `saksi.page.guard` starts it and stops it; nobody else talks to it.
"""

from __future__ import annotations

import json
import struct
import sys
from collections.abc import Callable, Mapping
from datetime import date
from typing import IO, Any

from saksi.core.codec import article_from, article_plain, text_from, text_plain
from saksi.errors import PageRefused
from saksi.issues import Issue
from saksi.page.page import Page, open_page

if sys.platform != "win32":
    import resource

LENGTH = struct.Struct(">Q")
Json = Mapping[str, Any]


def send(out: IO[bytes], *parts: bytes) -> None:
    """Each part as a frame. Raises OSError when nobody listens."""
    for part in parts:
        out.write(LENGTH.pack(len(part)))
        out.write(part)
    out.flush()


def receive(source: IO[bytes]) -> bytes | None:
    """The next frame; None when the other side is gone."""
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(head)
    content = source.read(length)
    return content if len(content) == length else None


def page_plain(page: Page) -> dict[str, object]:
    """A page as JSON can hold it."""
    issues = [[one.start, one.end, one.what, one.quote] for one in page.issues]
    return {"article": article_plain(page.article), "text": text_plain(page.text), "issues": issues}


def page_from(value: Json) -> Page:
    """The page that `page_plain` made this of."""
    issues = tuple(Issue(*one) for one in value["issues"])
    return Page(article_from(value["article"]), text_from(value["text"]), issues)


def answer(arguments: Json, data: bytes) -> dict[str, object]:
    """A page, or why it was refused."""
    given = dict(arguments)
    for name in ("published", "retrieved"):
        if name in given:
            given[name] = date.fromisoformat(given[name])
    try:
        return {"page": page_plain(open_page(data, **given))}
    except PageRefused as refused:
        return {"refused": [refused.what, refused.why, refused.do]}
    except MemoryError:
        return {"memory": True}
    except Exception as problem:  # the one who asked decides what a defect of ours is worth
        return {"defect": f"{type(problem).__name__}: {problem}"}


def _bound(memory: int) -> None:
    """No more than `memory` bytes of data from here on, where the system can say so."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    elif sys.platform != "win32":
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def serve(asked: Callable[[Json, bytes], dict[str, object]]) -> None:
    """Answers with `asked` until nobody asks any more, within the memory that the command line names."""
    _bound(int(sys.argv[1]))
    source, out = sys.stdin.buffer, sys.stdout.buffer
    while (arguments := receive(source)) is not None and (data := receive(source)) is not None:
        told = asked(json.loads(arguments), data)
        del data
        send(out, json.dumps(told).encode())


if __name__ == "__main__":
    serve(answer)
