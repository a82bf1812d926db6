"""The one definition of who may open a case, as a truth table."""

from datetime import date, timedelta

import pytest

from accounts.queries import is_supervised_by
from cases.models import Case
from tests import make


def can_read(user, case, on=make.TODAY) -> bool:
    return Case.objects.visible_to(user, on).filter(pk=case.pk).exists()


def can_write(user, case, on=make.TODAY) -> bool:
    return Case.objects.writable_by(user, on).filter(pk=case.pk).exists()


def test_its_therapist_reads_and_writes(case, therapist):
    assert can_read(therapist, case)
    assert can_write(therapist, case)


def test_a_current_supervisor_reads_and_does_not_write(case, supervisor):
    assert can_read(supervisor, case)
    assert not can_write(supervisor, case)


def test_a_supervisor_of_somebody_else_sees_nothing(case):
    other = make.user("Vera Other", roles="supervisor")
    make.supervision(supervisor=other, supervisee=make.user("Tom Else"))

    assert not can_read(other, case)


@pytest.mark.parametrize("days", [-1, 1])
def test_supervision_opens_the_case_only_between_its_days(case, therapist, days):
    vera = make.user("Vera Former", roles="supervisor")
    edge = make.TODAY + timedelta(days=days)
    if days < 0:
        make.supervision(supervisor=vera, supervisee=therapist, ends_on=edge)
    else:
        make.supervision(supervisor=vera, supervisee=therapist, starts_on=edge)

    assert not can_read(vera, case)
    assert can_read(vera, case, on=edge)


def test_a_practice_admin_sees_no_case(case, admin):
    assert not can_read(admin, case)


def test_an_outsider_sees_no_case(case, outsider):
    assert not can_read(outsider, case)


@pytest.mark.parametrize("relation", ["COVER", "CO_THERAPIST"])
def test_a_current_grant_opens_the_case_for_reading_and_writing(
    case, outsider, relation
):
    make.access(to=case, user=outsider, relation=relation)

    assert can_read(outsider, case)
    assert can_write(outsider, case)


def test_cover_ends_by_itself(case, outsider):
    make.access(to=case, user=outsider, ends_on=make.TODAY - timedelta(days=1))

    assert not can_read(outsider, case)
    assert not can_write(outsider, case)


def test_cover_does_not_open_before_it_starts(case, outsider):
    make.access(to=case, user=outsider, starts_on=date(2098, 1, 1))

    assert not can_read(outsider, case)


def test_a_closed_case_is_read_and_no_longer_written(therapist):
    ended = make.closed_case(therapist=therapist)

    assert can_read(therapist, ended)
    assert not can_write(therapist, ended)


def test_someone_deactivated_sees_nothing(case, therapist):
    therapist.is_active = False

    assert not can_read(therapist, case)
    assert not can_write(therapist, case)


def test_someone_who_is_no_longer_a_therapist_loses_their_cases(case, therapist):
    therapist.is_therapist = False
    therapist.save()

    assert not can_read(therapist, case)


def test_a_supervisor_who_is_none_any_more_loses_the_cases(case, supervisor):
    """The link alone opens nothing: the role has to be there still."""
    supervisor.is_supervisor, supervisor.is_practice_admin = False, True
    supervisor.save()

    assert not can_read(supervisor, case)


@pytest.mark.parametrize("relation", ["COVER", "CO_THERAPIST"])
def test_a_grant_is_for_who_still_is_a_therapist(case, outsider, relation):
    make.access(to=case, user=outsider, relation=relation)
    outsider.is_therapist, outsider.is_practice_admin = False, True
    outsider.save()

    assert not can_read(outsider, case)
    assert not can_write(outsider, case)


def test_a_supervisor_who_is_deactivated_supervises_nobody(therapist, supervisor):
    supervisor.is_active = False
    supervisor.save()

    assert not is_supervised_by(therapist, supervisor, make.TODAY)
