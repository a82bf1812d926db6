"""The treatment summary: what a GP, a referrer or the next therapist needs to know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from cases.models import Consent, RiskEntry
from documents.kinds import facts as facts_of
from documents.kinds import joint, letters, rows, words
from documents.kinds.base import Group, Kind, Offer, Offers, Part, Reader, Shape, offer
from documents.models import Document
from documents.pdf_styles import CHART, style_of
from documents.queries.case_record import Record
from documents.queries.held import Held, day_of
from formulation.models import FocusArea
from measures.instruments import instrument
from protocols.base import Therapy
from protocols.endings import end_reason
from sessions.queries import SessionLine
from ui.drawing import outcome

MOST_LINES = 6

PARTS = (
    Part(
        key="in_short",
        title="In short",
        help="Three sentences that a busy reader can stop at.",
        is_required=True,
    ),
    Part(
        key="words",
        title="In the client’s words",
        help="One line, as it was said, with the client’s leave.",
        shape=Shape.QUOTE,
    ),
    Part(
        key="brought",
        title="What brought the client, and the focus",
        help="How it began, how it showed, what was agreed to work on.",
        is_required=True,
    ),
    Part(
        key="did",
        title="What we did",
        help="The course of the work in a few sentences.",
        is_required=True,
    ),
    Part(
        key="signs",
        title="Signs to watch for",
        help="One on each line.",
        shape=Shape.LIST,
    ),
    Part(key="helps", title="What helps", help="One on each line.", shape=Shape.LIST),
    Part(key="who", title="Who can help", help="One on each line.", shape=Shape.LIST),
    Part(
        key="risk",
        title="Risk at the end",
        help="Empty unless you insert a line: nothing of the risk record goes to others "
        "by itself.",
    ),
    Part(
        key="next",
        title="What happens next",
        help="Follow-up, medication and who holds it, how to come back.",
        is_required=True,
    ),
)


def offers(record: Record) -> Offers:
    return {
        "in_short": _in_short(record),
        "words": _words(record),
        "brought": _brought(record),
        "did": did_of(record),
        "signs": _plan_lines(record, "early_signs", "later_signs"),
        "helps": _plan_lines(record, "green", "amber", "what_helped"),
        "who": [
            *_plan_lines(record, "supporters"),
            *crisis_lines(record),
        ],
        "risk": risk_of(record),
        "next": next_of(record),
    }


def _in_short(record: Record) -> list[Offer]:
    first = record.first_name
    found = offer(f"{first} came with {record.came_with}.", "Referral", record.case)
    found += offer(treatment_of(record), "Plan", record.contract or record.case)
    return found + scores_in_short(record)


def treatment_of(record: Record) -> str:
    """What the treatment was, and until when it was another one."""
    now = words.therapy_words(record.protocol) + _with_focus(record)
    if record.earlier is None or record.earlier.period.until is None:
        return f"The treatment was {now}."
    before = words.therapy_words(record.earlier.protocol) + _with_focus(
        record, is_earlier=True
    )
    day = words.letter_day(record.earlier.period.until.changed_on)
    return f"The treatment was {before} until {day}, and {now} from then on."


def _with_focus(record: Record, *, is_earlier: bool = False) -> str:
    """With a focus on grief; with one recurring pattern as its focus."""
    known = record.protocol
    if is_earlier and record.earlier is not None:
        known = record.earlier.protocol
    if known is None:
        return ""
    if known.therapy == Therapy.DIT:
        has_both = record.earlier is not None and record.ipaf is not None
        return " with a focus on one recurring pattern" if has_both else ""
    focus = record.earlier_focus if is_earlier else record.focus
    return f" with a focus on {words.area_title(focus)}" if focus else ""


def scores_in_short(record: Record) -> list[Offer]:
    """PHQ-9 went from 20 to 6 and GAD-7 from 12 to 4; both are below the cut-offs."""
    said, below, last_one = [], [], None
    for key in facts_of.measure_keys(record):
        points = words.during_treatment(record, key)
        if len(points) < 2:
            continue
        first, last = points[0], points[-1]
        said.append(f"{instrument(key).short_title} from {first.total} to {last.total}")
        cut = instrument(key).case_from(record.client.age_on(last.taken_on))
        below.append(cut is not None and (last.total or 0) < cut)
        last_one = last
    if last_one is None:
        return []
    if all(below):
        end = (
            "both are now below the clinical cut-offs"
            if len(below) == 2
            else "that is below the clinical cut-off"
            if len(below) == 1
            else "all are now below the clinical cut-offs"
        )
    elif any(below):
        end = "not all are below the clinical cut-offs"
    else:
        end = "still above the clinical cut-off" + ("s" if len(below) > 1 else "")
    return offer(
        f"The score moved on {words.listed(said)}; {end}.",
        "Scores",
        last_one.administration_id,
        kind="administration",
    )


def _words(record: Record) -> list[Offer]:
    found: list[Offer] = []
    focus = record.focus or record.earlier_focus
    if focus is not None:
        found += offer(record.quoted_without_names(focus.words), "Focus", focus)
    if record.ipaf is not None and record.is_dit:
        found += offer(
            record.ipaf.sayable_line,
            f"The pattern in one line, version {record.ipaf.number}",
            record.ipaf,
            is_drafted=False,
        )
    return found


def _brought(record: Record) -> list[Offer]:
    found: list[Offer] = []
    problem = record.said("main_problem")
    if problem:
        found += offer(
            words.sentence(record.without_names(problem)),
            f"Assessment, version {record.intake.number}" if record.intake else "",
            record.intake,
        )
    reason = record.case.referral_reason
    found += offer(
        words.sentence(record.without_names(reason)),
        "Referral",
        record.case,
        is_drafted=not problem,
    )
    source = record.case.get_referral_source_display()
    found += offer(
        f"Referred on {words.letter_day(record.case.referred_on)} by: "
        f"{source[0].lower() if source[1:2].islower() else source[0]}{source[1:]}.",
        "Referral",
        record.case,
        is_drafted=not (problem or reason),
    )
    found += offer(
        words.sentence(record.without_names(record.said("around_onset"))),
        "Assessment: around the beginning",
        record.intake,
        is_drafted=False,
    )
    return found + _focus(record) + joint.brought(record)


def _focus(record: Record) -> list[Offer]:
    """What was agreed to work on; after a change of model both, in their order."""
    area = _area(record, record.focus or record.earlier_focus)
    if record.earlier is None:
        return _pattern(record) if record.is_dit else area
    return area + _pattern(record) if record.is_dit else _pattern(record) + area


def _pattern(record: Record) -> list[Offer]:
    if record.ipaf is None:
        return []
    return offer(
        f"{record.first_name} and I put one recurring pattern in close "
        "relationships into words, and worked on it where it showed.",
        f"The pattern, version {record.ipaf.number}",
        record.ipaf,
    )


def _area(record: Record, focus: FocusArea | None) -> list[Offer]:
    if focus is None:
        return []
    when = f" on {words.letter_day(focus.agreed_on)}" if focus.agreed_on else ""
    found = offer(
        f"The focus agreed{when} was {words.area_title(focus)}.", "Focus", focus
    )
    for text, label in (
        (focus.why_now, "Focus: why now"),
        (focus.why_this, "Focus: why this"),
    ):
        found += offer(
            words.sentence(record.without_names(text)),
            label,
            focus,
            is_drafted=False,
        )
    return found


def _goals_of(record: Record, held: Sequence[Held], where: str) -> str:
    """Which goals a phase worked on, in the client's words; empty where none is ticked."""
    worked_on = dict.fromkeys(goal for one in held for goal in one.goals)
    if not worked_on:
        return ""
    said = words.listed(f"“{record.quoted_without_names(goal)}”" for goal in worked_on)
    return f"In {where} we worked on {said}."


