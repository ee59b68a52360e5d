"""language: by function words, at document level."""

import pytest

from saksi.page.language import detect


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Polisi mengatakan bahwa sekitar puluhan warga tewas karena kerusuhan di kota itu pada hari Jumat.", "id"),
        ("Polis berkata bahawa beliau ditahan selepas kejadian itu kerana rusuhan di bandar pada hari Jumaat.", "ms"),
        ("The police said that dozens of people were killed in the riots and the army was sent to the city.", "en"),
        ("La policía dijo que decenas de personas murieron en los disturbios y que el ejército fue enviado.", "es"),
        ("Полиция сообщила, что десятки людей погибли.", "ru"),
        ("東京で地震がありました。", "ja"),
        ("Xyzzy plugh", ""),
        ("", ""),
    ],
)
def test_detect(text: str, code: str) -> None:
    """Indonesian is told from Malay, other scripts by their signs; nonsense is nothing."""
    assert detect(text) == code
