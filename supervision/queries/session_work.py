"""What a session recorded, beside what its manual lays out for it.

For whoever looks back at the session. Nothing here is a mark: a session may have had good
reasons for leaving out what it left out.
"""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import Case
from protocols.base import PhaseKey, Therapy
from protocols.techniques import NOT_DIT, NOT_IPT, technique
from protocols.techniques.phases import is_usual_in
from sessions.models import TaskTick, TechniqueUse, TherapySession
from sessions.queries import course_of, problem_word


@dataclass(frozen=True, kw_only=True)
class SessionWork:
    """`done` and `open` are the session's own tasks; `also` was ticked beside them.

    `usual` techniques were used and belong to this phase, `unusual` were used and belong
    more to another, `unused` belong to this phase and were not recorded. `reminders` say
    what leads away from the therapy.
    """

    title: str
    done: tuple[str, ...]
    open: tuple[str, ...]
    also: tuple[str, ...]
    usual: tuple[str, ...]
    unusual: tuple[str, ...]
    unused: tuple[str, ...]
    reminders: tuple[str, ...]


def work_in(
    case: Case, therapy_session: TherapySession, area: str = ""
) -> SessionWork | None:
    """The session against its protocol; None for one that has no number and model."""
    line = course_of(case).line(therapy_session.pk)
    if line is None or line.model is None or line.phase is None or not line.number:
        return None
    guide = line.model.guide(line.number, line.planned, problem_word(case))
    ticks = dict(
        TaskTick.objects.filter(therapy_session=therapy_session)
        .order_by("title")
        .values_list("key", "title")
    )
    used = dict(
        TechniqueUse.objects.filter(therapy_session=therapy_session)
        .order_by("title")
        .values_list("key", "title")
    )
    tasks = {task.key: task.title for task in guide.tasks}
    phase = PhaseKey(line.phase.key)
    expected = [
        key for key in line.model.techniques if is_usual_in(key, phase, area or None)
    ]
    return SessionWork(
        title=guide.title,
        done=tuple(title for key, title in tasks.items() if key in ticks),
        open=tuple(title for key, title in tasks.items() if key not in ticks),
        also=tuple(title for key, title in ticks.items() if key not in tasks),
        usual=tuple(title for key, title in used.items() if key in expected),
        unusual=tuple(title for key, title in used.items() if key not in expected),
        unused=tuple(technique(key).title for key in expected if key not in used),
        reminders=NOT_IPT if line.model.therapy == Therapy.IPT else NOT_DIT,
    )
