"""Pages as a person meets them: what is seen before anything is opened, where links lead."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

import html5lib
from django.test import Client as Browser
from django.urls import resolve, reverse

FIELDS = ("textarea", "select", "input")


def text_outside_details(page: str, *, has_fields: bool = True) -> Iterator[str]:
    """What a person sees before opening anything: text, and what fields hold."""
    waiting = [_tree(page).find("body")]
    while waiting:
        element = waiting.pop()
        is_field = element.tag in FIELDS and not has_fields
        if is_field or (element.tag == "details" and "open" not in element.attrib):
            yield _summary(element)
        elif isinstance(element.tag, str):
            yield element.text or ""
            yield element.attrib.get("value", "") if has_fields else ""
            yield element.attrib.get("aria-label", "")
            yield element.attrib.get("title", "")
            waiting.extend(element)
        yield element.tail or ""


def _summary(element: Any) -> str:
    """Of what is closed, only its summary is seen."""
    found = element.find("summary") if element.tag == "details" else None
    return " ".join(found.itertext()) if found is not None else ""


def links_of(page: str, at: str) -> list[str]:
    """Addresses that the page offers to open, without the part after #."""
    found = [
        element.attrib["href"]
        for element in _tree(page).iter("a")
        if element.attrib.get("href") and "download" not in element.attrib
    ]
    forms = _tree(page).iter("form")
    found += [
        form.attrib["action"]
        for form in forms
        if form.attrib.get("action") and form.attrib.get("method", "get") == "get"
    ]
    return [urljoin(at, one.split("#")[0]) for one in found if one.split("#")[0]]


def presses_of(page: str, at: str) -> list[tuple[str, dict[str, str]]]:
    """Where the buttons of the page send something, with what the form holds hidden."""
    tree = _tree(page)
    found = []
    for form in tree.iter("form"):
        if form.attrib.get("method", "get") != "post":
            continue
        fields = [
            one for one in form.iter("input") if one.attrib.get("type") == "hidden"
        ]
        held = {
            one.attrib.get("name", ""): one.attrib.get("value", "") for one in fields
        }
        found.append((urljoin(at, form.attrib.get("action") or at), held))
    found += [
        (urljoin(at, button.attrib["formaction"]), {})
        for button in tree.iter("button")
        if button.attrib.get("formaction")
    ]
    return found


def walk(browser: Browser, case: Any, *, most: int = 3) -> dict[str, Any]:
    """The pages of the case that links lead to from its overview, by address.

    Of one kind, such as the page of one session, `most` are enough.
    """
    inside = f"/cases/{case.pk}/"
    waiting, found = deque([reverse("overview", args=[case.pk])]), {}
    kinds: Counter[str] = Counter()
    while waiting:
        address = waiting.popleft()
        path = urlsplit(address).path
        kind = resolve(path).view_name
        if path in found or kinds[kind] >= most:
            continue
        kinds[kind] += 1
        found[path] = response = browser.get(address)
        if response.status_code != 200 or not is_page(response):
            continue
        links = links_of(response.content.decode(), address)
        waiting += [one for one in links if urlsplit(one).path.startswith(inside)]
    return found


def is_page(response: Any) -> bool:
    return str(response.headers.get("Content-Type", "")).startswith("text/html")


@lru_cache(maxsize=4)
def _tree(page: str) -> Any:
    """Read once for all that is asked of a page; nobody changes it."""
    return html5lib.parse(page, namespaceHTMLElements=False)
