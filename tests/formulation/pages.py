"""Addresses and words of this room's pages, for its tests."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import html5lib
from django.urls import reverse

NAMESPACE = "{http://www.w3.org/1999/xhtml}"


def url(name: str, case: Any, *more: Any) -> str:
    ids = [getattr(one, "pk", one) for one in more]
    return reverse(f"formulation:{name}", args=[case.pk, *ids])


def words(response: Any) -> str:
    """What a person reads on a page, with single spaces."""
    document = html5lib.parse(response.content.decode())
    body = document.find(f"{NAMESPACE}body")
    return " ".join(" ".join(body.itertext()).split())


def main_of(response: Any) -> str:
    """The part of the page between its frame and its foot."""
    html: str = response.content.decode()
    return html.split("<main", 1)[1].split("</main>", 1)[0]


def is_fine(response: Any) -> bool:
    """The page stands, parses strictly, has one h1, and no id that is twice or empty."""
    parser = html5lib.HTMLParser(strict=False)
    document = parser.parse(response.content.decode())
    ids = [one.get("id") for one in document.iter() if one.get("id")]
    empty = [one.tag for one in document.iter() if one.get("id") == ""]
    assert not empty, empty
    twice = {one for one in ids if ids.count(one) > 1}
    assert not twice, twice
    unknown = {
        "unexpected-end-tag",
        "end-tag-too-early",
        "unexpected-cell-in-table-body",
    }
    wrong = [error for error in parser.errors if error[1] in unknown]
    assert not wrong, wrong
    headings = list(document.iter(f"{NAMESPACE}h1"))
    return response.status_code == 200 and len(headings) == 1


def skipped_headings(response: Any) -> list[str]:
    """Headings of the page that stand more than one level below the one before."""
    document = html5lib.parse(response.content.decode())
    levels = {f"{NAMESPACE}h{level}": level for level in range(1, 7)}
    found = [one for one in document.iter() if one.tag in levels]
    return [
        " ".join("".join(one.itertext()).split())
        for before, one in pairwise(found)
        if levels[one.tag] > levels[before.tag] + 1
    ]
