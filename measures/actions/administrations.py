"""The verbs of this room: a questionnaire is recorded, or taken back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from audit import actions as audit
from cases.actions import check_in_case
from cases.models import Case, Client
from measures.actions.definitions import keep_definition
from measures.instruments import instrument
from measures.models import Administration
from measures.scoring import score


class TakenOnIsInTheFuture(Exception):
    def __str__(self) -> str:
        return "The day of the questionnaire must be today or in the past."


class AlreadyTakenBack(Exception):
    def __str__(self) -> str:
        return "These scores were already taken back."


class ScoresAreSigned(Exception):
    def __str__(self) -> str:
        return (
            "These scores belong to a signed session and stay as they were signed. Add to "
            "the session's note what was wrong with them."
        )


class ReasonMissing(Exception):
    def __str__(self) -> str:
        return "Say why these scores are taken back."


@transaction.atomic
def record_administration(
    *,
    case: Case,
    by: User,
    instrument_key: str,
    taken_on: date,
    answers: Sequence[int | None],
    mode: str = Administration.Mode.KEYED,
    about: Client | None = None,
    at: datetime | None = None,
) -> Administration:
    """Keep the raw answers (None = left blank) with the total as scored today.

    What the client sent themselves is in the log as nobody's of the practice; its author
    is `by`, who made their link.

    Raises `measures.scoring.InvalidAnswers` with a sentence for a wrong number of
    answers or one out of range, and TakenOnIsInTheFuture; NotInThisCase where `about` is
    neither of the two of a couple.
    """
    now = at or datetime.now(UTC)
    if taken_on > timezone.localdate(now):
        raise TakenOnIsInTheFuture
    definition = instrument(instrument_key)
    about = check_in_case(case, about)
    age = (about or case.client).age_on(taken_on)
    result = score(definition, answers, age=age)
    keep_definition(definition, at=now)
    administration = Administration(
        case=case,
        about=about,
        instrument_key=definition.key,
        instrument_version=definition.version,
        taken_on=taken_on,
        mode=mode,
        answers=list(answers),
        total=result.total,
        band=result.band or "",
        is_case=result.is_case,
        is_prorated=result.is_prorated,
        risk_item=result.risk_item,
        recorded_at=now,
        author=by,
    )
    # What it points to is at hand; the constraints are checked by the database itself.
    administration.clean_fields(exclude={"case", "about", "author"})
    administration.save(force_insert=True)
    by_client = administration.is_by_client
    audit.log(
        by=None if by_client else by,
        verb="measure.recorded",
        record=administration,
        case=case,
        at=at,
        detail={"instrument": definition.key}
        | ({"mode": administration.mode} if by_client else {}),
    )
    return administration


@transaction.atomic
def withdraw_administration(
    *, administration: Administration, by: User, reason: str, at: datetime | None = None
) -> Administration:
    """Take back scores entered in error. They stay readable, and leave every chart.

    Raises AlreadyTakenBack, ReasonMissing, and ScoresAreSigned: whether they belong to a
    signed session is not known in this room, the database refuses to change them then.
    """
    administration = Administration.objects.select_for_update(no_key=True).get(
        pk=administration.pk
    )
    if administration.withdrawn_at is not None:
        raise AlreadyTakenBack
    if not reason.strip():
        raise ReasonMissing
    administration.withdrawn_at = at or datetime.now(UTC)
    administration.withdrawn_reason = reason.strip()
    administration.full_clean()
    try:
        with transaction.atomic():
            administration.save(update_fields=["withdrawn_at", "withdrawn_reason"])
    except IntegrityError as refused:
        raise ScoresAreSigned from refused
    audit.log(
        by=by,
        verb="measure.withdrawn",
        record=administration,
        case=administration.case,
        at=at,
    )
    return administration
