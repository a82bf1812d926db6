"""The demo practice and its people. Only where `DEMO=1`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.hashers import make_password
from django.db import transaction

from accounts.models import Practice, SupervisionLink, User
from accounts.queries import arrangement_for

PASSWORD = "demo-practice"  # noqa: S105 - printed by `./dev run`, and only for the demo


@dataclass(frozen=True, kw_only=True)
class Member:
    """Someone who works at the demo practice."""

    key: str
    name: str
    roles: str
    title: str = ""
    profession: str = ""
    registration: str = ""


MEMBERS = (
    Member(
        key="ruth",
        name="Ruth Adeyemi",
        roles="therapist",
        profession="IPT therapist",
        registration="IPT-0412",
    ),
    Member(
        key="jonas",
        name="Jonas Weil",
        roles="therapist",
        profession="Psychotherapist",
        registration="DIT-0187",
    ),
    Member(key="mina", name="Mina Castellano", roles="therapist trainee"),
    Member(
        key="helena",
        name="Helena Marsh",
        roles="supervisor",
        title="Dr",
        profession="Consultant clinical psychologist",
        registration="PSY-0033",
    ),
    Member(
        key="admin", name="Priti Raman", roles="admin", profession="Practice manager"
    ),
    Member(
        key="callum", name="Callum Reid", roles="therapist", profession="Counsellor"
    ),
    Member(
        key="outsider", name="Olu Bankole", roles="therapist", profession="Counsellor"
    ),
)
SUPERVISED = ("ruth", "jonas", "mina")


@transaction.atomic
def set_the_stage(*, since: date) -> dict[str, User]:
    """The practice, seven accounts and who supervises whom; key -> person."""
    Practice.objects.update_or_create(
        id=1,
        defaults={
            "name": "Quayside Psychological Therapies",
            "address": "4 Harbour Row\nMillport",
            "phone": "01632 960100",
            "email": "hello@quayside.example.org",
            "crisis_lines": "In danger now: 999\n"
            "NHS urgent mental health help, day and night: 111, option 2\n"
            "Samaritans, day and night: 116 123\nShout, by text: 85258",
            "crisis_verified_on": since,
        },
    )
    # Hashing is slow on purpose; one hash does for a password that everyone may read.
    hashed = make_password(PASSWORD)
    cast = {member.key: _enter(member, hashed) for member in MEMBERS}
    for key in SUPERVISED:
        SupervisionLink.objects.create(
            supervisor=cast["helena"],
            supervisee=cast[key],
            starts_on=since,
            arrangement=arrangement_for(cast[key]),
        )
    return cast


def _enter(member: Member, hashed: str) -> User:
    given, family = member.name.split(" ", 1)
    person = User(
        email=f"{member.key}@demo.example",
        title=member.title,
        given_name=given,
        family_name=family,
        profession=member.profession,
        registration_number=member.registration,
        is_therapist="therapist" in member.roles,
        is_trainee="trainee" in member.roles,
        is_supervisor="supervisor" in member.roles,
        is_practice_admin="admin" in member.roles,
        is_demo=True,
        names_shown=User.Names.FULL,
        password=hashed,
    )
    person.full_clean()
    person.save(force_insert=True)
    return person
