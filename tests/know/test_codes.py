"""The PLOVER data agree with the core's names and with the settled gaps of the manual."""

from __future__ import annotations

import pytest

from saksi.core.kinds import PLOVER_CONTEXTS, PLOVER_MODES
from saksi.errors import BadValue
from saksi.know import codes


def test_types_and_modes_are_those_of_the_core():
    """The TOML data name exactly the types and modes the core knows, in the same order."""
    assert {name: tuple(one.modes) for name, one in codes.types().items()} == PLOVER_MODES


def test_contexts_are_those_of_the_core():
    """Contexts and auxiliary marks together are the core's contexts."""
    assert {*codes.contexts(), *codes.auxiliary()} == PLOVER_CONTEXTS


def test_quad_class_follows_the_sign_of_the_score():
    """Cooperation never scores below zero, conflict never above."""
    for one in codes.types().values():
        assert one.quad in (1, 2, 3, 4)
        assert codes.quads()[one.quad]
        assert one.score >= 0 if one.quad < 3 else one.score <= 0


def test_settled_gaps():
    """ACCUSE scores -2 and -3.5, SANCTION is verbal conflict, vandalize takes the score of its type."""
    assert codes.score("ACCUSE", "disapprove") == -2
    assert codes.score("ACCUSE", "investigate") == codes.score("ACCUSE", "allege") == -3.5
    assert codes.event_type("SANCTION").quad == 3
    assert codes.score("PROTEST", "vandalize") == codes.score("PROTEST")


def test_unknown_names_are_refused():
    """A type or mode PLOVER does not have is a BadValue, never a silent zero."""
    with pytest.raises(BadValue):
        codes.score("FIGHT")
    with pytest.raises(BadValue):
        codes.score("AID", "troops")


def test_every_type_names_a_class_of_actors():
    """Each type's actors are a class there is, and police may arrest while protesters may not."""
    assert {one.actors for one in codes.types().values()} <= set(codes.classes())
    authority = codes.classes()["authority"]
    assert authority.holds("group", "police")
    assert not authority.holds("group", "protesters")
