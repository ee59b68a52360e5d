"""Builds src/saksi/know/places.tsv from open data; run by a developer, needs the data folder only then.

    python tools/build_gazetteer.py FOLDER-OF-THE-OPEN-DATA

Sources: GeoNames cities15000 and admin1 names (CC BY 4.0, https://www.geonames.org), CLDR country names (Unicode),
Natural Earth (public domain), and the hand lists in src/saksi/know/sources. One line a place:
id, grain, name, country, admin1, latitude, longitude, population, capital (1 or 0), keys parted by "|".
A key is folded as `saksi.know.fold` does; "=X" matches only as written, "~x" is a common word and needs a place word.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from saksi.know.fold import fold

SOURCES = Path(__file__).parents[1] / "src/saksi/know/sources"
TARGET = SOURCES.parent / "places.tsv"
LATIN = re.compile(r"[A-Za-zÀ-ɏḀ-ỿ'’ʻ.\- ]+")
ACRONYM = re.compile(r"[A-Z]{2,4}")
OLD_CAPITALS = {"MM": "Nay Pyi Taw", "BI": "Gitega"}


@dataclass
class Row:
    """One place on its way into the file."""

    id: str
    grain: str
    name: str
    country: str
    admin1: str = ""
    lat: float | None = None
    lon: float | None = None
    population: int = 0
    capital: bool = False
    keys: set[str] = field(default_factory=set)

    def line(self) -> str:
        """The place as one line of the file."""
        spots = ("", "") if self.lat is None or self.lon is None else (f"{self.lat:.3f}", f"{self.lon:.3f}")
        parts = (self.id, self.grain, self.name, self.country, self.admin1, *spots)
        return "\t".join((*parts, str(self.population), str(int(self.capital)), "|".join(sorted(self.keys))))


def table(name: str) -> Iterator[list[str]]:
    """The rows of a hand list, comments left out."""
    for line in (SOURCES / name).read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("\t")


def key(name: str) -> str:
    """The key of a written name."""
    return f"={name}" if ACRONYM.fullmatch(name.replace(".", "")) and len(name) <= 4 else fold(name)


def small_words(data: Path) -> Counter[str]:
    """How often each word is written small in running text of either language."""
    seen: Counter[str] = Counter()
    files = [*data.glob("en-ud-ewt/*.conllu"), *data.glob("id-ud-*/*.conllu")]
    for path in files:
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 3 and cells[1].islower() and cells[3] != "PROPN":
                seen[fold(cells[1])] += 1
    for path in data.glob("en-news-wikinews/data/*.csv"):
        seen.update(fold(word) for word in re.findall(r"\b[a-z]{2,}\b", path.read_text("utf-8")))
    for path in data.glob("id-ner-news-2k/*.txt"):
        tagged = (line.split() for line in path.read_text("utf-8").splitlines())
        seen.update(fold(cell[0]) for cell in tagged if len(cell) == 3 and cell[0].islower())
    roots = data / "id-lex-wordlists/combined_root_words.txt"
    seen.update({fold(word): 3 for word in roots.read_text("utf-8").split() if word.isalpha()})
    return seen


def people(data: Path) -> Counter[str]:
    """How often each word stands in a person's name."""
    seen: Counter[str] = Counter()
    for path in data.glob("id-ner-news-2k/*.txt"):
        for line in path.read_text("utf-8").splitlines():
            cells = line.split()
            if len(cells) == 3 and cells[2].endswith("-PER"):
                seen[fold(cells[0])] += 1
    for path in data.glob("en-uner-ewt/*.iob2"):
        for line in path.read_text("utf-8").splitlines():
            cells = line.split("\t")
            if len(cells) > 2 and cells[2].endswith("-PER"):
                seen[fold(cells[1])] += 1
    return seen


