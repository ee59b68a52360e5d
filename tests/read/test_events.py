"""Events: voice, modality, roles, merging and the cap, on hand-made marks, so that no other reader takes part."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest

from saksi.core.article import Article, Published
from saksi.core.reading import Reading
from saksi.core.text import Region, Text
from saksi.core.values import When, Where, Who
from saksi.errors import PackError
from saksi.lang.pack import Pack, available, load
from saksi.read import event_rules, events, reader
from saksi.read.document import Document, Mark
from saksi.read.gist import gist

DAY = date(2022, 1, 13)

ACTORS = {
    "Police": ("group", "police"),
    "police": ("group", "police"),
    "Polisi": ("group", "police"),
    "polisi": ("group", "police"),
    "soldiers": ("group", "soldiers"),
    "tentara": ("group", "soldiers"),
    "protesters": ("group", "protesters"),
    "demonstran": ("group", "protesters"),
    "Crowds": ("group", "protesters"),
    "Massa": ("group", "protesters"),
    "Norland": ("state", ""),
    "Sudoria": ("state", ""),
    "Rina Gale": ("person", ""),
    "Tom Orvik": ("person", ""),
}


def _marks(body: str) -> Iterable[Mark]:
    for name, (label, group) in ACTORS.items():
        at = body.find(name)
        while at >= 0:
            yield Mark("actor", at, at + len(name), Who(name, group or name), label, group)
            at = body.find(name, at + 1)
    for name in ("Norland", "Sudoria"):
        at = body.find(name)
        while at >= 0:
            yield Mark("place", at, at + len(name), Where(name, name[:2].upper(), "country", name=name), "country")
            at = body.find(name, at + 1)
    for phrase, day in (("on Tuesday", 11), ("pada Selasa", 11), ("on Wednesday", 12)):
        at = body.find(phrase)
        if at >= 0:
            yield Mark("date", at, at + len(phrase), When.on(date(2022, 1, day)), "weekday")


def _read(lang: str, body: str, *, title: str = "") -> list[Reading]:
    whole = f"{title}\n{body}" if title else body
    start = len(title) + 1 if title else 0
    regions = (Region(0, len(title), "title"),) if title else ()
    text = Text(whole, (*regions, Region(start, len(whole), "body")))
    article = Article(page_id="p", text_id=text.id, lang=lang, published=Published(When.on(DAY), "given"))
    doc = Document.of(article, text, load(lang)).with_marks(_marks(whole))
    found = [one for one in events.read(doc) if isinstance(one, Reading)]
    assert all(witness.check(text) for one in found for witness in one.witnesses)
    return found


def _gists(lang: str, body: str, *, title: str = "") -> list[str]:
    return [gist(one) for one in _read(lang, body, title=title)]


def _who(reading: Reading, name: str) -> list[str]:
    return [slot.value.written for slot in reading.all(name) if isinstance(slot.value, Who)]


@pytest.mark.parametrize(
    ("lang", "active", "passive"),
    [
        ("en", "Police arrested protesters in the square.", "The protesters were arrested by police in the square."),
        ("id", "Polisi menangkap demonstran di lapangan.", "Para demonstran ditangkap oleh polisi di lapangan."),
        ("id", "Polisi menangkap demonstran di lapangan.", "Para demonstran ditangkap polisi di lapangan."),
    ],
)
def test_the_passive_swaps_actor_and_recipient(lang: str, active: str, passive: str):
    """Active and passive tell the same: police act, demonstrators suffer; Indonesian needs no "oleh"."""
    for body in (active, passive):
        (event,) = _read(lang, body)
        assert gist(event) == "COERCE/arrest"
        assert [name.casefold() for name in _who(event, "actors")] in (["police"], ["polisi"])
        assert _who(event, "recipients") in (["protesters"], ["demonstran"])


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("en", "Police did not arrest protesters."),
        ("en", "Police may arrest protesters."),
        ("en", "Police denied that they arrested protesters."),
        ("en", "If the march goes on, police arrest protesters."),
        ("en", "Police tried to arrest protesters."),
        ("en", "Norland is expected to withdraw its soldiers from Sudoria."),
        ("id", "Polisi belum menangkap demonstran."),
        ("id", "Polisi membantah menangkap demonstran."),
        ("id", "Jika pawai berlanjut, polisi menangkap demonstran."),
        ("id", "Polisi mencoba menangkap demonstran."),
        ("id", "Norland diperkirakan menarik tentara dari Sudoria."),
    ],
)
def test_what_did_not_happen_is_no_event(lang: str, body: str):
    """Negations, possibilities, denials, conditions, attempts and forecasts give no reading."""
    assert _gists(lang, body) == []


@pytest.mark.parametrize(
    ("lang", "body", "expected"),
    [
        ("en", "Norland will withdraw its soldiers from Sudoria.", "CONCEDE planned"),
        ("en", "Norland has withdrawn its soldiers from Sudoria.", "RETREAT/withdraw"),
        ("en", "Norland promised 300 soldiers for the peacekeeping force in Sudoria.", "AGREE planned"),
        ("id", "Norland akan menarik tentara dari Sudoria.", "CONCEDE planned"),
        ("id", "Norland menarik tentara dari Sudoria.", "RETREAT/withdraw"),
        ("id", "Norland berjanji mengirim tentara penjaga perdamaian ke Sudoria.", "AGREE planned"),
    ],
)
def test_announced_and_done_are_different_types(lang: str, body: str, expected: str):
    """A withdrawal to come is CONCEDE planned, one under way RETREAT; promised troops are AGREE planned."""
    assert _gists(lang, body) == [expected]


def test_an_accusation_swallows_what_it_alleges():
    """What somebody is accused of is no event beside the accusation."""
    assert _gists("en", "Rina Gale accused police of shooting at protesters.") == ["ACCUSE/allege"]
    assert _gists("id", "Rina Gale menuduh polisi menembaki demonstran.") == ["ACCUSE/allege"]


def test_a_riot_is_one_event():
    """Crowds that attack, burn and loot make one riot, not three events."""
    body = "Crowds attacked police, torched government offices and looted shops."
    assert _gists("en", body) == ["PROTEST/riot"]


def test_mentions_of_one_event_become_one_and_complete_each_other():
    """Title and text tell one arrest; the reading has the actor of one sentence and the day of another."""
    body = "Police arrested 40 protesters in the old town.\nThe protesters were detained on Tuesday."
    (event,) = _read("en", body, title="Dozens detained in Norland")
    assert _who(event, "actors") == ["Police"]
    when = event.when()
    assert when is not None
    assert when.single == date(2022, 1, 11)


def test_other_victims_make_another_event():
    """The arrest of a named person is not the arrest of "protesters"."""
    body = "Police arrested 40 protesters. Police arrested Rina Gale."
    assert _gists("en", body) == ["COERCE/arrest", "COERCE/arrest"]


def test_states_that_act_together_are_one_compound_actor():
    """Several states in one deployment are one event with a list of actors."""
    (event,) = _read("en", "Norland and Sudoria sent soldiers to the island as peacekeepers.")
    assert _who(event, "actors") == ["Norland", "Sudoria"]


def test_a_day_after_counts_back_from_the_date():
    """What happened "a day after" something lies before it: the date told is not its day."""
    body = "Police arrested protesters on Tuesday, a day after soldiers shot dead Tom Orvik."
    shooting = next(one for one in _read("en", body) if one.text_of("mode") == "firearms")
    when = shooting.slot("when")
    assert when is not None
    assert isinstance(when.value, When)
    assert when.value.single == date(2022, 1, 10)
    assert [because.witness.quote for because in when.because] == ["on Tuesday"]


def test_an_apposition_does_not_act():
    """The name between two commas before a verb belongs to the subject, it is not the subject."""
    (event,) = _read("en", "Norland, the ally of Sudoria, arrested Tom Orvik.")
    assert _who(event, "actors") == ["Norland"]


def test_no_more_than_the_main_events():
    """An article keeps at most twelve events."""
    acts = [
        "Police arrested protesters.", "Norland expelled Tom Orvik.", "The government imposed a curfew.",
        "The government cut mobile internet.", "Crowds looted shops.", "Soldiers shelled the town.",
        "An air strike hit a hospital.", "A car bomb killed nine people.", "A drone strike hit the port.",
        "Norland banned protests.", "The rebels declared a ceasefire.", "Rina Gale resigned.",
        "Norland closed its borders.",
    ]  # fmt: skip
    assert len(_read("en", " ".join(acts))) == 12


def test_events_carry_their_rule_and_contexts():
    """Provenance and contexts are on the reading; contexts stand on the trigger's characters."""
    (event,) = _read("en", "Police fired tear gas at protesters.")
    assert event.rule == "tear-gas"
    assert [slot.value for slot in event.all("contexts")] == ["repression"]
    assert event.anchor.quote == "fired tear gas"


