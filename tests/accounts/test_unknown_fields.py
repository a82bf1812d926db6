"""Actions take the fields that they name, and no others: a typing slip is loud."""

import pytest

from accounts import actions
from tests import make


def test_a_person_has_no_other_fields(admin):
    with pytest.raises(TypeError, match="Unknown fields: shoe_size"):
        actions.change_person(person=make.user(), by=admin, shoe_size=42)


def test_a_change_may_leave_the_address_alone(admin):
    ruth = make.user()

    actions.change_person(person=ruth, by=admin, family_name="Adeyemi-Cole")

    ruth.refresh_from_db()
    assert ruth.family_name == "Adeyemi-Cole"


def test_the_practice_has_no_other_fields(admin):
    with pytest.raises(TypeError, match="Unknown fields: motto"):
        actions.change_practice(by=admin, motto="Onward")


def test_nobody_sets_somebody_elses_screen(admin):
    with pytest.raises(TypeError, match="own theme"):
        actions.change_settings(person=make.user(), by=admin, theme="DARK")


@pytest.mark.django_db
def test_settings_that_are_already_so_change_nothing():
    ruth = make.user(theme="DARK")

    assert actions.change_settings(person=ruth, by=ruth, theme="DARK") == ruth
