"""Before session 1: the first things to do."""

from __future__ import annotations

from django.urls import reverse

from cases.models import Case
from cases.queries import IntakeProgress, intake_progress
from ipt_practice.queries.overview.shapes import People, Step
from sessions.queries import Course, main_measure_beside


def first_steps(case: Case, course: Course, people: People) -> tuple[Step, ...]:
    """The first things to do, in an order that works; none has to wait for another."""
    progress = intake_progress(case)
    elsewhere = {item.key.value: item.is_done for item in progress.elsewhere}
    pages = [
        (
            "Assessment",
            _assessment_hint(progress),
            "cases:intake",
            progress.is_started and progress.is_complete,
        ),
        (
            "First scores",
            _first_scores_hint(case),
            "sessions:measures",
            elsewhere["MEASURES"],
        ),
        (
            "First risk entry",
            "What was asked, and what was said.",
            "sessions:risk",
            elsewhere["RISK"],
        ),
        (
            "IPT or DIT",
            "Your written decision. The case runs without it.",
            "cases:suitability",
            case.is_model_decided,
        ),
        (
            "Social inventory",
            "The people that they see most.",
            "formulation:inventory",
            not people.circle.is_empty,
        ),
        (
            "Plan",
            "How many sessions, from when, agreed with the client.",
            "sessions:plan",
            course.has_contract,
        ),
    ]
    return tuple(
        Step(title=title, hint=hint, url=reverse(page, args=[case.pk]), is_done=done)
        for title, hint, page, done in pages
    )


def _first_scores_hint(case: Case) -> str:
    main = main_measure_beside(case)
    return f"PHQ-9, GAD-7 and {main.short_title}." if main else "PHQ-9 and GAD-7."


def _assessment_hint(progress: IntakeProgress) -> str:
    if progress.is_started and progress.is_answered and progress.still_open:
        return f"Every answer is there. Still open: {progress.still_open_words}."
    return "Start with what brought them now. It may take several sessions."
