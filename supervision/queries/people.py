"""One therapist as their supervisor, or they themselves, look at the work so far.

Always one person. There is no table of people here, and no number over several ratings.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from accounts.models import User
from cases.models import Case
from protocols import protocol
from protocols.base import Phase, Therapy
from protocols.competence import CompetenceItem, items_of
from sessions.queries import Course, courses_of
from supervision.models import CompetenceRating, RecordingSample, SessionRecording
from supervision.queries.ratings import score_words

# How many ratings stand side by side, the latest ones.
MOST_COLUMNS = 12


class Seen(StrEnum):
    """What the ratings of one phase of one case rest on."""

    RECORDING = "RECORDING"
    DISCUSSION = "DISCUSSION"
    MISSING = "MISSING"
    AHEAD = "AHEAD"


SEEN_TITLES: dict[Seen, str] = {
    Seen.RECORDING: "Rated from a recording",
    Seen.DISCUSSION: "From discussion only",
    Seen.MISSING: "Not rated yet",
    Seen.AHEAD: "To come",
}


@dataclass(frozen=True, kw_only=True)
class PhaseSeen:
    phase: Phase
    seen: Seen

    @property
    def words(self) -> str:
        return SEEN_TITLES[self.seen]

    @property
    def lacks_recording(self) -> bool:
        return self.seen in (Seen.MISSING, Seen.DISCUSSION)


@dataclass(frozen=True, kw_only=True)
class CaseSeen:
    """One case of the therapist: how far it is, and what was seen of it.

    `kept` recordings still exist; `sampled` ones were listened to, and may be gone.
    """

    case: Case
    course: Course
    phases: tuple[PhaseSeen, ...]
    kept: int
    sampled: int

    @property
    def recordings(self) -> str:
        """ "2 kept, 1 listened to", and in words what is not there."""
        if not self.kept and not self.sampled:
            return "No recording"
        if not self.sampled:
            return f"{self.kept} kept, not listened to yet"
        kept = f"{self.kept} kept" if self.kept else "none kept now"
        return f"{self.sampled} listened to, {kept}"


@dataclass(frozen=True, kw_only=True)
class Column:
    """One rating; `is_open` says that its page opens for the reader."""

    rating: CompetenceRating
    is_open: bool


@dataclass(frozen=True, kw_only=True)
class Along:
    """One therapy's list along one person's time: a row a line, a column a rating."""

    therapy: Therapy
    columns: tuple[Column, ...]
    rows: tuple[tuple[CompetenceItem, tuple[str, ...]], ...]
    left_out: int


@dataclass(frozen=True, kw_only=True)
class Progress:
    """The page of one therapist. `missing` are sentences, for trainees alone."""

    therapist: User
    cases: tuple[CaseSeen, ...]
    along: tuple[Along, ...]
    missing: tuple[str, ...]


def progress_of(therapist: User, reader: User, on: date) -> Progress:
    """What this reader may see of the therapist's work. A fixed number of queries."""
    cases = list(
        Case.objects.visible_to(reader, on)
        .filter(therapist=therapist)
        .with_people()
        .order_by("closed_on", "opened_at", "pk")
    )
    cases.sort(key=lambda case: case.is_closed)
    ratings = _ratings(therapist, reader, on)
    seen = _cases_seen(cases, ratings)
    return Progress(
        therapist=therapist,
        cases=tuple(seen),
        along=tuple(_along(ratings, {case.pk for case in cases})),
        missing=tuple(_missing(seen)) if therapist.is_trainee else (),
    )


def _ratings(therapist: User, reader: User, on: date) -> list[CompetenceRating]:
    """Of what somebody shares of themselves, others see the scores once they have opened
    it: a page of many must not be what they read it by."""
    found = CompetenceRating.objects.readable_by(reader, on).given()
    if reader != therapist:
        found = found.without_unread()
    return list(
        found.filter(therapist=therapist)
        .select_related("rater", "therapist", "therapy_session")
        .in_order()
    )


def _cases_seen(
    cases: Sequence[Case], ratings: Iterable[CompetenceRating]
) -> list[CaseSeen]:
    courses = courses_of(cases, has_lines=True)
    recordings = SessionRecording.objects.real().filter(case__in=cases)
    kept = list(recordings.kept().values_list("case", flat=True))
    sampled = list(
        RecordingSample.objects.filter(recording__in=recordings)
        .order_by("recording")
        .values_list("recording", "case")
        .distinct()
    )
    # What therapists say of themselves is nobody's rating of their work.
    of_supervisors = [one for one in ratings if not one.is_own]
    return [
        CaseSeen(
            case=case,
            course=courses[case.pk],
            phases=tuple(_phases(case, courses[case.pk], of_supervisors)),
            kept=kept.count(case.pk),
            sampled=sum(case_id == case.pk for _, case_id in sampled),
        )
        for case in cases
    ]


def _phases(
    case: Case, course: Course, ratings: Iterable[CompetenceRating]
) -> Iterable[PhaseSeen]:
    evidence: dict[str, set[str]] = {}
    for one in ratings:
        if one.case_id == case.pk:
            evidence.setdefault(one.phase, set()).add(one.evidence)
    for phase in course.phases:
        found = evidence.get(phase.key, set())
        if CompetenceRating.Evidence.RECORDING in found:
            seen = Seen.RECORDING
        elif found:
            seen = Seen.DISCUSSION
        else:
            seen = Seen.MISSING if course.attended >= phase.first else Seen.AHEAD
        yield PhaseSeen(phase=phase, seen=seen)


def _missing(cases: Iterable[CaseSeen]) -> Iterable[str]:
    """Of a trainee each phase that has begun is rated once from a recording at least."""
    for one in cases:
        lacking = [
            phase.phase.title.lower() for phase in one.phases if phase.lacks_recording
        ]
        if lacking:
            yield f"Client {one.case.client.number}: {', '.join(lacking)}"


def _along(
    ratings: Sequence[CompetenceRating], open_cases: set[object]
) -> Iterable[Along]:
    for therapy in Therapy:
        of_therapy = [
            one for one in ratings if protocol(one.protocol_key).therapy == therapy
        ]
        shown = of_therapy[-MOST_COLUMNS:]
        if not shown:
            continue
        rows = [
            (item, tuple(_said(one, item) for one in shown))
            for item in items_of(therapy)
        ]
        yield Along(
            therapy=therapy,
            columns=tuple(
                Column(rating=one, is_open=one.case_id in open_cases) for one in shown
            ),
            rows=tuple((item, said) for item, said in rows if any(said)),
            left_out=len(of_therapy) - len(shown),
        )


def _said(rating: CompetenceRating, item: CompetenceItem) -> str:
    return score_words(rating.answers.get(item.key, {}).get("score"))
