"""View: a text as it is meant, for matching only, with every position led back to the text as it stands. Pure.

The law of characters forbids searching a changed copy and using its positions. A View is the copy one may search: it
leaves out characters nobody sees, writes every digit as 0-9 and full-width or mathematical letters as plain ones, and
`span` gives the stretch of the text that a stretch of the view stands for.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

UNSEEN = (
    "\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f\\x7f-\\x84\\x86-\\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
"""Inside of a character class: the characters Unicode calls default-ignorable, and control characters."""
_UNSEEN = re.compile(f"[{UNSEEN}]")
_SPACES = "\u00a0\u2007\u2009\u200a\u202f"
_DRAWN = frozenset({"<font>", "<wide>", "<narrow>"})
"""Decompositions that only say how a character is drawn; superscripts and circled digits mean something else."""


class _Plain(dict[int, int | None]):
    """What `str.translate` asks, answered once a character."""

    def __missing__(self, code: int) -> int | None:
        sign = chr(code)
        plain = None if _UNSEEN.match(sign) else ord(plain_sign(sign))
        self[code] = plain
        return plain


def plain_sign(sign: str) -> str:
    """The plain character that one character stands for; itself when there is none."""
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    if sign in _SPACES:
        return " "
    drawn, _, code = unicodedata.decomposition(sign).partition(" ")
    if drawn in _DRAWN and " " not in code:
        return chr(int(code, 16))
    return {"\u066b": ".", "\u066c": ","}.get(sign, sign)


_PLAIN = _Plain()


@dataclass(frozen=True, slots=True)
class View:
    """`folded` is `text` as it is meant; `unseen` are the positions of `text` that it leaves out.

    Where the text holds nothing to fold both are the same string, at no cost.
    """

    text: str
    folded: str = field(init=False)
    unseen: tuple[int, ...] = field(init=False)
    _shifts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        odd = {sign for sign in set(self.text) if _PLAIN[ord(sign)] != ord(sign)}
        unseen = tuple(found.start() for found in _UNSEEN.finditer(self.text)) if odd else ()
        object.__setattr__(self, "folded", self.text.translate(_PLAIN) if odd else self.text)
        object.__setattr__(self, "unseen", unseen)
        object.__setattr__(self, "_shifts", tuple(at - n for n, at in enumerate(unseen)))

    def at(self, position: int) -> int:
        """The position in the text of a character of the view; for the view's end, the text's."""
        if position >= len(self.folded):
            return len(self.text)
        return position + bisect_right(self._shifts, position)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The stretch of the text from the character at `start` of the view to the one before `end`, both seen.

        Characters left out between the two lie inside it, those around it outside. An empty stretch stays empty.
        """
        first = self.at(start)
        return (first, first) if end <= start else (first, self.at(end - 1) + 1)

    def back(self, position: int) -> int:
        """The position in the view of a position in the text; of a character left out, that of the next one seen."""
        return position - bisect_left(self.unseen, position)


@dataclass(frozen=True, slots=True, order=True)
class Disguise:
    """A number `[start, end)` that is not written as it looks, and why in words."""

    start: int
    end: int
    why: str


