"""Builders for supervision: what stands, and courses with given scores."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from accounts.models import User
from cases.models import Case, FlagDismissal
from sessions.models import SessionNote, TherapySession
from supervision import actions, queries
from supervision.flags import RaisedFlag
from supervision.models import (
    AgendaItem,
    ReviewInterval,
    SavedView,
    SupervisionBrief,
    SupervisionItem,
    SupervisionReview,
    SupervisionSession,
)
from supervision.queries.brief_page import current_brief
from tests import make, make_measures, make_sessions

ITEMS = {"PHQ9": 9, "GAD7": 7}


def standing(case: Case, now: datetime = make.NOW) -> dict[str, RaisedFlag]:
    """The flags that stand, by key."""
    fresh = Case.objects.with_people().get(pk=case.pk)
    return {flag.key: flag for flag in queries.flags_of(fresh, now)}


def review(case: Case, by: User, text: str = "", **fields: Any) -> SupervisionReview:
    values: dict[str, Any] = {"at": make.NOW}
    return actions.review_case(case=case, by=by, text=text, **(values | fields))


def on_agenda(case: Case, by: User | None = None, **fields: Any) -> AgendaItem:
    values: dict[str, Any] = {
        "reason": "STUCK",
        "question": "How do we get back to the focus?",
        "at": make.NOW,
    }
    return actions.put_on_agenda(
        case=case, by=by or case.therapist, **(values | fields)
    )


def brief(case: Case, **words: Any) -> SupervisionBrief:
    standing = current_brief(case)
    item = queries.open_item_of(case)
    values: dict[str, Any] = {
        "question": item.question if item else "",
        "formulation": "Losses that nobody saw.\nSilence keeps him safe and alone.",
        "added": "",
        "left_out": (),
        "number": standing.number if standing else 0,
        "item_version": item.version if item else 0,
        "at": make.NOW,
    }
    return actions.save_brief(case=case, by=case.therapist, **(values | words))


def session(
    *,
    by: User,
    present: Sequence[User],
    cases: Sequence[Case] = (),
    words: str = "We looked at the last two notes.",
    is_closed: bool = False,
    typed: dict[str, Any] | None = None,
    **fields: Any,
) -> SupervisionSession:
    """A session with these cases in it, about each of which something is written."""
    values: dict[str, Any] = {
        "held_on": make.TODAY,
        "mode": "ONE_TO_ONE" if len(present) == 1 else "GROUP",
        "minutes": 50,
        "at": make.NOW,
    } | fields
    held = actions.begin_session(by=by, present=list(present), **values)
    for case in cases:
        item = actions.take_up(session=held, by=by, case=case, at=values["at"])
        write(item, by=by, discussion=words, **(typed or {}))
    if is_closed:
        held = actions.close_session(session=held, by=by, at=values["at"])
    return held


def write(item: SupervisionItem, *, by: User, **typed: Any) -> SupervisionItem:
    """Typed into the form as it stands now."""
    item.refresh_from_db()
    return actions.keep_item(
        item=item,
        by=by,
        fields=item.typed | typed,
        version=item.version,
        at=make.NOW,
    )


def decided(text: str, owner: str = "THERAPIST", due: str = "") -> dict[str, str]:
    """A decision as it is typed in the first row."""
    return {"decision_1": text, "owner_1": owner, "due_1": due}


def interval(case: Case, by: User, days: int | None, **fields: Any) -> ReviewInterval:
    values: dict[str, Any] = {"reason": "Seen every week for now", "at": make.NOW}
    return actions.set_review_interval(case=case, by=by, days=days, **(values | fields))


def saved_view(owner: User, name: str = "Mine", **filters: str) -> SavedView:
    return actions.save_view(by=owner, name=name, filters=filters, at=make.NOW)


def dismissal(
    case: Case, flag: str, *, by: User | None = None, **fields: Any
) -> FlagDismissal:
    """The flag let rest on what it stands on now."""
    if "evidence" not in fields:
        now = fields.get("at", make.NOW)
        fields["evidence"] = standing(case, now)[flag].rests_on
    values: dict[str, Any] = {"reason": "Talked about it on Monday", "at": make.NOW}
    return actions.dismiss_flag(
        case=case, by=by or case.therapist, flag=flag, **(values | fields)
    )


def scored(
    case: Case, totals: Sequence[int | None], **fields: Any
) -> list[TherapySession]:
    """A plan whose first sessions are signed with these PHQ-9 totals, None for none."""
    make_sessions.contract(case=case, **fields)
    booked = make_sessions.sessions(case)
    for therapy_session, total in zip(booked, totals, strict=False):
        sign(therapy_session, phq9=total)
    return booked


def sign(
    therapy_session: TherapySession, *, phq9: int | None = None, **fields: Any
) -> SessionNote:
    """Signed with one total, or without a questionnaire."""
    answers = (
        {} if phq9 is None else {"PHQ9": tuple(make_measures.answers("PHQ9", phq9))}
    )
    is_dit = therapy_session.case.protocol_key.startswith("DIT")
    values: dict[str, Any] = {
        "answers": answers,
        "techniques": ("DIT_EMPATHY",) if is_dit else ("EXPLORATION",),
    }
    return make_sessions.signed(therapy_session, **(values | fields))


def absence(therapy_session: TherapySession, kind: str = "DID_NOT_COME") -> None:
    from sessions import actions as sessions

    sessions.record_absence(
        therapy_session=therapy_session,
        by=therapy_session.case.therapist,
        attendance=kind,
        absence_reason="Not known yet",
        at=therapy_session.scheduled_at,
    )


def day(therapy_session: TherapySession) -> date:
    return therapy_session.scheduled_at.date()
