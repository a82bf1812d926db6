"""What a summary says of the work, phase by phase."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from documents.kinds import joint, words
from documents.kinds.base import Offer, offer
from documents.queries.case_record import Record
from documents.queries.held import Held
from sessions.queries import SessionLine


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
