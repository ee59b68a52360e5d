"""`make models`: trains the taggers of names, src/saksi/lang/{id,en}/names.crfsuite; their scores go to docs/names.md.

    python -m tools.train_names FOLDER-OF-THE-OPEN-DATA [--lang id] [--no-scores]

Deterministic: the same data and features give the same bytes. Run by a developer; models and scores are committed.
"""

from __future__ import annotations

import argparse
import gzip
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from saksi.lang.pack import Pack, load
from saksi.read.names_features import features
from saksi.read.sentences import Token, tokens

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs" / "names.md"
BEGIN, END = "<!-- tables: written by python -m tools.train_names -->", "<!-- end of tables -->"
LABELS = ("PER", "ORG", "LOC")
FOLDS = 5
BLOCK = 50
"""Sentences that stay together in one fold, since neighbours in a corpus often come from one article."""
TRAINING = {"c1": 0.1, "c2": 0.1, "max_iterations": 120, "feature.minfreq": 1, "feature.possible_transitions": True}
"""L1 makes the model small, L2 keeps rare features from overfitting: chosen among five pairs on the held-back parts."""
NERGRIT = {"PERSON": "PER", "ORGANISATION": "ORG", "PLACE": "LOC"}


@dataclass(frozen=True, slots=True)
class Sample:
    """A sentence cut as the product cuts it, with a label (O, B-PER, I-PER, ...) for each token."""

    tokens: tuple[Token, ...]
    labels: tuple[str, ...]

    def names(self, labels: Sequence[str] | None = None) -> set[tuple[int, int, str]]:
        """The names as token spans with their kind: those of the gold, or those that other labels tell."""
        found: set[tuple[int, int, str]] = set()
        first, kind = 0, ""
        for at, label in enumerate((*(labels or self.labels), "O")):
            if kind and (label[0] in "OB" or label[2:] != kind):
                found.add((first, at, kind))
                kind = ""
            if label != "O" and not kind:
                first, kind = at, label[2:]
        return found


@dataclass(frozen=True, slots=True)
class Corpus:
    """The open data of one language: what is trained on, and parts that are held back, by name."""

    train: list[Sample]
    held_back: dict[str, list[Sample]]


def sample(text: str, words: Sequence[tuple[int, int, str]]) -> Sample:
    """The sentence `text`, whose words `(start, end, label)` are labelled, cut into our own tokens."""
    cut = tuple(tokens(text, 0, len(text)))
    labels: list[str] = []
    at = 0
    for token in cut:
        while at < len(words) and words[at][1] <= token.start:
            at += 1
        label = words[at][2] if at < len(words) and words[at][0] <= token.start else "O"
        begins = at < len(words) and words[at][0] == token.start
        labels.append(label if begins or label == "O" else f"I-{label[2:]}")
    return Sample(cut, tuple(labels))


def columns(path: Path, word: int, label: int, parted: str) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Per sentence of a column file: its text line ("" without one) and its words with their labels."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    text = ""
    held: list[tuple[str, str]] = []
    for line in (*data.decode("utf-8").splitlines(), ""):
        cells = line.split(parted)
        if line.startswith("# text = "):
            text = line.removeprefix("# text = ")
        elif not line.strip():
            if held:
                yield text, held
            text, held = "", []
        elif len(cells) > max(word, label) and not line.startswith("# "):
            held.append((cells[word], plain(cells[label])))


def plain(label: str) -> str:
    """A label of ours for one of the data's; kinds we do not learn are O."""
    border, _, kind = label.partition("-")
    kind = NERGRIT.get(kind, kind)
    return f"{border}-{kind}" if kind in LABELS else "O"


def samples(path: Path, word: int, label: int, parted: str) -> list[Sample]:
    """The sentences of a column file; without a text line words are joined by spaces."""
    found: list[Sample] = []
    for text, held in columns(path, word, label, parted):
        line = text or " ".join(one for one, _ in held)
        at, words = 0, []
        for one, tag in held:
            start = line.find(one, at)
            if start < 0:
                continue
            at = start + len(one)
            words.append((start, at, tag))
        found.append(sample(line, words))
    return found


def indonesian(data: Path) -> Corpus:
    """NERGRIT (three kinds, by way of IndoNLU) and idner-news-2k."""
    grit, news = data / "id-ner-nergrit/dataset/nergrit_ner-grit", data / "id-ner-news-2k"
    train = samples(grit / "train_preprocess.txt", 0, 1, "\t") + samples(news / "train.txt", 0, 2, " ")
    return Corpus(train, {
        "NERGRIT valid": samples(grit / "valid_preprocess.txt", 0, 1, "\t"),
        "idner-news-2k dev": samples(news / "dev.txt", 0, 2, " "),
        "idner-news-2k test": samples(news / "test.txt", 0, 2, " "),
    })  # fmt: skip


def english(data: Path) -> Corpus:
    """Universal NER over the English Web Treebank."""
    folder = data / "en-uner-ewt"
    train = samples(folder / "train-history/en_ewt-ud-train.iob2.gz", 1, 2, "\t")
    return Corpus(train, {"UNER EWT dev": samples(folder / "en_ewt-ud-dev.iob2", 1, 2, "\t")})


