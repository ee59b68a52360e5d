"""The words of the kinds are those of the published formats."""

from __future__ import annotations

from saksi.core.kinds import KINDS, MANY, PLOVER_CONTEXTS, PLOVER_MODES, SLOT_TYPES, SLOTS


def test_plover_has_its_sixteen_types_and_contexts() -> None:
    """16 event types; 37 contexts and 4 auxiliary ones, as the manual prints them."""
    assert len(PLOVER_MODES) == 16
    assert len(PLOVER_CONTEXTS) == 41


def test_every_kind_has_slots_and_every_type_belongs_to_one() -> None:
    """No slot type and no list slot is named that no kind has."""
    assert set(SLOTS) == set(KINDS)
    every = {name for names in SLOTS.values() for name in names}
    assert set(SLOT_TYPES) <= every
    assert every >= MANY