@pytest.mark.parametrize("lang", available())
def test_every_rule_of_a_pack_has_examples(lang: str):
    """Rules have unique names, valid codes, and sentences they must and must not read."""
    rows = load(lang).table("events")["rule"]
    assert len({row["name"] for row in rows}) == len(rows) == len(event_rules.rules(load(lang)).rules)
    assert all(row["reads"] and row["leaves"] for row in rows)


def test_a_rule_with_a_code_plover_does_not_have_is_refused():
    """A wrong type in a data file is a PackError that names the rule."""
    pack = load("en")
    table = {"rule": [{"name": "wrong", "type": "FIGHT", "verbs": ["fought"]}]}
    broken = Pack("xx", "Broken", "0", {**pack.tables, "events": table}, pack.lists, pack.lemma)
    with pytest.raises(PackError, match="wrong"):
        event_rules.rules(broken)


@pytest.mark.parametrize(
    ("lang", "body", "actors"),
    [
        ("en", "Norland, which borders Sudoria, expelled the ambassador.", ["Norland"]),
        ("en", "Norland, an ally of Sudoria, expelled the ambassador.", ["Norland"]),
        ("en", "Rina Gale's lawyers sacked the minister.", ["lawyers"]),
        ("en", "The relatives of the dead accused Norland of murder.", ["relatives"]),
        ("en", "Norland has acted to protect police by killing soldiers.", ["Norland"]),
        ("en", "Rina Gale spoke of the order to open fire that Tom Orvik gave on Tuesday.", ["Tom Orvik"]),
        ("en", "Norland seized the port in a lightning offensive.", ["Norland"]),
        ("en", "Thousands of protesters marched through the port.", ["protesters"]),
        ("en", "Dozens of police were injured in clashes with protesters.", ["protesters"]),
        ("id", "Pada hari yang sama, Rina Gale mencopot menteri itu.", ["Rina Gale"]),
        ("id", "Kedua pihak sepakat bertukar tahanan.", ["pihak"]),
        ("en", "The guards in Sudoria arrested 20 people.", []),
        ("en", "Norland attacked the soldiers and arrested 20 people.", ["Norland"]),
        ("en", "Police stood by. They arrested 20 people.", ["They"]),
        ("id", "Norland, yang berbatasan dengan Sudoria, mengusir duta besar itu.", ["Norland"]),
        ("id", "Para penjaga di Sudoria menangkap 20 orang.", []),
        ("id", "Serangan Norland ke kota itu menewaskan 20 orang.", ["Norland"]),
    ],
)
def test_the_actor_is_the_head_before_the_verb_or_nobody(lang: str, body: str, actors: list[str]):
    """Relative clauses and appositions are passed over; genitives, places and objects of an earlier verb do not act."""
    event = _read(lang, body)[-1]
    assert _who(event, "actors") == actors


