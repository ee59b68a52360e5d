"""A reading in one short line: what rule files write as the expected result of an example. Pure."""

from __future__ import annotations

from saksi.core.reading import Reading
from saksi.core.values import Count, When, Who


def _interval(count: Count | None) -> str:
    if count is None or not count.known:
        return "unknown"
    low = "" if count.low is None else str(count.low)
    high = "" if count.high is None else str(count.high)
    return low if low == high else f"{low}..{high}"


def _name(who: Who | None) -> str:
    return who.written if who else "-"


def _days(when: When | None) -> str:
    return when.iso() if when and when.known else "-"


def gist(reading: Reading) -> str:
    """
    figure      killed 30 protesters            (plus modality when it is not "said")
    event       PROTEST/riot                    (plus modality when it is not "happened")
    statement   Talasov direct | indirect
    pledge      Shoigu RETREAT/withdraw 2022-01-19
    role        Talasov: Wakil Menteri Pertahanan
    """
    match reading.kind:
        case "figure":
            line = f"{reading.text_of('measure')} {_interval(reading.count())} {reading.text_of('group')}"
            usual = "said"
        case "event":
            mode = reading.text_of("mode")
            line = reading.text_of("type") + (f"/{mode}" if mode else "")
            usual = "happened"
        case "statement":
            line = f"{_name(reading.who('speaker'))} {'direct' if reading.flag('direct') else 'indirect'}"
            usual = "said"
        case "pledge":
            line = f"{_name(reading.who('who'))} {reading.text_of('act')} {_days(reading.when('due'))}"
            usual = "planned"
        case "role":
            line = f"{_name(reading.who('person'))}: {reading.text_of('office')}"
            usual = "said"
    return line if reading.modality == usual else f"{line} {reading.modality}"
