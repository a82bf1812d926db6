"""Who was spoken of in a session and which goals were worked on, from tick to record."""

from __future__ import annotations

import pytest
from django.urls import reverse

from formulation.actions import finish_goal, remove_person
from formulation.models import Goal
from sessions import actions
from sessions.actions.touched import GoalOfAnotherCase, PersonOfAnotherCase
from sessions.entry import SightingFields
from sessions.models import SessionDraft, SessionGoal, SessionPerson, TherapySession
from sessions.queries import log_sheet, session_page
from tests import make, make_formulation, make_sessions
from tests.formulation.pages import is_fine, main_of, words

pytestmark = pytest.mark.django_db


@pytest.fixture
def booked(case) -> list[TherapySession]:
    return make_sessions.course(case=case)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


@pytest.fixture
def samuel(case):
    return make_formulation.person(case, "Samuel")


@pytest.fixture
def goal(case):
    return make_formulation.goal(case, "Meet someone every week")


@pytest.fixture
def dit(therapist):
    return make_formulation.dit_case(therapist=therapist)


def url(page: str, session: TherapySession) -> str:
    return reverse(f"sessions:{page}", args=[session.case_id, session.pk])


def save(browser, session, **fields):
    return browser.post(url("log", session), {"version": "0"} | fields)


def full(session, **fields):
    """A form with nothing missing, as a browser sends it."""
    values = {
        "version": "0",
        "attendance": "CAME",
        "held_on": make_sessions.FIRST_DAY.isoformat(),
        "held_time": "14:00",
        "place": "IN_PERSON",
        "minutes": "50",
        "measure_missed_reason": "Came late",
        "risk_quick": "on",
        "techniques": "EXPLORATION",
        "text": "Spoke of Samuel.",
        "accept_gaps": "1",
    }
    return values | fields


def signed_people(session) -> set[str]:
    return set(session.people.values_list("person__name", flat=True))


# The form


def test_the_log_offers_everyone_of_the_inventory_and_the_goals_worked_on(
    browser, booked, samuel, goal
):
    response = browser.get(url("log", booked[0]))

    page = words(response)
    assert is_fine(response)
    assert "Spoken of Samuel" in page
    assert "Goals worked on Meet someone every week" in page
    assert "Also spoken of" not in page


def test_a_case_without_people_and_goals_is_not_asked(browser, booked):
    response = browser.get(url("log", booked[0]))

    assert "part-people" not in main_of(response)


def test_a_follow_up_is_not_asked(therapist, samuel, goal, case):
    after = make_sessions.session(case=case, kind=TherapySession.Kind.FOLLOW_UP)

    sheet = log_sheet(after, by=therapist)

    assert (sheet.people, sheet.goals) == ((), ())


def test_beside_a_trace_people_are_folded_until_one_is_ticked(signed_in, dit):
    gran = make_formulation.person(dit, "Gran")
    first = make_sessions.course(case=dit)[0]
    browser = signed_in(dit.therapist)

    folded = main_of(browser.get(url("log", first)))
    save(browser, first, people=[str(gran.pk)])
    opened = main_of(browser.get(url("log", first)))

    summary = '<summary class="meta">Also spoken of, without the pattern</summary>'
    assert f"<details>\n          {summary}" in folded
    assert f"<details open>\n          {summary}" in opened


def test_with_initials_chips_hold_no_name_and_no_words_of_a_goal(
    browser, therapist, booked, samuel, goal
):
    therapist.names_shown = "INITIALS"
    therapist.save()

    page = main_of(browser.get(url("log", booked[0])))

    assert "Samuel" not in page
    assert "<span>S</span>" in page
    assert "<span>Goal 1</span>" in page
    before, after = page.split("Meet someone every week", 1)
    assert before.rindex('<details class="closed">') > before.rindex("</fieldset>")
    assert after.index("</details>") < after.index("</fieldset>")


def test_ticks_are_kept_in_the_draft_and_shown_again(browser, booked, samuel, goal):
    save(browser, booked[0], people=[str(samuel.pk)], goals=[str(goal.pk)])

    form = browser.get(url("log", booked[0])).context["form"]

    assert form["people"].value() == [str(samuel.pk)]
    assert form["goals"].value() == [str(goal.pk)]
    assert [part.is_done for part in form.parts if part.key == "people"] == [True]
    assert not SessionPerson.objects.exists()
    assert not SessionGoal.objects.exists()


def test_a_draft_keeps_its_ticks_when_someone_leaves_and_a_goal_is_met(
    browser, therapist, booked, samuel, goal
):
    save(browser, booked[0], people=[str(samuel.pk)], goals=[str(goal.pk)])
    remove_person(person=samuel, by=therapist, at=make.NOW)
    finish_goal(goal=goal, by=therapist, status="MET", at=make.NOW)

    page = words(browser.get(url("log", booked[0])))
    signed = browser.post(
        url("sign", booked[0]),
        full(booked[0], version="1", people=[str(samuel.pk)], goals=[str(goal.pk)]),
    )

    assert "Spoken of Samuel" in page
    assert "Meet someone every week" in page
    assert signed.status_code == 302
    assert signed_people(booked[0]) == {"Samuel"}
    assert booked[0].goals.get().goal == goal


def test_a_mark_in_the_trace_of_someone_who_left_is_kept_too(signed_in, dit):
    gran = make_formulation.person(dit, "Gran")
    first = make_sessions.course(case=dit)[0]
    browser = signed_in(dit.therapist)
    save(browser, first, **{f"trace_{gran.pk}": "PARTLY"})
    remove_person(person=gran, by=dit.therapist, at=make.NOW)

    form = browser.get(url("log", first)).context["form"]

    assert [row.person for row in form.trace] == [gran, None, None]
    assert form[f"trace_{gran.pk}"].value() == "PARTLY"


