"""Whether two written names mean one actor or place, by their head words. Pure."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from saksi.know.actors import naming, width

_EMPTY = frozenset({
    "the", "of", "and", "in", "a", "an", "for", "dan", "di", "yang", "para", "pihak", "republik", "republic", "city",
    "kota", "presiden", "president", "menteri", "minister", "mr", "ms", "mrs", "kantor", "berita", "channel", "harian",
})  # fmt: skip
_SAME = {
    "kementerian": "ministry", "kemenkes": "ministry health", "ministries": "ministry", "dalam negeri": "interior",
    "luar negeri": "foreign", "pertahanan": "defence", "defense": "defence", "kesehatan": "health",
    "polisi": "police", "kepolisian": "police", "pemerintah": "government", "pemerintahan": "government",
    "authorities": "government", "berwenang": "government", "otoritas": "government", "kejaksaan": "prosecutor",
    "prosecutors": "prosecutor", "demonstran": "protester", "pengunjuk rasa": "protester", "massa": "protester",
    "protesters": "protester", "protestors": "protester", "demonstrators": "protester", "warga": "people",
    "orang": "people", "residents": "people", "civilians": "people", "troops": "soldier", "pasukan": "soldier",
    "tentara": "soldier", "soldiers": "soldier", "forces": "soldier", "prajurit": "soldier", "army": "soldier",
    "paratroopers": "soldier", "kontingen": "soldier", "contingent": "soldier",
    "pasukan perdamaian": "peacekeeper", "peacekeepers": "peacekeeper", "peacekeeping": "peacekeeper",
    "utara": "north", "selatan": "south", "timur": "east", "barat": "west", "northern": "north", "southern": "south",
    "eastern": "east", "western": "west", "armed": "", "angkatan": "",
    "bersenjata": "", "keamanan": "security", "oposisi": "opposition",
    "peradilan": "courts", "lembaga": "", "pengadilan": "courts", "judiciary": "courts", "media": "media",
}  # fmt: skip
_MEANT = re.compile(r"\b(" + "|".join(sorted(_SAME, key=len, reverse=True)) + r")\b")
_PRESIDENCY = re.compile(
    r"\b(?:office|kantor)\b.*\b(?:president|kepresidenan|presiden)\b|\bpresident(?:ial)?\b.*\boffice\b"
)
_SIDES = frozenset({"north", "south", "east", "west"})
_LOOSE = _SIDES | {"ministry", "security", "office", "council", "committee", "national", "party", "department",
    "general", "commission", "agency", "kepala"}  # fmt: skip
"""Words that two different bodies or places may share."""
_STATE_ITSELF = _SIDES | {"government", "soldier", "peacekeeper"}
"""What stands for its state: "Russian troops" are Russia, "northern Kosovo" is Kosovo; a ministry is another body."""


def _flat(name: str) -> str:
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return " ".join(re.findall(r"[a-z0-9]+", flat))


def _without_states(name: str) -> tuple[str, frozenset[str]]:
    """The name without the states it names, and their ISO codes."""
    tokens = re.findall(r"[^\W_]+(?:['.-][^\W_]+)*", re.sub(r"['’]s?\b(?!\w)", "", name))
    rest: list[str] = []
    codes: set[str] = set()
    at = 0
    while at < len(tokens):
        for size in range(max(1, width(tokens[at])), 0, -1):
            found = naming(" ".join(tokens[at : at + size]))
            if found is not None and found.actor.label == "state":
                codes.add(found.actor.country)
                at += size
                break
        else:
            rest.append(tokens[at])
            at += 1
    return " ".join(rest), frozenset(codes)


@lru_cache(maxsize=8192)
def words(name: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The telling words of a name without accents, particles and possessives, and the ISO codes of states in it."""
    rest, codes = _without_states(name)
    flat = _flat(rest)
    if _PRESIDENCY.search(flat):
        return ("presidency",), codes
    meant = _MEANT.sub(lambda one: _SAME[one.group()], flat)
    return tuple(word for word in meant.split() if word not in _EMPTY), codes


def same_head(one: str | None, other: str | None) -> bool:
    """True when the names share their head.

    That is the surname of a person, or most of the telling words of a body; words many bodies share ("ministry") do
    not tell. Bodies of different states differ; a state is its government and its troops, not its ministries.
    """
    if one is None or other is None:
        return one == other
    (mine, my_states), (theirs, their_states) = words(one), words(other)
    if my_states and their_states and my_states.isdisjoint(their_states):
        return False
    if not mine and not theirs:
        return bool(my_states & their_states) or _flat(one) == _flat(other)
    if not mine or not theirs:
        return bool(my_states & their_states) and set(mine or theirs) <= _STATE_ITSELF
    return _share(mine, theirs)


def _share(mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    a, b = set(mine), set(theirs)
    if a & _SIDES != b & _SIDES:
        return False
    if a == b or (a <= b and a - _LOOSE) or (b <= a and b - _LOOSE):
        return True
    if mine[-1] == theirs[-1] and mine[-1] not in _LOOSE:
        return True
    strong = (a & b) - _LOOSE
    return len(strong) * 2 > min(len(a - _LOOSE), len(b - _LOOSE))
