"""Settings: defaults < saksi.toml < SAKSI_* < arguments, and a clear word about what cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest

from saksi import settings
from saksi.errors import BadValue, ConfigurationError


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("RECORD", "LANG", "PAGE_CAP", "BUSY_TIMEOUT"):
        monkeypatch.delenv(f"SAKSI_{name}", raising=False)
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)


def project(folder: Path, toml: str) -> Path:
    (folder / "saksi.toml").write_text(toml, encoding="utf-8")
    return folder


def test_each_layer_wins_over_the_one_below(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A default, the file, the environment and an argument, each over the one before."""
    assert settings.load().lang == ""
    folder = project(tmp_path, 'lang = "id"\npage_cap = "2MB"\n')
    assert settings.load(folder).lang == "id"
    monkeypatch.setenv("SAKSI_LANG", "en")
    assert settings.load(folder).lang == "en"
    assert settings.load(folder, lang="id", page_cap=None).lang == "id"
    assert settings.load(folder).page_cap == 2 * 1024 * 1024


@pytest.mark.parametrize(("written", "size"), [("10MB", 10 << 20), ("1 GiB", 1 << 30), ("512", 512), ("1.5k", 1536)])
def test_sizes(written: str, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cap may be written as people write sizes."""
    monkeypatch.setenv("SAKSI_PAGE_CAP", written)
    assert settings.load().page_cap == size


@pytest.mark.parametrize("written", ["many", "-1", "0", "10 apples"])
def test_bad_values_are_named(written: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value that cannot be used is told with the variable's name."""
    monkeypatch.setenv("SAKSI_PAGE_CAP", written)
    with pytest.raises(BadValue, match="SAKSI_PAGE_CAP"):
        settings.load()


def test_an_unknown_setting_is_named_with_its_neighbour(tmp_path: Path) -> None:
    """A misspelt setting in saksi.toml is an error that says what was meant."""
    with pytest.raises(BadValue, match="did you mean page_cap"):
        settings.load(project(tmp_path, "page_cup = 3\n"))


def test_a_broken_file_is_a_configuration_error(tmp_path: Path) -> None:
    """A saksi.toml that is no TOML is named."""
    with pytest.raises(ConfigurationError, match=r"saksi\.toml"):
        settings.load(project(tmp_path, "lang = \n"))


def test_the_nearest_project_is_found(tmp_path: Path) -> None:
    """Looking upwards finds the nearest saksi.toml, or none."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    assert settings.find_project(inner) in (None, *tmp_path.parents)
    project(tmp_path, "")
    assert settings.find_project(inner) == tmp_path


def test_reports_speak_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting, else Indonesian where LANG says so, else English."""
    assert settings.report_language(settings.load()) == "en"
    monkeypatch.setenv("LANG", "id_ID.UTF-8")
    assert settings.report_language(settings.load()) == "id"
    assert settings.report_language(settings.load(lang="en")) == "en"


def test_a_slip_in_a_variable_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """A variable that begins like ours and sets nothing is listed, so that the doctor can show it."""
    monkeypatch.setenv("SAKSI_LNG", "id")
    monkeypatch.setenv("SAKSI_LANG", "id")
    assert "SAKSI_LNG" in settings.unknown_variables()
    assert "SAKSI_LANG" not in settings.unknown_variables()
