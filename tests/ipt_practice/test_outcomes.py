"""Outcomes: what is counted, what is hidden, and who sees it."""

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from ipt_practice.queries.outcomes import outcomes_of
from ipt_practice.queries.outcomes.reading import course_facts
from sessions.models import TherapySession
from tests import make, make_measures
from tests.make_outcomes import BETTER, SAME, WORSE, at_noon, closed

pytestmark = pytest.mark.django_db

PAGE, SHEET = reverse("outcomes"), reverse("outcomes_export")
LAST_YEAR = date(2025, 10, 31)


def of(person, **more):
    return outcomes_of(person, make.TODAY, **more)


def facts_of_one(therapist, **fields):
    [facts] = course_facts(closed(therapist, 1, **fields))
    return facts


# What is counted


def test_first_and_last_score_of_treatment_make_the_outcome(therapist):
    facts = facts_of_one(therapist, scores=((18, 20, 7), (14, 12, 5)))

    assert facts.outcome.is_reliably_recovered
    assert (facts.attended, facts.missed, facts.wait_days) == (3, 1, 14)
    assert facts.is_finished


def test_a_score_of_the_assessment_comes_first(therapist):
    [case] = closed(therapist, 1, scores=((8, 7), (3, 3)))
    make_measures.administration(case, total=19, on=case.referred_on)

    [facts] = course_facts([case])
    assert facts.outcome.is_case_at_start
    assert facts.outcome.change == "RELIABLE_IMPROVEMENT"


def test_a_score_after_the_last_session_does_not_count(therapist):
    [case] = closed(therapist, 1, scores=((18, 17), (14, 14)))
    make_measures.administration(case, total=2, on=case.closed_on)

    [facts] = course_facts([case])
    assert facts.outcome.change == "NO_RELIABLE_CHANGE"


def test_a_follow_up_is_no_session_of_the_course(therapist):
    [case] = closed(therapist, 1, attended=1)
    TherapySession.objects.create(
        case=case,
        kind="FOLLOW_UP",
        attendance="CAME",
        scheduled_at=at_noon(case.closed_on),
        recorded_at=make.NOW,
        recorded_by=therapist,
    )

    [facts] = course_facts([case])
    assert facts.attended == 1
    assert not facts.is_finished


def test_one_score_alone_is_not_a_first_and_a_last(therapist):
    facts = facts_of_one(therapist, scores=((18,), (14,)))

    assert facts.outcome.change == "NOT_PAIRED"
    assert facts.outcome.is_case_at_start


def test_without_any_gad7_it_is_phq9_only(therapist):
    facts = facts_of_one(therapist, scores=((18, 7), ()))

    assert facts.is_phq9_only
    assert facts.outcome.is_recovered


@pytest.mark.parametrize(
    ("attended", "phase"),
    [(0, "BEFORE"), (1, "FIRST"), (8, "MIDDLE"), (16, "LAST"), (20, "LAST")],
)
def test_the_phase_is_that_of_the_last_attended_session(therapist, attended, phase):
    assert facts_of_one(therapist, attended=attended, missed=0).phase == phase


def test_a_plan_that_no_phases_fit_is_read_by_the_usual_number(therapist):
    assert facts_of_one(therapist, planned=500, attended=16, missed=0).phase == "LAST"


# Rates


def test_rates_have_their_count_their_whole_and_their_interval(therapist, admin):
    closed(therapist, 12)
    closed(therapist, 5, scores=WORSE)
    closed(therapist, 3, scores=SAME)

    [section] = of(admin).sections
    row = section.whole
    assert row.finished == 20
    assert (row.recovery.count, row.recovery.whole) == (12, 20)
    assert str(row.recovery.percent) == "60.0"
    assert row.recovery.interval == (39, 78)
    assert (row.improvement.count, row.deterioration.count, row.no_change.count) == (
        12,
        5,
        3,
    )
    assert (str(row.sessions), str(row.missed), row.wait_days) == ("3.0", "1.0", 14)


def test_who_began_below_the_cut_offs_is_no_share_of_recovery(therapist, admin):
    closed(therapist, 10)
    closed(therapist, 10, scores=((5, 3), (2, 1)))

    [section] = of(admin).sections
    assert (section.whole.recovery.count, section.whole.recovery.whole) == (10, 10)
    assert section.whole.improvement.whole == 20


