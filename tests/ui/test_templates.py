"""What the strict content security policy and the house style ask of every template."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates"
# Documents are rendered by WeasyPrint, and the page in a ZIP is opened from a disk: neither
# comes to a browser under the policy.
PAGES = sorted(
    path
    for path in TEMPLATES.rglob("*.html")
    if not {"pdf", "zip"} & set(path.relative_to(TEMPLATES).parts)
)
SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<body>.*?)</script>", re.DOTALL)


def found(pattern: str) -> list[str]:
    return [
        f"{path.relative_to(TEMPLATES)}: {match}"
        for path in PAGES
        for match in re.findall(pattern, path.read_text())
    ]


def test_no_template_carries_a_style():
    assert found(r"\sstyle\s*=|<style\b") == []


def test_no_template_carries_a_script():
    inline = [
        f"{path.relative_to(TEMPLATES)}: {script['body'].strip()[:40]}"
        for path in PAGES
        for script in SCRIPT.finditer(path.read_text())
        if script["body"].strip()
        and 'type="application/json"' not in script["attributes"]
    ]
    assert inline == []


def test_no_template_carries_an_event_attribute():
    assert found(r"<[^>]*\son[a-z]+\s*=\s*[\"']") == []


def test_no_template_loads_anything_from_another_host():
    assert found(r"(?:src|href|action)=[\"'](?:https?:)?//[^\"']*") == []


def test_every_component_says_in_its_first_line_what_it_needs():
    silent = [
        path.name
        for path in (TEMPLATES / "components").glob("*.html")
        if not path.read_text().startswith("{#")
    ]
    assert silent == []


def test_no_template_exclaims_or_pleads():
    assert (
        found(r">[^<{]*\b(?:[Pp]lease|[Ss]uccessfully|[Oo]ops)\b[^<{]*<|[a-z]!\s*<")
        == []
    )


@pytest.mark.parametrize(
    "path",
    [path for path in PAGES if path.parts[-2] in ("components", "layouts", "ipt")],
    ids=lambda path: path.name,
)
def test_every_shared_template_can_be_compiled(path):
    if path.name == "case.html":
        pytest.importorskip("sessions.templatetags.case_frame")
    get_template(str(path.relative_to(TEMPLATES)))


def test_every_glyph_that_is_drawn_is_in_the_sprite():
    sprite = set(
        re.findall(r'<symbol id="i-([\w-]+)"', (TEMPLATES / "_icons.html").read_text())
    )
    drawn = {
        name
        for path in PAGES
        for name in re.findall(r'{% icon "([\w-]+)" %}', path.read_text())
    }
    assert drawn - sprite == set()


def test_titles_of_pages_hold_no_name():
    named = found(r"{% block title %}[^%]*{% name[^%]*%}")
    assert named == []