def did_of(record: Record) -> list[Offer]:
    found: list[Offer] = []
    for title, held in _phases(record):
        used = Counter(name for one in held for name in one.techniques)
        names = [name[0].lower() + name[1:] for name, _ in used.most_common(4)]
        where = (
            f"session {held[0].session.number}"
            if len(held) == 1
            else f"sessions {held[0].session.number} to {held[-1].session.number}"
        )
        work = f"we used {words.listed(names)}" if names else "we met as planned"
        found += offer(
            f"In {where} ({title}) {work}.",
            f"Signed notes, {where}",
            held[-1].session.note,
        )
        found += offer(
            _goals_of(record, held, where),
            f"Goals worked on, {where}",
            held[-1].session.note,
            is_drafted=False,
        )
    for one in record.attended:
        found += offer(
            words.sentence(record.without_names(one.focus_link)),
            f"{one.label}: link to the focus",
            one.session.note,
            is_drafted=False,
        )
        for task in one.tried:
            found += offer(
                f"Tried between sessions: {words.sentence(record.without_names(task))}",
                f"{one.label}: homework",
                one.session.note,
                is_drafted=False,
            )
    return found + joint.did(record)


def _phases(record: Record) -> list[tuple[str, list[Held]]]:
    """The sessions held in each phase, by the model in force on their day."""
    found: list[tuple[str, list[Held]]] = []
    for held in record.attended:
        title = _phase_words(record, record.course.line_of(held.session.pk))
        if not found or found[-1][0] != title:
            found.append((title, []))
        found[-1][1].append(held)
    return found


def _phase_words(record: Record, line: SessionLine) -> str:
    """Middle phase; after a change of model also of which."""
    if line.phase is None or line.model is None:
        return "first phase"
    said = f"{line.phase.title.lower()} phase"
    return f"{said} of {line.model.therapy.value}" if record.earlier else said


def _plan_lines(record: Record, *fields: str) -> list[Offer]:
    """Lines of the relapse plan. More than a reader takes in wait to be inserted."""
    if record.plan is None:
        return []
    found: list[Offer] = []
    for name in fields:
        for line in words.lines_of(
            record.without_names(letters.plan_text(record, name))
        ):
            found += offer(
                line,
                f"Relapse plan, version {record.plan.number}",
                record.plan,
                is_drafted=len(found) < MOST_LINES,
            )
    return found


