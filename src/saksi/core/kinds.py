"""The five kinds of reading and the words their slots may hold (spec READINGS). Pure data."""

from __future__ import annotations

from typing import Literal, get_args

Kind = Literal["figure", "event", "statement", "pledge", "role"]
KINDS: tuple[str, ...] = get_args(Kind)

Modality = Literal[
    "said", "planned", "denied", "retracted", "superseded", "unknown",
    "happened", "claimed", "hypothetical", "negated",
]  # fmt: skip
"""Figures: said, planned, denied, retracted, superseded, unknown. Events: happened, planned, claimed, denied,
hypothetical, negated. The other kinds use said, or planned for a pledge."""

MEASURES = (
    "killed", "injured", "detained", "missing", "displaced", "deployed", "withdrawn", "present",
    "participants", "damaged", "other",
)  # fmt: skip
GROUPS = (
    "civilians", "protesters", "security_forces", "police", "soldiers", "peacekeepers", "attackers", "foreigners",
    "officials", "journalists", "workers", "children", "people", "buildings", "vehicles", "aircraft", "weapons",
    "equipment",
)  # fmt: skip
FORCES_FAMILY = ("security_forces", "police", "soldiers", "peacekeepers")
"""Groups that the scoring and the fold take as compatible words for armed people of a state."""

RUNNING = ("total", "new", "unknown")

SLOTS: dict[str, tuple[str, ...]] = {
    "figure": ("measure", "count", "group", "place", "when", "contingent", "running"),
    "event": ("type", "mode", "contexts", "actors", "recipients", "place", "when"),
    "statement": ("speaker", "role", "content", "direct", "addressee", "venue", "when", "conditional"),
    "pledge": ("who", "act", "due", "announced_by", "replaces"),
    "role": ("person", "office", "body", "former", "when"),
}
MANY: frozenset[str] = frozenset({"contexts", "actors", "recipients"})
"""Slots that hold a list."""

SLOT_TYPES: dict[str, str] = {
    "count": "Count", "when": "When", "due": "When", "place": "Where",
    "actors": "Who", "recipients": "Who", "speaker": "Who", "addressee": "Who", "who": "Who",
    "announced_by": "Who", "person": "Who", "body": "Who", "contingent": "Who",
    "direct": "bool", "conditional": "bool", "former": "bool",
}  # fmt: skip
"""Type of each slot's value; a slot not named here holds a str."""

PLOVER_MODES: dict[str, tuple[str, ...]] = {
    "AGREE": (), "CONSULT": ("visit", "third-party", "multilateral", "phone"), "SUPPORT": (), "CONCEDE": (),
    "COOPERATE": (), "AID": (),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "REQUEST": ("assist", "change", "yield", "meet"), "REJECT": ("assist", "change", "yield", "meet"),
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": ("seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",
               "misinformation", "cyber"),
    "ASSAULT": ("abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
                "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional"),
}  # fmt: skip
"""The 16 PLOVER event types and their modes, as the 2024 manual prints them (spec FORMATS)."""

PLOVER_CONTEXTS: frozenset[str] = frozenset({
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression",
    "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory", "peacekeeping",
    "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology", "terrorism", "cbrn",
    "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
    "historical", "future", "hypothetical", "negation",
})  # fmt: skip
