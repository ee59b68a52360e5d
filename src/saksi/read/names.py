"""What the learned tagger takes words written large for: persons, organisations, places. Pure but for its model.

The model (names.crfsuite in the language pack, trained by tools/train_names.py) is opened when the first word is asked
about. Readers ask only where lists and turns of phrase tell nothing, and act only on what the tagger is sure of.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import pycrfsuite

from saksi.lang.pack import Pack
from saksi.read.document import Document, once
from saksi.read.names_features import features
from saksi.read.runs import Run
from saksi.read.sentences import Sentence

MODEL = "names.crfsuite"
KINDS = ("PER", "ORG", "LOC")
AROUND = 3
"""Tokens on each side that the tagger sees: 99 of 100 verdicts are those over whole sentences, in less time."""


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely, 0..1, a stretch of words names a person, an organisation, a place; the rest is no name."""

    person: float
    organisation: float
    place: float


NOTHING = Likely(0.0, 0.0, 0.0)
"""What is said of words where the pack has no model."""


class Tagger:
    """The model of one pack; one at a time may ask, since the model works on one sentence."""

    def __init__(self, model: bytes) -> None:
        self._bytes = model  # the tagger reads from these bytes as long as it lives
        self._model = pycrfsuite.Tagger()
        self._model.open_inmemory(model)
        known = self._model.labels()
        self._labels = [[label for label in (f"B-{kind}", f"I-{kind}") if label in known] for kind in KINDS]
        self._lock = threading.Lock()

    def likely(self, sentence: Sentence, pack: Pack, first: int, last: int) -> Likely:
        """What the tokens `[first, last)` of a sentence name, all taken together, by themselves and those around."""
        start, end = max(0, first - AROUND), min(len(sentence.tokens), last + AROUND)
        items = pycrfsuite.ItemSequence(features(sentence.tokens, pack, start, end))
        with self._lock:
            self._model.set(items)
            return Likely(*(self._kind(labels, range(first - start, last - start)) for labels in self._labels))

    def _kind(self, labels: Sequence[str], span: Sequence[int]) -> float:
        least: float = min(sum(self._model.marginal(label, at) for label in labels) for at in span)
        return least


@cache
def tagger(pack: Pack) -> Tagger | None:
    """The tagger of a pack, opened once; None for a pack without a model."""
    model = pack.model(MODEL)
    return Tagger(model) if model is not None else None


class Judge:
    """What the tagger says about the runs of one document; each is judged once, when first asked about."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._said: dict[tuple[int, int], Likely] = {}

    def of(self, sentence: Sentence, run: Run) -> Likely:
        """What `run` of a sentence most likely names."""
        key = (run.start, run.end)
        if key not in self._said:
            self._said[key] = likely(sentence, self._pack, run.first, run.last)
        return self._said[key]


@once
def judge(doc: Document) -> Judge:
    """The judge of the document that is being read: persons and places ask the same one."""
    return Judge(doc.pack)


def likely(sentence: Sentence, pack: Pack, first: int, last: int) -> Likely:
    """How likely the tokens `[first, last)` of a sentence name a person, an organisation or a place."""
    held = tagger(pack)
    return held.likely(sentence, pack, first, last) if held is not None else NOTHING
