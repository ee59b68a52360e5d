"""The language of a document by small tables of function words; Indonesian is told from Malay. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from importlib import resources

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SCRIPTS = (
    (re.compile(r"[\u3040-\u30ff]"), "ja"),
    (re.compile(r"[\u4e00-\u9fff]"), "zh"),
    (re.compile(r"[\uac00-\ud7af]"), "ko"),
    (re.compile(r"[\u0600-\u06ff]"), "ar"),
    (re.compile(r"[\u0400-\u04ff]"), "ru"),
    (re.compile(r"[\u0e00-\u0e7f]"), "th"),
    (re.compile(r"[\u0900-\u097f]"), "hi"),
    (re.compile(r"[\u0980-\u09ff]"), "bn"),
    (re.compile(r"[\u0370-\u03ff]"), "el"),
    (re.compile(r"[\u0590-\u05ff]"), "he"),
)
ENOUGH = 0.12
"""Share of function words below which no language is named; news prose in id and en has .25 to .50."""
LITTLE = 0.05
"""The same for a short text that no other language claims half as much of."""
_LONGEST = 20_000


@cache
def _tables() -> Mapping[str, frozenset[str]]:
    content = (resources.files("saksi.know") / "languages.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in content.splitlines() if line and not line.startswith("#"))
    return {code: frozenset(words.split()) for code, words in rows}


def _script(text: str) -> str:
    letters = sum(1 for sign in text if sign.isalpha())
    for pattern, code in _SCRIPTS:
        if len(pattern.findall(text)) > 0.3 * max(letters, 1):
            return code
    return ""


def detect(text: str) -> str:
    """The code "id", "en", "ms" or another ISO 639 code for the language most of `text` is in; "" when unsure."""
    text = text[:_LONGEST]
    script = _script(text)
    if script:
        return script
    words = Counter(word.casefold() for word in _WORD.findall(text))
    total = sum(words.values())
    if not total:
        return ""
    scores = {
        code: sum(words[word] for word in table) / total for code, table in _tables().items() if not code.endswith("!")
    }
    best = max(scores, key=lambda code: scores[code])
    others = max(score for code, score in scores.items() if code != best and {code, best} != {"id", "ms"})
    if scores[best] < ENOUGH and (scores[best] < LITTLE or scores[best] < 2 * others):
        return ""
    return _indonesian_or_malay(words) if best in ("id", "ms") else best


def _indonesian_or_malay(words: Counter[str]) -> str:
    tables = _tables()
    malay = sum(words[word] for word in tables["ms!"] - tables["id!"])
    indonesian = sum(words[word] for word in tables["id!"] - tables["ms!"])
    return "ms" if malay > indonesian else "id"
