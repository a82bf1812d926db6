"""A whole course as the tables hold it once everything is signed, and documents of it.

Rows are written as signing leaves them behind; the actions that write them have tests
of their own in their rooms.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

from accounts.models import Practice, User
from cases.models import Case, Contact, IntakeVersion, RiskEntry, SafetyPlan
from documents import kinds
from documents.models import Document, Rendering
from documents.queries.case_record import Record
from formulation.models import FocusArea, Goal, GoalRating, InventoryPerson, Ipaf
from formulation.models import PatternSighting as Sighting
from measures import actions as measures
from sessions.models import (
    Contract,
    Homework,
    HomeworkReview,
    RelapsePlan,
    SessionMeasure,
    SessionNote,
    SessionSighting,
    TechniqueUse,
    TherapySession,
)
from tests import make

# PHQ-9 and GAD-7 of Daniel's fourteen sessions, the assessment first.
PHQ9 = (20, 20, 20, 19, 18, 19, 17, 15, 14, 13, 16, 12, 9, 8, 6)
GAD7 = (12, 12, 13, 12, 11, 12, 11, 10, 9, 8, 11, 8, 6, 5, 4)
TECHNIQUES = ("Exploring feelings", "Communication analysis", "Role play")
STARTS_ON = date(2026, 7, 15)


def practice(**fields: Any) -> Practice:
    values: dict[str, Any] = {
        "name": "Harbour Psychological Therapies",
        "address": "4 Quay Street\nMilford\nMQ1 4TT",
        "phone": "020 7946 0142",
        "email": "care@example.org",
        "crisis_lines": "Any time: NHS 111, option 2\nSamaritans: 116 123\nIn danger: 999",
    }
    made, _ = Practice.objects.update_or_create(pk=1, defaults=values | fields)
    return made


def answers(total: int, items: int, *, item9: int = 0) -> list[int]:
    """Item answers that add up to a total, with the last of nine as given."""
    spread = items - (1 if items == 9 else 0)
    left, found = total - (item9 if items == 9 else 0), []
    for place in range(spread):
        share = min(3, -(-left // (spread - place)))
        found.append(share)
        left -= share
    return [*found, item9] if items == 9 else found


def score(
    case: Case, key: str, total: int, on: date, session: TherapySession | None = None
) -> None:
    items = {"PHQ9": 9, "GAD7": 7}[key]
    taken = measures.record_administration(
        case=case,
        by=case.therapist,
        instrument_key=key,
        taken_on=on,
        answers=answers(total, items, item9=1 if total >= 19 and items == 9 else 0),
        at=noon(on),
    )
    if session is not None:
        SessionMeasure.objects.create(
            case=case, therapy_session=session, administration=taken
        )


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def session(
    case: Case,
    on: date,
    number: int | None = None,
    *,
    attendance: str = "CAME",
    **fields: Any,
) -> TherapySession:
    return TherapySession.objects.create(
        case=case,
        scheduled_at=noon(on),
        attendance=attendance,
        number=number,
        recorded_at=noon(on),
        recorded_by=case.therapist,
        **fields,
    )


def note(of: TherapySession, text: str = "We met.", **fields: Any) -> SessionNote:
    values: dict[str, Any] = {
        "case": of.case,
        "therapy_session": of,
        "author": of.case.therapist,
        "text": text,
        "content": {"text": text},
        "content_sha256": f"{of.number or 0:064d}",
        "signed_at": of.scheduled_at + timedelta(hours=1),
        "signer_name": of.case.therapist.full_name,
    }
    return SessionNote.objects.create(**(values | fields))


def contract(case: Case, planned: int = 14, **fields: Any) -> Contract:
    values: dict[str, Any] = {
        "case": case,
        "number": 1,
        "protocol_key": case.protocol_key,
        "planned": planned,
        "starts_on": STARTS_ON,
        "time": "16:30",
        "ends_on": STARTS_ON + timedelta(weeks=planned),
        "agreed_on": STARTS_ON,
        "recorded_at": noon(STARTS_ON),
        "author": case.therapist,
    }
    return Contract.objects.create(**(values | fields))


def person(case: Case, name: str, relationship: str, **fields: Any) -> InventoryPerson:
    return InventoryPerson.objects.create(
        case=case,
        name=name,
        relationship=relationship,
        added_at=noon(STARTS_ON),
        author=case.therapist,
        **fields,
    )


def focus(case: Case, **fields: Any) -> FocusArea:
    values: dict[str, Any] = {
        "case": case,
        "area": "GRIEF",
        "words": "I don't want to forget Ngozi",
        "why_now": "The low mood began when the visitors stopped",
        "agreed_on": STARTS_ON + timedelta(weeks=3),
        "started_on": STARTS_ON + timedelta(weeks=3),
        "recorded_at": noon(STARTS_ON),
        "author": case.therapist,
    }
    return FocusArea.objects.create(**(values | fields))


def goal(case: Case, words: str, ratings: tuple[tuple[date, int], ...]) -> Goal:
    made = Goal.objects.create(
        case=case,
        words=words,
        number=Goal.objects.filter(case=case).count() + 1,
        set_on=ratings[0][0],
        recorded_at=noon(ratings[0][0]),
        author=case.therapist,
    )
    for day, value in ratings:
        GoalRating.objects.create(
            case=case,
            goal=made,
            value=value,
            rated_on=day,
            recorded_at=noon(day),
            author=case.therapist,
        )
    return made


def relapse_plan(case: Case, **fields: Any) -> RelapsePlan:
    values: dict[str, Any] = {
        "case": case,
        "number": 1,
        "triggers": "Ngozi's birthday\nThe anniversary\nChi leaving for university",
        "early_signs": "The sofa again\nSaying “I'm fine” to Ada\nA third drink",
        "first_to_notice": "Ada",
        "green": "Saturday call with Samuel\nCook with Chi on Sundays",
        "amber": "Tell Ada the same day\nPhoto box for ten minutes",
        "red": "Two bad weeks, or thoughts of joining her: GP, crisis line",
        "supporters": "Ada\nSamuel\nThe GP",
        "what_helped": "Telling it in order\nThe letter that was never sent",
        "unfinished": "The wedding ring",
        "made_on": STARTS_ON + timedelta(weeks=12),
        "review_on": STARTS_ON + timedelta(weeks=26),
        "recorded_at": noon(STARTS_ON + timedelta(weeks=12)),
        "author": case.therapist,
    }
    return RelapsePlan.objects.create(**(values | fields))


def risk(case: Case, on: date, **fields: Any) -> RiskEntry:
    values: dict[str, Any] = {
        "case": case,
        "asked_on": on,
        "asked": "YES",
        "thoughts": "NONE",
        "compared": "BETTER",
        "recorded_at": noon(on),
        "author": case.therapist,
    }
    return RiskEntry.objects.create(**(values | fields))


def daniel(therapist: User, **fields: Any) -> Case:
    """IPT for grief, fourteen sessions signed and one missed: all that a summary needs."""
    values: dict[str, Any] = {
        "therapist": therapist,
        "of": make.client(
            "Daniel Okafor", pronouns="he/him", born_on=date(1974, 3, 14)
        ),
        "referred_on": STARTS_ON - timedelta(weeks=2),
        "referral_reason": "Low mood since his wife Ngozi died.",
        "protocol_key": "IPT_ADULT",
    }
    case = make.case(**(values | fields))
    contract(case)
    for name, relationship in (
        ("Ngozi Okafor", "wife"),
        ("Ada", "older daughter"),
        ("Chi", "younger daughter"),
        ("Samuel Eze", "church friend"),
    ):
        person(case, name, relationship)
    Contact.objects.create(client=case.client, kind="GP", name="Dr P Ames, Elm Street")
    IntakeVersion.objects.create(
        case=case,
        number=1,
        answers={
            "main_problem": "Sleeps three hours, no joy, keeps away from everything "
            "that reminds him of Ngozi",
            "medication": "Sertraline 50 mg from the GP",
        },
        completed_at=noon(STARTS_ON),
        completed_by=therapist,
    )
    focus(case)
    sessions(case)
    weeks = [STARTS_ON + timedelta(weeks=week) for week in (3, 7, 13)]
    goal(
        case,
        "Say out loud what happened to Ngozi",
        tuple(zip(weeks, (0, 4, 8), strict=True)),
    )
    goal(case, "Meet one person every week", tuple(zip(weeks, (1, 4, 7), strict=True)))
    relapse_plan(case)
    SafetyPlan.objects.create(
        case=case, number=1, made_on=STARTS_ON, review_on=STARTS_ON,
        warning_signs="-", on_my_own="-", people_and_places="-", people_to_ask="-",
        professionals="-", safer_place="-",
        recorded_at=noon(STARTS_ON), author=therapist,
    )  # fmt: skip
    risk(case, STARTS_ON + timedelta(weeks=13))
    return case


def sessions(
    case: Case,
    count: int = 14,
    sightings: dict[int, dict[str, Any]] | None = None,
) -> None:
    """Sessions as signing leaves them: the note last, since it locks what hangs off it."""
    score(case, "PHQ9", PHQ9[0], STARTS_ON)
    score(case, "GAD7", GAD7[0], STARTS_ON)
    earlier = None
    for number in range(1, count + 1):
        on = STARTS_ON + timedelta(weeks=number - 1)
        held = session(case, on, number)
        score(case, "PHQ9", PHQ9[number], on, held)
        score(case, "GAD7", GAD7[number], on, held)
        for place in range(number % 3 + 1):
            TechniqueUse.objects.create(
                case=case,
                therapy_session=held,
                key=f"T{place}",
                title=TECHNIQUES[place],
            )
        if number % 4 == 3:
            earlier = Homework.objects.create(
                case=case, set_in=held, text="Ask Chi about Wednesday"
            )
        elif earlier is not None and number % 4 == 0:
            HomeworkReview.objects.create(
                case=case, homework=earlier, reviewed_in=held, outcome="DONE"
            )
        if sightings and number in sightings:
            sight(held, **sightings[number])
        note(held, focus_link=f"What week {number} had to do with the loss")
    session(
        case,
        STARTS_ON + timedelta(weeks=4, days=2),
        attendance="CANCELLED_BY_CLIENT",
    )


def sight(held: TherapySession, **fields: Any) -> Sighting:
    seen = Sighting.objects.create(
        case=held.case,
        seen_on=held.scheduled_at.date(),
        trigger="was not asked",
        response="said “fine”",
        recorded_at=held.scheduled_at,
        author=held.case.therapist,
        **fields,
    )
    SessionSighting.objects.create(case=held.case, therapy_session=held, sighting=seen)
    return seen


def sara(therapist: User, **fields: Any) -> Case:
    """DIT, fourteen of sixteen sessions held, with sightings of the pattern."""
    values: dict[str, Any] = {
        "therapist": therapist,
        "of": make.client(
            "Sara Lindholm", pronouns="she/her", born_on=date(2010, 5, 2)
        ),
        "referred_on": STARTS_ON - timedelta(weeks=2),
        "protocol_key": "DIT_16_SEED",
    }
    case = make.case(**(values | fields))
    contract(case, 16)
    lily = person(case, "Lily Brandt", "best friend")
    father = person(case, "Dad", "father")
    Ipaf.objects.create(
        case=case, number=1,
        self_words="someone whose feelings are too much",
        other_words="people who turn away when I show what I feel",
        affect_surface="numb", affect_underneath="hurt and ashamed",
        defence="goes quiet and disappears", cost="nobody knows, so nobody comes",
        sayable_line="Afraid of being unloved if I show what I feel",
        trigger="Lily did not save a seat", experience="hurt",
        expectation="she is bored of me", response="deleted the chat",
        shared_on=STARTS_ON + timedelta(weeks=3), made_on=STARTS_ON,
        recorded_at=noon(STARTS_ON), author=therapist,
    )  # fmt: skip
    sessions(
        case,
        sightings={
            3: {"person": lily, "source": "PERSON"},
            5: {"person": father, "source": "PAST"},
            7: {
                "source": "IN_THE_ROOM",
                "changed": "PARTLY",
                "what_was_new": "stayed when it became quiet",
            },
            10: {
                "person": lily,
                "source": "PERSON",
                "changed": "YES",
                "what_was_new": "wrote “I felt left out and then I hid”",
            },
        },
    )
    relapse_plan(
        case,
        triggers="When something goes well",
        early_signs="Saying “fine” three days running\nNot replying to Lily",
        green="Art club\nText Lily",
        amber="Tell Mum the same day",
        red="Numb for two weeks",
        supporters="Mum\nThe school counsellor",
        what_helped="",
        unfinished="Dad and I are at the beginning",
    )
    risk(case, STARTS_ON + timedelta(weeks=13))
    return case


FACTS: dict[str, Any] = {
    "client_number": "7QK2M9XR",
    "client_name": "Daniel Okafor",
    "client_first": "Daniel",
    "paper": "A4",
    "practice": {"name": "Harbour", "address": [], "contact": "", "crisis_lines": []},
    "who": [{"label": "Name", "value": "Daniel Okafor"}],
    "scores": [],
    "chart": None,
    "goals": {"columns": [], "rows": []},
    "signed": {
        "name": "Ruth Adeyemi",
        "line": "Ruth Adeyemi",
        "at": "23-Nov-2026 12:00",
        "notes": 14,
        "version": 1,
    },
}
PARTS = [
    {"key": "in_short", "title": "In short", "text": "Daniel came.", "sources": []},
    {"key": "did", "title": "What we did", "text": "We met.", "sources": []},
]


def summary_of(record: Record) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Text and facts of a summary as approval would fix them."""
    kind = kinds.kind(Document.Kind.TREATMENT_SUMMARY)
    return kind.draft(record), kind.facts(record) | {"signed": FACTS["signed"]}


