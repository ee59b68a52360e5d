"""Privacy: the public view of a record, in which private persons are role and count. Pure.

Officials are named: whoever the texts give an office, and whom the record knows as a body, a state or an armed group.
Any other person becomes "a person", in names, in witnesses and in quoted words; telephone numbers, addresses of mail,
identity numbers and street addresses are blotted out of every quote. A blotted quote keeps the place of its characters
(`start`, `end`), so that those who may see the text can still find it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import cache
from typing import Any, Literal

from saksi.core.reading import Reading
from saksi.core.values import Who
from saksi.core.witness import Witness
from saksi.know import actors
from saksi.lang import pack
from saksi.read.lexicon import lexicon
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
    """What is taken away: the written forms of private persons."""

    private: re.Pattern[str] | None
    names: frozenset[str]

    @classmethod
    def over(cls, record: Record) -> _Veil:
        everybody = set(_whos(record))
        officials = {_person(who) for who in everybody if who.role}
        officials |= {_person(fact.person) for fact in record.roles}
        private = sorted({_person(who) for who in everybody} - officials - {""})
        told = {word for name in officials for word in name.split()}
        names = {form for name in private for form in _forms(name, everybody) if form not in told}
        ordered = sorted((name for name in names if len(name) > 2), key=lambda one: (-len(one), one))
        pattern = re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b") if ordered else None
        return cls(pattern, frozenset(names))

    def record(self, record: Record) -> Record:
        """The whole record behind the veil."""
        made: Record = self._value(record)
        return made

    def words(self, words: str) -> str:
        """Words without private names and numbers."""
        shown = blotted(words)
        return self.private.sub(PERSON, shown) if self.private else shown

    def _value(self, value: Any) -> Any:
        if isinstance(value, Who):
            return self._who(value)
        if isinstance(value, Witness):
            return self._witness(value)
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
        if who.actor_id in self.names or who.written in self.names:
            return Who(PERSON, None, who.role)
        written = blotted(who.written)
        return who if written == who.written else replace(who, written=written)

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


def _whos(record: Record) -> Iterator[Who]:
    """Everybody the readings name: as actor, speaker, addressee, who is told of."""
    for reading in record.readings.values():
        for slot in (*reading.slots, reading.says, reading.via):
            if slot is not None and isinstance(slot.value, Who):
                yield slot.value


def _person(who: Who) -> str:
    """The name of a person in full; "" for a body, a state, a group of people."""
    name = who.actor_id or who.written
    words = name.split()
    if len(words) < 2 or "/" in name or actors.actor(name) is not None:
        return ""
    named = (
        all(word[0].isupper() or word.islower() for word in words) and words[0][0].isupper() and words[-1][0].isupper()
    )
    return name if named and not bodies().intersection(word.casefold() for word in words) else ""


@cache
def bodies() -> frozenset[str]:
    """Words of both languages that tell a body from a person: ministry, party, front, kepolisian."""
    packs = [pack.load(lang) for lang in pack.available()]
    listed = {word.casefold() for one in packs for word in one.table("actors")["words"]["organisations"]}
    return frozenset(listed.union(*(lexicon(one).actor_heads for one in packs)))


def _forms(name: str, record: Iterable[Who]) -> set[str]:
    """How a person is written: in full, every written form resolved to it that is a name, and the surname."""
    written = {who.written for who in record if who.actor_id == name and who.written[:1].isupper()}
    return {name, name.split()[-1], *(form for form in written if set(form.split()) & set(name.split()))}
