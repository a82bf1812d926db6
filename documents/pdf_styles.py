"""The stylesheets of documents, as text. Without WeasyPrint, so that pages may use them."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders

DOCUMENT = "css/pdf/document.css"
SHEET = "css/pdf/sheet.css"
CHART = "css/pdf/chart.css"
CIRCLE = "css/pdf/circle.css"
ROUND = "css/pdf/round.css"
MANIFEST = "css/pdf/manifest.css"


@cache
def style_of(name: str) -> str:
    """The text of one stylesheet. A drawing takes its own along: the styles of a
    document do not reach into it."""
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_text(encoding="utf-8")
