"""Why a number is no figure: money, age, distance, duration, share, clock, date, name ... Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from saksi.lang.pack import Pack
from saksi.read.figure_words import Counted, entries
from saksi.read.number_words import Numeral, headline
from saksi.read.sentences import Token, token
from saksi.read.wordbook import QUOTES, Wordbook

REACH = 3
"""Tokens a noun such as "countries" may stand behind its number ("three other Baltic countries")."""
FAR = frozenset({"places", "cases"})
OLDEST = 120
ENDS = frozenset({"and", "dan", ",", ".", ""})
"""What may stand behind the "one" of "killed one and wounded nine"."""
YEARS = range(1900, 2101)
CENTURY = 100
NAMES_NEED_DIGITS = frozenset({"name", "date", "ordinal", "distance"})


@dataclass(frozen=True, slots=True)
class Labels:
    """The label rules of numbers.toml, compiled."""

    before: Wordbook[str]
    after: Wordbook[str]
    idioms: Wordbook[str]
    head_last: bool
    of: Wordbook[str]
    stops: Wordbook[str]
    follows: Wordbook[str]
    leads: Wordbook[str]


@cache
def labels(pack: Pack) -> Labels:
    """The label rules of `pack`."""
    table, figures = pack.table("numbers"), pack.table("figures")
    stops = figures["words"]["stop"]
    follows = [word for cue in entries(figures) if cue["side"] != "leads" for word in cue["words"]]
    leads = [word for cue in entries(figures) if cue["side"] in ("leads", "either") for word in cue["words"]]
    return Labels(
        Wordbook((phrase, rule["name"]) for rule in table["label"] for phrase in rule.get("before", ())),
        Wordbook((phrase, rule["name"]) for rule in table["label"] for phrase in rule.get("after", ())),
        Wordbook((phrase, "idiom") for phrase in table["idioms"]["words"]),
        figures["head"] == "last",
        Wordbook((phrase, "of") for phrase in table["grammar"]["of"]),
        Wordbook((phrase, "stop") for phrase in stops),
        Wordbook((phrase, "cue") for phrase in follows),
        Wordbook((phrase, "cue") for phrase in leads),
    )


def label(body: str, tokens: Sequence[Token], core: Numeral, last: int, rules: Labels, nouns: Wordbook[Counted]) -> str:
    """As in "cardinal", or why the numeral `core` (its phrase ends at token `last`) is no figure."""
    if any(_covers(rules.idioms, tokens, at, core) for at in range(max(0, core.first - 2), core.first + 1)):
        return "idiom"
    return (
        _by_signs(body, tokens, core)
        or _before(tokens, core, last, rules, nouns)
        or _after(tokens, last, core, rules, nouns)
        or _by_shape(tokens, core, last, rules, nouns)
        or "cardinal"
    )


def _covers(idioms: Wordbook[str], tokens: Sequence[Token], at: int, core: Numeral) -> bool:
    found = idioms.at(tokens, at)
    return found is not None and found[0] > core.first


def _char(body: str, at: int) -> str:
    return body[at] if 0 <= at < len(body) else " "


def _by_signs(body: str, tokens: Sequence[Token], core: Numeral) -> str:
    """What the characters that touch the digits tell."""
    if not tokens[core.first].text[0].isdigit():
        return ""
    start, end = tokens[core.first].start, tokens[core.last].end
    left, right = _char(body, start - 1), _char(body, end)
    if ":" in (left, right) and (_char(body, start - 2).isdigit() or _char(body, end + 1).isdigit()):
        return "clock"
    if "/" in (left, right):
        return "date" if _char(body, end + 1).isdigit() or _char(body, start - 2).isdigit() else ""
    if left.isalnum() or left in "#@_" or (left in "-–." and _char(body, start - 2).isalnum()):
        return "name"
    if right in "-–" and (_char(body, end + 1).isdigit() or _char(body, end + 1).isupper()):
        return "name"
    if right.isalpha() and core.last == core.first:
        return "ordinal" if body[end : end + 2].lower() in ("th", "st", "nd", "rd") else "name"
    written = tokens[core.first].text
    return "name" if written.startswith("0") and len(written) > 1 and written.isdigit() else ""


def _before(tokens: Sequence[Token], core: Numeral, last: int, rules: Labels, nouns: Wordbook[Counted]) -> str:
    found = rules.before.before(tokens, core.first)
    if found is None:
        return ""
    if found[1] in NAMES_NEED_DIGITS and not tokens[core.first].text.isdigit():
        return ""
    if found[1] == "date" and core.digits and core.low >= CENTURY and core.low not in YEARS:
        return ""  # "by the end of the year 500 soldiers": no year and no day
    if found[1] == "ordinal" and nouns.at(tokens, last + 1) is not None:
        return ""
    return found[1]


def _after(tokens: Sequence[Token], last: int, core: Numeral, rules: Labels, nouns: Wordbook[Counted]) -> str:
    at = last + 1
    if at + 1 < len(tokens) and tokens[at].text in ("-", "‑") and tokens[at].start == tokens[last].end:
        return _hyphened(tokens, at + 1, rules)
    of = rules.of.at(tokens, at)
    at = of[0] if of is not None else at
    while at < len(tokens) and tokens[at].text in QUOTES:
        at += 1
    found = rules.after.at(tokens, at)
    noun = nouns.at(tokens, at)
    if found is not None and noun is not None and noun[0] > found[0]:
        found = None
    if found is not None and not _attribute(tokens, at, core, found, rules):
        return found[1]
    if not rules.head_last:
        return ""
    return _far(tokens, at, core, rules, nouns)


def _attribute(tokens: Sequence[Token], at: int, core: Numeral, found: tuple[int, str], rules: Labels) -> bool:
    """True for the "city" of "two city officials": of more than one a noun in the singular only describes another."""
    if not rules.head_last or found[1] not in FAR or core.high == 1 or found[0] >= len(tokens):
        return False
    follows = tokens[found[0]]
    single = not tokens[found[0] - 1].lower.endswith("s")
    return single and follows.text[0].isalpha() and rules.stops.at(tokens, found[0]) is None


def _far(tokens: Sequence[Token], at: int, core: Numeral, rules: Labels, nouns: Wordbook[Counted]) -> str:
    """A place or case counted behind other words of its noun phrase."""
    for index in range(at, min(at + REACH, len(tokens))):
        noun = nouns.at(tokens, index)
        if not tokens[index].text[0].isalpha() or rules.stops.at(tokens, index) or (noun and noun[1].weak):
            return ""
        found = rules.after.at(tokens, index)
        if found is not None and found[1] in FAR and not _attribute(tokens, index, core, found, rules):
            return found[1]
    return ""


def _hyphened(tokens: Sequence[Token], at: int, rules: Labels) -> str:
    """As in "30-year-old", "five-day": the unit that hangs on by a hyphen."""
    words = tokens[at].lower.split("-")
    if "old" in words:
        return "age"
    found = rules.after.at(tokens, at)
    if found is not None:
        return found[1]
    unit = token(words[0], tokens[at].start)
    found = rules.after.at((unit,), 0)
    return found[1] if found is not None else ""


def _by_shape(tokens: Sequence[Token], core: Numeral, last: int, rules: Labels, nouns: Wordbook[Counted]) -> str:
    before = tokens[core.first - 1].text if core.first else ""
    after = tokens[last + 1].text if last + 1 < len(tokens) else ""
    counted = nouns.at(tokens, last + 1) is not None or rules.follows.at(tokens, last + 1) is not None
    if not core.whole:
        return "decimal"
    if not core.digits and _proper(tokens, core):
        return "name"
    if core.digits and core.low == core.high:
        if core.low in YEARS and tokens[core.first].text.isdigit() and not counted:
            return "date"
        if _aside(tokens, core, before, after):
            return "age"
    if core.high == 1 and not core.digits and not counted and not after[:1].isupper():
        taken = rules.leads.before(tokens, core.first) is not None and after in ENDS
        return "" if taken else "pronoun"
    return ""


def _proper(tokens: Sequence[Token], core: Numeral) -> bool:
    """As in "Danau Tiga Warna": a capital inside a sentence that is no headline."""
    first = tokens[core.first]
    if not core.first or not first.text[0].isupper():
        return False
    before = tokens[core.first - 1].text
    if not before[0].isalpha() or before.isupper():
        return False
    return not headline(tokens)


def _aside(tokens: Sequence[Token], core: Numeral, before: str, after: str) -> bool:
    """As in "Alikhan Smailov (49)", "Maria Lopez, 34,": a number set apart behind a name or a noun is an age."""
    if not 0 < core.low < OLDEST or core.first < 2 or not tokens[core.first - 2].text[0].isalpha():
        return False
    return (before, after) == (",", ",") or ((before, after) == ("(", ")") and tokens[core.first - 2].text[0].isupper())
