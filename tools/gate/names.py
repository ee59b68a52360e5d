"""Whether two written names mean one actor or place, by their head words. Pure."""

from __future__ import annotations

import re
import unicodedata

_EMPTY = frozenset({
    "the", "of", "and", "in", "a", "an", "dan", "di", "yang", "para", "pihak", "republik", "republic", "city", "kota",
    "presiden", "president", "menteri", "minister", "mr", "ms", "mrs",
})  # fmt: skip
_SAME = {
    "kementerian": "ministry", "kemenkes": "ministry", "ministries": "ministry", "dalam": "", "negeri": "interior",
    "pertahanan": "defence", "defense": "defence", "kesehatan": "health", "luar": "foreign", "polisi": "police",
    "kepolisian": "police", "pemerintah": "government", "authorities": "government", "berwenang": "government",
    "otoritas": "government", "kazakh": "kazakhstan", "kazakhstani": "kazakhstan", "russian": "russia",
    "rusia": "russia", "armenian": "armenia", "demonstran": "protester", "pengunjuk": "protester", "rasa": "",
    "massa": "protester", "protesters": "protester", "protestors": "protester", "demonstrators": "protester",
    "warga": "people", "orang": "people", "residents": "people", "civilians": "people", "troops": "soldier",
    "pasukan": "soldier", "tentara": "soldier", "soldiers": "soldier", "forces": "soldier", "prajurit": "soldier",
}  # fmt: skip


def words(name: str) -> tuple[str, ...]:
    """The telling words of a name, folded: without accents, particles and possessives."""
    flat = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    found = re.findall(r"[a-z0-9]+", re.sub(r"'s\b", "", flat))
    mapped = (_SAME.get(word, word) for word in found if word not in _EMPTY)
    return tuple(word for word in mapped if word)


def same_head(one: str | None, other: str | None) -> bool:
    """True when the names share their head: the surname of a person, or half of the telling words of a body."""
    if one is None or other is None:
        return one == other
    a, b = words(one), words(other)
    if not a or not b:
        return one.casefold().strip() == other.casefold().strip()
    if a[-1] == b[-1]:
        return True
    shared = len(set(a) & set(b))
    return shared > 0 and shared >= min(len(set(a)), len(set(b))) / 2