def test_nobody_does_a_thing_to_himself():
    """The victim of one mention is not taken for the actor that another mention names."""
    for event in _read("en", "Rina Gale was stabbed on Tuesday. Rina Gale survived the stabbing of Rina Gale."):
        assert not set(_who(event, "actors")) & set(_who(event, "recipients"))


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("en", "Norland named a banned group."),
        ("en", "Rina Gale praised Tom Orvik."),
        ("en", "The striker scored a goal in the match, and the coach attacked soldiers of the league."),
        ("id", "Protes Norland terhadap Sudoria disampaikan lewat surat."),
    ],
)
def test_what_is_no_event_of_public_life_is_left(lang: str, body: str):
    """Participles, the likes of private persons, sport and the notes of states give no reading."""
    assert _gists(lang, body) == []


def test_a_protest_takes_the_crowd_the_article_names():
    """Where no sentence tells who protests, the protesters named elsewhere do; witnessed where they stand."""
    event = _read("en", "Protests erupted in the capital. A hospital treated nine protesters.")[0]
    assert gist(event) == "PROTEST/demo"
    assert _who(event, "actors") == ["protesters"]


def test_only_news_of_the_first_paragraph_takes_the_day_of_the_news():
    """A day told in the first paragraph stands for its other sentences; later paragraphs without a day keep none."""
    body = "Norland closed its borders on Wednesday. Police arrested 20 people.\nNorland expelled Tom Orvik."
    days = {gist(one): one.when() for one in _read("en", body)}
    assert days["COERCE/arrest"] == When.on(date(2022, 1, 12))
    assert days["SANCTION/expel"] is None


