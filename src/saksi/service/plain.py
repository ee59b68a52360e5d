"""What the service returns, as plain values for JSON: the object of spec READINGS and its neighbours. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from saksi.core import codec
from saksi.core.article import Article
from saksi.core.ids import Plain
from saksi.core.reading import Reading, Slot
from saksi.core.text import Text
from saksi.issues import Issue
from saksi.page.sketch import Stretch
from saksi.service.compare import Comparison, Difference, Paragraph
from saksi.service.copies import Copied
from saksi.service.versions import Edit, History

SCHEMA_VERSION = 1

Span = tuple[int, int] | None


def issue_plain(issue: Issue) -> dict[str, Plain]:
    """One issue with its span."""
    return {"what": issue.what, "start": issue.start, "end": issue.end, "quote": issue.quote}


def page_plain(article: Article, text: Text, readings: Iterable[Reading], issues: Iterable[Issue]) -> dict[str, Plain]:
    """What `saksi read --json` and `saksi show ARTICLE --json` print (spec READINGS)."""
    return {
        "schema_version": SCHEMA_VERSION,
        "article": codec.article_plain(article),
        "text": codec.text_plain(text),
        "readings": [codec.reading_plain(one) for one in readings],
        "issues": [issue_plain(one) for one in issues],
    }


def history_plain(history: History) -> dict[str, Plain]:
    """What `saksi show --versions --json` prints for one address."""
    return {
        "schema_version": SCHEMA_VERSION,
        "address": history.address,
        "versions": [
            {
                "article": codec.article_plain(one.article),
                "seen": one.seen,
                "view": one.view,
                "readings": len(one.readings),
            }
            for one in history.versions
        ],
        "changes": [comparison_plain(step) for step in history.steps],
    }


def comparison_plain(step: Comparison) -> dict[str, Plain]:
    """What changed from one version to the next."""
    return {
        "from": step.old.article.id,
        "to": step.new.article.id,
        "silent": step.silent,
        "views": [step.old.view, step.new.view],
        "only_view": step.only_view,
        "paragraphs": [_paragraph_plain(one) for one in step.paragraphs],
        "readings": [difference_plain(one) for one in step.readings],
    }


def _paragraph_plain(one: Paragraph) -> dict[str, Plain]:
    return {"how": one.how, "old": _side(one.old, one.old_span), "new": _side(one.new, one.new_span)}


def _side(words: str, span: Span) -> Plain:
    return {"start": span[0], "end": span[1], "text": words} if span else None


def difference_plain(one: Difference) -> dict[str, Plain]:
    """One reading of one version or both; `slots` holds, by name, what it was and what it is."""
    return {
        "how": one.how,
        "kind": one.reading.kind,
        "old": codec.reading_plain(one.old) if one.old else None,
        "new": codec.reading_plain(one.new) if one.new else None,
        "slots": {name: {"old": _slot(old), "new": _slot(new)} for name, old, new in one.slots},
    }


def _slot(slot: Slot | None) -> Plain:
    return codec.slot_plain(slot) if slot else None


def edit_plain(edit: Edit) -> dict[str, Plain]:
    """A page that came as another version of one that is held."""
    return {"name": edit.name, "address": edit.address, **comparison_plain(edit.step)}


def copied_plain(pair: Copied) -> dict[str, Plain]:
    """Two copies with the stretches of words both have."""
    return {
        "schema_version": SCHEMA_VERSION,
        "one": pair.one.id,
        "other": pair.other.id,
        "share": pair.copy.share,
        "words": pair.copy.words,
        "stretches": [_stretch(pair, one) for one in pair.copy.stretches],
    }


def _stretch(pair: Copied, one: Stretch) -> Plain:
    quotes = pair.text.quote(one.start, one.end), pair.other_text.quote(one.other_start, one.other_end)
    here: Plain = {"start": one.start, "end": one.end, "quote": quotes[0]}
    return {
        "words": one.words,
        "one": here,
        "other": {"start": one.other_start, "end": one.other_end, "quote": quotes[1]},
    }
