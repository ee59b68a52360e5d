"""Records for the tests of the formats: a small one with people in it, the example pages, and a large one."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from saksi.core.values import When, Where, Who
from saksi.export.exporter import Exporter, Written
from saksi.record.fold import fold
from saksi.record.record import Record
from tests.record.build import ALMATY, KAZAKHSTAN, RUSSIA, Page, both, jan

PRIVATE = "Dana Serikova"
OFFICIAL = "Kassym-Jomart Tokayev"
PHONE = "0812-3456-7890"
POLICE = Who("polisi", "Kazakhstan/Police")


def people() -> Record:
    """A private person as victim and speaker with her number, a president, the police, an armed group."""
    page = Page("Kabar", jan(7), url="https://kabar.example/1", title="Kerusuhan di Almaty")
    page.event("ASSAULT/firearms", (POLICE,), (Who("Dana", PRIVATE),), place=ALMATY, when=jan(6), words="menembak")
    page.event("PROTEST/demo", ("protesters",), place=ALMATY, when=jan(5), words="berunjuk rasa")
    page.event("ASSAULT/explosives", ("Hezbollah",), ("soldiers",), place=ALMATY, when=jan(6), words="meledakkan")
    page.statement(Who(PRIVATE, PRIVATE), f"Hubungi {PRIVATE} di {PHONE} atau dana@kabar.example", when=jan(6))
    page.statement(Who("Tokayev", OFFICIAL, "President"), f"{OFFICIAL} menyesalkan nasib Serikova", when=jan(6))
    page.role(OFFICIAL, "President", body="Kazakhstan")
    page.figure("killed", 2, "civilians", place=ALMATY, when=jan(6))
    return recorded(page)


def crisis() -> Record:
    """Events fine and coarse, a toll of a whole country, a force with its contributors."""
    page = Page("Kabar", jan(14), "Reuters", url="https://kabar.example/2", title="Krisis")
    page.event("PROTEST/demo", ("protesters",), place=ALMATY, when=jan(5), words="demo")
    page.event("PROTEST/riot", ("protesters",), place=ALMATY, when=When(jan(3), jan(9), "week"), words="rusuh")
    page.event("ASSAULT/firearms", (POLICE,), ("protesters",), place=ALMATY, when=jan(6), words="ditembak")
    page.event("PROTEST/demo", ("protesters",), place=KAZAKHSTAN, when=jan(4), words="di seluruh negeri")
    page.event("AID", (RUSSIA,), ("Kazakhstan",), place=ALMATY, when=jan(6), words="bantuan")
    page.event("COERCE/arrest", (POLICE,), ("protesters",), place=ALMATY, when=jan(8), words="ditahan")
    page.event("ASSAULT/beat", ("protesters",), (POLICE,), place=ALMATY, modality="planned", words="ancam")
    page.event("PROTEST/demo", ("protesters",), place=Where("Dukuh Anu"), when=jan(5), words="di dukuh")
    page.figure("killed", 30, "civilians", when=jan(8))
    page.figure("killed", 18, "security_forces", when=jan(8))
    page.figure("killed", 3, "protesters", place=ALMATY, when=jan(6))
    page.figure("deployed", 3000, "soldiers", contingent=RUSSIA, when=jan(7))
    page.figure("deployed", 70, "soldiers", contingent=Who("Armenia", "Armenia"), when=jan(7))
    page.event("AID", ("Armenia", RUSSIA), ("Kazakhstan",), when=jan(6), words="mengirim")
    page.event("RETREAT/withdraw", (Who("CSTO", "CSTO"),), ("Kazakhstan",), when=jan(13), words="ditarik")
    page.figure("deployed", 2500, "soldiers", contingent=Who("CSTO", "CSTO"), when=jan(7))
    return recorded(page)


def recorded(*pages: Page) -> Record:
    """What these pages tell."""
    return fold(*both(list(pages)))


def written(exporter: Exporter, record: Record) -> tuple[bytes, Written]:
    """What the format makes of a record."""
    out = io.BytesIO()
    told = exporter.write(record, out)
    return out.getvalue(), told


def lines(data: bytes) -> list[Any]:
    """The objects of JSON lines."""
    return [json.loads(line) for line in data.decode().splitlines()]


def table(data: bytes, delimiter: str = ",") -> list[dict[str, str]]:
    """The rows of a table by the names of its first line."""
    return list(csv.DictReader(io.StringIO(data.decode()), delimiter=delimiter))
