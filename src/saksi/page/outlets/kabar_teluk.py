"""Kabar Teluk (invented): sentences of the article repeated large, and a box on an older crisis. Pure."""

from __future__ import annotations

from datetime import date

from saksi.page.outlets import Classes

DOMAINS = ("kabarteluk.example",)

LAYOUTS = (
    Classes(
        DOMAINS,
        cut=(("sorotan", "sentence of the article, repeated"), ("kilas-balik", "box on another event")),
    ),
    Classes(DOMAINS, cut=(("tengah", "sentence of the article, repeated"),), valid_until=date(2019, 12, 31)),
)
