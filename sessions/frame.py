"""The frame around every page of a case: storyboard, tabs and rail."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from accounts.queries import supervisors_of
from cases.models import Case
from cases.queries import consent_line, lacks_partner
from cases.queries.safety import latest_risk, risk_words
from formulation.queries import focus_line
from protocols.base import FocusKind
from sessions.queries.course import Course, SessionLine, State
from sessions.queries.courses import course_of
from sessions.queries.maintenance import taken_over
from sessions.sections import sections_of
from ui import frame, words

ADULT = 18
# Where the rail is not shown above the page: there it is the axis of the chart.
WITHOUT_RAIL = frozenset({"overview", "measures"})


@dataclass(frozen=True, kw_only=True)
class TabPlan:
    key: str
    label: str
    route: str


def tabs_of(case: Case, course: Course, *, current: str) -> tuple[frame.Tab, ...]:
    """The tabs of a case in their order. `current` is the key of the page's own."""
    counts = {
        "sessions": course.attended,
        "inventory": case.people.filter(removed_at__isnull=True).count(),
    }
    return tuple(
        frame.Tab(
            label=plan.label,
            url=reverse(plan.route, args=[case.pk]),
            count=counts.get(plan.key),
            is_current=plan.key == current,
        )
        for plan in _plans(case, course)
    )


def _plans(case: Case, course: Course) -> list[TabPlan]:
    return [
        TabPlan(key="overview", label="Overview", route="overview"),
        TabPlan(key="assessment", label="Assessment", route="cases:intake"),
        *_couple_plan(case),
        TabPlan(key="sessions", label="Sessions", route="sessions:list"),
        TabPlan(key="inventory", label="Inventory", route="formulation:inventory"),
        _focus_plan(course),
        TabPlan(key="plan", label="Plan", route="sessions:plan"),
        TabPlan(key="measures", label="Measures", route="sessions:measures"),
        TabPlan(key="risk", label="Risk", route="sessions:risk"),
        TabPlan(key="documents", label="Letters", route="documents:list"),
        TabPlan(key="supervision", label="Supervision", route="supervision:case"),
        TabPlan(key="history", label="History", route="history"),
    ]


def _couple_plan(case: Case) -> list[TabPlan]:
    """Where two people are in the case, or are to be."""
    if case.partner is None and not lacks_partner(case):
        return []
    return [TabPlan(key="couple", label="Couple", route="cases:couple")]


def _focus_plan(course: Course) -> TabPlan:
    if course.protocol is None:
        return TabPlan(key="focus", label="Model", route="cases:suitability")
    if course.protocol.focus_kind == FocusKind.IPAF:
        return TabPlan(key="focus", label="Formulation", route="formulation:ipaf")
    return TabPlan(key="focus", label="Focus", route="formulation:focus")


def frame_of(
    case: Case,
    *,
    reader: User,
    tab: str = "",
    course: Course | None = None,
    path: str = "",
) -> frame.CaseFrame:
    """Everything above a case page. `case` comes with client and therapist.

    Only ways that are open to the `reader`. `path` is the page's own, to mark its section.
    """
    course = course or course_of(case)
    today = timezone.localdate()
    entry = latest_risk(case)
    supervisors = list(supervisors_of(case.therapist, today))
    history = reverse("history", args=[case.pk])
    reads_history = reader in (case.therapist, *supervisors)
    return frame.CaseFrame(
        client=case.who,
        model=course.protocol.short_title if course.protocol else "",
        format_line=format_line(course),
        therapist=_short(case.therapist.title, case.therapist.short_name),
        tabs=tuple(
            one
            for one in tabs_of(case, course, current=tab)
            if one.url != history or reads_history
        ),
        sections=sections_of(course, tab=tab, path=path),
        focus_line=focus_line(case) or _taken_over(case, course),
        supervisors=tuple(_short(one.title, one.short_name) for one in supervisors),
        contact_warning=case.client.safe_contact,
        consent_line=consent_line(case.client),
        risk_line=risk_words(entry, today=today),
        is_under_18=case.client.age_on(today) < ADULT,
        is_closed=case.is_closed,
        closed_line=_closed_line(case, today),
        is_one=case.partner is None,
        rail=None
        if tab in WITHOUT_RAIL
        else rail_of(course, may_write=_may_write(case, reader)),
    )


