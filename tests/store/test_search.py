"""Search: forms of a word in two languages, phrases, choices, exclusions, filters; the same hits in both databases."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from saksi.core.article import Article, Published
from saksi.core.ids import bytes_hash
from saksi.core.text import Region, RegionName, Text
from saksi.core.values import UNKNOWN_WHEN, When
from saksi.errors import BadValue
from saksi.store import index, lemmas, migrate
from saksi.store.query import parse
from saksi.store.search import Only
from saksi.store.store import Store
from saksi.store.write import Entry
from tests.conftest import Fresh
from tests.store.behind import behind
from tests.store.entries import RUN
from tests.store.test_store import again

Parts = list[tuple[RegionName, str]]
ARTICLES: dict[str, tuple[str, str, date | None, Parts]] = {
    "riot": ("id", "Harian Contoh", date(2023, 5, 9), [
        ("title", "Kerusuhan menewaskan 14 orang"),
        ("body", "Polisi menembaki pengunjuk rasa di pelabuhan. Juru bicara polisi menolak berkomentar."),
        ("furniture", "Baca juga: Timnas bola voli menang"),
    ]),
    "army": ("en", "Example Post", date(2023, 5, 10), [
        ("title", "Troops were withdrawn from the harbour"),
        ("body", "The army's spokesman said 1,000 soldiers left. Protesters cheered in Üsküdar and İstanbul."),
    ]),
    "talks": ("en", "Example Post", None, [
        ("title", "Talks go on"),
        ("body", "The spokesman of the army met the mayor. No troop was withdrawn from any city. 😀 Police waited."),
    ]),
    "voli": ("id", "Warta Contoh", date(2023, 6, 1), [
        ("title", "Timnas bola voli menang"),
        ("body", "Tim itu mengalahkan lawannya di pelabuhan, kata pelatih. Seribu orang menonton; polisi menjaga."),
    ]),
}  # fmt: skip


def made(name: str) -> Entry:
    """One of the articles as an entry."""
    lang, outlet, day, parts = ARTICLES[name]
    regions, body = [], ""
    for region, words in parts:
        body += "\n" if body else ""
        regions.append(Region(len(body), len(body) + len(words), region))
        body += words
    text = Text(body, tuple(regions))
    published = Published(When.on(day) if day else UNKNOWN_WHEN, "printed" if day else "unknown")
    data = body.encode()
    article = Article(
        page_id=bytes_hash(data), text_id=text.id, title=parts[0][1], url=f"https://a.example/{name}",
        outlet=outlet, lang=lang, published=published,
    )  # fmt: skip
    return Entry(data, article, text)


@pytest.fixture
def store(fresh: Fresh) -> Iterator[Store]:
    with Store.open(fresh(), create=True) as held:
        for name in ARTICLES:
            held.add(made(name), RUN)
        yield held


def hits(store: Store, asked: str, only: Only | None = None, limit: int = 20) -> dict[str, list[str]]:
    """The names of articles found, in order, with the words that answer."""
    found = store.search(parse(asked), only or Only(), limit)
    return {
        one.article.url.rpartition("/")[2]: [one.text.quote(start, end) for start, end in one.spans] for one in found
    }


@pytest.mark.parametrize(
    ("asked", "wanted"),
    [
        ("tewas", {"riot": ["menewaskan"]}),
        ("MENEWASKAN", {"riot": ["menewaskan"]}),
        ("withdraw", {"army": ["withdrawn"], "talks": ["withdrawn"]}),
        ("troop", {"army": ["Troops"], "talks": ["troop"]}),
        ("polisi", {"voli": ["polisi"], "riot": ["Polisi", "polisi"]}),
        ("polisi pelabuhan", {"voli": ["pelabuhan", "polisi"], "riot": ["Polisi", "pelabuhan", "polisi"]}),
        ("polisi AND pelabuhan -bola", {"riot": ["Polisi", "pelabuhan", "polisi"]}),
        ('"juru bicara"', {"riot": ["Juru bicara"]}),
        ('"bicara juru"', {}),
        ('"army spokesman"', {}),
        ('"spokesman of the army"', {"talks": ["spokesman of the army"]}),
        ('withdrawn -"troop was withdrawn from any"', {"army": ["withdrawn"]}),
        ('withdrawn -"no troop"', {"army": ["withdrawn"]}),
        ('mayor OR "juru bicara"', {"riot": ["Juru bicara"], "talks": ["mayor"]}),
        ('polisi OR police "waited"', {"talks": ["Police", "waited"]}),
        ("istanbul uskudar", {"army": ["Üsküdar", "İstanbul"]}),
        ("ISTANBUL Üsküdar", {"army": ["Üsküdar", "İstanbul"]}),
        ("1,000", {"army": ["1,000"]}),
        ("bola voli", {"voli": ["bola", "voli"]}),
        ("baca", {}),
        ("nothing-like-this", {}),
        ('kata pelatih\' OR "x"', {"voli": ["kata", "pelatih"]}),
        ("words * NEAR ( NOT", {}),
    ],
)
def test_hits(store: Store, asked: str, wanted: dict[str, list[str]]) -> None:
    """Each question finds the same articles, newest first, and the same words, in both databases."""
    found = hits(store, asked)
    assert found == wanted
    assert list(found) == list(wanted)


@pytest.mark.parametrize(
    ("only", "wanted"),
    [
        (Only(), ["voli", "army", "riot", "talks"]),
        (Only(outlet="example post"), ["army", "talks"]),
        (Only(lang="id"), ["voli", "riot"]),
        (Only(since=date(2023, 5, 10)), ["voli", "army"]),
        (Only(until=date(2023, 5, 10)), ["army", "riot"]),
        (Only(since=date(2023, 5, 10), until=date(2023, 5, 31), lang="en"), ["army"]),
        (Only(outlet="nobody"), []),
    ],
)
def test_filters(store: Store, only: Only, wanted: list[str]) -> None:
    """Outlet (in any case), language and days of publication narrow; an article without a day is outside of days."""
    assert list(hits(store, "polisi OR police OR army", only)) == wanted


def test_the_limit_keeps_the_newest(store: Store) -> None:
    """The newest so many, those without a day last."""
    assert list(hits(store, "polisi OR police OR army", limit=2)) == ["voli", "army"]


@pytest.mark.parametrize("asked", ["", "  ", "-polisi", '""', "-", "OR", "\0", "\ud800", "?!", " ".join(["a"] * 40)])
def test_questions_that_ask_for_nothing(asked: str) -> None:
    """What names no word, or far too many, is BadValue."""
    with pytest.raises(BadValue):
        parse(asked)


@pytest.mark.parametrize("asked", ['"juru bicara', 'polisi "', '"a" polisi "b'])
def test_an_open_quotation_mark(asked: str) -> None:
    """A phrase without its end is refused in words that say so, never read as another question."""
    with pytest.raises(BadValue, match=r"quotation mark .* is not closed"):
        parse(asked)


def test_a_replaced_article_is_found_by_its_new_regions(store: Store) -> None:
    """What was furniture becomes body when the page is read again: then it is found, and what is gone is not."""
    one = made("riot")
    regions = (one.text.regions[0], *(replace(region, name="body") for region in one.text.regions[2:]))
    store.replace(one.article.id, replace(one, text=Text(one.text.body, regions)), RUN)
    assert list(hits(store, "baca")) == ["riot"]
    assert hits(store, "menembaki") == {}


def test_an_older_record_is_indexed_at_the_first_search(store: Store) -> None:
    """A record from before there was an index finds all the same, and is indexed from then on."""
    address = again(store)
    migrate.downgrade(store._engine, "0003")
    store.close()
    with Store.open(address) as lifted:
        assert lifted.counts()["indexed"] == 0
        assert list(hits(lifted, "polisi")) == ["voli", "riot"]
        assert lifted.counts()["indexed"] == len(ARTICLES)


def test_articles_that_are_not_indexed_are_found_too(store: Store) -> None:
    """While another program writes, those not yet indexed are asked one by one: same hits, same order, same filters."""
    store.close()
    with behind(store) as run:
        run("DELETE FROM indexed WHERE lang = 'id'")
    whole = list(hits(store, "polisi OR police OR army"))
    with behind(store) as run:
        run("DELETE FROM indexed WHERE lang = 'id'")
    with Store.open(again(store), timeout=0.05) as waiting, store._writing():
        assert list(hits(waiting, "polisi OR police OR army")) == whole == ["voli", "army", "riot", "talks"]
        assert list(hits(waiting, "polisi", Only(until=date(2023, 5, 31)))) == ["riot"]


def test_an_index_made_by_other_rules_is_made_again(store: Store) -> None:
    """Rules of words change with the program: the index follows, and keeps nothing of the old one."""
    store.close()
    with behind(store) as run:
        run("UPDATE indexed SET rules = 'older'")
    assert list(hits(store, "polisi")) == ["voli", "riot"]
    with store._reading() as connection:
        assert index.missing(connection) == []
        assert not index._outdated(connection)


def test_adding_and_closing_indexes_everything(fresh: Fresh) -> None:
    """After the store is closed nothing is left for the first search to index."""
    with Store.open(fresh(), create=True) as held:
        held.add(made("riot"), RUN)
        assert held.counts()["indexed"] == 0
        address = again(held)
    with Store.open(address) as held:
        assert held.counts()["indexed"] == 1


def test_words_keep_their_places() -> None:
    """Positions are those of the text as it stands, though lemmas are folded and shorter or longer."""
    body = "😀 İSTANBUL'da e\u0301clair ﬁnal Straße"
    found = [(body[one.start : one.end], one.lemma) for one in lemmas.words(body)]
    assert found == [
        ("İSTANBUL", "istanbul"), ("da", "da"), ("e\u0301clair", "eclair"), ("ﬁnal", "final"), ("Straße", "strasse"),
    ]  # fmt: skip
