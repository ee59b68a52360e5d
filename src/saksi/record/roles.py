"""Roles: who held which office, as told. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from saksi.core.fact import RoleFact
from saksi.core.values import UNKNOWN_WHEN, When
from saksi.record.ground import Ground, Held, witnessed
from saksi.record.same import actors, fact_id, most_common, narrowest, regroup, words

RULE = "same person and office; whether it is a former office is what the newest article says"


def fold(ground: Ground) -> tuple[RoleFact, ...]:
    """Every office of every person, sorted by person and office."""
    groups: dict[tuple[str, str], list[Held]] = defaultdict(list)
    for one in ground.of("role"):
        person = one.who("person")
        if person:
            groups[(ground.key(person), " ".join(words(one.text("office"))))].append(one)
    facts = [fact for group in regroup(list(groups.values()), ground) if (fact := _fact(group, ground))]
    return tuple(sorted(facts, key=order))


def order(fact: RoleFact) -> tuple[str, str, str]:
    """By person and office."""
    return (fact.person.key, fact.office, fact.id)


def _fact(held: Sequence[Held], ground: Ground) -> RoleFact | None:
    person = next(iter(actors((who for one in held if (who := one.who("person"))), ground)), None)
    if person is None:
        return None
    newest = max(held, key=lambda one: one.order)
    bodies = [who for one in held if (who := one.who("body"))]
    firsts = [day for one in held if (day := one.reported.first or one.reported.last)]
    lasts = [day for one in held if (day := one.reported.last or one.reported.first)]
    over = [one.day for one in held if one.day and one.reading.flag("former")]
    return RoleFact(
        id=fact_id("role", held),
        person=person,
        office=most_common([one.text("office") for one in held], str) or "",
        body=next(iter(actors(bodies, ground)), None),
        former=newest.reading.flag("former"),
        when=narrowest(when for one in held if (when := one.when)) or UNKNOWN_WHEN,
        witnessed=witnessed(held, RULE, ground),
        reported=When(min(firsts), max(lasts), "span") if firsts else UNKNOWN_WHEN,
        ended=min(over, default=None),
    )