def crisis_lines(record: Record) -> list[Offer]:
    return [
        Offer(text=line, label="Crisis numbers of the practice")
        for line in record.practice.crisis_line_list
    ]


def risk_of(record: Record) -> list[Offer]:
    """What was asked last: offered, and in no draft until the writer inserts it."""
    entry = record.risk
    if entry is None:
        return []
    day = words.letter_day(entry.asked_on)
    if entry.asked != RiskEntry.Asked.YES:
        said = f"Thoughts of self-harm were not asked about on {day}."
    elif entry.thoughts == RiskEntry.Thoughts.NONE:
        said = f"Asked on {day}: no thoughts of self-harm."
    else:
        said = f"Asked on {day}: {entry.thoughts_words} of self-harm."
    found = offer(said, f"Risk entry of {day}", entry, is_drafted=False)
    found += _item9(record)
    if record.safety_plan is not None:
        made = words.letter_day(record.safety_plan.made_on)
        found += offer(
            f"{record.first_name} has a safety plan, made on {made}.",
            f"Safety plan, version {record.safety_plan.number}",
            record.safety_plan,
            is_drafted=False,
        )
    return found + offer(
        words.sentence(record.without_names(entry.next_step)),
        f"Risk entry of {day}: what comes next",
        entry,
        is_drafted=False,
    )


def _item9(record: Record) -> list[Offer]:
    """The last answer to PHQ-9 item 9, and since when it has been 0."""
    asked = [
        point
        for point in words.during_treatment(record, "PHQ9")
        if point.risk_item is not None
    ]
    if not asked:
        return []
    last = asked[-1]
    said = f"PHQ-9 item 9 was {last.risk_item} on {words.letter_day(last.taken_on)}"
    above = [point for point in asked if point.risk_item]
    if not last.risk_item and above:
        since = asked[asked.index(above[-1]) + 1]
        said = f"PHQ-9 item 9 has been 0 since {words.letter_day(since.taken_on)}"
    elif not above:
        said = "PHQ-9 item 9 was 0 at every questionnaire"
    return offer(
        f"{said}.",
        "Scores",
        last.administration_id,
        kind="administration",
        is_drafted=False,
    )


def next_of(record: Record) -> list[Offer]:
    found: list[Offer] = []
    case = record.case
    if case.is_closed and case.closed_on is not None:
        reason = end_reason(case.ending_reason).title
        found += offer(
            f"Treatment ended on {words.letter_day(case.closed_on)}: "
            f"{reason[0].lower()}{reason[1:]}.",
            "Closing",
            case,
        )
    if record.follow_up is not None:
        day = words.letter_day(day_of(record.follow_up.scheduled_at))
        found += offer(
            f"One follow-up contact is booked for {day}.", "Plan", record.follow_up
        )
    medication = record.said("medication")
    if medication:
        found += offer(
            f"Medication at the assessment: {words.sentence(medication)}",
            "Assessment: medication",
            record.intake,
            is_drafted=False,
        )
    if record.plan is not None and record.plan.triggers:
        lines = words.lines_of(record.without_names(record.plan.triggers))
        found += offer(
            f"Harder times may be: {words.quotes(lines)}.",
            f"Relapse plan, version {record.plan.number}",
            record.plan,
        )
    return found + [
        Offer(
            text=f"{record.first_name}, or the GP, can refer again at any time.",
            label="",
        )
    ]


def facts(record: Record) -> dict[str, Any]:
    return {
        **facts_of.people_facts(record),
        "who": facts_of.who_facts(record),
        "scores": facts_of.score_rows(record),
        "chart": facts_of.chart_facts(record),
        "goals": facts_of.goal_table(record),
    }


def draw(facts: dict[str, Any]) -> dict[str, Any]:
    """The chart, drawn from the frozen numbers with the document's own paint."""
    if not facts.get("chart"):
        return {}
    course = facts_of.course_from(facts["chart"])
    return {"chart": outcome(course, "p", style=style_of(CHART), has_axis=True)}


def why_not_yet(record: Record) -> str:
    if not record.attended:
        return "It can be written once a session is signed."
    return ""


SUMMARY = Kind(
    key=Document.Kind.TREATMENT_SUMMARY,
    title="Summary of treatment",
    short="Treatment summary",
    group=Group.REPORTS,
    purpose="For the GP, the referrer or the next therapist.",
    reader=Reader.OTHERS,
    parts=PARTS,
    template="documents/pdf/summary.html",
    therapies=(Therapy.IPT, Therapy.DIT),
    offers=offers,
    facts=facts,
    grows_old=True,
    made_from=lambda case: (*rows.of_the_course(case), rows.pattern(case)),
    why_not_yet=why_not_yet,
    consent=Consent.Kind.SHARE_GP,
    recipients=(
        ("the GP", Consent.Kind.SHARE_GP),
        ("the referrer", Consent.Kind.SHARE_REFERRER),
        ("the next therapist", ""),
    ),
    print_facts=draw,
)