def outline_centres(data: Path) -> dict[str, tuple[float, float]]:
    """Latitude and longitude of the middle of each country's largest polygon."""
    found: dict[str, tuple[float, float]] = {}
    countries = json.loads((data / "geo-natural-earth/110m/cultural/ne_110m_admin_0_countries.json").read_text("utf-8"))
    for feature in countries["features"]:
        shape = feature["geometry"]
        polygons = shape["coordinates"] if shape["type"] == "MultiPolygon" else [shape["coordinates"]]
        area, lon, lat = max((middle(polygon[0]) for polygon in polygons), key=lambda one: one[0])
        names = feature["properties"]
        iso = (
            names["ISO_A2"]
            if names["ISO_A2"] != "-99"
            else {"France": "FR", "Norway": "NO", "Kosovo": "XK"}.get(names["NAME"], "")
        )
        found[iso] = (lat, lon)
        del area
    return found


def middle(ring: list[list[float]]) -> tuple[float, float, float]:
    """Area (square degrees), longitude and latitude of the centroid of a ring."""
    area = x = y = 0.0
    for (x0, y0), (x1, y1) in pairwise(ring):
        cross = x0 * y1 - x1 * y0
        area, x, y = area + cross, x + (x0 + x1) * cross, y + (y0 + y1) * cross
    return abs(area / 2), x / (3 * area), y / (3 * area)


def countries(data: Path) -> dict[str, Row]:
    """The countries by ISO code."""
    rows: dict[str, Row] = {}
    centres = outline_centres(data)
    for cells in table("countries.tsv"):
        names = [name for part in cells[1:3] for name in part.split("|") if name]
        row = Row(cells[0], "country", names[0], cells[0], keys={key(name) for name in names})
        row.lat, row.lon = centres.get(cells[0], (None, None))
        rows[cells[0]] = row
    for lang in ("en", "id"):
        with (data / f"geo-country-names/data/{lang}/country.csv").open(encoding="utf-8") as lines:
            for entry in csv.DictReader(lines):
                if entry["id"] in rows and "(" not in entry["value"] and "&" not in entry["value"]:
                    rows[entry["id"]].keys.add(key(entry["value"]))
    return rows


