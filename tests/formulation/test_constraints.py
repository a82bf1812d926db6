"""What the tables refuse by themselves, also where an action were gone around."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from formulation.models import (
    Formulation,
    Ipaf,
    LonelinessRating,
    SymptomEpisode,
    TimelineEvent,
)
from tests import make, make_formulation, make_timeline

pytestmark = pytest.mark.django_db


def again(row, **changed):
    """The same row once more, written straight into its table."""
    row.pk = None
    row._state.adding = True
    for name, value in changed.items():
        setattr(row, name, value)
    with transaction.atomic():
        row.save(force_insert=True)


@pytest.fixture
def dit(therapist):
    return make_formulation.dit_case(therapist=therapist)


def test_one_version_of_an_ipaf_is_the_current_one(dit):
    """The highest number is current: two with one number would be two current ones."""
    make_formulation.ipaf(dit)
    second = make_formulation.ipaf(dit, reason="Anger", affect_surface="Numb, angry")

    with pytest.raises(IntegrityError):
        again(Ipaf.objects.get(pk=second.pk))
    assert list(dit.ipafs.order_by("number").values_list("number", flat=True)) == [1, 2]


def test_a_later_version_of_an_ipaf_says_why(dit):
    first = make_formulation.ipaf(dit)

    with pytest.raises(IntegrityError):
        again(Ipaf.objects.get(pk=first.pk), number=2, reason="")
    again(Ipaf.objects.get(pk=first.pk), number=2, reason="Anger")


def test_one_version_of_a_formulation_is_the_current_one(case):
    first = make_formulation.formulation(case)

    with pytest.raises(IntegrityError):
        again(Formulation.objects.get(pk=first.pk))


@pytest.mark.parametrize(
    ("make_one", "model"),
    [
        (make_timeline.event, TimelineEvent),
        (make_timeline.episode, SymptomEpisode),
    ],
)
def test_nothing_on_the_timeline_ends_before_it_begins(case, make_one, model):
    one = model.objects.get(pk=make_one(case).pk)

    with pytest.raises(IntegrityError):
        again(one, ends_on=one.starts_on - timedelta(days=1))


def test_loneliness_has_no_eleven(case):
    with pytest.raises(IntegrityError), transaction.atomic():
        LonelinessRating.objects.create(
            case=case,
            value=11,
            rated_on=make.TODAY,
            recorded_at=make.NOW,
            author=case.therapist,
        )
