"""The bench of reading measures what the reader does."""

from __future__ import annotations

from tools.bench_reading import LANGS, SIZE, samples, steps

BODY = "Norland sent 40 soldiers to Jakarta on Friday, police chief Maria Lopez said.\n"


def test_articles_are_cut_to_size_at_lines() -> None:
    """Texts are joined and cut into articles of about the size that is told, none lost but the rest."""
    held = list(samples("en", [BODY * 50, BODY * 50]))
    assert all(SIZE * 3 // 4 < len(one.text.body) <= SIZE and one.text.body.endswith("said.") for one in held)
    assert sum(len(one.text.body) for one in held) > 2 * 50 * len(BODY) - SIZE - 100


def test_every_step_is_timed_by_its_name() -> None:
    """The steps are those the reader takes, in both languages."""
    held = [one for lang in LANGS for one in samples(lang, [BODY * 50])]
    told = "sentences dates places actors numbers quotes figures events statements pledges roles"
    assert set(steps(held)) == set(told.split())
