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
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client as Browser
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import timezone

from accounts.models import SupervisionLink, User
from cases.models import Case, Reassignment
from documents.models import Document
from sessions.actions import ask_task, save_draft
from sessions.models import Countersignature, TherapySession
from tests import (
    make,
    make_cases,
    make_documents,
    make_formulation,
    make_measures,
    make_sessions,
)
from tests.architecture.matrix import (
    ACTORS,
    DRAFTS,
    READ_THE_LETTER_DRAFT,
    READ_THE_NOTE_DRAFT,
    ROUTES,
    Door,
    Verdict,
)

# Each test in a savepoint of its own, inside the transaction that holds the world.
pytestmark = pytest.mark.django_db

CHILDREN = {
    "access_id",
    "administration_id",
    "contact_id",
    "document_id",
    "focus_id",
    "goal_id",
    "ipaf_id",
    "person_id",
    "session_id",
    "task_id",
}


@dataclass(frozen=True)
class Route:
    name: str
    parameters: tuple[str, ...]

    @property
    def has_child(self) -> bool:
        return "case_id" in self.parameters and bool(CHILDREN & set(self.parameters))


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


# The world: two whole cases of one therapist, everyone around the first, and the case of
# a trainee with their supervisor


@dataclass
class Whole:
    """A case with one of everything, and what the therapist has begun in it."""

    case: Case
    values: dict[str, Any]
    # Where one parameter means different things: (route, parameter) -> value.
    special: dict[tuple[str, str], Any] = field(default_factory=dict)
    # The parameters that name a draft instead.
    drafts: dict[str, Any] = field(default_factory=dict)


@dataclass
class World:
    people: dict[str, User]
    first: Whole
    other: Whole
    of_trainee: Whole

    def asked_about(self, actor: str) -> Whole:
        return self.of_trainee if actor == "supervisor_of_trainee" else self.first

    def path(self, route: Route, actor: str = "", **changed: Any) -> str:
        """The address; for the supervisor of a trainee that of the trainee's case."""
        whole = self.asked_about(actor)
        values = {
            parameter: whole.special.get(
                (route.name, parameter), whole.values[parameter]
            )
            for parameter in route.parameters
        }
        return reverse(route.name, kwargs=values | changed)

    def path_to_draft(self, route: Route, actor: str) -> str:
        drafts = self.asked_about(actor).drafts
        named = {name: drafts[name] for name in route.parameters if name in drafts}
        return self.path(route, actor, **named)

    def path_with_foreign_child(self, route: Route) -> str:
        """The first case's address with the other case's child in it."""
        foreign = {
            parameter: self.other.special.get(
                (route.name, parameter), self.other.values[parameter]
            )
            for parameter in set(route.parameters) & CHILDREN
        }
        return self.path(route, **foreign)

    def browser(self, actor: str) -> Browser:
        browser = Browser()
        if actor != "anonymous":
            browser.force_login(self.people[actor])
        return browser


SIGNED = ("sessions:session", "sessions:addendum", "supervision:countersign_note")
DIT = (
    "formulation:ipaf",
    "formulation:edit_ipaf",
    "formulation:share_ipaf",
    "formulation:ipaf_versions",
    "formulation:patterns",
    "formulation:add_sighting",
)


@pytest.fixture(scope="module")
def world(django_db_setup, django_db_blocker) -> Iterator[World]:
    """Made once, since asking undoes what it changes; gone after the last test."""
    with django_db_blocker.unblock():
        whole = transaction.atomic()
        whole.__enter__()
        try:
            yield make_world()
        finally:
            transaction.set_rollback(True)
            whole.__exit__(None, None, None)