def test_who_has_no_scores_stays_in_every_share(therapist, admin):
    closed(therapist, 10)
    closed(therapist, 10, scores=((), ()))

    [section] = of(admin).sections
    assert section.whole.recovery.whole == 20
    assert str(section.whole.improvement.percent) == "50.0"


def test_a_course_of_one_session_is_closed_and_not_finished(therapist, admin):
    closed(therapist, 10)
    closed(therapist, 4, attended=1)

    found = of(admin)
    assert found.closed == 14
    assert found.sections[0].whole.finished == 10


def test_phq9_alone_stands_apart_and_says_so(therapist, admin):
    closed(therapist, 10)
    closed(therapist, 10, scores=((18, 7), ()))

    titles = [section.title for section in of(admin).sections]
    assert titles == ["NHS index: PHQ-9 and GAD-7", "PHQ-9 only (not the NHS index)"]


def test_groups_are_therapy_protocol_and_focus_area(therapist, admin):
    closed(therapist, 10, focus="GRIEF")
    closed(therapist, 10, focus="ROLE_TRANSITION")
    closed(therapist, 10, protocol_key="DIT_16_SEED")

    [section] = of(admin).sections
    assert [(row.title, row.finished) for row in section.therapies] == [
        ("IPT", 20),
        ("DIT", 10),
    ]
    assert sum(row.finished for row in section.protocols) == 30
    shown = {row.title: row.finished for row in section.focuses}
    assert sorted(shown.values()) == [10, 10]
    assert len(section.tables) == 4


# What is hidden


def test_below_10_closed_cases_nothing_is_shown(therapist, admin, signed_in):
    closed(therapist, 9)

    found = of(admin)
    assert (found.closed, found.sections, found.endings) == (None, [], [])
    page = signed_in(admin).get(PAGE).content.decode()
    assert "Fewer than 10 closed cases" in page
    assert "Published figures, England" in page


def test_without_a_closed_case_the_page_says_so(signed_in, admin):
    assert "No case has been closed yet." in signed_in(admin).get(PAGE).content.decode()


def test_a_small_group_takes_the_next_one_with_it(therapist, admin):
    closed(therapist, 12, focus="GRIEF")
    closed(therapist, 30, focus="ROLE_DISPUTE")
    closed(therapist, 3, focus="DEFICITS")

    [section] = of(admin).sections
    shown = [row.finished for row in section.focuses if row.finished is not None]
    assert shown == [30]
    assert all(
        row.improvement is None and row.sessions is None
        for row in section.focuses
        if row.finished is None
    )


def test_a_small_therapy_hides_its_protocols_too(therapist, admin):
    closed(therapist, 20)
    closed(therapist, 3, protocol_key="DIT_16_SEED")

    [section] = of(admin).sections
    assert section.whole.finished == 23
    assert [row.finished for row in section.therapies] == [None, None]
    assert (section.protocols, section.focuses) == ([], [])


def test_recovery_of_a_handful_is_hidden_though_they_are_ten(therapist, admin):
    closed(therapist, 4)
    closed(therapist, 16, scores=((5, 3), (2, 1)))

    row = of(admin).sections[0].whole
    assert row.finished == 20
    assert row.recovery is None
    assert row.improvement is not None


def test_recovery_is_not_given_away_by_the_other_rows(therapist, admin):
    closed(therapist, 20, focus="GRIEF")
    closed(therapist, 2, focus="ROLE_DISPUTE")
    closed(therapist, 12, scores=((5, 3), (2, 1)), focus="ROLE_DISPUTE")

    rows = {row.title: row for row in of(admin).sections[0].focuses}
    assert [row.finished for row in rows.values()] == [20, 14]
    assert [row.recovery for row in rows.values()] == [None, None]


def test_a_year_that_another_could_be_worked_out_from_cannot_be_chosen(
    therapist, admin
):
    closed(therapist, 12)
    closed(therapist, 4, closed_on=LAST_YEAR)
    assert of(admin).years == []

    closed(therapist, 8, closed_on=LAST_YEAR)
    assert of(admin).years == [2026, 2025]


