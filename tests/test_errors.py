"""The tree of errors: one root, exit codes as documented, messages with what, why and what to do."""

from __future__ import annotations

import inspect

import pytest

from saksi import errors
from saksi.errors import SaksiError

EVERY = [one for _, one in inspect.getmembers(errors, inspect.isclass) if one.__module__ == "saksi.errors"]


@pytest.mark.parametrize("kind", EVERY)
def test_every_error_is_drawn_in_the_tree_and_has_one_root(kind: type[SaksiError]) -> None:
    """Each class is a SaksiError, stands in the drawing, and exits with a documented code."""
    assert issubclass(kind, SaksiError)
    assert kind.__name__ in (errors.__doc__ or "")
    assert kind.exit_code in {1, 2, 3, 4, 5}


def test_a_message_says_what_why_and_what_to_do() -> None:
    """The three parts are shown in order, each ending its sentence once."""
    error = SaksiError("The page is empty", why="it has 0 bytes.", do="save it again")
    assert str(error) == "The page is empty. Why: it has 0 bytes. What to do: save it again."
