"""Finds plug-ins by entry point: packs, outlets, exporters, channels. The defaults register the same way."""

from __future__ import annotations

from importlib.metadata import EntryPoint, entry_points

from saksi.errors import ConfigurationError, NothingFound

GROUPS = ("packs", "outlets", "exporters", "channels")
"""What can be plugged in; the entry-point group of each is `saksi.<name>`."""


def found(group: str) -> dict[str, EntryPoint]:
    """The plug-ins of a group by name, sorted; loading is left to `load`. Raises NothingFound for no such group."""
    if group not in GROUPS:
        raise NothingFound(f"There is no kind of plug-in called {group!r}", do=f"use one of: {', '.join(GROUPS)}")
    return {point.name: point for point in sorted(entry_points(group=f"saksi.{group}"), key=lambda one: one.name)}


def load(group: str, name: str) -> object:
    """One plug-in. Raises NothingFound when there is none of this name, ConfigurationError when it cannot be loaded."""
    points = found(group)
    if name not in points:
        raise NothingFound(
            f"There is no plug-in {name!r} among the {group}", do=f"use one of: {', '.join(points) or 'none installed'}"
        )
    try:
        return points[name].load()
    except (ImportError, AttributeError) as problem:
        raise ConfigurationError(
            f"The plug-in {name!r} ({points[name].value}) cannot be loaded", why=str(problem), do="install it again"
        ) from problem
