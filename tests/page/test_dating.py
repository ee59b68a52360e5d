"""dating: the dates of mastheads, of machines and of addresses."""

from datetime import date

import pytest

from saksi.page import dating


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("By Dewi, Sabtu, 8 Januari 2022 | 07:45 WIB", "2022-01-08T07:45:00+07:00"),
        ("Ahad , 16 Jan 2022, 08:11 WITA", "2022-01-16T08:11:00+08:00"),
        ("Harian - 06/01/2022, 10:30 WIT", "2022-01-06T10:30:00+09:00"),
        ("Diperbarui 03 Des 2017, 09.12 WIB", "2017-12-03T09:12:00+07:00"),
        ("Published Friday, January 7, 2022, 7:20 PM", "2022-01-07T19:20:00"),
        ("6 January 2022, 14:05 GMT", "2022-01-06T14:05:00+00:00"),
        ("Monday 10 January 2022, 9.05am AP", "2022-01-10T09:05:00"),
        ("16th January 2022", "2022-01-16"),
        ("13.01.2022 18:12", "2022-01-13T18:12:00"),
        ("Jan. 13, 2022", "2022-01-13"),
        ("2022-01-13 18:12", "2022-01-13T18:12:00"),
        ("12-Mar-2021", "2021-03-12"),
        ("Saturday, 02/05/2022", "2022-02-05"),
        ("2:05 PM GMT, May 9, 2023", "2023-05-09T14:05:00+00:00"),
        ("Updated at 07:45 (WIB) on Saturday, 8 January 2022", "2022-01-08T07:45:00+07:00"),
        ("13.05 WIB, Selasa 9 Mei 2023", "2023-05-09T13:05:00+07:00"),
        ("21:17 | 18.11.2019", "2019-11-18T21:17:00"),
        ("Edition 10.30 9 May 2023", "2023-05-09"),
    ],
)
def test_printed_dates(text: str, iso: str) -> None:
    """Months of both languages, clocks with and without halves, zones by name; a weekday settles month first."""
    (found,) = dating.find(text)
    assert found.when.iso() == iso
    assert found.agrees


@pytest.mark.parametrize("text", ["31 Februari 2022", "versi 1.2.2022.4", "nomor 2022", "mulai 5 Mei"])
def test_what_is_no_printed_date(text: str) -> None:
    """Days that do not exist, versions and days without a year are none."""
    assert list(dating.find(text)) == []


def test_a_weekday_that_disagrees() -> None:
    """The weekday is kept beside the date, so that the page can say they disagree."""
    (found,) = dating.find("Jumat, 8 Januari 2022")
    assert not found.agrees


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("2022-01-06T10:30:00+07:00", "2022-01-06T10:30:00+07:00"),
        ("2022-01-09 21:35:00", "2022-01-09T21:35:00"),
        ("2023-05-04T17:02:11Z", "2023-05-04T17:02:00+00:00"),
        ("2023/03/14 10:21:33", "2023-03-14T10:21:00"),
        ("20230314", "2023-03-14"),
    ],
)
def test_machine_dates(value: str, iso: str) -> None:
    """ISO with and without zone, and the plain forms that pages use instead."""
    found = dating.machine(value)
    assert found is not None
    assert found.iso() == iso


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://x.example/read/2022/01/06/103000870/csto", date(2022, 1, 6)),
        ("https://x.example/i/20220107193012-134-743901/judul", date(2022, 1, 7)),
        ("https://x.example/world/2023/aug/30/army", date(2023, 8, 30)),
        ("https://x.example/a-2021-05-04-b", date(2021, 5, 4)),
        ("https://x.example/read/4857001/ralat", None),
    ],
)
def test_dates_in_addresses(url: str, day: date | None) -> None:
    """The usual shapes of dated addresses, and ids that are none."""
    assert dating.in_url(url) == day
