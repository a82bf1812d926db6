"""What Helena heard of Mina's work, and what Mina thought of it herself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from accounts.models import User
from cases.models import Case
from protocols import PROTOCOLS
from protocols.base import Format, Therapy
from sessions.models import TherapySession
from supervision import actions
from supervision.models import CompetenceRating, SessionRecording

EVIDENCE = CompetenceRating.Evidence
Said = Mapping[str, tuple[int, str]]
# A session of the beginning and of the middle: a case that has come this far.
EARLY, LATER = 3, 6

BEGINNING: Said = {
    "IPT_TIME_LIMIT": (2, "Said once, at the door. It could frame the hour."),
    "IPT_MEASURE": (3, "Asked what the two points more were about."),
    "IPT_ILLNESS": (3, ""),
    "IPT_INVENTORY": (1, "What they hope for is there; what the others expect is not."),
    "IPT_LINKING": (2, "Linked, but by you. Ask first."),
    "IPT_STANCE": (4, "Warm from the first minute."),
    "IPT_SAFETY": (3, "Plain words, and waited for the answer."),
    "IPT_OVERALL": (2, ""),
}
MIDDLE: Said = {
    "IPT_FOCUS_KEPT": (3, "Came back to it after the detour about work."),
    "IPT_LINKING": (3, "This time the client made the link."),
    "IPT_AFFECT": (2, "One more breath before moving on."),
    "IPT_COMMUNICATION": (2, "Nearly word by word. What did they hear?"),
    "IPT_STANCE": (4, ""),
    "IPT_OVERALL": (3, ""),
}
OWN: Said = {
    "IPT_AFFECT": (1, "I talked when it got quiet."),
    "IPT_FOCUS_KEPT": (3, ""),
    "IPT_ROLE_PLAY": (0, "I had planned to, and let it go."),
    "IPT_OVERALL": (2, ""),
}
PRIVATE: Said = {
    "IPT_TIME_LIMIT": (1, "I forgot to say the number."),
    "IPT_OVERALL": (2, ""),
}


def listen(cast: Mapping[str, User]) -> None:
    """Two recordings of one case: one heard, rated and gone, one to be heard. A talk about
    the middle. Of her own sessions Mina has looked back at two, and shared one view."""
    mina, helena = cast["mina"], cast["helena"]
    case, held = _case_of(mina)
    early, later, latest = held[EARLY - 1], held[LATER - 1], held[-1]
    recording = _recorded(early, mina, "Encrypted stick, locked drawer in room 3")
    _rated(
        case, helena, EVIDENCE.RECORDING, early, BEGINNING,
        "A clear beginning. Next time: what does each of them expect?",
        at=early.scheduled_at + timedelta(days=1),
    )  # fmt: skip
    actions.destroy_recording(
        recording=recording,
        by=mina,
        how=SessionRecording.Destroyed.DELETED,
        destroyed_on=(early.scheduled_at + timedelta(days=5)).date(),
        at=early.scheduled_at + timedelta(days=5),
    )
    _recorded(latest, mina, "Encrypted stick, locked drawer in room 3")
    _rated(
        case, helena, EVIDENCE.DISCUSSION, None, MIDDLE,
        "You have settled into the focus. Stay a little longer with what hurts.",
        at=latest.scheduled_at + timedelta(days=1),
    )  # fmt: skip
    own = _rated(
        case, mina, EVIDENCE.MEMORY, later, OWN,
        "I want to try the silence on Thursday.",
        at=later.scheduled_at + timedelta(days=1),
    )  # fmt: skip
    actions.share_rating(rating=own, by=mina, at=later.scheduled_at + timedelta(days=2))
    actions.note_reading(
        rating=own, by=helena, at=later.scheduled_at + timedelta(days=3)
    )
    _rated(
        case, mina, EVIDENCE.MEMORY, latest, PRIVATE, "Tired. Look at it again.",
        at=latest.scheduled_at + timedelta(hours=6),
    )  # fmt: skip


def _case_of(mina: User) -> tuple[Case, list[TherapySession]]:
    """Her IPT case for one client that has come furthest, and its signed sessions."""
    one_to_one = [
        key
        for key, item in PROTOCOLS.items()
        if item.therapy == Therapy.IPT and item.format == Format.INDIVIDUAL
    ]
    found = [
        (case, list(case.therapy_sessions.exclude(number=None).order_by("number")))
        for case in Case.objects.open()
        .filter(therapist=mina, protocol_key__in=one_to_one)
        .with_people()
        .order_by("opened_at", "client__family_name")
    ]
    return max(found, key=lambda one: len(one[1]))


def _recorded(held: TherapySession, by: User, kept_at: str) -> SessionRecording:
    return actions.enter_recording(
        therapy_session=held,
        by=by,
        kind=SessionRecording.Kind.AUDIO,
        kept_at=kept_at,
        at=held.scheduled_at + timedelta(hours=2),
    )


def _rated(
    case: Case,
    by: User,
    evidence: str,
    held: TherapySession | None,
    said: Said,
    words: str,
    at: datetime,
) -> CompetenceRating:
    """Begun and given. Beside a recording, every remark has its minute."""
    rating = actions.begin_rating(
        case=case, by=by, evidence=evidence, therapy_session=held, at=at
    )
    answers = {
        key: {
            "score": score,
            "comment": comment,
            "minute": 4 * place if comment and rating.is_from_recording else None,
        }
        for place, (key, (score, comment)) in enumerate(said.items(), 1)
    }
    return actions.give_rating(
        rating=rating, by=by, answers=answers, words=words, version=0, at=at
    )
