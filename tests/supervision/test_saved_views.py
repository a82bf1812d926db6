"""Filters under a name of one's own: saved, opened, renamed, deleted; nobody else's."""

import pytest
from django.urls import reverse

from audit.models import Event
from supervision import actions
from supervision.models import SavedView
from tests import make, make_formulation
from tests.make_supervision import saved_view

pytestmark = pytest.mark.django_db

TABLE = reverse("supervision:caseload")
SAVE = reverse("supervision:save_view")


def page_of(view):
    return reverse("supervision:saved_view", args=[view.pk])


def test_what_is_shown_is_saved_under_a_name_and_opened_by_it(
    signed_in, supervisor, case
):
    make.case(
        therapist=case.therapist, of=make.client("Dee Eye"), protocol_key="DIT_16_SEED"
    )
    browser = signed_in(supervisor)
    filters = {"therapy": "DIT", "group": "therapist"}
    answer = browser.post(SAVE, filters | {"name": "  My   DIT people "})

    view = SavedView.objects.get()
    assert (view.owner, view.name, view.filters) == (
        supervisor,
        "My DIT people",
        filters,
    )
    assert answer.url == f"{TABLE}?therapy=DIT&group=therapist"
    page = browser.get(answer.url).text
    assert "My DIT people" in page
    assert "1 of 2 shown" in page
    assert page_of(view) in page
    plain = browser.get(TABLE).text
    assert "?therapy=DIT&amp;group=therapist" in plain
    assert page_of(view) not in plain


def test_its_address_and_the_title_of_its_page_say_nothing_of_its_name(
    signed_in, supervisor, case
):
    make_formulation.agreed_focus(case)
    view = saved_view(supervisor, "Grief on Mondays", focus="2")
    browser = signed_in(supervisor)

    table, page = browser.get(f"{TABLE}?focus=2").text, browser.get(page_of(view)).text

    assert "Grief" not in table[: table.index("</title>")]
    assert "Grief" not in page[: page.index("</title>")]
    assert "focus=Role" not in table


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Give the view a name"),
        ("mine", "You have a view of this name"),
        ("x" * 41, "can hold 40 characters"),
    ],
)
def test_a_name_that_cannot_be_says_why_and_keeps_what_was_typed(
    signed_in, supervisor, case, name, sentence
):
    saved_view(supervisor, "Mine")
    page = signed_in(supervisor).post(SAVE, {"name": name, "view": "due"}).text

    assert sentence in page
    assert "<details open" in page
    assert f'value="{name}"' in page or not name
    assert '<input type="hidden" name="view" value="due">' in page
    assert SavedView.objects.count() == 1


def test_two_supervisors_may_use_the_same_name(supervisor):
    saved_view(supervisor, "Mine")
    saved_view(make.user("Bea Second", roles="supervisor"), "Mine")

    assert SavedView.objects.count() == 2


def test_there_is_an_end_to_them(supervisor):
    for number in range(actions.caseload.MOST_VIEWS):
        saved_view(supervisor, f"View {number}")

    with pytest.raises(actions.TooManyViews, match="Delete one first"):
        saved_view(supervisor, "One more")


def test_only_filters_of_the_table_are_kept(supervisor):
    with pytest.raises(TypeError):
        saved_view(supervisor, "Odd", client="somebody")
    with pytest.raises(actions.ViewNeedsAName, match="Give the view a name"):
        saved_view(supervisor, "  ")


def test_a_view_is_renamed_also_in_its_letters_alone(signed_in, supervisor):
    view = saved_view(supervisor, "mine", view="due")
    answer = signed_in(supervisor).post(page_of(view), {"name": "Mine"})

    view.refresh_from_db()
    assert (view.name, answer.url) == ("Mine", f"{TABLE}?view=due")


def test_a_view_does_not_take_the_name_of_another(signed_in, supervisor):
    saved_view(supervisor, "Mine")
    view = saved_view(supervisor, "Other")

    page = signed_in(supervisor).post(page_of(view), {"name": "MINE"}).text

    assert "You have a view of this name" in page
    view.refresh_from_db()
    assert view.name == "Other"


def test_a_view_is_deleted_on_its_own_page_and_the_cases_stay(
    signed_in, supervisor, case
):
    view = saved_view(supervisor, "Mine")
    browser = signed_in(supervisor)
    assert "Delete this view" in browser.get(page_of(view)).text
    assert SavedView.objects.exists()

    answer = browser.post(page_of(view), {"delete": "1"})

    assert answer.url == TABLE
    assert not SavedView.objects.exists()
    assert case.client.number in browser.get(TABLE).text


def test_another_supervisor_finds_no_such_view(signed_in, supervisor):
    view = saved_view(supervisor, "Mine")
    browser = signed_in(make.user("Bea Second", roles="supervisor"))

    assert browser.get(page_of(view)).status_code == 404
    assert browser.post(page_of(view), {"delete": "1"}).status_code == 404
    assert "Mine" not in browser.get(TABLE).text
    assert SavedView.objects.exists()


def test_what_was_done_with_views_is_in_the_log(supervisor):
    view = saved_view(supervisor, "Mine")
    actions.rename_view(view=view, name="Ours")
    actions.delete_view(view=view)

    assert {one.verb for one in Event.objects.filter(actor_id=supervisor.pk)} >= {
        "view.saved",
        "view.renamed",
        "view.deleted",
    }


def test_a_view_of_somebody_who_is_supervised_no_more_shows_nobody_and_a_way_out(
    signed_in, supervisor, case, outsider
):
    page = signed_in(supervisor).get(TABLE, {"therapist": str(outsider.pk)}).text

    assert "No cases match." in page
    assert "Clear filters" in page
