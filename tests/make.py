"""Typed builders: the least that a test needs, with everything else filled in."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta
from typing import Any

from accounts.models import SupervisionLink, User
from accounts.queries import arrangement_for
from cases.models import Case, CaseAccess, Client

PASSWORD = "a long pass phrase"
TODAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)

_count = itertools.count(1)


def user(
    name: str = "Ruth Adeyemi", *, roles: str = "therapist", **fields: Any
) -> User:
    """A person with the roles named, e.g. roles="therapist supervisor"."""
    given, family = name.split(" ", 1)
    made = User(
        email=fields.pop("email", f"{given.lower()}.{next(_count)}@example.org"),
        given_name=given,
        family_name=family,
        is_therapist="therapist" in roles or "trainee" in roles,
        is_trainee="trainee" in roles,
        is_supervisor="supervisor" in roles,
        is_practice_admin="admin" in roles,
        # Second factors have tests of their own; everyone else signs in as in the demo.
        is_demo=fields.pop("is_demo", True),
        **fields,
    )
    made.set_password(PASSWORD)
    made.save()
    return made


def supervision(
    *, supervisor: User, supervisee: User, starts_on: date | None = None, **fields: Any
) -> SupervisionLink:
    return SupervisionLink.objects.create(
        supervisor=supervisor,
        supervisee=supervisee,
        starts_on=starts_on or date(2020, 1, 1),
        arrangement=fields.pop("arrangement", arrangement_for(supervisee)),
        **fields,
    )


def client(name: str = "Daniel Okafor", **fields: Any) -> Client:
    given, family = name.split(" ", 1)
    values: dict[str, Any] = {
        "given_name": given,
        "family_name": family,
        "born_on": date(1974, 3, 14),
        "created_at": NOW,
    }
    return Client.objects.create(**(values | fields))


def case(
    *,
    therapist: User,
    of: Client | None = None,
    protocol_key: str = "IPT_ADULT",
    **fields: Any,
) -> Case:
    """A case in treatment; protocol_key="" leaves the model undecided."""
    values: dict[str, Any] = {
        "client": of or client(),
        "therapist": therapist,
        "protocol_key": protocol_key,
        "problem": "DEPRESSION",
        "status": Case.Status.TREATMENT if protocol_key else Case.Status.ASSESSMENT,
        "referral_source": Case.ReferralSource.GP,
        "referred_on": TODAY - timedelta(days=90),
        "opened_at": NOW - timedelta(days=90),
        "opened_by": therapist,
    }
    return Case.objects.create(**(values | fields))


def closed_case(*, therapist: User, **fields: Any) -> Case:
    values: dict[str, Any] = {
        "status": Case.Status.CLOSED,
        "closed_on": TODAY,
        "closed_by": therapist,
        "ending_reason": "COMPLETED",
    }
    return case(therapist=therapist, **(values | fields))


def many_cases(therapist: User, count: int) -> list[Case]:
    """Cases in treatment, IPT and DIT in turn, written in bulk."""
    clients = Client.objects.bulk_create(
        Client(
            given_name="Anna",
            family_name=f"No{number:04}",
            born_on=date(1980, 1, 1),
            created_at=NOW,
        )
        for number in range(count)
    )
    return Case.objects.bulk_create(
        Case(
            client=client,
            therapist=therapist,
            protocol_key=("DIT_16_SEED", "IPT_ADULT")[number % 2],
            problem="DEPRESSION",
            status=Case.Status.TREATMENT,
            referral_source=Case.ReferralSource.GP,
            referred_on=TODAY - timedelta(days=90),
            opened_at=NOW - timedelta(days=90),
            opened_by=therapist,
        )
        for number, client in enumerate(clients)
    )


def access(
    *, to: Case, user: User, relation: str = "COVER", **fields: Any
) -> CaseAccess:
    values: dict[str, Any] = {
        "case": to,
        "user": user,
        "relation": relation,
        "reason": "Leave",
        "hand_over": "Hold the frame.",
        "starts_on": date(2020, 1, 1),
        "ends_on": date(2099, 1, 1),
        "granted_by": to.therapist,
    }
    return CaseAccess.objects.create(**(values | fields))
