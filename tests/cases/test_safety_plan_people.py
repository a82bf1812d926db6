"""Whom the client can ask for help, the papers of the plan, and two versions compared."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from accounts.models import Practice
from cases import actions, queries
from cases.models import Helper, SafetyPlan
from tests import make_cases

pytestmark = pytest.mark.django_db

ADA = Helper(name="Ada Brown", phone="01632 960101", is_told=True)
SAM = Helper(name="Sam Lund", phone="")


def today():
    return timezone.localdate()


def plan(case, end=""):
    return f"/cases/{case.pk}/safety-plan/{end}"


def words(**fields):
    values = {
        "made_on": today().isoformat(),
        "review_on": (today() + timedelta(days=14)).isoformat(),
    }
    return make_cases.WORDS | values | fields


def test_people_stand_with_number_and_whether_they_know(case):
    made = make_cases.safety_plan(case, helpers=[ADA, SAM], people_to_ask="")

    text = {part.key: part.text for part in queries.plan_parts(made)}["people_to_ask"]
    assert text == (
        "Ada Brown, 01632 960101, knows about being on this list\n"
        "Sam Lund, does not know yet about being on this list"
    )


def test_the_client_s_own_paper_leaves_out_who_knows(case):
    made = make_cases.safety_plan(case, helpers=[ADA])

    parts = {p.key: p.text for p in queries.plan_parts(made, is_clients_own=True)}
    assert parts["people_to_ask"] == (
        "Ada Brown, 01632 960101\n" + make_cases.WORDS["people_to_ask"]
    )


@pytest.mark.parametrize("helpers", [[], [Helper(name="  ", phone="01632 960102")]])
def test_somebody_has_to_be_there_to_ask(case, helpers):
    with pytest.raises(actions.NobodyToAsk):
        make_cases.safety_plan(case, helpers=helpers, people_to_ask="")
    assert not SafetyPlan.objects.exists()


def test_the_form_takes_people_and_the_next_version_begins_with_them(
    signed_in, case, therapist
):
    browser = signed_in(therapist)
    given = words(people_to_ask="", name_1="Ada Brown", phone_1="01632 960101")
    browser.post(plan(case, "new/"), given | {"is_told_1": "on", "name_3": "Sam Lund"})

    made = SafetyPlan.objects.get()
    assert made.people == (ADA, SAM)
    page = browser.get(plan(case, "new/")).content.decode()
    assert 'value="Ada Brown"' in page
    assert 'value="01632 960101"' in page


def test_a_number_without_a_name_comes_back(signed_in, case, therapist):
    response = signed_in(therapist).post(
        plan(case, "new/"), words(phone_2="01632 960103")
    )

    assert response.context["form"].errors["name_2"] == ["Write whose number this is"]
    assert b"01632 960103" in response.content
    assert not SafetyPlan.objects.exists()


def test_nobody_at_all_comes_back(signed_in, case, therapist):
    response = signed_in(therapist).post(plan(case, "new/"), words(people_to_ask=""))

    assert response.context["form"].errors["name_1"] == [
        "Name at least one person whom the client can ask for help"
    ]


def test_the_card_holds_people_and_crisis_numbers(signed_in, case, therapist):
    Practice.objects.create(name="Our practice", crisis_lines="Samaritans 116 123")
    make_cases.safety_plan(case, helpers=[ADA])

    page = signed_in(therapist).get(plan(case, "card/")).content.decode()

    assert page.count("<h3>") == 6
    assert "Samaritans 116 123" in page
    assert "Ada Brown, 01632 960101" in page
    assert "Okafor" not in page
    assert case.client.number not in page[page.index("<main") :]


def test_the_card_without_a_plan_leads_to_the_plan(signed_in, case, therapist):
    answer = signed_in(therapist).get(plan(case, "card/"))
    assert answer.headers["Location"] == plan(case)


# Two versions


def test_two_versions_stand_side_by_side(signed_in, case, therapist):
    make_cases.safety_plan(case)
    make_cases.safety_plan(case, on_my_own="Walk to the lake", copies="Her sister")
    make_cases.safety_plan(case, on_my_own="Ring Ada")
    browser = signed_in(therapist)

    page = browser.get(plan(case, "compare/?older=2&newer=1"))
    older, newer = page.context["pair"]
    assert (older.number, newer.number) == (1, 2)
    changed = [part.title for part in page.context["parts"] if part.is_changed]
    assert changed == ["What I can do on my own"]
    assert b"Her sister" in page.content

    newest = browser.get(plan(case, "compare/?older=7&newer=x")).context["pair"]
    assert [one.number for one in newest] == [2, 3]


def test_the_same_version_twice_shows_the_last_two(case):
    first, second = make_cases.safety_plan(case), make_cases.safety_plan(case)
    assert queries.two_versions([second, first], "1", "1") == (first, second)


def test_one_version_has_nothing_beside_it(signed_in, case, therapist):
    browser = signed_in(therapist)
    make_cases.safety_plan(case)

    page = browser.get(plan(case, "compare/")).content.decode()
    assert "Nothing to compare yet" in page
    assert "Compare versions" not in browser.get(plan(case)).content.decode()


# Crisis numbers


@pytest.mark.parametrize(("days", "is_said"), [(366, True), (365, False), (3, False)])
def test_numbers_checked_more_than_a_year_ago_ask_to_be_rung(
    signed_in, case, therapist, days, is_said
):
    Practice.objects.create(
        name="Our practice",
        crisis_lines="Samaritans 116 123",
        crisis_verified_on=today() - timedelta(days=days),
    )

    page = signed_in(therapist).get(plan(case)).content.decode()
    assert ("That is long ago" in page) == is_said


def test_the_admin_is_reminded_of_them_on_the_register(signed_in, admin):
    long_ago = today() - timedelta(days=800)
    Practice.objects.create(crisis_lines="999", crisis_verified_on=long_ago)

    page = signed_in(admin).get("/clients/").content.decode()
    assert "crisis numbers were last checked long ago" in page


def test_a_practice_may_wait_for_less_than_a_year():
    one = Practice(crisis_verified_on=date(2026, 1, 1), thresholds={"crisis_days": 90})
    assert one.crisis_check_due_on == date(2026, 4, 1)
    assert Practice().crisis_check_due_on is None
