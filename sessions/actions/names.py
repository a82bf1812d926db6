"""No other member of the group is named in a member's record (docs/adr/0027)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from cases.models import Case
from cases.names import spots
from cases.queries import names_beside
from sessions.actions.rules import RuleBroken
from sessions.entry import SessionEntry, TaskAbout, TaskWent
from sessions.typed import about_name, task_name

# Fields of the log form, by the words that the page gives them.
OF_THE_NOTE = {
    "text": "Session note",
    "focus_link": "How this session links to the focus",
    "next_plan": "For next time",
    "measure_missed_reason": "Not done today, because",
    "felt_words": "Feelings about the ending",
}


class OtherMemberNamed(RuleBroken):
    """Someone else of the group is named. `field` is where; the sentence has the spot."""


def check_names(
    texts: Mapping[str, tuple[str, str]],
    names: Collection[str],
    *,
    but: Collection[str] = (),
) -> None:
    """Raise OtherMemberNamed for the first text that holds one of the names.

    `texts` maps a field to its label and what is written there.
    """
    if not names:
        return
    for field, (label, text) in texts.items():
        for spot in spots(text, names, but=but):
            raise OtherMemberNamed(
                f"Another member’s name stands in “{label}”: “{spot.context}”. Write "
                "“another member” instead, or say that this is someone else",
                field=field,
            )


def check_names_in_case(case: Case, texts: Mapping[str, tuple[str, str]]) -> None:
    """As above, with the names of everyone else in the client's group."""
    beside = names_beside(case)
    check_names(texts, beside.others, but=beside.own)


def texts_of(entry: SessionEntry) -> dict[str, tuple[str, str]]:
    """Whatever is written in a session's note, its tasks and its risk entry."""
    texts = {
        field: (label, getattr(entry, field)) for field, label in OF_THE_NOTE.items()
    }
    for homework, told in entry.homework_reviews.items():
        went = TaskWent(*told)
        texts[f"homework_{homework}_learned"] = ("What was learned", went.learned)
        texts[f"homework_{homework}_happened"] = ("What happened", went.happened)
    for row, line in enumerate(entry.next_homework.splitlines(), start=1):
        texts[task_name(row)] = ("Task for next time", line)
    for row, about in enumerate(entry.homework_about, start=1):
        texts |= _said_about(about, str(row))
    for sheet, about in entry.try_outs_about.items():
        texts |= _said_about(about, str(sheet))
    for strategy, practised in entry.coping.items():
        texts[f"coping_{strategy}_note"] = ("In a few words", practised.note)
    for field, risk in (("risk", entry.risk), ("partner_risk", entry.partner_risk)):
        if risk is not None:
            said = [one for one in vars(risk).values() if isinstance(one, str)]
            texts[field] = ("Safety", "\n".join(said))
    for index, sighting in enumerate(entry.sightings):
        said = [one for one in vars(sighting).values() if isinstance(one, str)]
        texts[f"sighting_{index}"] = ("Pattern", "\n".join(said))
    return texts


def _said_about(about: TaskAbout, key: str) -> dict[str, tuple[str, str]]:
    """What is said about one task, by its fields of the form."""
    said = {
        "why": ("Why", about.why),
        "when_and_where": ("When and where", about.when_and_where),
        "obstacles": ("What could get in the way", about.obstacles),
    }
    return {about_name(key, part): told for part, told in said.items()}
