"""One case with something in every corner, and a name in every text that can hold one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import CharField, TextField
from django.utils import timezone

from accounts.models import User
from cases import actions as cases
from cases.models import Case, Helper
from formulation import actions as formulation
from formulation import when
from formulation.actions.formulation import FORMULATION_PARTS
from formulation.actions.origins import ORIGIN_WORDS
from formulation.models import DETAIL_OF, FocusArea, InventoryPerson
from protocols.worksheets import WORKSHEETS
from sessions import actions as sessions
from sessions.entry import RiskFields
from supervision import actions as supervision
from tests import (
    make,
    make_cases,
    make_documents,
    make_ending,
    make_formulation,
    make_sessions,
    make_supervision,
    make_timeline,
    make_worksheets,
    make_young,
)

CLIENT = "Wilma Quist"
SOMEONE = "Zinnia"
SAID = f"{SOMEONE} rang on Sunday, and Wilma did not answer"
NAMES = ("Wilma", "Quist", SOMEONE, "Lund")
TOLD_OF_PEOPLE = (
    "support_given", "client_expects", "expects_of_client", "good_things", "hard_things",
    "difficult_moment", "wished_for", "changed_around_onset", "relevance_words",
    "dit_self", "dit_other", "dit_feeling", "dit_response",
)  # fmt: skip
RELAPSE = (
    "triggers", "early_signs", "later_signs", "first_to_notice", "green", "amber",
    "red", "supporters", "what_helped", "obstacles", "unfinished", "copies",
)  # fmt: skip


def whole(therapist: User, supervisor: User, *, protocol_key: str) -> Case:
    """Signed, missed and booked sessions, under 18, with all that hangs off a case."""
    client = make.client(
        CLIENT, born_on=date(2010, 11, 1), pronouns="she/her", safe_contact="Text only"
    )
    case = make.case(
        therapist=therapist, of=client, protocol_key=protocol_key, referral_reason=SAID
    )
    _assessed(case)
    _people(case)
    _held(case, supervisor)
    _formulated(case)
    _worked_out(case)
    _ended(case)
    _talked_about(case, supervisor)
    return case


def _assessed(case: Case) -> None:
    make_cases.contact(case, name="Zinnia Quist", relation="Aunt", may_be_told=SAID)
    make_cases.consent(case, limits=SAID)
    make_cases.decision(case, case.protocol_key, reason=SAID)
    answers = make_cases.full_answers(is_under_18=True)
    answers |= {key: SAID for key in answers if answers[key] == "In a few words"}
    cases.save_intake(
        case=case, by=case.therapist, answers=answers, version=0, at=make.NOW
    )
    cases.complete_intake(case=case, by=case.therapist, at=make.NOW)
    make_cases.beside(
        case, **dict.fromkeys(("stays_in_other", "focus_here", "reason"), SAID)
    )
    plan = dict.fromkeys(make_cases.WORDS, SAID)
    make_cases.safety_plan(case, copies=SAID, **plan)
    knows = Helper(name=SOMEONE, phone="01632 960200", is_told=True)
    make_cases.safety_plan(case, copies=SAID, helpers=[knows], **plan)
    make_cases.risk_entry(case, asked="NO", thoughts="", not_asked_reason=SAID)
    make_cases.risk_entry(
        case,
        **(make_cases.FULL_RISK | {"said": SAID, "no_plan_reason": ""}),
        others=SAID,
        harm_from_others="YES",
        asked_alone="YES",
        plan="YES",
        plan_words=SAID,
        parent_told="NO",
        parent_not_told_reason=SAID,
        informed=SAID,
        next_step=SAID,
        at=make.NOW + timedelta(minutes=1),
    )
    cases.rate_functioning(
        case=case,
        by=case.therapist,
        rated_on=make.TODAY,
        ratings={"work": 2},
        note=SAID,
        at=make.NOW,
    )


def _people(case: Case) -> None:
    make_formulation.person(
        case,
        SOMEONE,
        relationship="Mr Lund’s sister",
        client_expects=SAID,
        hard_things=SAID,
    )
    make_formulation.person(case, "Others", relationship="Mr Lund and the others")
    _lived(case)


def _lived(case: Case) -> None:
    """A sentence is too long for a title: the name in it is what must not be seen."""
    rang = f"{SOMEONE} rang and left"
    texts = dict.fromkeys(("role_change", "feelings_then", "feelings_now"), SAID)
    make_timeline.event(
        case, rang, people=[case.people.get(name=SOMEONE)], mood_effect=-2, **texts
    )
    # Its anniversary is near on every day of the year on which this is read.
    tomorrow = timezone.localdate() + timedelta(days=1)
    day = when.on(when.yearly(tomorrow, tomorrow.year - 1))
    make_timeline.event(case, rang, kind="DEATH", starts=day, at=timezone.now())
    gone = make_timeline.event(case, rang, kind="MOVE")
    formulation.remove_event(event=gone, by=case.therapist)
    make_timeline.episode(case, rang, treated_by=rang, what_helped=SAID)
    lost = make_timeline.episode(case, rang, ends=when.in_month(2026, 5))
    formulation.remove_episode(episode=lost, by=case.therapist)


def _held(case: Case, supervisor: User) -> None:
    is_dit = case.protocol_key.startswith("DIT")
    technique = "" if is_dit else "EXPLORATION"
    make_sessions.contract(
        case=case, place="Room 2", missed_sessions=SAID, client_part=SAID
    )
    booked = make_sessions.sessions(case)
    goal = make_formulation.goal(case, SAID)
    texts: dict[str, Any] = {
        "people": tuple(case.people.values_list("pk", flat=True)),
        "goals": (goal.pk,),
        "text": SAID,
        "focus_link": SAID,
        "next_plan": SAID,
        "next_homework": SAID,
        "techniques": (technique,) if technique else (),
        "risk": RiskFields(compared="SAME", thoughts="NONE", next_step=SAID),
    }
    first = make_sessions.signed(booked[0], **texts)
    make_sessions.signed(booked[1], **texts)
    sessions.record_absence(
        therapy_session=booked[2],
        by=case.therapist,
        attendance="CANCELLED_BY_CLIENT",
        absence_reason=SAID,
        absence_meaning=SAID,
        contact_attempted=SAID,
        at=booked[2].scheduled_at,
    )
    sessions.add_addendum(note=first, by=case.therapist, text=SAID)


def _worked_on(case: Case) -> None:
    """Two focus areas with all that their areas ask about."""
    told = {"words": SAID, "why_now": SAID, "why_this": SAID}
    focus = make_formulation.agreed_focus(case, **told)
    make_formulation.details(focus, **_texts_of(focus))
    second = make_formulation.focus(case, area="DEFICITS", rank="SECONDARY", **told)
    make_formulation.details(second, **_texts_of(second))
    step = make_formulation.step(second, SAID)
    formulation.try_step(
        step=step, by=case.therapist, tried_on=make.TODAY, what_happened=SAID
    )
    out = make_formulation.step(second, SAID)
    formulation.remove_step(step=out, by=case.therapist)
    told = dict.fromkeys(("began", "went_well", "went_wrong", "ended"), SAID)
    make_formulation.past(second, SOMEONE, **told)


def _texts_of(focus: FocusArea) -> dict[str, str]:
    """The same sentence in every text of the details, as far as it fits."""
    return {
        field.name: SAID[: field.max_length]
        for field in DETAIL_OF[focus.area]._meta.fields
        if isinstance(field, CharField | TextField) and not field.choices
    }


def _formulated(case: Case) -> None:
    _known(case.people.get(name=SOMEONE))
    _supported(case)
    if case.protocol_key.startswith("IPT"):
        _worked_on(case)
        _told_back(case)
        return
    words = dict.fromkeys(make_formulation.IPAF_WORDS, SAID)
    make_formulation.ipaf(case, **words, trigger=SAID, experience=SAID)
    make_formulation.ipaf(
        case, **words | {"cost": "Nobody comes"}, trigger=SAID, reason=SAID
    )
    person = case.people.get(name=SOMEONE)
    make_formulation.sighting(
        case, source="PERSON", person=person, trigger=SAID, response=SAID
    )
    make_formulation.origin(
        case,
        person=person,
        echo_with=[person],
        **dict.fromkeys(ORIGIN_WORDS, SAID) | {"years": "until nine"},
    )


def _told_back(case: Case) -> None:
    """Two versions of the formulation, the later one not shared yet."""
    parts = dict.fromkeys(FORMULATION_PARTS, SAID)
    make_formulation.shared_formulation(case, **parts)
    make_formulation.formulation(case, **parts | {"hope": "It will pass"}, reason=SAID)


def _supported(case: Case) -> None:
    """A row that was tried, one to try with someone new, and one that was taken out."""
    texts = {"step": SAID, "barrier": "SHAME", "barrier_met": SAID}
    tried = make_formulation.support(
        case, person=case.people.get(name="Others"), **texts
    )
    formulation.note_support_outcome(
        support_step=tried,
        by=case.therapist,
        outcome="HELPED",
        outcome_on=make.TODAY,
        learned=SAID,
        at=make.NOW,
    )
    make_formulation.support(case, someone_new=SOMEONE, **texts)
    gone = make_formulation.support(case, someone_new=SOMEONE, **texts)
    formulation.remove_support(support_step=gone, by=case.therapist, at=make.NOW)


def _known(person: InventoryPerson) -> None:
    """Every word that the inventory can hold of someone, and of all together."""
    told: dict[str, Any] = dict.fromkeys(TOLD_OF_PEOPLE, SAID)
    told |= {"age": f"As old as {SOMEONE}", "since": f"Since {SOMEONE} left"}
    formulation.change_person(person=person, by=person.author, **told)
    make_formulation.relationship(person, closeness=4)
    words: dict[str, Any] = dict.fromkeys(("label", "description", "evidence"), SAID)
    case = person.case
    make_formulation.theme(case, people=[person], first_seen_with=person, **words)
    gone = make_formulation.theme(case, **words)
    formulation.remove_theme(theme=gone, by=person.author)
    make_formulation.inventory_review(case, summary=SAID, anger=1)


def _worked_out(case: Case) -> None:
    """A worksheet of each kind, filled to the brim, with someone and in a session."""
    for kind in WORKSHEETS.values():
        make_worksheets.worksheet(
            case,
            kind=kind.key,
            person=case.people.get(name="Others"),
            therapy_session=case.therapy_sessions.get(number=1),
            answers=make_worksheets.full_answers(kind, SAID),
        )


def _ended(case: Case) -> None:
    make_sessions.coping(case, SAID, helped=7, note=SAID)
    make_sessions.course_review(
        case,
        **dict.fromkeys(
            (
                "focus_words", "changed", "in_the_way", "alliance_words",
                "considered_words", "agreed", "client_words",
            ),
            SAID,
        ),
    )  # fmt: skip
    make_documents.relapse_plan(case, **dict.fromkeys(RELAPSE, SAID))
    _said_goodbye(case)
    part = make_documents.PARTS[0]
    make_documents.approved(case, parts=[part | {"text": SAID}])


def _said_goodbye(case: Case) -> None:
    """How the ending felt, what was noted of it, and what was agreed for afterwards."""
    make_ending.feeling(case, words=SAID)
    make_ending.step(case, note=SAID)
    make_ending.follow_up_contact(case, support_words=SAID, signs_noticed=SAID)
    words = ("reason", "goals", "early_signs", "stop_rule")
    contract = make_ending.maintenance(case, **dict.fromkeys(words, SAID))
    make_ending.step_up(contract, reason=SAID)
    make_young.school_plan(case, **dict.fromkeys(("may_know", "attendance"), SAID))
    make_young.engagement(case, hopes=SAID, past_help=SAID)
    make_young.triage(case, reason=SAID)


def _talked_about(case: Case, supervisor: User) -> None:
    make_supervision.review(case, supervisor, SAID)
    make_supervision.on_agenda(case, question=SAID)
    make_supervision.brief(case, formulation=SAID, added=SAID)
    held = make_supervision.session(
        by=supervisor,
        present=[case.therapist],
        cases=[case],
        words=SAID,
        typed=make_supervision.decided(SAID) | {"question": SAID, "follow_up": SAID},
        is_closed=True,
    )
    supervision.add_to_item(item=held.items.get(), by=supervisor, text=SAID)
    make_supervision.on_agenda(case, question=SAID)
    supervision.acknowledge_risk(
        entry=case.risk_entries.get(is_full=True), by=supervisor, text=SAID, at=make.NOW
    )
    sessions.ask_task(case=case, by=supervisor, text=SAID)
    done = sessions.ask_task(case=case, by=supervisor, text=SAID)
    sessions.finish_task(
        task=done,
        by=case.therapist,
        outcome="DONE",
        note=SAID,
        at=make.NOW + timedelta(days=1),
    )