def make_world() -> World:
    people = {
        "therapist": make.user("Ruth Adeyemi"),
        "supervisor": make.user("Helena Marsh", roles="supervisor"),
        "supervisor_of_trainee": make.user("Ida Mentor", roles="supervisor"),
        "co_therapist": make.user("Callum Beside"),
        "cover": make.user("Jonas Cover"),
        "former": make.user("Vera Former", roles="therapist supervisor"),
        "former_therapist": make.user("Otto Before"),
        "outsider": make.user("Olu Stranger"),
        "admin": make.user("Priti Shah", roles="admin"),
        "no_factor": make.user("Nora Nofactor", is_demo=False),
    }
    ruth, helena = people["therapist"], people["supervisor"]
    mina, ida = (
        make.user("Mina Learner", roles="trainee"),
        people["supervisor_of_trainee"],
    )
    link = make.supervision(supervisor=helena, supervisee=ruth)
    make.supervision(supervisor=ida, supervisee=mina)
    first = whole_case(ruth, helena, "Daniel Okafor")
    other = whole_case(ruth, helena, "Anna Other")
    of_trainee = whole_case(mina, ida, "Leah Young")
    relate(people, *first.case.client.cases.all())
    access = make.access(to=first.case, user=make.user("Klaus Grant"))
    other.values["access_id"] = make.access(to=other.case, user=people["cover"]).pk
    common = {
        "access_id": access.pk,
        "batch_id": batch(people["admin"], first.case),
        "day": None,
        "flag": "NO_FOCUS",
        "instrument": "phq9",
        "key": "token",
        "kind": "SHARE_GP",
        "link_id": link.pk,
        "number": 1,
        "on": timezone.localdate(),
        "part": "reason",
        "pk": 1,
        "uidb36": "person",
    }
    for whole in (first, of_trainee):
        whole.values |= common
        for route in ("add_link", "end_link", "person", "reactivate", "send_link"):
            whole.special[(f"accounts:{route}", "person_id")] = ruth.pk
        whole.special[("accounts:reset_second_factor", "person_id")] = ruth.pk
        whole.special[("cases:deactivate_person", "person_id")] = people["outsider"].pk
    return World(people, first, other, of_trainee)


def relate(people: dict[str, User], *cases: Case) -> None:
    """Beside the therapist, cover now, cover once, supervision once, treatment once, and
    cover without a second factor."""
    yesterday = timezone.localdate() - timedelta(days=1)
    SupervisionLink.objects.create(
        supervisor=people["former"],
        supervisee=people["therapist"],
        starts_on="2020-01-01",
        ends_on=yesterday,
    )
    for case in cases:
        make.access(
            to=case, user=people["co_therapist"], relation="CO_THERAPIST", ends_on=None
        )
        make.access(to=case, user=people["cover"])
        make.access(to=case, user=people["no_factor"])
        make.access(to=case, user=people["former"], ends_on=yesterday)
        Reassignment.objects.create(
            case=case,
            former=people["former_therapist"],
            therapist=people["therapist"],
            reason="Leave",
            reassigned_at=make.NOW,
            reassigned_by=people["admin"],
        )


def whole_case(therapist: User, supervisor: User, name: str) -> Whole:
    """A case with one of everything, and the DIT case of the same client."""
    case = make.case(
        therapist=therapist, of=make.client(name), protocol_key="IPT_ADULT"
    )
    dit = make_formulation.dit_case(therapist=therapist, of=case.client)
    sessions = make_sessions.course(case=case, signed_ones=1)
    make_cases.safety_plan(case)
    complete_intake(case, therapist)
    person = make_formulation.person(case)
    task = ask_task(case=case, by=supervisor, text="Ask about the brother")
    values = {
        "case_id": case.pk,
        "client_id": case.client_id,
        "administration_id": make_measures.administration(case).pk,
        "contact_id": make_cases.contact(case).pk,
        "document_id": make_documents.approved(case).pk,
        "focus_id": make_formulation.focus(case).pk,
        "goal_id": make_formulation.goal(case).pk,
        "ipaf_id": make_formulation.ipaf(dit).pk,
        "person_id": person.pk,
        "session_id": sessions[1].pk,
        "task_id": task.pk,
    }
    special: dict[tuple[str, str], Any] = {}
    special |= {(route, "session_id"): sessions[0].pk for route in SIGNED}
    special |= {(route, "case_id"): dit.pk for route in DIT}
    special[("documents:pdf", "document_id")] = make_documents.released(
        case, number=2
    ).pk
    drafts = {
        "session_id": note_draft(sessions[2], therapist),
        "document_id": letter_draft(case),
    }
    return Whole(case, values, special, drafts)


