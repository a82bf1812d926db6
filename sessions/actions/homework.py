"""Tasks as a session leaves them: how they went, what is next, what helps to cope.

Written as the session is signed. What was not done is written down like what was.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from uuid import UUID

from accounts.models import User
from cases.models import Case
from formulation.models import InventoryPerson
from sessions.actions.coping import (
    CopingOfAnotherCase,
    begin_coping,
    find_coping,
    note_practice,
)
from sessions.actions.rules import RuleBroken
from sessions.actions.touched import PersonOfAnotherCase
from sessions.actions.worksheets import mark_taken
from sessions.content import tidy
from sessions.entry import NextTask, SessionEntry, TaskAbout, TaskWent
from sessions.models import (
    CopingPractice,
    CopingStrategy,
    Homework,
    HomeworkReview,
    TherapySession,
    Worksheet,
)
from sessions.typed import about_name, task_name


class HomeworkNotOpen(RuleBroken):
    sentence = "This task was already looked at in another session"
    field = "next_homework"


class AboutNoTask(RuleBroken):
    sentence = "Write the task that this belongs to, or empty what is written about it"


class HelpsWithoutTrying(RuleBroken):
    sentence = "What helps to cope was tried: choose done or partly, or do not mark it"


def write_reviews(
    therapy_session: TherapySession, entry: SessionEntry
) -> tuple[HomeworkReview, ...]:
    """How the open tasks went. Raises HomeworkNotOpen for any other."""
    open_ones = Homework.objects.filter(
        case=therapy_session.case, review__isnull=True
    ).in_bulk(list(entry.homework_reviews))
    made = []
    for key, went in entry.homework_reviews.items():
        if key not in open_ones:
            raise HomeworkNotOpen
        made.append(_review(therapy_session, open_ones[key], TaskWent(*went)))
    return tuple(made)


def _review(
    therapy_session: TherapySession, homework: Homework, went: TaskWent
) -> HomeworkReview:
    review = HomeworkReview(
        case=therapy_session.case,
        homework=homework,
        reviewed_in=therapy_session,
        outcome=went.outcome,
        happened=tidy(went.happened),
        mood_effect=went.mood_effect,
        learned=tidy(went.learned),
    )
    review.full_clean()
    review.save(force_insert=True)
    return review


def write_homework(
    therapy_session: TherapySession, entry: SessionEntry
) -> tuple[Homework, ...]:
    """One task per line, and the next steps of worksheets, each with what is said of it.

    Raises AboutNoTask, PersonOfAnotherCase.
    """
    if lines := entry.about_no_task:
        raise AboutNoTask(field=task_name(lines[0] + 1))
    written = [
        _set(therapy_session, task, key=str(line))
        for line, task in enumerate(entry.next_tasks, start=1)
    ]
    return (*written, *_write_try_outs(therapy_session, entry))


def _write_try_outs(
    therapy_session: TherapySession, entry: SessionEntry
) -> tuple[Homework, ...]:
    """Each sheet then says which task it became; a sheet of another case sets none."""
    tasks = entry.tasks_of_sheets
    sheets = Worksheet.objects.filter(case=therapy_session.case, pk__in=list(tasks))
    made = []
    for sheet in sheets.select_related("person").latest_first():
        homework = _set(
            therapy_session, tasks[sheet.pk], key=str(sheet.pk), person=sheet.person
        )
        mark_taken(sheet, homework)
        made.append(homework)
    return tuple(made)


def _set(
    therapy_session: TherapySession,
    task: NextTask,
    *,
    key: str,
    person: InventoryPerson | None = None,
) -> Homework:
    """`person` is with whom it is, where nobody else is named; `key` names the form's row."""
    homework = Homework(
        case=therapy_session.case,
        set_in=therapy_session,
        text=tidy(task.text),
        person=person,
    )
    _tell_about(homework, task.about, key=key)
    homework.full_clean()
    homework.save(force_insert=True)
    return homework


def _tell_about(homework: Homework, about: TaskAbout, *, key: str) -> None:
    homework.why = tidy(about.why)
    homework.suggested_by = about.suggested_by
    homework.when_and_where = tidy(about.when_and_where)
    homework.obstacles = tidy(about.obstacles)
    if about.person_id is None:
        return
    people = InventoryPerson.objects.filter(case=homework.case_id)
    homework.person = people.filter(pk=about.person_id).first()
    if homework.person is None:
        raise PersonOfAnotherCase(field=about_name(key, "person"))


def write_coping(
    therapy_session: TherapySession,
    reviews: tuple[HomeworkReview, ...],
    *,
    by: User,
    entry: SessionEntry,
    day: date,
    at: datetime | None,
) -> tuple[CopingPractice, ...]:
    """What was marked as helping to cope, and what was practised for staying well.

    A task set again in the same words is the same strategy, practised once more. Raises
    HelpsWithoutTrying, and the RuleBroken of sessions.actions.coping.
    """
    case = therapy_session.case
    practised: dict[UUID, tuple[CopingStrategy, int, str]] = {}
    for review in reviews:
        went = TaskWent(*entry.homework_reviews[review.homework_id])
        if went.helped is None:
            continue
        if review.outcome not in HomeworkReview.TRIED:
            raise HelpsWithoutTrying(field=f"homework_{review.homework_id}_helped")
        strategy = _strategy_of(case, review.homework, by=by, at=at)
        practised[strategy.pk] = (strategy, went.helped, "")
    standing = CopingStrategy.objects.filter(case=case).in_bulk(list(entry.coping))
    for key, (helped, note) in entry.coping.items():
        if key not in standing:
            raise CopingOfAnotherCase
        practised[key] = (standing[key], helped, note)
    return tuple(
        note_practice(
            strategy,
            by=by,
            helped=helped,
            on=day,
            note=note,
            therapy_session=therapy_session,
            at=at,
        )
        for strategy, helped, note in practised.values()
    )


def _strategy_of(
    case: Case, homework: Homework, *, by: User, at: datetime | None
) -> CopingStrategy:
    return find_coping(case, homework.text, homework) or begin_coping(
        case=case, by=by, words=homework.text, homework=homework, at=at
    )


# For the content that the signature covers. What is empty adds no key, so that what was
# signed before these were asked reads as it did.


def review_content(review: HomeworkReview) -> dict[str, Any]:
    return {
        "homework": review.homework_id,
        "outcome": review.outcome,
        "learned": review.learned,
        **filled(happened=review.happened, mood_effect=review.mood_effect),
    }


def homework_content(homework: Homework) -> dict[str, Any]:
    return {
        "id": homework.pk,
        "text": homework.text,
        **filled(
            why=homework.why,
            suggested_by=homework.suggested_by,
            when_and_where=homework.when_and_where,
            obstacles=homework.obstacles,
            person=homework.person_id,
        ),
    }


def coping_content(practice: CopingPractice) -> dict[str, Any]:
    return {
        "strategy": practice.strategy_id,
        "words": practice.strategy.words,
        "helped": practice.helped,
        **filled(note=practice.note),
    }


def filled(**values: Any) -> dict[str, Any]:
    """Those that hold something; 0 does."""
    return {key: value for key, value in values.items() if value not in (None, "", [])}
