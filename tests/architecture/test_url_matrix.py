"""Every address, as everyone, compared with one table that was written by hand.

Whatever is asked for, six things hold: the verdict is that of `matrix.py`, also where
what is asked for is somebody's draft; the words of a draft are on no page of anybody
else's; a child of one case is not found under another; a case that does not exist looks
like one that is not yours; nothing is found where nothing is; and a method that a page
does not have is refused.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client as Browser
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver

from sessions.models import Countersignature
from tests.architecture.matrix import (
    ACTORS,
    DRAFTS,
    READ_THE_LETTER_DRAFT,
    READ_THE_NOTE_DRAFT,
    READ_THE_OWN_VIEW,
    READ_THE_TALK_DRAFT,
    ROUTES,
    Door,
    Verdict,
)
from tests.architecture.world import (
    LETTER_WORDS,
    NOTE_WORDS,
    OWN_WORDS,
    TALK_WORDS,
    Route,
    World,
)

# Each test in a savepoint of its own, inside the transaction that holds the world.
pytestmark = pytest.mark.django_db


def routes() -> list[Route]:
    return sorted(set(_walk(get_resolver().url_patterns, "", ())), key=lambda r: r.name)


def _walk(
    patterns: list[URLPattern | URLResolver], space: str, outer: tuple[str, ...]
) -> Iterator[Route]:
    for pattern in patterns:
        inner = (*outer, *pattern.pattern.regex.groupindex)
        if isinstance(pattern, URLResolver):
            name = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from _walk(pattern.url_patterns, name, inner)
        else:
            yield Route(f"{space}{pattern.name}", inner)


def known() -> list[Route]:
    return [route for route in routes() if route.name in ROUTES]


def name_of(route: Route) -> str:
    return route.name


# Asking. Forms are sent empty, except where an empty one asks for nothing at all.

SENT = {"documents:new": {"kind": "TREATMENT_SUMMARY"}}


def asked(browser: Browser, method: str, path: str, route: Route | None = None) -> Any:
    """The answer; whatever it changed is undone."""
    sent = SENT.get(route.name) if route and method == "post" else None
    try:
        with transaction.atomic():
            response = getattr(browser, method)(path, sent)
            raise Undo
    except Undo:
        return response


class Undo(Exception):
    pass


@dataclass(frozen=True)
class Answer:
    """What is compared of a page: without its words, and all that they were made of."""

    status_code: int
    headers: dict[str, str]


def ask_for_page(world: World, actor: str, path: str) -> Answer:
    response = asked(world.browser(actor), "get", path)
    answer = Answer(response.status_code, dict(response.headers))
    world.answers[actor, path] = answer
    return answer


def shown(world: World, actor: str, path: str) -> Answer:
    """What the page was answered when the table was compared, which takes a while."""
    return world.answers.get((actor, path)) or ask_for_page(world, actor, path)


def verdict_on(response: Any) -> Verdict | int:
    status, target = response.status_code, response.headers.get("Location", "")
    if status in (301, 302):
        if target.startswith(reverse(settings.LOGIN_URL)):
            return Verdict.SIGN_IN
        return Verdict.FACTOR if target == reverse("mfa_index") else Verdict.IN
    named = {403: Verdict.FORBIDDEN, 404: Verdict.NONE, 405: Verdict.METHOD}
    if status in named:
        return named[status]
    return Verdict.IN if status in (200, 400, 409, 422) else int(status)


def fits(found: Verdict | int, wanted: Verdict) -> bool:
    if wanted == Verdict.OWN:
        return found in (Verdict.IN, Verdict.NONE)
    return found == wanted


def wanted_of(actor: str, doors: Door | None, either: Door) -> Verdict:
    """A method that does not exist is refused, but not before one has signed in."""
    if doors is not None:
        return doors[actor]
    early = {Verdict.SIGN_IN, Verdict.FACTOR}
    return either[actor] if either[actor] in early else Verdict.METHOD


# The tests


def test_every_route_stands_in_the_table():
    found = {route.name for route in routes()}

    assert found - set(ROUTES) == set(), "Say in matrix.py who may open these."
    assert set(ROUTES) - found == set(), "These stand in matrix.py and do not exist."


def test_there_are_routes_to_walk():
    assert len(routes()) > 100


@pytest.mark.parametrize("route", known(), ids=name_of)
def test_everyone_gets_the_answer_that_the_table_gives(world, route):
    assert differences(world, route, ROUTES[route.name], world.path) == []


@pytest.mark.parametrize(
    "route", [route for route in known() if route.name in DRAFTS], ids=name_of
)
def test_a_draft_is_for_whom_the_table_says(world, route):
    found = differences(world, route, DRAFTS[route.name], world.path_to_draft)

    assert found == []


def differences(
    world: World,
    route: Route,
    asked_of: tuple[Door | None, Door | None],
    path_for: Callable[[Route, str], str],
) -> list[str]:
    doors = dict(zip(("get", "post"), asked_of, strict=True))
    either = doors["get"] or doors["post"] or {}
    wrong = []
    for actor in ACTORS:
        path = path_for(route, actor)
        sent = asked(world.browser(actor), "post", path, route)
        answers = {"get": ask_for_page(world, actor, path), "post": sent}
        for method, allowed in doors.items():
            wanted = wanted_of(actor, allowed, either)
            found = verdict_on(answers[method])
            if not fits(found, wanted):
                wrong.append(f"{method} as {actor}: {found}, should be {wanted}")
    return wrong


# Pages on which the words of a draft might stand: all that can be read, once for what is
# finished and once for what is not.
READ = [route for route in known() if ROUTES[route.name][0] is not None]


@pytest.mark.walk
@pytest.mark.parametrize("actor", [one for one in ACTORS if one != "anonymous"])
def test_the_words_of_a_draft_are_on_nobody_elses_page(world, actor):
    browser = world.browser(actor)
    pages = {
        path
        for route in READ
        if not route.name.startswith(("account", "mfa_"))
        for path in (world.path(route, actor), world.path_to_draft(route, actor))
    }
    seen = dict.fromkeys((NOTE_WORDS, LETTER_WORDS, TALK_WORDS, OWN_WORDS), False)
    for path in sorted(pages):
        answer = asked(browser, "get", path)
        if answer.streaming:
            continue
        page = answer.content.decode(errors="replace")
        seen = {words: was or words in page for words, was in seen.items()}

    assert seen == {
        NOTE_WORDS: actor in READ_THE_NOTE_DRAFT,
        LETTER_WORDS: actor in READ_THE_LETTER_DRAFT,
        TALK_WORDS: actor in READ_THE_TALK_DRAFT,
        OWN_WORDS: actor in READ_THE_OWN_VIEW,
    }


@pytest.mark.parametrize("route", known(), ids=name_of)
def test_other_methods_are_refused(world, route):
    doors = ROUTES[route.name][0] or ROUTES[route.name][1]
    let_in = next(one for one in ACTORS if fits(Verdict.IN, doors[one]))
    browser, path = world.browser(let_in), world.path(route, let_in)

    answers = {
        method: asked(browser, method, path).status_code
        for method in ("put", "patch", "delete")
    }

    assert answers == dict.fromkeys(answers, 405)


@pytest.mark.walk
@pytest.mark.parametrize("route", known(), ids=name_of)
def test_asking_for_the_head_alone_is_answered_as_asking_for_the_page(world, route):
    for actor in ACTORS:
        path = world.path(route, actor)
        page = shown(world, actor, path)
        head = asked(world.browser(actor), "head", path)

        assert head.status_code == page.status_code, actor
        assert head.headers.get("Location") == page.headers.get("Location"), actor


@pytest.mark.parametrize(
    "route", [route for route in known() if route.has_child], ids=name_of
)
def test_a_child_of_another_case_is_not_found(world, route):
    """Even for the therapist of both."""
    path, wrong = world.path_with_foreign_child(route), []
    for actor in ("therapist", "supervisor", "admin"):
        browser = world.browser(actor)
        for method, doors in zip(("get", "post"), ROUTES[route.name], strict=True):
            if doors is None or doors[actor] != Verdict.IN:
                continue
            found = verdict_on(asked(browser, method, path))
            if found != Verdict.NONE:
                wrong.append(f"{method} as {actor}: {found}")

    assert wrong == []


@pytest.mark.parametrize(
    "route", [route for route in known() if "case_id" in route.parameters], ids=name_of
)
def test_a_case_that_does_not_exist_looks_like_one_that_is_not_yours(world, route):
    nowhere = world.path(route, case_id=uuid.uuid4())
    not_theirs = world.path(route)
    for method, doors in zip(("get", "post"), ROUTES[route.name], strict=True):
        if doors is None or doors["outsider"] != Verdict.NONE:
            continue
        browser = world.browser("outsider")
        missing = asked(browser, method, nowhere)
        foreign = asked(browser, method, not_theirs)

        assert missing.status_code == foreign.status_code == 404
        assert missing.content == foreign.content


# What nothing in the world is called. Not here: `on`, as every day has a page, and
# `uidb36` and `key`, as a password link that is no good has a page that says so, and so has
# a client's link to questionnaires: its `token`.
UNKNOWN = {
    "who": "third",
    "said": "nothing",
    "flag": "NO_SUCH_FLAG",
    "instrument": "no-such-instrument",
    "scale": "no-such-scale",
    "kind": "NO_SUCH_KIND",
    "number": 999,
    "part": "no-such-part",
    "pk": 999,
    "sheet": "no-such-sheet",
}
HAS_A_PAGE = {"on", "uidb36", "key", "token"}
NAMED = [
    (route, parameter)
    for route in known()
    for parameter in sorted(set(route.parameters) - HAS_A_PAGE)
]


@pytest.mark.parametrize(
    ("route", "parameter"), NAMED, ids=[f"{one.name}-{name}" for one, name in NAMED]
)
def test_what_does_not_exist_is_not_found_by_whoever_is_let_in(world, route, parameter):
    """Each part of an address in turn; all others name what is there."""
    unknown = UNKNOWN.get(parameter) or uuid.uuid4()
    wrong = []
    for actor in ACTORS:
        path = world.path(route, actor, **{parameter: unknown})
        for method, doors in zip(("get", "post"), ROUTES[route.name], strict=True):
            if doors is None or doors[actor] not in (Verdict.IN, Verdict.OWN):
                continue
            found = verdict_on(asked(world.browser(actor), method, path, route))
            if found != Verdict.NONE:
                wrong.append(f"{method} as {actor}: {found}")

    assert wrong == []


def test_every_part_of_an_address_is_unknown_in_turn():
    parts = {parameter for route in known() for parameter in route.parameters}
    ids = {part for part in parts if part.endswith("_id")}

    assert parts == ids | set(UNKNOWN) | HAS_A_PAGE


def test_an_admin_is_not_told_of_a_document_before_it_is_released(world):
    """The same address: only the release makes the difference."""
    route = next(route for route in known() if route.name == "documents:pdf")
    kept_back = world.path(route, document_id=world.first.values["document_id"])
    released = world.path(route)
    admin = world.browser("admin")

    assert asked(admin, "get", kept_back).status_code == 404
    assert asked(admin, "get", released).status_code != 404


def test_every_line_of_the_drafts_is_a_line_of_the_table():
    """With the same methods; only who is let in may differ."""
    for name, doors in DRAFTS.items():
        assert [one is None for one in doors] == [one is None for one in ROUTES[name]]


def test_a_supervisor_gives_no_countersignature_to_a_qualified_therapist(world):
    """The page opens and says so; sending it anyway changes nothing."""
    route = next(r for r in known() if r.name == "supervision:countersign_note")
    browser = world.browser("supervisor")

    page = browser.get(world.path(route)).content.decode()
    assert "does not wait for a countersignature" in page
    assert "Give this answer" not in page
    browser.post(world.path(route), {"decision": "AGREED"})
    assert not Countersignature.objects.filter(case=world.first.case).exists()


def test_a_supervisor_of_a_trainee_is_asked_for_one(world):
    route = next(r for r in known() if r.name == "supervision:countersign_note")
    browser = world.browser("supervisor_of_trainee")

    page = browser.get(world.path(route, "supervisor_of_trainee")).content.decode()
    assert "Give this answer" in page