def _taken_over(case: Case, course: Course) -> str:
    """What a maintenance goes on with."""
    focus = taken_over(case, course)
    return focus.line if focus else ""


def format_line(course: Course) -> str:
    """ "Session 9 of 16, ends 2 Feb" while it runs; how many were held afterwards."""
    if course.protocol is None:
        return ""
    if not course.has_contract:
        return f"{course.planned} sessions proposed"
    if course.is_closed or course.next is None or course.ends_on is None:
        return f"{course.attended} of {course.planned} sessions"
    number = min(course.number_now, course.planned)
    day = words.short_day(course.ends_on, today=timezone.localdate())
    return f"session {number} of {course.planned}, ends {day}"


def _may_write(case: Case, reader: User) -> bool:
    return Case.objects.writable_by(reader).filter(pk=case.pk).exists()


def rail_of(
    course: Course, *, may_write: bool, has_lead: bool = False
) -> frame.Rail | None:
    """One stop per session, also the planned ones until the case is closed.

    None while the model is undecided. `has_lead` puts the assessment before session 1, as the
    overview's axis has it. Who may not write is led to read.
    """
    if course.protocol is None:
        return None
    last = course.length
    stops = _stops(course, last, may_write=may_write)
    if has_lead:
        stops.insert(0, frame.Stop(label="A", state=frame.StopState.LEAD, tone=1))
    stops += [
        frame.Stop(
            label="F",
            state=frame.StopState.AFTER,
            tone=4,
            url=session_url(course.case_id, line, may_write=may_write),
            on=line.on,
        )
        for line in course.follow_ups
    ]
    return frame.Rail(phases=_phases(course, last), stops=tuple(stops))


def session_url(case_id: UUID, line: SessionLine, *, may_write: bool) -> str:
    """A signed, planned or missed one is read; a draft or the next one is written."""
    is_written = may_write and line.state in (State.DRAFT, State.NEXT)
    page = "log" if is_written else "session"
    return reverse(f"sessions:{page}", args=[case_id, line.session_id])


STOP_STATES = {
    State.SIGNED: frame.StopState.DONE,
    State.DRAFT: frame.StopState.DRAFT,
    State.NEXT: frame.StopState.NEXT,
    State.PLANNED: frame.StopState.PLAN,
}


def _stops(course: Course, last: int, *, may_write: bool) -> list[frame.Stop]:
    """Missed ones stand before the next stop; the last of them after the last stop."""
    held = {
        line.place_in_course: line for line in course.sessions if not line.is_missed
    }
    stops = [
        _stop(course, number, held.get(number), may_write=may_write)
        for number in range(1, last + 1)
    ]
    after = max((number or 0 for number in held), default=0)
    if after < last:
        stops[after] = replace(stops[after], missed_before=course.missed_last)
    elif stops:
        stops[-1] = replace(stops[-1], missed_after=course.missed_last)
    return stops


def _stop(
    course: Course, number: int, line: SessionLine | None, *, may_write: bool
) -> frame.Stop:
    phase = line.phase if line else course.phase_at(number)
    tone = phase.tone if phase else 1
    if line is None:
        return frame.Stop(label=str(number), state=frame.StopState.PLAN, tone=tone)
    return frame.Stop(
        label=str(number),
        state=STOP_STATES[line.state],
        tone=tone,
        url=session_url(course.case_id, line, may_write=may_write),
        on=line.on,
        missed_before=line.missed_before,
    )


def _phases(course: Course, last: int) -> tuple[frame.Phase, ...]:
    """The phases as bands; one that was extended reaches to the last stop."""
    return tuple(
        frame.Phase(
            title=phase.title, first=phase.first, last=phase.last, tone=phase.tone
        )
        for phase in course.bands(last)
    )


def _short(title: str, name: str) -> str:
    return f"{title} {name}".strip()


def _closed_line(case: Case, today: date) -> str:
    if case.closed_on is None:
        return ""
    return f"Closed {words.short_day(case.closed_on, today=today)}"
