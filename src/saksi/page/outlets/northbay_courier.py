"""Northbay Courier (invented): half the article lies in a "widget", and an editors' note reads like it. Pure."""

from __future__ import annotations

from saksi.page.outlets import Classes

LAYOUTS = (
    Classes(
        ("northbaycourier.example",),
        cut=(("house-note", "note of the editors"),),
        keep=("story-widget",),
    ),
)
