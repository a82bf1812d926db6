"""A log of hours as plain values: for its PDF, and as rows of a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from accounts.models import Practice
from supervision.queries.hours import Hour, HoursLog
from ui.words import document_day

Cells = tuple[str, ...]
HEADER = ("Table", "Day", "Minutes", "How", "With", "About", "Number", "Asked for")


def log_facts(log: HoursLog, practice: Practice, today: date) -> dict[str, Any]:
    """What the PDF prints. It is kept as it is now, and drawn later."""
    person = log.person
    lines = [line.strip() for line in practice.address.splitlines() if line.strip()]
    contact = [part for part in (practice.phone, practice.email) if part]
    return {
        "title": "Supervision log",
        "paper": practice.paper,
        "practice": {
            "name": practice.name,
            "address": lines,
            "contact": ", ".join(contact),
        },
        "person": {
            "name": person.formal_name,
            "profession": person.profession,
            "registration": person.registration_number,
        },
        "days": f"{document_day(log.first)} to {document_day(log.last)}",
        "made_on": document_day(today),
        "time": log.time,
        "hours": [_hour(one) for one in log.received],
        "cases": [
            {
                "label": one.label,
                "therapy": one.therapy.value,
                "held": one.held,
                "supervised": one.supervised,
                "sampled": one.sampled,
            }
            for one in log.cases
        ],
        "asked": [
            {
                "title": one.title,
                "number": one.number,
                "done": one.done,
                "source": one.source,
            }
            for one in log.asked
        ],
        "given": [
            {
                "name": one.supervisee.full_name,
                "time": one.time,
                "hours": [_hour(hour) for hour in one.hours],
            }
            for one in log.given
        ],
    }


def _hour(one: Hour) -> dict[str, Any]:
    return {
        "on": document_day(one.on),
        "minutes": one.minutes,
        "mode": one.mode,
        "supervisor": one.supervisor.full_name,
        "cases": "; ".join(one.labels),
    }


def log_rows(log: HoursLog) -> Iterator[Cells]:
    """What this person received, one row each, under `HEADER`; of what they gave only the

    hours, without whom: a file names one therapist and no second one.
    """
    yield from _hours("Supervision", log.received)
    for one in log.cases:
        for what, number in (
            ("Sessions held", one.held),
            ("Sessions supervised", one.supervised),
            ("Recordings sampled", one.sampled),
        ):
            yield ("Case", "", "", what, one.therapy.value, one.label, str(number), "")
    for asked in log.asked:
        yield (
            "Training, for orientation",
            "",
            "",
            asked.title,
            asked.source,
            "",
            asked.done,
            str(asked.number),
        )
    given = {hour for one in log.given for hour in one.hours}
    for hour in sorted(given, key=lambda hour: hour.on):
        yield ("Given", hour.on.isoformat(), str(hour.minutes), hour.mode, *[""] * 4)


def _hours(table: str, hours: Sequence[Hour]) -> Iterator[Cells]:
    for one in hours:
        yield (
            table,
            one.on.isoformat(),
            str(one.minutes),
            one.mode,
            one.supervisor.full_name,
            "; ".join(one.labels),
            "",
            "",
        )
