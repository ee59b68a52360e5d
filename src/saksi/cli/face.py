"""What happens when a command fails: one message and an exit code, never a traceback for what was foreseen."""

from __future__ import annotations

import logging
import os
import sys
import traceback
from pathlib import Path
from typing import Any

import platformdirs
import typer
from typer.core import TyperGroup

from saksi.cli import options, output
from saksi.errors import SaksiError

INTERRUPTED = 130
FAILED = 1

_USAGE: type[Exception] = next(one for one in typer.BadParameter.__mro__ if one.__name__ == "ClickException")


def log_file() -> Path:
    """Where unforeseen errors are written: SAKSI_LOG, else the user's log folder."""
    named = os.environ.get("SAKSI_LOG", "")
    return Path(named) if named else platformdirs.user_log_path("saksi", appauthor=False) / "saksi.log"


class Face(TyperGroup):
    """All commands, each under the same care."""

    def invoke(self, ctx: Any) -> Any:
        """Runs the command and turns what goes wrong into a message and an exit code."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except (typer.Exit, typer.Abort, _USAGE):
            raise
        except SaksiError as error:
            output.complain(error)
            _trace(ctx)
            raise typer.Exit(error.exit_code) from error
        except BrokenPipeError as error:
            # Whoever read our output has seen enough; nothing may be flushed into the closed pipe at exit.
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            raise typer.Exit(0) from error
        except KeyboardInterrupt as error:
            output.say("saksi: interrupted; what was stored before stays stored.")
            raise typer.Exit(INTERRUPTED) from error
        except Exception as error:
            _unforeseen(error)
            _trace(ctx)
            raise typer.Exit(FAILED) from error
        return result


def _trace(ctx: Any) -> None:
    if options.shared(ctx).verbose:
        traceback.print_exc()


def _unforeseen(error: Exception) -> None:
    path = log_file()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            log.write(f"saksi {' '.join(sys.argv[1:])}\n{traceback.format_exc()}\n")
        where = f"the details are in {path}"
    except OSError:
        where = "say it again with -v for the details"
    output.say(f"saksi: something unforeseen happened: {type(error).__name__}: {error}; {where}.".replace("\n", " "))


def listen(*, verbose: bool) -> None:
    """Sends log lines to stderr with -v; without it the libraries keep silent."""
    logging.basicConfig(
        stream=sys.stderr, level=logging.INFO if verbose else logging.CRITICAL + 1, format="%(name)s: %(message)s"
    )
