"""The one lazy step of the command line.

`saksi --help` and shell completion must answer at once, and the database, the page parser and the settings together
take most of a second to load. So the commands import nothing of the service at the top; the first command that runs
calls `service` here, and only this function loads it. Nowhere else is anything imported while running.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from saksi.service.desk import Desk


def service(name: str) -> Any:
    """The module `saksi.service.<name>`."""
    return importlib.import_module(f"saksi.service.{name}")


def desk() -> type[Desk]:
    """The class that does everything."""
    found: type[Desk] = service("desk").Desk
    return found