def towns(data: Path, words: Counter[str]) -> list[Row]:
    """The towns of GeoNames with the names a Latin-script reader may meet."""
    found = []
    with gzip.open(data / "geo-geonames/cities15000.txt.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            population = int(cells[14] or 0)
            capital = cells[7] == "PPLC"
            names = {cells[1], cells[2]}
            if capital or population >= 100_000:
                names.update(useful(cells[3], {*names}))
            row = Row(f"gn:{cells[0]}", "town", cells[2] if cells[2].isascii() else cells[1], cells[8], cells[10])
            row.name = cells[1] if LATIN.fullmatch(cells[1]) else cells[2]
            row.lat, row.lon, row.population, row.capital = float(cells[4]), float(cells[5]), population, capital
            row.keys = {fold(name) for name in names if len(name) > 2 or name in (cells[1], cells[2])}
            row.keys = {one for one in row.keys if one in (fold(cells[1]), fold(cells[2])) or not words[one]}
            found.append(row)
    return found


def useful(alternates: str, head: set[str]) -> Iterator[str]:
    """Alternate names in Latin letters that are near the head name's spelling or plainly names."""
    heads = {fold(name)[:2] for name in head}
    for name in alternates.split(","):
        if LATIN.fullmatch(name) and name[:1].isupper() and 4 <= len(name) <= 30 and fold(name)[:2] in heads:
            yield name


def regions(data: Path, held: list[Row], of_countries: set[str]) -> list[Row]:
    """First-level regions, where their largest town is; only American states may share a name with a country."""
    largest: dict[str, Row] = {}
    people_in: Counter[str] = Counter()
    for town in sorted(held, key=lambda one: one.population):
        largest[f"{town.country}.{town.admin1}"] = town
        people_in[f"{town.country}.{town.admin1}"] += town.population
    found = []
    for entry in json.loads((data / "geo-admin-names/admin1.json").read_text("utf-8")):
        name, country = entry["name"], entry["code"][:2]
        bare = re.sub(
            r" (Province|Region|Oblast|Krai|State|Governorate|County|Department|Prefecture|District)$", "", name
        )
        row = Row(f"adm:{entry['code']}", "region", bare, country, entry["code"][3:], keys={fold(name), fold(bare)})
        seat = largest.get(entry["code"])
        if seat is not None:
            row.lat, row.lon = seat.lat, seat.lon
        row.population = max(200_000, people_in.get(entry["code"], 0))
        if country != "US":
            row.keys -= of_countries
        found.append(row)
    return found


def extras(held: list[Row]) -> list[Row]:
    """The hand list; an entry that names a held place of its country becomes more keys of that place."""
    by_key: dict[tuple[str, str, str], Row] = {}
    for row in sorted(held, key=lambda one: one.population):
        for one in row.keys:
            by_key[(row.grain, row.country, one)] = row
    found = []
    for grain, names, country, lat, lon, population in table("extra.tsv"):
        keys = {key(name) for name in names.split("|")}
        same = next((by_key[(grain, country, one)] for one in sorted(keys) if (grain, country, one) in by_key), None)
        if same is not None:
            same.keys |= keys
            same.name = names.split("|")[0]
            same.population = max(same.population, int(population))
            continue
        new = Row(f"saksi:{fold(names.split('|')[0]).replace(' ', '-')}", grain, names.split("|")[0], country)
        new.lat, new.lon, new.population, new.keys = float(lat), float(lon), int(population), keys
        found.append(new)
    return found


def rename(held: list[Row]) -> None:
    """Adds exonyms and dated names."""
    by_name: dict[tuple[str, str], Row] = {}
    for row in sorted(held, key=lambda one: one.population):
        for one in row.keys if row.grain == "town" else ():
            by_name[(row.country, one)] = row
    for name, country, others, *dated in (*table("exonyms.tsv"), *table("dated.tsv")):
        town = by_name.get((country, fold(name)))
        if town is None:
            print("no such town:", name, country, file=sys.stderr)
            continue
        town.keys |= {fold(other) for other in others.split("|")}
        if dated:
            continue
        town.name = others.split("|")[0]


def cautious(rows: Iterable[Row], words: Counter[str], names: Counter[str]) -> None:
    """Marks the keys that are common words or people's names; a million people or a capital outweigh a few uses."""
    listed = {fold(cells[0]) for cells in table("common.tsv")}
    for row in rows:
        if row.grain in ("country", "area"):
            continue
        sure = row.capital or row.population >= 1_000_000
        shy = {
            one
            for one in row.keys
            if " " not in one
            and (one in listed or (not sure and words[one] >= 2) or (not sure and names[one] >= 2) or words[one] >= 200)
        }
        row.keys = {one for one in row.keys if one not in shy} | {f"~{one}" for one in shy}


def main(data: Path) -> None:
    """Builds the file from the data folder."""
    words, names = small_words(data), people(data)
    states = countries(data)
    cities = towns(data, words)
    for row in cities:
        state = states.get(row.country)
        if row.capital and state is not None and state.lat is None:
            state.lat, state.lon = row.lat, row.lon
    for country, name in OLD_CAPITALS.items():
        for row in cities:
            if row.country == country and row.capital and row.name != name:
                row.capital = False
    provinces = regions(data, cities, {one for row in states.values() for one in row.keys})
    cities += extras(cities + provinces)
    rename(cities)
    rows = [*states.values(), *provinces, *cities]
    cautious(rows, words, names)
    doubles: Counter[str] = Counter()
    for row in rows:
        doubles[row.id] += 1
    assert max(doubles.values()) == 1, [one for one, count in doubles.items() if count > 1]
    header = (
        "# Built by tools/build_gazetteer.py. Contains GeoNames data (CC BY 4.0, geonames.org), CLDR, Natural Earth."
    )
    TARGET.write_text("\n".join([header, *(row.line() for row in rows)]) + "\n", encoding="utf-8", newline="\n")
    print(len(rows), "places,", TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