def approved(case: Case, **fields: Any) -> Document:
    """An approved summary with text that says little, quick to render."""
    values: dict[str, Any] = {
        "case": case,
        "kind": Document.Kind.TREATMENT_SUMMARY,
        "state": Document.State.APPROVED,
        "parts": PARTS,
        "facts": FACTS | {"client_number": case.client.number},
        "created_at": make.NOW,
        "created_by": case.therapist,
        "saved_at": make.NOW,
        "approved_at": make.NOW,
        "approved_by": case.therapist,
    }
    return Document.objects.create(**(values | fields))


def released(case: Case, **fields: Any) -> Document:
    return approved(case, released_at=make.NOW, released_by=case.therapist, **fields)


def made(document: Document) -> Rendering:
    """The rendering that its approval asked for is there."""
    found = document.renderings.get()
    found.state, found.file, found.sha256 = "READY", "ab/cd.pdf", "0" * 64
    found.size, found.pages, found.finished_at = 1, 1, make.NOW
    found.save()
    return found


def rendering(document: Document, **fields: Any) -> Rendering:
    values: dict[str, Any] = {
        "case": document.case,
        "document": document,
        "requested_by": document.case.therapist,
        "queued_at": make.NOW,
    }
    return Rendering.objects.create(**(values | fields))
