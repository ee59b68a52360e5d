"""Ids are names made from content."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from saksi.core.ids import bytes_hash, canonical, content_id

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc"), inner, max_size=3),
)


@given(st.dictionaries(st.text("abcdef", min_size=1), plain, max_size=5))
def test_the_order_of_keys_does_not_matter(value: dict[str, object]) -> None:
    """A mapping has one canonical form, whatever order its keys came in."""
    turned = dict(reversed(value.items()))
    assert canonical(value) == canonical(turned)  # type: ignore[arg-type]
    assert content_id("x", value) == content_id("x", turned)  # type: ignore[arg-type]


def test_known_values() -> None:
    """Ids are the same on every machine: two fixed ones are written down."""
    assert content_id("text", "saksi") == "text-" + bytes_hash(b'"saksi"')[:32]
    assert bytes_hash(b"") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
