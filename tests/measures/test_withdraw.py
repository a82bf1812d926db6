"""Scores entered in error are taken back: they stay readable and leave every series."""

from datetime import UTC, datetime

import pytest

from audit.models import Event
from measures import actions, queries
from measures.models import Administration
from tests import make, make_measures, make_sessions

pytestmark = pytest.mark.django_db


def withdraw(administration, **fields):
    values = {
        "by": administration.author,
        "reason": "Typed into the wrong case",
        "at": make.NOW,
    }
    return actions.withdraw_administration(
        administration=administration, **(values | fields)
    )


def test_it_leaves_the_series_and_stays_readable(case):
    taken = make_measures.administration(case)

    withdraw(taken)

    kept = queries.administration_of(case, taken.pk)
    assert kept is not None
    assert (kept.withdrawn_at, kept.withdrawn_reason) == (
        make.NOW,
        "Typed into the wrong case",
    )
    assert kept.total == 9
    assert queries.series(case, "PHQ9") == []


def test_it_is_in_the_log(case):
    taken = make_measures.administration(case)

    withdraw(taken)

    event = Event.objects.get(verb="measure.withdrawn")
    assert (event.record_id, event.case_id) == (str(taken.pk), case.pk)


def test_without_a_moment_it_is_now(case):
    taken = withdraw(make_measures.administration(case), at=None)

    assert (datetime.now(UTC) - taken.withdrawn_at).total_seconds() < 60


def test_a_reason_is_needed(case):
    taken = make_measures.administration(case)

    with pytest.raises(actions.ReasonMissing, match="Say why"):
        withdraw(taken, reason="  ")
    assert Administration.objects.standing().count() == 1


def test_only_once_even_with_an_old_copy_in_hand(case):
    taken = make_measures.administration(case)
    withdraw(taken)

    with pytest.raises(actions.AlreadyTakenBack, match="already taken back"):
        withdraw(taken, reason="Another reason")
    assert Administration.objects.get().withdrawn_reason == "Typed into the wrong case"


def test_scores_of_a_signed_session_stay(case):
    make_sessions.course(case=case, signed_ones=1)
    taken = Administration.objects.get(instrument_key="PHQ9")

    with pytest.raises(actions.ScoresAreSigned, match="signed session"):
        withdraw(taken)

    taken.refresh_from_db()
    assert taken.withdrawn_at is None
    assert not Event.objects.filter(verb="measure.withdrawn").exists()
