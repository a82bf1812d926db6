"""Names that run from right to left, and marks that would make a name lie."""

import pytest
from django.core.exceptions import ValidationError

from accounts.forms.people import PersonForm
from cases.forms.client import IdentityForm
from cases.models import Client
from tests import make
from ui.direction import TURNING, isolated, without_turning_marks
from ui.templatetags.ui import name


@pytest.mark.parametrize("text", ["פאטמה", "فاطمة Smith", "Ann يعقوب"])
def test_a_name_from_right_to_left_is_kept_apart(text):
    assert isolated(text) == f"\u2068{text}\u2069"


@pytest.mark.parametrize("text", ["", "Zoë Nuñez", "李小龍", "สมชาย"])
def test_other_names_come_back_as_they_are(text):
    assert isolated(text) == text


@pytest.mark.parametrize("mark", sorted(TURNING))
def test_a_mark_that_turns_the_direction_is_refused(mark):
    with pytest.raises(ValidationError, match="turns the direction of writing"):
        without_turning_marks(f"A{mark}evil")


def test_joiners_that_persian_and_hindi_need_are_taken():
    without_turning_marks("می\u200cخواهم क्\u200dष")


@pytest.mark.parametrize("field", ["given_name", "family_name", "preferred_name"])
def test_no_client_is_named_with_such_a_mark(field):
    form = IdentityForm({field: "A\u202eevil"}, today=make.TODAY)

    assert "turns the direction of writing" in str(form.errors[field])


@pytest.mark.django_db
@pytest.mark.parametrize("field", ["given_name", "family_name", "title"])
def test_no_colleague_is_named_with_such_a_mark(field):
    form = PersonForm({field: "A\u202eevil"})

    assert "turns the direction of writing" in str(form.errors[field])


def test_a_page_prints_a_name_so_that_its_neighbours_stay():
    client = Client(given_name="فاطمة", family_name="علي")

    assert name({"names_hidden": False}, client) == "\u2068فاطمة علي\u2069"
    assert name({"names_hidden": False}, client, "first") == "\u2068فاطمة\u2069"
