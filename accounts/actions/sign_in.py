"""Counting wrong tries, using a code once, and writing down who came and went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import LastCode, SignInTries, User
from audit import actions as audit

# Tries without any wait; after that the wait doubles from the first to the longest.
FREE_TRIES = 5
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=15)
# One address may belong to a whole practice, so it is only slowed down.
TRIES_PER_ADDRESS = 30
ADDRESS_WINDOW = timedelta(minutes=1)
FORGOTTEN_AFTER = timedelta(hours=24)


class TooManyTries(Exception):
    """Waiting is over by itself: nobody can lock somebody else out for good."""

    def __init__(self) -> None:
        super().__init__("Too many tries. Wait 15 minutes or ask your administrator")


@dataclass(frozen=True, kw_only=True)
class Try:
    """A try that has been counted. Forgiven when it turns out to be right."""

    who: str
    address: str


def key_of(kind: str, value: str) -> str:
    """What the table calls an account, a device or an address."""
    return salted_hmac(f"sign-in {kind}", value.lower()).hexdigest()


def wait_after(failures: int) -> timedelta:
    """How long until the next try: nothing at first, then ever longer, up to 15 min."""
    if failures < FREE_TRIES:
        return timedelta(0)
    doublings = min(failures - FREE_TRIES, 10)
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


@transaction.atomic
def begin_try(*, who: str, address: str, at: datetime | None = None) -> Try:
    """Count a try before it is looked at, so that parallel guesses all count.

    `who` and `address` are keys. Raises TooManyTries, and then counts nothing.
    """
    now = at or timezone.now()
    SignInTries.objects.filter(last_at__lt=now - FORGOTTEN_AFTER).delete()
    of_address = _tries(address, now)
    of_who = _tries(who, now)
    if now - of_address.first_at >= ADDRESS_WINDOW:
        of_address.failures, of_address.first_at = 0, now
    is_waiting = now < of_who.last_at + wait_after(of_who.failures)
    if of_address.failures >= TRIES_PER_ADDRESS or is_waiting:
        raise TooManyTries
    for tries in (of_address, of_who):
        tries.failures += 1
        tries.last_at = now
        tries.save()
    return Try(who=who, address=address)


def _tries(key: str, now: datetime) -> SignInTries:
    return SignInTries.objects.select_for_update().get_or_create(
        key=key, defaults={"first_at": now, "last_at": now}
    )[0]


def check_stray_tries(*, address: str, at: datetime | None = None) -> None:
    """Raises TooManyTries for an address that tried too many dead links in a minute.

    `address` is a key, as for `begin_try`. Reads only: a link that works costs no write.
    """
    now = at or timezone.now()
    tries = SignInTries.objects.filter(key=address).first()
    if tries is None or now - tries.first_at >= ADDRESS_WINDOW:
        return
    if tries.failures >= TRIES_PER_ADDRESS:
        raise TooManyTries


@transaction.atomic
def count_stray_try(*, address: str, at: datetime | None = None) -> None:
    """Someone followed a link that leads nowhere: one more for this address."""
    now = at or timezone.now()
    tries = _tries(address, now)
    if now - tries.first_at >= ADDRESS_WINDOW:
        tries.failures, tries.first_at = 0, now
    tries.failures += 1
    tries.last_at = now
    tries.save()


@transaction.atomic
def forgive_try(*, counted: Try) -> None:
    """The try was right: the account starts afresh, the address gets its one back."""
    # Address first, as in begin_try: two locks taken in two orders would deadlock.
    SignInTries.objects.filter(key=counted.address, failures__gt=0).update(
        failures=F("failures") - 1
    )
    SignInTries.objects.filter(key=counted.who).delete()


@transaction.atomic
def forget_tries(*, person: User, by: User, at: datetime | None = None) -> None:
    """Let someone try again at once, after too many wrong tries."""
    keys = [key_of("account", person.email), key_of("code", str(person.pk))]
    SignInTries.objects.filter(key__in=keys).delete()
    audit.log(by=by, verb="sign_in_tries.forgotten", record=person, at=at)


@transaction.atomic
def use_code(*, person: User, counter: int) -> bool:
    """Whether this authenticator code is newer than the last one, which it becomes.

    One conditional update, so that of two requests with the same code one is refused.
    """
    _, is_first = LastCode.objects.get_or_create(
        user=person, defaults={"counter": counter}
    )
    if is_first:
        return True
    newer = LastCode.objects.filter(user=person, counter__lt=counter)
    return newer.update(counter=counter) == 1


def log_sign_in(*, by: User, methods: list[str], address: str) -> None:
    audit.log(
        by=by,
        verb="person.signed_in",
        record=by,
        detail={"methods": methods},
        address=address,
    )


def log_sign_out(*, by: User, reason: str, address: str) -> None:
    """`reason` is ASKED, IDLE, AFTER_12_HOURS or HANDED_OVER, with the tablet."""
    audit.log(
        by=by,
        verb="person.signed_out",
        record=by,
        detail={"reason": reason},
        address=address,
    )


def log_failed_sign_in(*, email: str, step: str, address: str) -> None:
    """A wrong password or code. An address that nobody here has is not written down."""
    person = User.objects.filter(email__iexact=email).first()
    audit.log(
        by=None,
        verb="sign_in.failed",
        record=person,
        detail={"step": step, "is_known": person is not None},
        address=address,
    )


def log_change_of_sign_in(*, by: User, verb: str, address: str) -> None:
    """A password or a second factor was set, changed or removed by its owner."""
    audit.log(by=by, verb=verb, record=by, address=address)