def test_a_goal_that_was_met_before_the_day_is_not_offered(case, booked, therapist):
    met = make_formulation.goal(case, "Met long ago")
    finish_goal(goal=met, by=therapist, status="MET", at=make.NOW)
    later = booked[-1]

    assert met in log_sheet(booked[0], by=therapist).goals
    assert met not in log_sheet(later, by=therapist).goals


def test_someone_who_is_not_offered_is_refused_at_the_field(
    browser, booked, samuel, outsider
):
    stranger = make_formulation.person(make.case(therapist=outsider), "Stranger")

    response = browser.post(
        url("sign", booked[0]), full(booked[0], people=[str(stranger.pk)])
    )

    assert "Choose from the answers for Spoken of" in words(response)
    assert not SessionPerson.objects.exists()
    assert SessionDraft.objects.get().fields["text"] == "Spoke of Samuel."


def test_two_pages_that_ticked_different_people_are_laid_side_by_side(
    browser, booked, case, samuel, goal
):
    ada = make_formulation.person(case, "Ada")
    save(browser, booked[0], people=[str(samuel.pk)])
    save(browser, booked[0], people=[str(ada.pk)], goals=[str(goal.pk)])

    response = browser.get(url("conflict", booked[0]))
    choice = response.context["choice"]
    browser.post(
        url("conflict", booked[0]),
        {part.key: "KEPT" for part in choice.parts} | {"version": choice.version},
    )

    page = words(response)
    assert "Samuel" in page
    assert "Ada" in page
    assert "Meet someone every week" in page
    assert [part.key for part in choice.parts] == ["people", "goals"]
    assert SessionDraft.objects.get().fields["people"] == str(ada.pk)


# The record


def test_signing_writes_who_was_spoken_of_and_which_goals_were_worked_on(
    case, booked, samuel, goal
):
    ada = make_formulation.person(case, "Ada")

    note = make_sessions.signed(
        booked[0], people=(samuel.pk, ada.pk), goals=(goal.pk, goal.pk)
    )

    assert signed_people(booked[0]) == {"Samuel", "Ada"}
    assert booked[0].goals.get().goal == goal
    assert set(note.content["people"]) == {str(samuel.pk), str(ada.pk)}
    assert note.content["goals"] == [
        {"id": str(goal.pk), "words": "Meet someone every week"}
    ]


def test_the_signed_content_keeps_the_words_a_goal_had_then(booked, goal):
    note = make_sessions.signed(booked[0], goals=(goal.pk,))

    Goal.objects.filter(pk=goal.pk).update(words="Meet someone twice a week")

    note.refresh_from_db()
    assert note.content["goals"][0]["words"] == "Meet someone every week"


def test_someone_marked_in_the_trace_was_spoken_of(dit):
    dad, gran = (make_formulation.person(dit, name) for name in ("Dad", "Gran"))
    first = make_sessions.course(case=dit)[0]

    make_sessions.signed(
        first,
        techniques=("DIT_EMPATHY",),
        people=(gran.pk, dad.pk),
        sightings=(
            SightingFields(person_id=dad.pk, changed="NO"),
            SightingFields(person_id=dad.pk, changed="YES"),
            SightingFields(changed="NO"),
        ),
    )

    assert signed_people(first) == {"Dad", "Gran"}
    assert first.people.count() == 2


def test_nobody_and_nothing_of_another_case_can_be_ticked(booked, outsider):
    other = make.case(therapist=outsider)
    stranger, aim = make_formulation.person(other), make_formulation.goal(other)

    with pytest.raises(PersonOfAnotherCase, match="Tick only people of this inventory"):
        make_sessions.signed(booked[0], people=(stranger.pk,))
    with pytest.raises(GoalOfAnotherCase, match="Tick only goals of this case"):
        make_sessions.signed(booked[0], goals=(aim.pk,))

    booked[0].refresh_from_db()
    assert booked[0].number is None
    assert not SessionPerson.objects.exists()


def test_a_signed_session_takes_no_more_ticks(browser, booked, samuel, goal):
    make_sessions.signed(booked[0], people=(samuel.pk,))

    with pytest.raises(actions.NoteAlreadySigned):
        make_sessions.signed(booked[0], goals=(goal.pk,))
    browser.post(url("sign", booked[0]), full(booked[0], goals=[str(goal.pk)]))

    assert signed_people(booked[0]) == {"Samuel"}
    assert not SessionGoal.objects.exists()


def test_the_signed_page_shows_both_with_their_pages(
    browser, case, booked, samuel, goal
):
    make_sessions.signed(booked[0], people=(samuel.pk,), goals=(goal.pk,))

    response = browser.get(url("session", booked[0]))

    page = main_of(response)
    assert is_fine(response)
    assert "Spoken of Samuel" in words(response)
    assert "Goals worked on Meet someone every week" in words(response)
    assert reverse("formulation:person", args=[case.pk, samuel.pk]) in page
    assert reverse("formulation:goal", args=[case.pk, goal.pk]) in page


@pytest.mark.parametrize("count", [1, 12])
def test_the_page_of_a_session_costs_no_more_for_many_people(
    case, therapist, booked, django_assert_num_queries, count
):
    people = [make_formulation.person(case, f"Number {n}") for n in range(count)]
    make_sessions.signed(booked[0], people=tuple(one.pk for one in people))
    booked[0].refresh_from_db()

    with django_assert_num_queries(32):
        session_page(booked[0], by=therapist)
