"""Emendations: what single articles misplace, set right by the rest; no reading is changed or lost. Pure.

In this order: countries (a figure's and an event's), then theatres of forces and troops without a name, then groups.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from saksi.core.values import Who
from saksi.record import groups, nameless, outvoted, theatres
from saksi.record.ground import Emended, Ground
from saksi.record.mentions import Mention, mentions, names
from saksi.record.outvoted import Homes
from saksi.record.theatres import Settling


def emend(ground: Ground) -> Ground:
    """The ground with everything that the articles together say better than one alone."""
    homes = Homes(ground)
    placed = replace(ground, emended=Emended(places=outvoted.moves(ground, homes)))
    sent = replace(placed, emended=_forces(placed, homes))
    grouped = replace(sent, emended=groups.settle(sent))
    return replace(grouped, emended=replace(grouped.emended, undated=_undated(grouped)))


def _undated(ground: Ground) -> frozenset[str]:
    """Current values that share the date of the earlier value they are compared with ("16, down from 18 on Friday").

    The date is the one's that stands nearer to it.
    """
    earlier: dict[tuple[str, str, int], int] = {}
    current: list[tuple[tuple[str, str, int], int, str]] = []
    figures = ground.of("figure")
    former = {one.article_id for one in figures if one.reading.modality == "superseded"}
    for one in figures:
        when = one.reading.slot("when") if one.article_id in former else None
        if when:
            key = (one.article_id, one.what, when.witness.start)
            far = abs(one.reading.anchor.start - when.witness.start)
            if one.reading.modality == "superseded":
                earlier[key] = far
            elif one.reading.modality == "said":
                current.append((key, far, one.id))
    return frozenset(id_ for key, far, id_ in current if earlier.get(key, far) < far)


def _forces(ground: Ground, homes: Homes) -> Emended:
    told = list(mentions(ground, homes))
    state = theatres.settle(told, ground, homes)
    nameless.settle(told, state, ground)
    return replace(
        ground.emended, places=state.places, contingents=state.contingents, outvoted=frozenset(state.outvoted),
        under=state.units, hosted=_hosted(told, state),
    )  # fmt: skip


def _hosted(told: Sequence[Mention], state: Settling) -> dict[str, Who]:
    """State -> the force in it, where there is one only."""
    called = names(told, state.ground)
    lone = {where: next(iter(forces)) for where, forces in state.there(told).items() if len(forces) == 1}
    return {state.homes.state(where): called[key] for where, key in lone.items() if key in called}
