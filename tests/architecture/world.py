"""The world: two whole cases of one therapist, everyone around the first, and the case of
a trainee with their supervisor."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from http.cookies import SimpleCookie
from typing import Any

from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from accounts.models import SupervisionLink, User
from cases import actions as cases
from cases.models import Case, Reassignment
from documents.models import CaseExport, Document
from sessions.actions import (
    add_snippet,
    ask_task,
    groups,
    remove_snippet,
    save_draft,
    write_here_and_now,
)
from sessions.here_and_now import HereAndNow
from sessions.models import TherapySession
from sessions.queries.groups import meeting_place
from supervision.actions import correct_place, sample_recording
from tests import (
    make,
    make_cases,
    make_couples,
    make_documents,
    make_ending,
    make_formulation,
    make_groups,
    make_links,
    make_measures,
    make_ratings,
    make_sessions,
    make_supervision,
    make_timeline,
    make_worksheets,
    make_young,
)

CHILDREN = {
    "access_id",
    "administration_id",
    "barrier_id",
    "agreement_id",
    "case_link_id",
    "contact_id",
    "copy_id",
    "document_id",
    "entry_id",
    "episode_id",
    "event_id",
    "expectation_id",
    "focus_id",
    "goal_id",
    "item_id",
    "group_session_id",
    "ipaf_id",
    "leader_id",
    "member_id",
    "note_id",
    "origin_id",
    "past_id",
    "person_id",
    "rating_id",
    "recording_id",
    "risk_entry_id",
    "rung_id",
    "said_id",
    "self_report_id",
    "session_id",
    "talk_id",
    "state_id",
    "task_id",
    "theme_id",
    "worksheet_id",
}


# Where a focus has a ladder and past relationships.
FOURTH = (
    "formulation:add_past",
    "formulation:add_step",
    "formulation:change_past",
    "formulation:change_step",
    "formulation:ladder_print",
    "formulation:remove_past",
    "formulation:remove_step",
    "formulation:restore_past",
    "formulation:restore_step",
    "formulation:try_step",
)


# Where a case has two people in it.
OF_TWO = (
    "cases:commitment",
    "cases:couple",
    "cases:couple_terms",
    "cases:link_case",
    "cases:open_individual",
    "cases:safety_meeting",
    "cases:unlink_case",
    "formulation:add_agreement",
    "formulation:add_expectation",
    "formulation:add_own_part",
    "formulation:agreements",
    "formulation:agreements_print",
    "formulation:change_expectation",
    "formulation:expectations",
    "formulation:expectations_print",
    "formulation:look_at_agreement",
    "formulation:put_back_said",
    "formulation:take_out_said",
    "formulation:together",
    "formulation:together_print",
)


@dataclass(frozen=True)
class Route:
    name: str
    parameters: tuple[str, ...]

    @property
    def has_child(self) -> bool:
        parents = {"case_id", "group_id"} & set(self.parameters)
        return bool(parents) and bool(CHILDREN & set(self.parameters))


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
    # Sessions of the actors: made once, as signing in takes as long as many a page.
    cookies: dict[str, SimpleCookie] = field(default_factory=dict)
    # (actor, address) -> what asking for the page was answered; kept by who asks.
    answers: dict[tuple[str, str], Any] = field(default_factory=dict)

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
        """Signed in just now: whatever a page notes in the session is undone."""
        browser = Browser()
        if actor in self.cookies:
            browser.cookies = SimpleCookie(self.cookies[actor])
        return browser

    def sign_in(self) -> None:
        for actor, person in self.people.items():
            browser = Browser()
            browser.force_login(person)
            self.cookies[actor] = browser.cookies


SIGNED = (
    "sessions:session",
    "sessions:addendum",
    "sessions:take_over",
    "sessions:void_note",
    "supervision:countersign_note",
)
RATING_DRAFT = (
    "supervision:write_rating",
    "supervision:autosave_rating",
    "supervision:discard_rating",
)
OWN_VIEW = ("supervision:share_rating", "supervision:take_back_rating")
OF_A_DRAFT_SESSION = (
    "supervision:close_session",
    "supervision:discard_session",
    "supervision:take_over_agenda",
    "supervision:take_up",
)
OF_A_DRAFT_ITEM = (
    "supervision:autosave_item",
    "supervision:lay_item_aside",
    "supervision:take_out",
)
DIT = (
    "formulation:ipaf",
    "formulation:edit_ipaf",
    "formulation:share_ipaf",
    "formulation:ipaf_print",
    "formulation:ipaf_versions",
    "formulation:origins",
    "formulation:add_origin",
    "formulation:origin",
    "formulation:remove_origin",
    "formulation:restore_origin",
    "formulation:patterns",
    "formulation:add_sighting",
)


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
    for whole in (first, other, of_trainee):
        lead_a_group(whole, people)
    access = make.access(to=first.case, user=make.user("Klaus Grant"))
    other.values["access_id"] = make.access(to=other.case, user=people["cover"]).pk
    common = {
        "access_id": access.pk,
        "batch_id": batch(people["admin"], first.case),
        "day": None,
        "flag": "NO_FOCUS",
        "instrument": "phq9",
        "scale": "core10",
        "key": "token",
        "kind": "SHARE_GP",
        "link_id": link.pk,
        "number": 1,
        "on": timezone.localdate(),
        "part": "reason",
        "pk": 1,
        "sheet": "role-play",
        "uidb36": "person",
    }
    for whole in (first, of_trainee):
        whole.values |= common
        for route in (
            "add_link",
            "change_arrangement",
            "end_link",
            "person",
            "reactivate",
            "send_link",
        ):
            whole.special[(f"accounts:{route}", "person_id")] = ruth.pk
        whole.special[("accounts:reset_second_factor", "person_id")] = ruth.pk
        whole.special[("cases:deactivate_person", "person_id")] = people["outsider"].pk
    world = World(people, first, other, of_trainee)
    world.sign_in()
    return world


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


def lead_a_group(whole: Whole, people: dict[str, User]) -> None:
    """A group with the case in it, a signed session before, and one that is open."""
    group = make_groups.group(by=whole.case.therapist)
    leader = group.leaders.get()
    make_groups.leader(group, people["co_therapist"])
    make_groups.cover(group, people["cover"])
    make_groups.cover(group, people["no_factor"])
    member = make_groups.added(group, whole.case, protocol_key="IPT_ADULT")
    make_groups.met(member)
    cases.join_group(
        membership=member, by=leader.user, joined_on=make.TODAY, has_begun=False
    )
    signed = make_groups.signed_session(group, days_ago=14)
    make_groups.approved_summary(signed)
    open_one = make_groups.begun(group, days_ago=0)
    whole.values |= {
        "group_id": group.pk,
        "leader_id": leader.pk,
        "member_id": member.pk,
        "group_session_id": open_one.pk,
    }
    for route in ("addendum", "summary_print"):
        whole.special[(f"groups:{route}", "group_session_id")] = signed.pk
    groups.keep_typed(
        place=meeting_place(member, "MID"),
        by=leader.user,
        fields={"covered": "Half a sentence"},
        version=0,
        built_on=0,
    )
    of_a_meeting = ("meeting", "autosave_meeting", "lay_meeting_aside", "sign_meeting")
    for route in of_a_meeting:
        whole.special[(f"groups:{route}", "kind")] = "mid"


def whole_case(therapist: User, supervisor: User, name: str) -> Whole:
    """A case with one of everything, and the DIT case of the same client."""
    case = make.case(
        therapist=therapist, of=make.client(name), protocol_key="IPT_ADULT"
    )
    dit = make_formulation.dit_case(therapist=therapist, of=case.client)
    sessions = make_sessions.course(case=case, signed_ones=1)
    make_cases.safety_plan(case)
    make_cases.hand_over(case)
    complete_intake(case, therapist)
    person = make_formulation.person(case)
    focus = make_formulation.focus(case)
    fourth = make_formulation.focus(case, area="DEFICITS", rank="SECONDARY")
    two = make_couples.couple_case(therapist=therapist, of=case.client)
    make_couples.terms(two)
    make_couples.commitment(two)
    make_couples.safety_meeting(two)
    sheet = make_worksheets.worksheet(case, person=person)
    make_sessions.signed(make_sessions.session(case=two))
    expectation = make_couples.expectation(two)
    agreement = make_couples.agreement(two)
    make_couples.look(agreement)
    make_couples.own_part(two)
    make_couples.joint_formulation(two)
    task = ask_task(case=case, by=supervisor, text="Ask about the brother")
    values = {
        "case_id": case.pk,
        "client_id": case.client_id,
        "administration_id": make_measures.administration(case).pk,
        "entry_id": make_measures.scale_entry(case).pk,
        "barrier_id": make_young.barrier(case).pk,
        "contact_id": make_cases.contact(case).pk,
        "copy_id": make_ending.copy(make_documents.relapse_plan(case)).pk,
        "document_id": make_documents.approved(case).pk,
        "risk_entry_id": make_cases.risk_entry(case, **make_cases.FULL_RISK).pk,
        "episode_id": make_timeline.episode(case).pk,
        "event_id": make_timeline.event(case).pk,
        "formulation_id": make_formulation.formulation(case, focus_area=focus).pk,
        "goal_id": make_formulation.goal(case).pk,
        "case_link_id": make_couples.link(two, case).pk,
        "who": "second",
        "agreement_id": agreement.pk,
        "expectation_id": expectation.pk,
        "said": "expectation",
        "said_id": expectation.pk,
        "ipaf_id": make_formulation.ipaf(dit).pk,
        "note_id": in_the_room(sessions[1], therapist),
        "origin_id": make_formulation.origin(dit).pk,
        "focus_id": focus.pk,
        "past_id": make_formulation.past(fourth).pk,
        "person_id": person.pk,
        "rung_id": make_formulation.step(fourth).pk,
        "session_id": sessions[1].pk,
        "state_id": sheet.versions.get().pk,
        "snippet_id": add_snippet(by=therapist, title="Ending", text="We agreed").pk,
        "support_id": make_formulation.support(case).pk,
        "talk_id": make_young.talk(case).pk,
        "review_id": make_sessions.course_review(case).pk,
        "strategy_id": make_sessions.coping(case, "Sing in the choir").pk,
        "task_id": task.pk,
        "paper_id": make_ratings.log_paper(therapist).pk,
        "therapist_id": therapist.pk,
        "export_id": case_export(case, therapist),
        "theme_id": make_formulation.theme(case, people=[person]).pk,
        "worksheet_id": sheet.pk,
    }
    rated = looked_at(sessions[0], supervisor)
    values |= {"view_id": make_supervision.saved_view(supervisor, name).pk}
    values |= {"rating_id": rated["given"], "recording_id": rated["recording"]}
    made, values["token"] = make_links.link(case)
    values["self_report_id"] = made.pk
    special: dict[tuple[str, str], Any] = {}
    special[("sessions:restore_snippet", "snippet_id")] = snippet_out(therapist)
    special |= {(route, "session_id"): sessions[0].pk for route in SIGNED}
    special |= {(route, "rating_id"): rated["draft"] for route in RATING_DRAFT}
    special |= {(route, "rating_id"): rated["own"] for route in OWN_VIEW}
    special |= {(route, "case_id"): dit.pk for route in DIT}
    special |= {(route, "case_id"): two.pk for route in OF_TWO}
    special |= {(route, "focus_id"): fourth.pk for route in FOURTH}
    grief = make_worksheets.past_grief(case)
    special[("sessions:grief_story", "focus_id")] = grief.pk
    special[("documents:wording", "kind")] = Document.Kind.ENDING_LETTER
    special[("documents:wording", "part")] = "goodbye"
    special[("documents:pdf", "document_id")] = make_documents.released(
        case, number=2
    ).pk
    talked, talking = talks(case, supervisor)
    values["held_id"], values["item_id"] = talked
    special |= {(route, "held_id"): talking[0] for route in OF_A_DRAFT_SESSION}
    special |= {(route, "item_id"): talking[1] for route in OF_A_DRAFT_ITEM}
    special[("supervision:finish_own", "task_id")] = ask_task(
        case=case, by=supervisor, text="Read the paper", owner=supervisor
    ).pk
    drafts = {
        "held_id": talking[0],
        "item_id": talking[1],
        "session_id": note_draft(sessions[2], therapist),
        "document_id": letter_draft(case),
        "rating_id": rated["own"],
    }
    return Whole(case, values, special, drafts)


def looked_at(session: TherapySession, supervisor: User) -> dict[str, uuid.UUID]:
    """A recording that was listened to, a rating given, another one begun, and what the
    therapist keeps of it for themselves."""
    session.refresh_from_db()
    recording = make_ratings.recording(session)
    sample_recording(recording=recording, by=supervisor)
    correct_place(
        recording=recording,
        by=session.case.therapist,
        kept_at="Encrypted stick",
        why="MOVED",
    )
    now = timezone.now()
    return {
        "recording": recording.pk,
        "given": make_ratings.given(session.case, supervisor, at=now).pk,
        "draft": make_ratings.begun(session.case, supervisor, at=now).pk,
        "own": make_ratings.own(session, at=now, words=OWN_WORDS).pk,
    }


def talks(
    case: Case, supervisor: User
) -> tuple[tuple[uuid.UUID, uuid.UUID], tuple[uuid.UUID, uuid.UUID]]:
    """A supervision session that is closed and one that is being written, each with what
    is said about this case."""
    made = []
    for is_closed in (True, False):
        held = make_supervision.session(
            by=supervisor,
            present=[case.therapist],
            cases=[case],
            words="Talked about" if is_closed else TALK_WORDS,
            is_closed=is_closed,
            held_on=timezone.localdate(),
            at=timezone.now(),
        )
        made.append((held.pk, held.items.get().pk))
    return made[0], made[1]


OWN_WORDS = "canary of a view of an own session that nobody was shown"
TALK_WORDS = "canary of a supervision session that is not closed"


def case_export(case: Case, by: User) -> uuid.UUID:
    """A copy that is made and not kept any more: its address leads back to the page."""
    made = CaseExport.objects.create(
        case=case,
        requested_by=by,
        requested_at=make.NOW,
        reason="Asked for by the client",
        state=CaseExport.State.EXPIRED,
    )
    return made.pk


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


def in_the_room(session: TherapySession, by: User) -> uuid.UUID:
    note = write_here_and_now(
        therapy_session=session,
        by=by,
        note_id=uuid.uuid4(),
        words=HereAndNow(happened="It seemed to me that he went quiet."),
        version=0,
    )
    assert note
    return note.pk


def snippet_out(owner: User) -> uuid.UUID:
    snippet = add_snippet(by=owner, title="Gone", text="Taken out")
    remove_snippet(snippet=snippet)
    return snippet.pk


def complete_intake(case: Case, by: User) -> None:
    from cases import actions

    actions.save_intake(
        case=case, by=by, answers=make_cases.full_answers(), version=0, at=make.NOW
    )
    actions.complete_intake(case=case, by=by, at=make.NOW)


def batch(admin: User, case: Case) -> uuid.UUID:
    from documents.models import ExportBatch

    now = timezone.now()
    return ExportBatch.objects.create(
        requested_by=admin, requested_at=now, begun_at=now, reason="Audit"
    ).pk
