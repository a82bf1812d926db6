"""Each script is one small behaviour, and keeps nothing in the browser."""

import re
from pathlib import Path

import pytest

SCRIPTS = sorted((Path(__file__).resolve().parents[2] / "static/js").glob("*.js"))


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_is_at_most_80_lines(path):
    assert len(path.read_text().splitlines()) <= 80


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_stores_nothing_in_the_browser(path):
    stores = r"localStorage|sessionStorage|indexedDB|document\.cookie|caches\."
    assert not re.search(stores, path.read_text())


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_runs_under_the_strict_policy(path):
    assert not re.search(r"\beval\(|new Function|\.style\b|https?://", path.read_text())


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_stands_alone(path):
    assert not re.search(r"^\s*(?:import|export)\b", path.read_text(), re.MULTILINE)