def test_the_mode_stands_where_it_is_first_told():
    """One reading of two mentions: its type on the fullest, its mode on the first of the body."""
    (event,) = _read("en", "A riot broke out. Protesters looted shops and Crowds burned cars.")
    assert event.anchor.quote != "riot broke out"
    assert [slot.witness.quote for slot in event.all("mode")] == ["riot broke out"]


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        ("en", "Crowds protested on Wednesday. In 2011 police shot dead four protesters."),
        ("id", "Massa berunjuk rasa pada Selasa. Pada 2011 polisi menembak mati empat demonstran."),
    ],
)
def test_what_happened_in_another_year_takes_no_day_of_the_crisis(lang: str, body: str):
    """A sentence that names a bare year before the news borrows no day from the sentences round it."""
    shot = next(one for one in _read(lang, body) if gist(one).startswith("ASSAULT"))
    assert shot.slot("when") is None


def test_an_arrest_nobody_is_told_to_make_is_the_police_s():
    """The authorities of the home country that the article names stand in, leaning on the words of the deed."""
    body = "Police in Kenya used water cannon. About 300 people were arrested in Nairobi."
    found = [one for one in _whole("en", body) if one.text_of("mode") == "arrest"]
    actors = list(found[0].all("actors"))
    assert [slot.witness.quote for slot in actors] == ["Police"]
    assert [why.witness.quote for why in actors[0].because] == ["arrested"]


def test_who_says_an_attack_was_theirs_did_it():
    """A claim of responsibility names the actor of an attack that nobody else is told to have done."""
    body = "A car bomb killed 20 people in Mogadishu on Tuesday. Al-Shabaab claimed responsibility for the attack."
    attack = next(one for one in _whole("en", body) if one.text_of("type") == "ASSAULT")
    assert [who.written for who in _whos(attack)] == ["Al-Shabaab"]


@pytest.mark.parametrize(
    ("body", "actor"),
    [
        ("The Moscow-led force began to leave Armenia on Tuesday.", "Russia"),
        ("FARC rebels handed over their last rifles to monitors.", "FARC"),
        ("Air strikes by the Saudi-led coalition hit the port of Hodeida.", "Saudi Arabia"),
    ],
)
def test_a_nameless_force_bears_the_name_beside_it(body: str, actor: str):
    """Who leads a force, and the name right before its noun, tell whose it is."""
    assert actor in [who.actor_id for one in _whole("en", body) for who in _whos(one)]


def test_forces_named_once_are_named_everywhere():
    """Troops that came are the troops that leave: the nameless ones take the name told elsewhere in the article."""
    body = "Rwanda sent 1,000 soldiers to Mozambique in July to help fight rebels.\n\nThe soldiers withdrew on Tuesday."
    gone = next(one for one in _whole("en", body) if one.text_of("type") == "RETREAT")
    assert [who.actor_id for who in _whos(gone)] == ["Rwanda"]


def test_a_pronoun_carries_the_day_of_its_scene():
    """Where "he" acts on, the day last told in the paragraph is that of what he does."""
    body = (
        "Police spoke on Friday.\n\nPresident Salva Kiir met Rwanda's envoy on Tuesday. He accused rebels of treason."
    )
    blame = next(one for one in _whole("en", body) if one.text_of("type") == "ACCUSE")
    when = blame.when()
    assert when is not None
    assert when.iso() == "2022-01-11"


def test_a_plan_is_not_of_the_day_it_was_told():
    """The day on which something was announced is no day of what is still to come."""
    body = "Prices rose.\n\nKenya will send 400 police officers to Haiti, President William Ruto said on Tuesday."
    plan = next(one for one in _whole("en", body) if one.modality == "planned")
    assert plan.when() is None


def _whos(reading: Reading) -> list[Who]:
    return [slot.value for slot in reading.all("actors") if isinstance(slot.value, Who)]


def _whole(lang: str, body: str) -> list[Reading]:
    """The events of a text that all small readers have marked."""
    text = Text(body, (Region(0, len(body), "body"),))
    article = Article("page", text.id, lang=lang, published=Published(When.on(DAY), "given"))
    found = events.read(reader.document(article, text, load(lang)))
    return [one for one in found if isinstance(one, Reading)]
