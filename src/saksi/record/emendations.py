"""Emendations: what single articles misplace, set right by the rest; no reading is changed or lost. Pure.

In this order: countries (a figure's and an event's), then theatres of forces and troops without a name, then groups.
"""

from __future__ import annotations

from dataclasses import replace

from saksi.record import groups, outvoted, theatres
from saksi.record.ground import Emended, Ground


def emend(ground: Ground) -> Ground:
    """The ground with everything that the articles together say better than one alone."""
    placed = replace(ground, emended=Emended(places=outvoted.moves(ground)))
    sent = replace(placed, emended=theatres.settle(placed))
    return replace(sent, emended=groups.settle(sent))
