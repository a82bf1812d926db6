"""One session as its page shows it, and the list of all of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from accounts.models import User
from cases.models import Case, Client, RiskEntry
from formulation.models import Goal, InventoryPerson
from formulation.queries import EventLine
from measures.models import Administration
from protocols.endings import feeling_words
from sessions.content import sha256_of
from sessions.models import (
    ContactAttempt,
    CopingPractice,
    Countersignature,
    Homework,
    HomeworkReview,
    NoteAddendum,
    SessionNote,
    SightingBeside,
    TaskTick,
    TechniqueUse,
    TherapySession,
)
from sessions.queries.course import Course, SessionLine
from sessions.queries.courses import course_of
from sessions.queries.groups.words import group_words
from sessions.queries.here_and_now import OwnHereAndNow, own_here_and_now
from sessions.queries.notes import important_in
from sessions.queries.pins import week_of
from sessions.queries.process_notes import OwnProcessNote, own_process_note
from sessions.queries.prompt import Prompt, prompt_of
from sessions.queries.worksheets import SheetLine, worksheets_in

HASH_SHOWN = 12


@dataclass(frozen=True, kw_only=True)
class Score:
    """One questionnaire of the session, and who of a couple filled it in."""

    administration: Administration
    whose: Client
    title: str
    band: str


@dataclass(frozen=True, kw_only=True)
class SightingLine:
    """A mark on the trace. `person` is None in the room and in a dream: `source` says it."""

    person: Any
    source: str
    words: str


@dataclass(frozen=True, kw_only=True)
class SessionPage:
    """Everything that is known of one session. `note` is None while nothing is signed.

    `is_whole` says that the content still has the hash that was signed.
    """

    therapy_session: TherapySession
    course: Course
    line: SessionLine
    note: SessionNote | None
    addenda: tuple[NoteAddendum, ...]
    countersignatures: tuple[Countersignature, ...]
    scores: tuple[Score, ...]
    measure_missed_reason: str
    important: str
    risks: tuple[RiskEntry, ...]
    ticks: tuple[TaskTick, ...]
    techniques: tuple[TechniqueUse, ...]
    sightings: tuple[SightingLine, ...]
    people: tuple[InventoryPerson, ...]
    goals: tuple[Goal, ...]
    worksheets: tuple[SheetLine, ...]
    reviews: tuple[HomeworkReview, ...]
    homework: tuple[Homework, ...]
    coping: tuple[CopingPractice, ...]
    process_note: OwnProcessNote
    prompt: Prompt | None
    week: tuple[EventLine, ...]
    here_and_now: tuple[OwnHereAndNow, ...]
    attempts: tuple[ContactAttempt, ...]
    is_whole: bool
    previous: SessionLine | None
    following: SessionLine | None

    @property
    def in_group(self) -> str:
        return group_words(self.therapy_session)

    @property
    def felt(self) -> tuple[str, ...]:
        """What the client felt about the ending, as it was signed."""
        said = self.note.content.get("ending_feeling") if self.note else None
        return tuple(feeling_words(said["felt"])) if said else ()

    @property
    def felt_words(self) -> str:
        said = self.note.content.get("ending_feeling") if self.note else None
        return str(said["words"]) if said else ""

    @property
    def short_hash(self) -> str:
        return self.note.content_sha256[:HASH_SHOWN] if self.note else ""

    @property
    def waits_for_countersignature(self) -> bool:
        return (
            self.note is not None
            and self.note.needs_countersignature
            and not self.line.is_countersigned
        )


def session_page(therapy_session: TherapySession, *, by: User) -> SessionPage:
    """The page of one session. About twenty queries."""
    course = course_of(therapy_session.case)
    line = course.line_of(therapy_session.pk)
    note: SessionNote | None = getattr(therapy_session, "note", None)
    signed = [one for one in course.sessions if one.is_signed]
    before = [one for one in signed if one.scheduled_at < line.scheduled_at]
    after = [one for one in signed if one.scheduled_at > line.scheduled_at]
    return SessionPage(
        therapy_session=therapy_session,
        course=course,
        line=line,
        note=note,
        addenda=tuple(note.addenda.order_by("added_at", "pk")) if note else (),
        countersignatures=(
            tuple(note.countersignatures.order_by("decided_at", "pk")) if note else ()
        ),
        scores=tuple(_scores(therapy_session)),
        measure_missed_reason=_missed_reason(note),
        important=important_in(note),
        risks=tuple(
            RiskEntry.objects.filter(session_link__therapy_session=therapy_session)
            .select_related("about", "author", "case__client")
            .order_by("recorded_at", "pk")
        ),
        ticks=tuple(therapy_session.ticks.order_by("title")),
        techniques=tuple(therapy_session.techniques.order_by("title")),
        sightings=tuple(_sightings(therapy_session)),
        people=tuple(
            InventoryPerson.objects.filter(
                session_links__therapy_session=therapy_session
            ).by_name()
        ),
        worksheets=worksheets_in(therapy_session),
        goals=tuple(
            Goal.objects.filter(
                session_links__therapy_session=therapy_session
            ).in_order()
        ),
        reviews=tuple(therapy_session.homework_reviewed.select_related("homework")),
        homework=tuple(
            therapy_session.homework_set.select_related("person").order_by("text")
        ),
        coping=tuple(
            therapy_session.coping_practices.select_related("strategy").order_by(
                "recorded_at", "pk"
            )
        ),
        process_note=own_process_note(therapy_session, by),
        prompt=_prompt(course, line, therapy_session.case),
        here_and_now=own_here_and_now(therapy_session, by),
        attempts=tuple(
            therapy_session.contact_attempts.order_by("tried_at", "pk")
            if line.is_missed
            else ()
        ),
        week=week_of(therapy_session.case, course, line),
        is_whole=note is None or sha256_of(note.content) == note.content_sha256,
        previous=before[-1] if before else None,
        following=after[0] if after else None,
    )


def _prompt(course: Course, line: SessionLine, case: Case) -> Prompt | None:
    """Under the last session that was signed: what the next one comes back to."""
    if course.last is None or line.session_id != course.last.session_id:
        return None
    return prompt_of(case, course, today=timezone.localdate())


def may_add(case: Case, user: User) -> bool:
    """Whether this person may add to the case's signed notes, closed or not."""
    return Case.objects.own_or_granted(user).filter(pk=case.pk).exists()


def _scores(therapy_session: TherapySession) -> list[Score]:
    rows = (
        Administration.objects.filter(session_link__therapy_session=therapy_session)
        .select_related("about")
        .in_order()
        .reverse()
    )
    return [
        Score(
            administration=row,
            whose=row.about or therapy_session.case.client,
            title=row.instrument_title,
            band=row.band_title,
        )
        for row in sorted(rows, key=lambda row: row.instrument_key, reverse=True)
    ]


def _missed_reason(note: SessionNote | None) -> str:
    return str(note.content.get("measure_missed_reason", "")) if note else ""


def _sightings(therapy_session: TherapySession) -> list[SightingLine]:
    later = SightingBeside.objects.filter(
        therapy_session=therapy_session,
        sighting__session_link__isnull=True,
        sighting__withdrawn_at__isnull=True,
    )
    signed = therapy_session.sightings.select_related("sighting__person")
    marks = [row.sighting for row in signed]
    marks += [row.sighting for row in later.select_related("sighting__person")]
    return [
        SightingLine(
            person=mark.person,
            source=mark.get_source_display(),
            words=mark.get_changed_display(),
        )
        for mark in marks
    ]
