"""One event of the access log in words: what was done, about whom, and what changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import protocols
from audit.models import Event
from measures import score_only
from measures.instruments import choices as questionnaires
from protocols import focus_areas

NOUNS = {
    "agendaitem": "case on the agenda",
    "competencerating": "rating of a therapist's work",
    "supervisionaddendum": "supervision record",
    "supervisionbrief": "supervision brief",
    "supervisionitem": "case in supervision",
    "supervisionsession": "supervision session",
    "supervisionreflection": "reflection on supervision",
    "caseexport": "copy of the whole record",
    "copingpractice": "what helps",
    "copingstrategy": "what helps",
    "coursereview": "review of the course",
    "selfreportlink": "link to questionnaires",
    "partwording": "wording of letters",
    "phasegate": "going on without",
    "integration": "use with other treatment",
    "groupdraft": "draft in a group",
    "groupmembership": "member of a group",
    "handover": "hand-over",
    "individualmeeting": "meeting with a member",
    "inventoryperson": "person in the inventory",
    "ipaf": "IPAF",
    "loadlook": "number of cases",
    "logpaper": "supervision log",
    "meetingdraft": "draft of a meeting with a member",
    "originrelationship": "where it comes from",
    "reviewinterval": "how often it is reviewed",
    "savedview": "view of the caseload",
    "scaleentry": "scale",
    "sessionrecording": "recording",
    "signintries": "wrong tries",
    "symptomepisode": "symptoms on the timeline",
    "timelineevent": "event on the timeline",
}
# Keys that are stored, by the titles that the pages give them.
TITLES = dict(
    [
        *protocols.titles(),
        *score_only.choices(),
        *questionnaires(),
        *focus_areas.entry_titles(),
    ]
)
# Proof of what was signed or made, for whoever checks the log; no words for a reader.
FOR_MACHINES = frozenset({"sha256"})
READ = {
    "case.read": "Opened the case",
    "client.read": "Opened who the client is",
    "group.read": "Opened the group",
}
# Who may work in a case, and what left the practice: nothing of these is clinical, and
# deciding it is the practice admin's work, who reads nothing else of a case.
ABOUT_ACCESS = frozenset(
    {
        "access.ended",
        "access.granted",
        "case.opened",
        "case.reassigned",
        "caseexport.started",
        "caseexport.downloaded",
        "summary.exported",
    }
)
# Said as the subject of the event already.
SUPERVISOR, SUPERVISEE, USER = "supervisor", "supervisee", "user"
NOTHING = "nothing"
SUBJECTS = frozenset({SUPERVISOR, SUPERVISEE, USER})


def words_of(event: Event) -> str:
    """ "note.signed" is "Note signed"."""
    if event.verb in READ:
        return READ[event.verb]
    return verb_words(event.verb, NOUNS.get(event.record_type, ""))


def verb_words(verb: str, noun: str = "") -> str:
    said, _, done = verb.partition(".")
    words = f"{noun or said} {done}".replace("_", " ").strip()
    return words[:1].upper() + words[1:]


def subject_of(event: Event, people: Mapping[UUID, str]) -> str:
    """The person, or the two, whom an event is about; not the one who did it."""
    if event.record_type == "practice":
        return "The practice"
    about = _about(event.detail)
    if SUPERVISOR in about and SUPERVISEE in about:
        supervisor, supervisee = (
            _said(about[key], people) for key in (SUPERVISOR, SUPERVISEE)
        )
        return f"{supervisor}, supervising {supervisee}"
    if USER in about:
        return _said(about[USER], people)
    if event.record_type == "user" and (person := _uuid(event.record_id)):
        return people.get(person, "") if person != event.actor_id else ""
    return ""


def _about(detail: dict[str, Any]) -> dict[str, Any]:
    """Of old and new values the newest that there is: what was taken out has no new ones."""
    found = dict(detail)
    for values in (detail.get("old"), detail.get("new")):
        if isinstance(values, dict):
            found |= {key: value for key, value in values.items() if value}
    return found


def detail_of(event: Event, people: Mapping[UUID, str]) -> str:
    """What an event says beyond verb and subject; old and new where both are there.

    In the order of the keys: PostgreSQL keeps another one than SQLite. An id that is no
    person's says nothing to a reader, and is left out.
    """
    unsaid = SUBJECTS | FOR_MACHINES
    rest = {key: value for key, value in event.detail.items() if key not in unsaid}
    old, new, fields = (rest.pop(key, None) for key in ("old", "new", "fields"))
    said = [*_changes(old, new, people)]
    if named := [one for one in fields or () if one not in (new or ())]:
        said.insert(0, f"changed: {_said(named, people)}")
    said += _pairs(rest, people)
    return "; ".join(said)


def _changes(old: Any, new: Any, people: Mapping[UUID, str]) -> Iterator[str]:
    if isinstance(old, dict) and isinstance(new, dict):
        for key in sorted(new):
            if key not in SUBJECTS and old.get(key) != new[key]:
                was, now = _said(old.get(key), people), _said(new[key], people)
                change = f"{was} to {now}" if was != NOTHING else now
                yield f"{_said(key, people)}: {change}"
    elif isinstance(new, dict):
        # What somebody or something began with: only what holds.
        begun = {key: value for key, value in new.items() if value}
        yield from _pairs(begun, people)
    elif new and not old:
        yield _said(new, people)
    elif old or new:
        yield f"from {_said(old, people)} to {_said(new, people)}"


def _pairs(values: dict[str, Any], people: Mapping[UUID, str]) -> list[str]:
    return [
        f"{_said(key, people)}: {_said(value, people)}"
        for key, value in sorted(values.items())
        if key not in SUBJECTS and value not in ({}, []) and not _unknown(value, people)
    ]


def _unknown(value: Any, people: Mapping[UUID, str]) -> bool:
    found = _uuid(value) if isinstance(value, str) else None
    return found is not None and found not in people


def _said(value: Any, people: Mapping[UUID, str]) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(_said(one, people) for one in value)
    if isinstance(value, dict):
        return ", ".join(
            f"{_said(key, people)} {_said(one, people)}"
            for key, one in sorted(value.items())
        )
    if value in (None, ""):
        return NOTHING
    person = people.get(found) if (found := _uuid(str(value))) else None
    return person or TITLES.get(str(value)) or str(value).replace("_", " ")


def _uuid(text: str) -> UUID | None:
    """The id that a text is, in the one form that the log writes."""
    try:
        return UUID(text) if len(text) == 36 else None
    except ValueError:
        return None
