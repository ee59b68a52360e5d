"""Warta Pesisir (invented): reports sent by readers stand between the paragraphs. Pure."""

from __future__ import annotations

from saksi.page.outlets import Classes

LAYOUTS = (Classes(("wartapesisir.example",), cut=(("kiriman-pembaca", "report of a reader"),)),)