def test_one_year_shows_its_courses_together_and_no_groups(therapist, admin):
    closed(therapist, 12, focus="GRIEF")
    closed(therapist, 15, closed_on=LAST_YEAR, scores=WORSE)

    found = of(admin, year="2025")
    assert (found.year, found.closed) == (2025, 15)
    assert found.sections[0].whole.finished == 15
    assert [name for name, _ in found.sections[0].tables] == ["Together"]
    assert (found.endings, found.drop_outs) == ([], [])
    assert of(admin, year="1066").year is None


def test_a_year_s_courses_are_hidden_where_another_year_has_few(therapist, admin):
    closed(therapist, 12)
    closed(therapist, 12, closed_on=LAST_YEAR, attended=1)
    closed(therapist, 3, closed_on=LAST_YEAR)

    found = of(admin, year="2026")
    assert found.closed == 12
    assert not found.sections[0].is_shown


def test_endings_and_when_people_stopped_coming_are_counted(therapist, admin):
    closed(therapist, 12)
    closed(therapist, 10, ending_reason="STOPPED_COMING", attended=2)
    closed(therapist, 11, ending_reason="STOPPED_COMING", attended=9)
    closed(therapist, 1, ending_reason="DIED")

    found = of(admin)
    counts = {line.title: line.count for line in found.endings}
    assert counts["The client stopped coming"] == 21
    # The one is hidden, and whoever would give it away.
    assert counts["The client died"] is None
    assert counts["Completed as planned"] is None
    assert [line.count for line in found.drop_outs] == [0, 10, 11, 0]


def test_few_who_stopped_coming_are_not_told_by_phase(therapist, admin):
    closed(therapist, 30)
    closed(therapist, 4, ending_reason="STOPPED_COMING")

    assert of(admin).drop_outs == []


# Who sees what


def test_a_supervisor_sees_those_they_supervise_and_the_admin_everyone(
    therapist, supervisor, outsider, admin
):
    closed(therapist, 10)
    closed(outsider, 15)

    assert of(supervisor).closed == 10
    assert of(admin).closed == 25


def test_a_therapist_has_no_such_page(signed_in, therapist):
    browser = signed_in(therapist)
    assert browser.get(PAGE).status_code == 403
    assert browser.get(SHEET).status_code == 403
    assert PAGE not in browser.get("/today/").content.decode()


def test_nobody_is_named_and_no_link_leads_to_a_case(signed_in, therapist, admin):
    cases = closed(therapist, 12, focus="GRIEF")

    page = signed_in(admin).get(PAGE).content.decode()
    main = page[page.index("<main") :]
    for word in (therapist.family_name, "Closed", str(cases[0].client.number)):
        assert word not in main.replace("Closed cases", "").replace("Closed in", "")
    assert not re.search(r'href="/(cases|clients)/', main)


def test_year_source_and_licence_stand_beside_the_national_figures(
    signed_in, therapist, admin
):
    closed(therapist, 12)
    page = signed_in(admin).get(PAGE).content.decode()

    for words in ("For orientation", "2024-25", "48.7%", "45.7%", "Open Government"):
        assert words in page


def test_the_sheet_holds_what_the_page_shows(signed_in, therapist, admin):
    closed(therapist, 12)
    closed(therapist, 1, ending_reason="DIED")

    answer = signed_in(admin).get(SHEET)
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert {len(row) for row in rows} == {8}
    found = {(row[0], row[2]): row[3:] for row in rows}
    together = "NHS index: PHQ-9 and GAD-7. Together"
    assert found[together, "Recovery"] == ["13", "13", "100.0", "77", "100"]
    assert found["How courses ended", "The client died"][0] == "fewer than 10"
    assert found["England 2024-25, for orientation", "Recovery"][2] == "45.7"
    assert any("Open Government" in row[2] for row in rows)


def test_the_questions_do_not_grow_with_the_cases(
    therapist, supervisor, django_assert_num_queries
):
    closed(therapist, 12, focus="GRIEF")
    with django_assert_num_queries(5):
        of(supervisor)
    closed(therapist, 40, protocol_key="DIT_16_SEED", scores=BETTER)
    closed(therapist, 10, closed_on=make.TODAY - timedelta(days=500))
    with django_assert_num_queries(5):
        of(supervisor)
