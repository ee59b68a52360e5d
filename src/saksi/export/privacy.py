"""Privacy: the public view of a record, in which private persons are role and count. Pure.

Officials are named: whoever the texts give an office (`persons`: a resident or a witness holds none), and whom the
record knows as a body, a state or an armed group. Any other person becomes "a person", in names, in witnesses and in
quoted words; telephone numbers, addresses of mail, identity numbers and street addresses are blotted out of every
quote. A blotted quote keeps the place of its characters (`start`, `end`), so that those who may see the text can still
find it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, Literal

from saksi.core.reading import Reading
from saksi.core.values import Where, Who
from saksi.core.witness import Witness
from saksi.export.persons import given_names, office, person
from saksi.record.record import Record

Level = Literal["public", "internal"]
PERSON = "a person"
BLOT = "[…]"

_MAIL = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_PHONE = (
    r"(?<![\w.,/-])(?:\+\d{1,3}[ .-]?\(?\d{1,4}\)?|\(?0\d{1,4}\)?)[ .-]?\d{3,4}[ .-]?\d{3,5}(?![\w/-])"
    r"|(?<![\w.,/-])\d{3}-\d{3}-\d{4}(?![\w/-])"
)
_MOBILE = r"(?<![\w.,])(?:\+\d{9,14}|0[1-9]\d{8,12})(?!\w)"
_IDENTITY = r"(?<![\w.,])\d{12,18}(?!\w)"
_STREET = (
    r"\b(?:Jalan|Jl\.?|Gang|Gg\.?)\s+[A-Z][\w. ]{1,40}?\s+(?:No\.?|Nomor)\s*\d+\w?"
    r"(?:\s*,?\s*RT\s*\d+(?:\s*/\s*RW\s*\d+)?)?"
    r"|\bRT\s*\d+\s*/\s*RW\s*\d+"
    r"|\b\d{1,5}[A-Z]?\s+(?:[A-Z][a-z]+\s+){1,3}(?:Street|St\.?|Road|Rd\.?|Avenue|Ave\.?|Lane|Boulevard|Blvd\.?)\b"
)
_PRIVATE = re.compile("|".join((_MAIL, _MOBILE, _IDENTITY, _PHONE, _STREET)))


def at_level(record: Record, level: Level) -> Record:
    """The record as it may be given to everyone ("public"), or as it is ("internal")."""
    return _Veil.over(record).record(record) if level == "public" else record


def blotted(words: str) -> str:
    """The words without telephone numbers, mail and street addresses, and identity numbers."""
    return _PRIVATE.sub(BLOT, words)


@dataclass(frozen=True, slots=True)
class _Veil:
    """What is taken away: the written forms of private persons. `told` finds them and what of officials holds them."""

    told: re.Pattern[str] | None
    names: frozenset[str]
    officials: frozenset[str]

    @classmethod
    def over(cls, record: Record) -> _Veil:
        everybody = tuple(_whos(record))
        officials = _officials(record, everybody)
        private = {person(who, described=_described(who, lang)) for who, lang in everybody} - officials - {""}
        whos = {who for who, _ in everybody}
        kept = {form for name in officials for form in _forms(name, whos)} | _things(record)
        names = {form for name in private for form in _forms(name, whos) if form not in kept}
        hidden = {form for name in names for form in (name, name.upper()) if len(form) > 2}
        around = {name for name in kept if " " in name and not hidden.isdisjoint(name.split())}
        ordered = sorted(hidden | around, key=lambda one: (-len(one), one))
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b") if hidden else None
        return cls(pattern, frozenset(names | hidden), frozenset(officials))

    def record(self, record: Record) -> Record:
        """The whole record behind the veil."""
        made: Record = self._value(record)
        return made

    def words(self, words: str) -> str:
        """Words without private names and numbers."""
        shown = blotted(words)
        return self.told.sub(self._shown, shown) if self.told else shown

    def _shown(self, found: re.Match[str]) -> str:
        return PERSON if found[0] in self.names else found[0]

    def _value(self, value: Any) -> Any:
        if isinstance(value, Who):
            return self._who(value)
        if isinstance(value, Witness):
            return self._witness(value)
        if isinstance(value, Where):
            return replace(value, written=(blotted if value.place_id else self.words)(value.written))
        if isinstance(value, str):
            return self.words(value)
        if isinstance(value, tuple):
            return tuple([self._value(one) for one in value])
        if isinstance(value, Mapping):
            return {self.words(name) if " " in name else name: self._value(one) for name, one in value.items()}
        if is_dataclass(value) and not isinstance(value, type):
            return self._parts(value)
        return value

    def _parts(self, value: Any) -> Any:
        changed = {}
        for field in fields(value):
            old = getattr(value, field.name)
            new = self._value(old) if field.init and field.name not in _KEPT else old
            if new is not old and new != old:
                changed[field.name] = new
        if not changed:
            return value
        made = replace(value, **changed)
        if isinstance(value, Reading):  # what is hidden does not make it another reading
            object.__setattr__(made, "id", value.id)
        return made

    def _who(self, who: Who) -> Who:
        role = self.words(who.role) if who.role else who.role
        if who.actor_id in self.names or who.written in self.names or self._unnamed(who):
            return Who(PERSON, None, role)
        written = blotted(who.written)
        return who if (written, role) == (who.written, who.role) else replace(who, written=written, role=role)

    def _unnamed(self, who: Who) -> bool:
        """True for one who is described as private and bears a name that officials are called by too."""
        name = person(who, described=True) if _described(who) else ""
        return bool(name) and name not in self.officials

    def _witness(self, witness: Witness) -> Witness:
        quote = self.words(witness.quote)
        return witness if quote == witness.quote else replace(witness, quote=quote)


_KEPT = frozenset(
    {
        "id", "text_id", "page_id", "article_id", "url", "outlet", "lang", "kind", "modality", "rule", "status", "type",
        "mode", "measure", "group", "place_id", "timeline", "homes", "sides", "phases",
    }
)  # fmt: skip
"""Fields that hold ids and words of ours: nothing of a person is in them."""


def _whos(record: Record) -> Iterator[tuple[Who, str]]:
    """Everybody the readings name, and the language of it: as actor, speaker, addressee, who is told of."""
    for reading in record.readings.values():
        article = record.articles.get(reading.article_id)
        for slot in (*reading.slots, reading.says):
            if slot is not None and slot.name not in _BODIES and isinstance(slot.value, Who):
                yield slot.value, article.lang if article else ""


_BODIES = ("body", "contingent")
"""Slots in which no person stands: what an office belongs to, whose force it is."""


def _described(who: Who, lang: str = "") -> bool:
    """True for one of whom the text says something that is no office: a resident, a witness."""
    return bool(who.role) and office(who.role or "", lang) == ""


def _officials(record: Record, everybody: Iterable[tuple[Who, str]]) -> set[str]:
    """The names of those to whom some text gives an office."""
    named = {person(who) for who, lang in everybody if who.role and office(who.role, lang)}
    return named | {person(fact.person) for fact in record.roles if office(fact.office)}


def _things(record: Record) -> set[str]:
    """The names of bodies and known places: who is called so too is not hidden by that name alone."""
    slots = [slot for reading in record.readings.values() for slot in reading.slots]
    bodies = {slot.value.written for slot in slots if slot.name in _BODIES and isinstance(slot.value, Who)}
    return bodies | {slot.value.written for slot in slots if isinstance(slot.value, Where) and slot.value.place_id}


def _forms(name: str, whos: Iterable[Who]) -> set[str]:
    """How a person is written: in full, every written form resolved to it that is a name, the surname, given names."""
    parts = name.split()
    written = {who.written for who in whos if who.actor_id == name and who.written[:1].isupper()}
    return {name, parts[-1], *given_names(name), *(form for form in written if set(form.split()) & set(parts))}
