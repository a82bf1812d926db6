"""From what was typed to what it means, and back.

A draft keeps the form's fields exactly as typed. Reading them is lenient: what cannot be
read is left out here and named by the form.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from dataclasses import fields as fields_of
from datetime import date, datetime, time
from uuid import UUID

from django.http import QueryDict
from django.utils.crypto import salted_hmac

from protocols import risk as risk_words
from sessions.content import tidy
from sessions.dates import NoSuchTime, moment
from sessions.entry import (
    NOTHING_SAID,
    CopingHelped,
    RiskFields,
    SessionEntry,
    SightingFields,
    TaskAbout,
    TaskWent,
)

Typed = str | list[str]

# Never kept in a draft, a snapshot or a conflict copy. A process note has its own row.
PRIVATE = "process_note"
PRIVATE_FROM = "process_note_from"
# Chosen to be put into the text; the choice is no part of the draft.
SNIPPET = "snippet"
# The version of the draft, where `version` is that of the record.
DRAFT = "draft"
NOT_KEPT = frozenset(
    {
        "csrfmiddlewaretoken",
        "version",
        PRIVATE,
        PRIVATE_FROM,
        SNIPPET,
        "do",
        "names_checked",
        DRAFT,
    }
)
# Rows of the trace with nobody of the inventory, by their source.
IN_THE_ROOM, IN_A_DREAM = "room", "dream"
WITHOUT_PERSON = {IN_THE_ROOM: "IN_THE_ROOM", IN_A_DREAM: "DREAM"}
TRACE = "trace"
PEOPLE = "people"
GOALS = "goals"
HOMEWORK = "homework"
# Tasks for next time: the first under the plain names, the others with their number.
NEXT_TASK = "next_homework"
MOST_TASKS = 20
ABOUT = ("why", "when_and_where", "obstacles", "suggested_by", "person")
COPING = "coping"
TRY_OUTS = "try_outs"
FELT = "felt"
# What can be taken over from last time. Never anything about safety.
INHERITABLE = ("text", "focus_link")
# The one press for "asked, no change, no thoughts"; the fields of the entry have a prefix.
RISK_QUICK = "risk_quick"
RISK = "risk"
# The same of the partner, and who of the two came.
PARTNER_RISK_QUICK = "partner_risk_quick"
PARTNER_RISK = "partner_risk"
CAME = "came"


@dataclass(frozen=True, kw_only=True)
class PrivateText:
    """The process note as a page holds it, and the `fingerprint` of what it began from.

    A draft's version says nothing of it: the note has pages of its own.
    """

    text: str
    came_from: str

    @property
    def is_unchanged(self) -> bool:
        """Whether nobody typed in it here."""
        return fingerprint(self.text) == self.came_from


def private_of(data: QueryDict) -> PrivateText | None:
    """None where the page has no process note; one of unknown origin began from none."""
    text = data.get(PRIVATE)
    if text is None:
        return None
    return PrivateText(text=text, came_from=data.get(PRIVATE_FROM, ""))


def fingerprint(text: str) -> str:
    """Tells two process notes apart without their words. Never stored."""
    return salted_hmac("sessions.process_note", tidy(text)).hexdigest()


def storable(fields: Mapping[str, Typed]) -> dict[str, Typed]:
    """What a draft keeps: without tokens and process note, without null characters."""
    return {
        name: _clean(value) for name, value in fields.items() if name not in NOT_KEPT
    }


def item9_of(fields: Mapping[str, Typed]) -> int | None:
    """The answer to PHQ-9 item 9 as typed, None while it is blank or no answer."""
    return _digit(one(fields, item_name("PHQ9", 9)))


def item_name(instrument_key: str, number: int) -> str:
    """The form field of one item: `phq9_4`."""
    return f"{instrument_key.lower()}_{number}"


def keep_name(instrument_key: str) -> str:
    """The form field that chooses between two answers: `keep_phq9`."""
    return f"keep_{instrument_key.lower()}"


def one(fields: Mapping[str, Typed], name: str) -> str:
    """The last value typed under this name, trimmed."""
    value = fields.get(name, "")
    if isinstance(value, str):
        return value.strip()
    return value[-1].strip() if value else ""


def from_post(data: QueryDict) -> dict[str, Typed]:
    """A posted form as a draft keeps it: one value as text, several as a list."""
    return {
        name: values[0] if len(values) == 1 else values for name, values in data.lists()
    }


def version_of(data: QueryDict) -> int:
    """The version that a form builds on; one that cannot be read builds on none."""
    return _version(data.get("version", ""))


def draft_version_of(data: QueryDict) -> int:
    """The same of the draft, in a form that has both; 0 where none is begun."""
    return _version(data.get(DRAFT, "0"))


def _version(typed: str) -> int:
    number = _number(typed)
    return -1 if number is None else number


def many(fields: Mapping[str, Typed], name: str) -> tuple[str, ...]:
    value = fields.get(name, [])
    values = [value] if isinstance(value, str) else value
    return tuple(dict.fromkeys(item for item in values if item))


@dataclass(frozen=True, kw_only=True)
class Known:
    """What has to be known of the case to read a form of it.

    `items` maps the questionnaires of the day to their number of items; `last_thoughts`
    is what was said when safety was last asked about, None when it never was;
    `people` are those with a row in the trace; `inherited` holds the texts that can be
    taken over from last time; `try_outs` are the next steps of worksheets, in words.
    """

    items: Mapping[str, int]
    last_thoughts: str | None = None
    partner_last_thoughts: str | None = None
    is_couple: bool = False
    homework: tuple[UUID, ...] = ()
    coping: tuple[UUID, ...] = ()
    people: tuple[UUID, ...] = ()
    inherited: Mapping[str, str] = field(default_factory=dict)
    try_outs: Mapping[UUID, str] = field(default_factory=dict)


def entry_from(fields: Mapping[str, Typed], known: Known) -> SessionEntry:
    """The session as far as it can be read from what was typed."""
    tasks = next_tasks_in(fields)
    return SessionEntry(
        attendance=one(fields, "attendance"),
        place=one(fields, "place") or "IN_PERSON",
        minutes=_number(one(fields, "minutes")) or 0,
        held_at=held_at_of(fields),
        answers=_answers(fields, known.items),
        kept={
            key: chosen
            for key in known.items
            if (chosen := one(fields, keep_name(key)))
        },
        measure_missed_reason=one(fields, "measure_missed_reason"),
        risk=_risk(fields, known.last_thoughts, RISK, RISK_QUICK),
        partner_risk=_risk(
            fields, known.partner_last_thoughts, PARTNER_RISK, PARTNER_RISK_QUICK
        )
        if known.is_couple
        else None,
        came=one(fields, CAME) if known.is_couple else "",
        ticks=many(fields, "ticks"),
        techniques=many(fields, "techniques"),
        homework_reviews=_reviews(fields, known.homework),
        next_homework="\n".join(text for text, _ in tasks),
        homework_about=tuple(
            NOTHING_SAID if key is None else _about(fields, key) for _, key in tasks
        ),
        coping=_coping(fields, known.coping),
        try_outs={
            key: known.try_outs[key]
            for key in try_outs_in(fields)
            if key in known.try_outs
        },
        try_outs_about={
            key: about
            for key in try_outs_in(fields)
            if key in known.try_outs
            and (about := _about(fields, str(key))) != NOTHING_SAID
        },
        finished_tasks=_ids(many(fields, "finished_tasks")),
        sightings=_sightings(fields, known.people),
        people=_ids(many(fields, PEOPLE)),
        goals=goals_in(fields),
        felt=many(fields, FELT),
        felt_words=one(fields, "felt_words"),
        text=one(fields, "text"),
        focus_link=one(fields, "focus_link"),
        next_plan=one(fields, "next_plan"),
        important=one(fields, "important"),
        unconfirmed=unconfirmed(fields, known.inherited),
    )


def held_at_of(fields: Mapping[str, Typed]) -> datetime | None:
    """When the session took place, None where day or time cannot be read."""
    try:
        day = date.fromisoformat(one(fields, "held_on"))
        at = time.fromisoformat(one(fields, "held_time"))
        return moment(day, at)
    except (ValueError, NoSuchTime):
        return None


def unconfirmed(
    fields: Mapping[str, Typed], inherited: Mapping[str, str]
) -> tuple[str, ...]:
    """Fields that still hold the words of last time, and were not confirmed."""
    taken, confirmed = many(fields, "inherited"), many(fields, "confirmed")
    return tuple(
        name
        for name in taken
        if name not in confirmed
        and one(fields, name)
        and one(fields, name) == inherited.get(name, "").strip()
    )


def _answers(
    fields: Mapping[str, Typed], items: Mapping[str, int]
) -> dict[str, tuple[int | None, ...]]:
    """Only questionnaires with at least one answer: a blank strip was not done."""
    read = {
        key: tuple(
            _digit(one(fields, item_name(key, number)))
            for number in range(1, count + 1)
        )
        for key, count in items.items()
    }
    return {
        key: answers
        for key, answers in read.items()
        if any(answer is not None for answer in answers)
    }


def _risk(
    fields: Mapping[str, Typed], last_thoughts: str | None, prefix: str, press: str
) -> RiskFields | None:
    """The entry as written; the one press answers what is left open in it."""
    words = {
        part.name: one(fields, f"{prefix}-{part.name}")
        for part in fields_of(RiskFields)
        if part.name not in ("actions", "next_review_on", "informed_at")
    }
    actions = many(fields, f"{prefix}-actions")
    if one(fields, press):
        quick = quick_risk(last_thoughts)
        for name in ("asked", "thoughts", "compared"):
            words[name] = words[name] or getattr(quick, name)
    if actions or any(words.values()):
        review_on = _day(one(fields, f"{prefix}-next_review_on"))
        informed_at = _time(one(fields, f"{prefix}-informed_at"))
        return RiskFields(
            actions=actions,
            next_review_on=review_on,
            informed_at=informed_at,
            **words,
        )
    return None


def quick_risk(last_thoughts: str | None) -> RiskFields:
    """Asked directly, and nothing there."""
    return RiskFields(
        compared=quick_comparison(last_thoughts), thoughts=risk_words.Thoughts.NONE
    )


def quick_comparison(last_thoughts: str | None) -> str:
    """What "no thoughts today" means beside last time."""
    if last_thoughts is None:
        return risk_words.Compared.FIRST
    if last_thoughts == risk_words.Thoughts.NONE:
        return risk_words.Compared.SAME
    return risk_words.Compared.BETTER


def _reviews(
    fields: Mapping[str, Typed], homework: tuple[UUID, ...]
) -> dict[UUID, TaskWent]:
    return {
        key: TaskWent(
            outcome,
            learned=one(fields, f"{HOMEWORK}_{key}_learned"),
            happened=one(fields, f"{HOMEWORK}_{key}_happened"),
            mood_effect=_effect(one(fields, f"{HOMEWORK}_{key}_mood")),
            helped=_number(one(fields, f"{HOMEWORK}_{key}_helped")),
        )
        for key in homework
        if (outcome := one(fields, f"{HOMEWORK}_{key}"))
    }


def task_name(row: int) -> str:
    """The form field of a task for next time; rows begin with 1."""
    return NEXT_TASK if row == 1 else f"{NEXT_TASK}_{row}"


def about_name(key: str, part: str) -> str:
    """The field of more about a task: `key` is its row, or the id of its worksheet."""
    return f"{HOMEWORK}_{part}" if key in ("", "1") else f"{HOMEWORK}_{key}_{part}"


def next_tasks_in(fields: Mapping[str, Typed]) -> list[tuple[str, str | None]]:
    """Each task with the key of what is said about it; None for one that has no row yet.

    Several lines in one row are several tasks. Rows at the end that are empty are left out.
    """
    found: list[tuple[str, str | None]] = []
    for row in range(1, MOST_TASKS + 1):
        first, *others = one(fields, task_name(row)).splitlines() or [""]
        found.append((first, str(row)))
        found += [(line, None) for line in others if line.strip()]
    while (
        found
        and not found[-1][0]
        and _about(fields, found[-1][1] or "") == (NOTHING_SAID)
    ):
        found.pop()
    return found


def _about(fields: Mapping[str, Typed], key: str) -> TaskAbout:
    said = {part: one(fields, about_name(key, part)) for part in ABOUT}
    people = _ids((said.pop("person"),))
    return TaskAbout(**said, person_id=people[0] if people else None)


def _coping(
    fields: Mapping[str, Typed], coping: tuple[UUID, ...]
) -> dict[UUID, CopingHelped]:
    rated = {key: _number(one(fields, f"{COPING}_{key}")) for key in coping}
    return {
        key: CopingHelped(helped, note=one(fields, f"{COPING}_{key}_note"))
        for key, helped in rated.items()
        if helped is not None
    }


def _sightings(
    fields: Mapping[str, Typed], people: tuple[UUID, ...]
) -> tuple[SightingFields, ...]:
    marks = [
        SightingFields(person_id=key, changed=changed)
        for key in people
        if (changed := one(fields, f"{TRACE}_{key}"))
    ]
    marks += [
        SightingFields(source=source, changed=changed)
        for key, source in WITHOUT_PERSON.items()
        if (changed := one(fields, f"{TRACE}_{key}"))
    ]
    return tuple(marks)


def people_in(fields: Mapping[str, Typed]) -> tuple[UUID, ...]:
    """Everyone whom this form speaks of: ticked as spoken of, or marked in the trace."""
    marked = [
        name.removeprefix(f"{TRACE}_")
        for name in fields
        if name.startswith(f"{TRACE}_") and one(fields, name)
    ]
    return _ids((*many(fields, PEOPLE), *marked))


def goals_in(fields: Mapping[str, Typed]) -> tuple[UUID, ...]:
    """The goals that are ticked."""
    return _ids(many(fields, GOALS))


def try_outs_in(fields: Mapping[str, Typed]) -> tuple[UUID, ...]:
    """The worksheets whose next step is ticked."""
    return _ids(many(fields, TRY_OUTS))


def _ids(values: tuple[str, ...]) -> tuple[UUID, ...]:
    found = []
    for value in values:
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return tuple(found)


def _digit(typed: str) -> int | None:
    """0 to 3, the answers of both questionnaires."""
    return int(typed) if typed in ("0", "1", "2", "3") else None


def _effect(typed: str) -> int | None:
    """From -2, much worse, to 2, much better."""
    return int(typed) if typed in ("-2", "-1", "0", "1", "2") else None


def _number(typed: str) -> int | None:
    return int(typed) if typed.isascii() and typed.isdigit() else None


def _day(typed: str) -> date | None:
    try:
        return date.fromisoformat(typed)
    except ValueError:
        return None


def _time(typed: str) -> time | None:
    try:
        return time.fromisoformat(typed)
    except ValueError:
        return None


def _clean(value: Typed) -> Typed:
    if isinstance(value, str):
        return value.replace("\x00", "")
    return [item.replace("\x00", "") for item in value]
