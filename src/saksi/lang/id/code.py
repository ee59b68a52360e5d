"""Indonesian morphology no table can say: clitics and reduplication. Pure."""

from __future__ import annotations

ENCLITICS = ("nya", "lah", "kah", "pun")
SHORTEST = 3
"""Letters a stem must keep, so that "lah" or "punya" are left alone."""
WHOLE = frozenset(
    {
        "hanya",
        "tanya",
        "punya",
        "bertanya",
        "menanya",
        "ditanya",
        "adanya",
        "adalah",
        "ialah",
        "masalah",
        "setelah",
        "sekolah",
        "salah",
        "jumlah",
        "kalah",
        "lelah",
        "telah",
        "belah",
        "sebelah",
        "celah",
        "ulah",
        "makalah",
        "hijriah",
        "allah",
        "bersalah",
        "sejumlah",
        "berjumlah",
        "olah",
        "mengolah",
        "diolah",
        "pecahlah",
        "wilayah",
        "istilah",
        "jenazah",
        "silah",
        "telaah",
        "limbah",
        "lembah",
        "langkah",
        "nikah",
        "berkah",
        "sedekah",
        "naskah",
        "menikah",
        "pernikah",
        "melangkah",
        "mekah",
        "makkah",
        "tengkah",
        "meskipun",
        "walaupun",
        "maupun",
        "ataupun",
        "adapun",
        "sekalipun",
        "kendatipun",
        "bagaimanapun",
        "ampun",
        "himpun",
        "pimpun",
        "rumpun",
        "tumpun",
    }
)
"""Words that only look as if they ended in a clitic."""


def lemma(word: str) -> str:
    """`word`, casefolded, without -nya, -lah, -kah or -pun and without its repetition ("gedung-gedungnya": "gedung").

    Verbal prefixes stay: the lexicons list verbs as written.
    """
    bare = _once(word)
    for clitic in ENCLITICS:
        if bare not in WHOLE and bare.endswith(clitic) and len(bare) - len(clitic) >= SHORTEST:
            bare = bare[: -len(clitic)]
    return _once(bare)


def _once(word: str) -> str:
    half, dash, rest = word.partition("-")
    return (
        half if dash and len(half) >= SHORTEST and rest.startswith(half) and rest[len(half) :] in ("", "nya") else word
    )
