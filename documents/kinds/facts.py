"""Facts that stand beside the text: who, when, scores, goals, the letterhead.

Plain strings and numbers, fixed with the text at approval, so that a print never changes.
"""

from __future__ import annotations

from dataclasses import asdict, replace
from typing import Any

from documents.kinds import words
from documents.queries.case_record import Record
from measures.instruments import instrument
from measures.queries import ScorePoint
from sessions.charts import chart_of
from ui.drawing import Column, Course, Mark, Scale

MOST_RATINGS = 4


def practice_facts(record: Record) -> dict[str, Any]:
    practice = record.practice
    lines = [line.strip() for line in practice.address.splitlines() if line.strip()]
    return {
        "name": practice.name,
        "address": lines,
        "contact": ", ".join(part for part in (practice.phone, practice.email) if part),
        "crisis_lines": practice.crisis_line_list,
        "lines": practice.letterhead_lines,
        "logo": practice.logo_id or "",
    }


def people_facts(record: Record) -> dict[str, Any]:
    client, therapist = record.client, record.case.therapist
    return {
        "client_number": client.number,
        "client_name": client.full_name,
        "client_first": client.first_name,
        "therapist": therapist.formal_name,
        "therapist_first": therapist.given_name,
        "profession": therapist.profession,
        "registration": therapist.registration_number,
        "paper": record.practice.paper,
        "practice": practice_facts(record),
        "letter_day": words.letter_day(record.today),
    }


def who_facts(record: Record) -> list[dict[str, str]]:
    """The head of a summary, in the order in which it is printed."""
    client = record.client
    born = f"{words.paper_day(client.born_on)} ({client.age_on(record.today)}y)"
    return [
        {"label": "Name", "value": client.full_name},
        {"label": "Born", "value": born},
        {"label": "Client no.", "value": client.number},
        {"label": "GP", "value": record.gp.name if record.gp else "Not recorded"},
        {"label": "Treatment", "value": words.treatment_line(record)},
        {"label": "Came to", "value": words.attendance_line(record)},
        {"label": "Dates", "value": words.dates_line(record)},
        {"label": "Therapist", "value": record.case.therapist.formal_name},
    ]


def measure_keys(record: Record) -> list[str]:
    """The main measure first, then PHQ-9 and GAD-7, those that were ever scored."""
    keys = dict.fromkeys([record.case.main_measure, "PHQ9", "GAD7"])
    return [key for key in keys if words.during_treatment(record, key)]


def _age(record: Record, point: ScorePoint) -> int:
    return record.client.age_on(point.taken_on)


def score_rows(record: Record) -> list[dict[str, Any]]:
    """Start, middle, end, change, and what that means by the published rules."""
    rows = []
    for key in measure_keys(record):
        points = words.during_treatment(record, key)
        first, last = points[0], points[-1]
        change = (last.total or 0) - (first.total or 0)
        rows.append(
            {
                "measure": instrument(key).short_title,
                "start": first.total,
                "middle": _middle(record, points),
                "end": last.total if len(points) > 1 else None,
                "change": _signed(change) if len(points) > 1 else "",
                "meaning": words.meaning(key, first, last, _age(record, last))
                if len(points) > 1
                else f"{first.band_title}. Taken once.",
            }
        )
    return rows


def _signed(change: int) -> str:
    if change == 0:
        return "0"
    return f"−{-change}" if change < 0 else f"+{change}"


def _middle(record: Record, points: list[ScorePoint]) -> int | None:
    """The score nearest to the mid-course session, if there was a score between."""
    between = points[1:-1]
    if not between:
        return None
    half = (record.planned + 1) / 2
    numbered = [
        (abs((session.number or 0) - half), place)
        for place, point in enumerate(between)
        if (session := record.session_of.get(point.administration_id))
    ]
    place = min(numbered)[1] if numbered else len(between) // 2
    return between[place].total


def goal_table(record: Record) -> dict[str, Any]:
    """Each goal with its ratings on the days when goals were rated."""
    rated = [goal for goal in record.goals if goal.ratings]
    days = sorted({day for goal in rated for day, _ in goal.ratings})
    if len(days) > MOST_RATINGS:
        steps = [round(at * (len(days) - 1) / (MOST_RATINGS - 1)) for at in range(4)]
        days = [days[at] for at in steps]
    return {
        "columns": [_day_label(record, day) for day in days],
        "rows": [
            {
                "words": record.quoted_without_names(goal.words),
                "values": [dict(goal.ratings).get(day) for day in days],
                "target": goal.target,
            }
            for goal in rated
        ],
    }


def _day_label(record: Record, day: Any) -> str:
    held = next((one for one in record.held if one.on == day), None)
    return held.label if held else words.paper_day(day).removesuffix(f"-{day.year}")


def chart_of_record(record: Record) -> Course | None:
    """The course as the outcome chart draws it on paper, None without scores.

    Item 9, tasks and the line of today belong to the working chart, not to a summary.
    """
    keys = measure_keys(record)[:2]
    if not keys:
        return None
    drawn = chart_of(record.case, record.course, keys=keys, marks=_marks(record))
    return replace(
        drawn,
        today=None,
        columns=tuple(
            replace(column, risk_item=None, task="") for column in drawn.columns
        ),
    )


def _marks(record: Record) -> tuple[Mark, ...]:
    """What was agreed with the client, under the session of that day or the next."""
    focus = record.focus or record.earlier_focus
    agreed = [(focus.agreed_on, "Focus agreed")] if focus else []
    if record.ipaf is not None and (record.is_dit or record.earlier is not None):
        agreed.append((record.ipaf.shared_on, "Pattern shared"))
    return tuple(
        Mark(column=held.session.number or 0, words=title, tone=1)
        for day, title in agreed
        if day and (held := next((h for h in record.attended if h.on >= day), None))
    )


def chart_facts(record: Record) -> dict[str, Any] | None:
    """The chart as numbers, so that the same document is always drawn the same way."""
    course = chart_of_record(record)
    if course is None:
        return None
    return {
        "scales": [asdict(scale) for scale in course.scales],
        "planned": course.planned,
        "columns": [
            {"label": column.label, "scores": list(column.scores)}
            for column in course.columns
        ],
        "phase_starts": list(course.phase_starts),
        "marks": [asdict(mark) for mark in course.marks],
        "caption": chart_caption(record, course),
        "words": course.words,
    }


def chart_caption(record: Record, course: Course) -> str:
    shapes = ["Circles", "Squares"]
    said = [
        f"{shape}: {scale.title}."
        for shape, scale in zip(shapes, course.scales, strict=False)
    ]
    ends = words.listed(
        f"{phase.title.lower()} (session {phase.last})"
        for phase in record.course.bands(course.planned)[:-1]
    )
    lines = f" Dotted lines: end of {ends}." if ends else ""
    if course.has_reliable and course.has_scores:
        lines += " Shaded across: no reliable change from the first score."
    return f"Each mark is one session; A is the assessment. {' '.join(said)}{lines}"


def course_from(facts: dict[str, Any]) -> Course:
    """The frozen numbers as a course again, for drawing."""
    return Course(
        scales=tuple(Scale(**_tuples(scale)) for scale in facts["scales"]),
        planned=facts["planned"],
        columns=tuple(
            Column(label=column["label"], scores=tuple(column["scores"]))
            for column in facts["columns"]
        ),
        phase_starts=tuple(facts["phase_starts"]),
        marks=tuple(Mark(**mark) for mark in facts["marks"]),
    )


def _tuples(stored: dict[str, Any]) -> dict[str, Any]:
    """JSON keeps lists where the drawing wants what cannot change."""
    return {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in stored.items()
    }
