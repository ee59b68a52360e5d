"""Reading worker: reads texts in a process of its own; `python -m saksi.service.reading_worker BYTES`.

`saksi.service.reading` starts it where no alarm can end a reading; nobody else talks to it.
"""

from __future__ import annotations

from saksi.core.codec import article_from, reading_plain, text_from
from saksi.page.worker import Json, serve
from saksi.service.reading import unbound


def answer(arguments: Json, data: bytes) -> dict[str, object]:
    """What was read, or what went wrong."""
    try:
        readings, issues = unbound(article_from(arguments["article"]), text_from(arguments["text"]))
    except Exception as problem:  # the one who asked decides what a defect of ours is worth
        return {"defect": f"{type(problem).__name__}: {problem}"}
    told = [[one.start, one.end, one.what, one.quote] for one in issues]
    return {"readings": [reading_plain(one) for one in readings], "issues": told}


if __name__ == "__main__":
    serve(answer)