CORPORA: Mapping[str, Callable[[Path], Corpus]] = {"id": indonesian, "en": english}


def train(samples_in: Sequence[Sample], pack: Pack, target: Path) -> None:
    """Train on samples and write the model to `target`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.select("lbfgs")
    trainer.set_params(TRAINING)
    for one in samples_in:
        trainer.append(pycrfsuite.ItemSequence(features(one.tokens, pack)), one.labels)
    trainer.train(str(target))


def tagged(model: Path, held: Sequence[Sample], pack: Pack) -> list[list[str]]:
    """The labels a model gives."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    found = [tagger.tag(pycrfsuite.ItemSequence(features(one.tokens, pack))) for one in held]
    tagger.close()
    return found


class Tally:
    """Names right, told and in the gold, by kind ("all" for any)."""

    def __init__(self) -> None:
        self.right: Counter[str] = Counter()
        self.told: Counter[str] = Counter()
        self.gold: Counter[str] = Counter()

    def add(self, held: Sequence[Sample], labels: Sequence[Sequence[str]]) -> None:
        """Count one part."""
        for one, given in zip(held, labels, strict=True):
            gold, told = one.names(), one.names(given)
            for counter, names in ((self.gold, gold), (self.told, told), (self.right, gold & told)):
                counter.update(kind for *_, kind in names)
                counter["all"] += len(names)

    def row(self, kind: str) -> str:
        """Precision, recall and F1 of one kind, as cells of a table."""
        right = self.right[kind]
        precision, recall = right / max(1, self.told[kind]), right / max(1, self.gold[kind])
        f1 = 2 * precision * recall / max(1e-9, precision + recall)
        return f"{precision:.3f} | {recall:.3f} | {f1:.3f} | {self.gold[kind]}"


def folds(held: Sequence[Sample], pack: Pack, work: Path) -> Tally:
    """Five-fold cross-validation: each fifth is tagged by a model of the other four."""
    tally = Tally()
    for fold in range(FOLDS):
        model = work / f"fold{fold}"
        train([one for at, one in enumerate(held) if at // BLOCK % FOLDS != fold], pack, model)
        part = [one for at, one in enumerate(held) if at // BLOCK % FOLDS == fold]
        tally.add(part, tagged(model, part, pack))
    return tally


def speed(model: Path, held: Sequence[Sample], pack: Pack) -> float:
    """Words a second, features and tagging together, the second time over (the first fills what is kept)."""
    tagged(model, held, pack)
    start = time.perf_counter()
    tagged(model, held, pack)
    return sum(len(one.tokens) for one in held) / (time.perf_counter() - start)


def scores(lang: str, corpus: Corpus, model: Path) -> str:
    """The table of one language."""
    pack = load(lang)
    with TemporaryDirectory() as work:
        parts = {f"{FOLDS} folds of the training data": folds(corpus.train, pack, Path(work))}
    for name, held in corpus.held_back.items():
        parts[name] = Tally()
        parts[name].add(held, tagged(model, held, pack))
    lines = [f"### {pack.name}", "", "| part | kind | P | R | F1 | names |", "|---|---|---|---|---|---|"]
    lines += [f"| {name} | {kind} | {tally.row(kind)} |" for name, tally in parts.items() for kind in (*LABELS, "all")]
    pace = speed(model, next(iter(corpus.held_back.values())), pack)
    told = f"{len(corpus.train):,} sentences trained on; model {model.stat().st_size / 1e6:.2f} MB"
    lines += ["", f"{told}; about {round(pace, -3):,.0f} words a second on the machine that trained it."]
    return "\n".join(lines)


def document(tables: Mapping[str, str]) -> None:
    """Write the tables between the marks of docs/names.md."""
    text = DOCS.read_text(encoding="utf-8")
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    DOCS.write_text(text[:start] + "\n" + "\n\n".join(tables.values()) + "\n" + text[end:], encoding="utf-8")


def main() -> None:
    """Train, and write models and scores."""
    parser = argparse.ArgumentParser(prog="make models", description=__doc__)
    parser.add_argument("data", type=Path, help="the folder that holds id-ner-nergrit, id-ner-news-2k and en-uner-ewt")
    parser.add_argument("--lang", choices=sorted(CORPORA), help="train this language alone; the scores stay unwritten")
    parser.add_argument("--no-scores", action="store_true", help="train only, leave docs/names.md alone")
    options = parser.parse_args()
    tables: dict[str, str] = {}
    for lang in (options.lang,) if options.lang else CORPORA:
        corpus = CORPORA[lang](options.data)
        model = ROOT / "src/saksi/lang" / lang / "names.crfsuite"
        train(corpus.train, load(lang), model)
        print(f"{model.relative_to(ROOT)}: {model.stat().st_size / 1e6:.2f} MB")
        if not options.no_scores:
            tables[lang] = scores(lang, corpus, model)
            print(tables[lang])
    if len(tables) == len(CORPORA):
        document(tables)


if __name__ == "__main__":
    main()