_ZERO, _ONE = "OoОоΟο", "lI|ІΙ"  # with the Cyrillic and Greek letters that look the same
_MARKS = "\u0300-\u036f\u0483-\u0489\u20d0-\u20f0"
_BESIDE = re.compile(f"[{_ZERO}{_ONE}{_MARKS}{UNSEEN}\u066b\u066c\ufffd]")
_SUSPECT = re.compile(rf"\d(?:(?<![0-9])|(?<={_BESIDE.pattern}\d)|[\d.,]*{_BESIDE.pattern})")
"""A digit that is none of 0-9, or stands with its run beside a sign that could disguise it."""
_SIGN = re.compile(rf"[\d.,{_ZERO}{_ONE}{_MARKS}{UNSEEN}\u066b\u066c\ufffd]")
_RUN = re.compile(f"(?:{_SIGN.pattern})*")
_DISGUISED = re.compile(
    rf"""(?P<unseen>\d[.,]?[{UNSEEN}]+[.,]?[{UNSEEN}]*\d)                # 1<zero width space>00
       | (?P<lost>\d[.,]?\ufffd+|\ufffd+[.,]?\d)                        # a sign among digits could not be decoded
       | (?P<drawn>\d[{UNSEEN}]*[{_MARKS}])                              # a digit struck out, or in a keycap
       | (?P<letter>\d[.,]?[{_ZERO}{_ONE}]+[.,]?\d                       # 1O0
         |(?<![^\W_])[l{_ZERO}][.,]?(?:\d[.,]?[{_ZERO}][\d{_ZERO}]|\d\d) # l00
         |(?<![^\W\d_])\d[.,]?[{_ZERO}]+(?![^\W_]))                     # 2O
       | (?P<digit>(?![0-9])\d)                                         # full-width, Arabic-Indic, drawn bold""",
    re.VERBOSE,
)
_REASONS = {
    "unseen": "characters nobody sees stand between its digits",
    "lost": "a character that could not be decoded stands among its digits",
    "drawn": "its digits are struck out or drawn over",
    "letter": "letters stand among its digits",
    "digit": "its digits are not 0-9 but look-alikes or those of another script",
    "reversed": "its digits are shown in the reverse order",
}
_REVERSED = re.compile("\u202e(?P<inside>[^\u202c\n]*)")
_NUMBER = re.compile(r"\d[\d.,]*")
REACH = 200
"""Characters around a mark that its number is looked for in."""


def disguised(text: str, start: int = 0, end: int | None = None) -> tuple[Disguise, ...]:
    """The numbers in `[start, end)` that are not written as they look, in order, each with its whole run of digits.

    A number that is disguised raises no figure by itself: what a reader saw and what was written may differ.
    """
    stop = len(text) if end is None else end
    found = list(_disguises(text, start, stop))
    if text.find("\u202e", start, stop) >= 0:
        found.extend(
            Disguise(number.start(), number.end(), _REASONS["reversed"])
            for scope in _REVERSED.finditer(text, start, stop)
            for number in _NUMBER.finditer(text, scope.start("inside"), scope.end("inside"))
            if number.end() - number.start() > 1
        )
    return _apart(found)


def _disguises(text: str, start: int, stop: int) -> Iterator[Disguise]:
    """Looks only at numbers that hold or touch a sign that could disguise them: that is 20 times as fast."""
    if not _SUSPECT.search(text, start, stop):
        return
    at = start
    for number in _NUMBER.finditer(text, start, stop):
        first, last = number.span()
        plain = number.group().isascii() and not (first > start and _BESIDE.match(text, first - 1))
        if last <= at or (plain and not _BESIDE.match(text, last, stop)):
            continue
        first, last = _run(text, first, last, at, stop)
        hit = _DISGUISED.search(text, first, min(last + 1, stop))
        if hit:
            yield Disguise(_trimmed(text, first, 1), _trimmed(text, last, -1), _REASONS[hit.lastgroup or ""])
        at = last


def _run(text: str, first: int, last: int, start: int, stop: int) -> tuple[int, int]:
    """The whole run of number signs around a number."""
    while first > start and _SIGN.match(text, first - 1):
        first -= 1
    tail = _RUN.match(text, last, stop)
    return first, tail.end() if tail else last


def _trimmed(text: str, at: int, step: int) -> int:
    """A run's edge without the full stops, commas and unseen signs there."""
    while text[at if step > 0 else at - 1] in ".," or _UNSEEN.match(text, at if step > 0 else at - 1):
        at += step
    return at


def _apart(found: list[Disguise]) -> tuple[Disguise, ...]:
    """Overlapping disguises as one, with the reason of the first."""
    kept: list[Disguise] = []
    for one in sorted(found):
        if kept and one.start < kept[-1].end:
            kept[-1] = Disguise(kept[-1].start, max(kept[-1].end, one.end), kept[-1].why)
        else:
            kept.append(one)
    return tuple(kept)


def disguise_at(text: str, start: int, end: int) -> str:
    """Why the number that a reader marked at `[start, end)` is disguised; "" when it is written as it looks."""
    first, last = start, end
    while first > max(0, start - REACH) and _SIGN.match(text, first - 1):
        first -= 1
    while last < min(len(text), end + REACH) and _SIGN.match(text, last):
        last += 1
    line = text.rfind("\n", 0, start) + 1
    if text.find("\u202e", line, start) >= 0:
        first = line
    near = disguised(text, max(0, first - 1), min(len(text), last + 1))
    return next((one.why for one in near if one.start < end and start < one.end), "")