NOTE_WORDS = "canary of a note that is not signed"
LETTER_WORDS = "canary of a letter that is not approved"


def note_draft(session: TherapySession, by: User) -> uuid.UUID:
    fields = {"attendance": "CAME", "text": NOTE_WORDS}
    save_draft(therapy_session=session, by=by, fields=fields, version=0)
    return session.pk


def letter_draft(case: Case) -> uuid.UUID:
    parts = [{**part, "text": LETTER_WORDS} for part in make_documents.PARTS]
    return Document.objects.create(
        case=case,
        kind=Document.Kind.TREATMENT_SUMMARY,
        number=3,
        parts=parts,
        created_at=timezone.now(),
        created_by=case.therapist,
        saved_at=timezone.now(),
    ).pk


def complete_intake(case: Case, by: User) -> None:
    from cases import actions

    actions.save_intake(
        case=case, by=by, answers=make_cases.full_answers(), version=0, at=make.NOW
    )
    actions.complete_intake(case=case, by=by, at=make.NOW)


def batch(admin: User, case: Case) -> uuid.UUID:
    from documents.models import ExportBatch

    return ExportBatch.objects.create(
        requested_by=admin, requested_at=timezone.now(), reason="Audit"
    ).pk


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
        browser, path = world.browser(actor), path_for(route, actor)
        for method, allowed in doors.items():
            wanted = wanted_of(actor, allowed, either)
            found = verdict_on(asked(browser, method, path, route))
            if not fits(found, wanted):
                wrong.append(f"{method} as {actor}: {found}, should be {wanted}")
    return wrong


# Pages on which the words of a draft might stand: all that can be read, once for what is
# finished and once for what is not.
READ = [route for route in known() if ROUTES[route.name][0] is not None]


@pytest.mark.parametrize("actor", [one for one in ACTORS if one != "anonymous"])
def test_the_words_of_a_draft_are_on_nobody_elses_page(world, actor):
    browser = world.browser(actor)
    pages = {
        path
        for route in READ
        if not route.name.startswith(("account", "mfa_"))
        for path in (world.path(route, actor), world.path_to_draft(route, actor))
    }
    seen = {NOTE_WORDS: False, LETTER_WORDS: False}
    for path in sorted(pages):
        answer = asked(browser, "get", path)
        if answer.streaming:
            continue
        page = answer.content.decode(errors="replace")
        seen = {words: was or words in page for words, was in seen.items()}

    assert seen == {
        NOTE_WORDS: actor in READ_THE_NOTE_DRAFT,
        LETTER_WORDS: actor in READ_THE_LETTER_DRAFT,
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


@pytest.mark.parametrize("route", known(), ids=name_of)
def test_asking_for_the_head_alone_is_answered_as_asking_for_the_page(world, route):
    for actor in ACTORS:
        browser, path = world.browser(actor), world.path(route, actor)
        page, head = asked(browser, "get", path), asked(browser, "head", path)

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
# `uidb36` and `key`, as a password link that is no good has a page that says so.
UNKNOWN = {
    "flag": "NO_SUCH_FLAG",
    "instrument": "no-such-instrument",
    "kind": "NO_SUCH_KIND",
    "number": 999,
    "part": "no-such-part",
    "pk": 999,
}
HAS_A_PAGE = {"on", "uidb36", "key"}
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
