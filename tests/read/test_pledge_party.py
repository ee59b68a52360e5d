"""Whose act a pledge of forces is: the party they are of, with whoever says so as the announcer."""

from __future__ import annotations

from datetime import date

import pytest

from tests.read.texts import pledges

PARTIES = (
    ("en", "Kenyan President Paul Otieno promised to send troops to Tarsa.", "Kenya", "Kenyan", "Paul Otieno"),
    (
        "en",
        "The mission will be over by January 19, NATO Secretary General Karl Vestergaard said.",
        "NATO",
        "NATO",
        "Karl Vestergaard",
    ),
    (
        "en",
        '"Our soldiers will not shoot at protesters," Kenyan Defence Minister Paul Otieno said.',
        "Kenya",
        "Kenyan",
        "Paul Otieno",
    ),
    (
        "en",
        "Soldiers of the bloc began loading up on Thursday, and Kenya's defence minister promised that the last of "
        "them would be gone by January 19. They had been sent by the African Union.",
        "African Union",
        "African Union",
        "Kenya's defence minister",
    ),
    ("id", "Presiden Kenya Paul Otieno berjanji menarik pasukan dari Tarsa.", "Kenya", "Kenya", "Paul Otieno"),
    (
        "id",
        '"Prajurit kami tidak akan menembaki pengunjuk rasa," kata Menteri Pertahanan Kenya Paul Otieno.',
        "Kenya",
        "Kenya",
        "Paul Otieno",
    ),
    (
        "id",
        "Sekretaris Jenderal NATO Karl Vestergaard mengatakan semua satuan ditargetkan sudah berada di pangkalan pada "
        "19 Januari.",
        "NATO",
        "NATO",
        "Karl Vestergaard",
    ),
)

PERSONAL = (
    ("en", "French President Michel Blanc said he will visit Kenya by January 20.", "Michel Blanc"),
    ("en", "French President Michel Blanc promised to resign by January 20.", "Michel Blanc"),
    ("id", "Presiden Prancis Michel Blanc berjanji akan mengunjungi Kenya.", "Michel Blanc"),
    ("id", "Presiden Prancis Michel Blanc berjanji mengundurkan diri.", "Michel Blanc"),
)

SPANS = (
    ("en", "Russia will withdraw its troops within five days, President Ivan Petrov said on Tuesday.", 11, 16),
    ("en", "Russia will withdraw its troops within five days, President Ivan Petrov said.", 13, 18),
    ("id", "Presiden Ivan Petrov mengatakan pada Senin (10/1) bahwa pasukan NATO akan pulang dalam lima hari.", 10, 15),
    ("id", "Pasukan NATO akan pulang dalam lima hari, kata Presiden Ivan Petrov.", 13, 18),
)


@pytest.mark.parametrize(("lang", "body", "who", "witness", "announcer"), PARTIES)
def test_forces_are_pledged_by_their_party(lang: str, body: str, who: str, witness: str, announcer: str) -> None:
    """Where forces come, go or hold back, the state or alliance is `who`, the person announces it."""
    (pledge,) = pledges(lang, body)
    slot, told = pledge.slot("who"), pledge.who("announced_by")
    assert slot is not None
    assert slot.witness is not None
    assert told is not None
    assert (pledge.who("who").actor_id, slot.witness.quote, told.written) == (who, witness, announcer)  # type: ignore[union-attr]


@pytest.mark.parametrize(("lang", "body", "who"), PERSONAL)
def test_personal_acts_stay_the_persons(lang: str, body: str, who: str) -> None:
    """Somebody who will resign or visit commits himself, not his state."""
    assert [one.who("who").written for one in pledges(lang, body)] == [who]  # type: ignore[union-attr]


@pytest.mark.parametrize(("lang", "body", "first", "last"), SPANS)
def test_a_span_of_days_counts_from_the_statement(lang: str, body: str, first: int, last: int) -> None:
    """A limit of days ("within five days") counts from the day on which it was said, else from publication."""
    (due,) = (one.when("due") for one in pledges(lang, body))
    assert due is not None
    assert (due.first, due.last) == (date(2022, 1, first), date(2022, 1, last))
