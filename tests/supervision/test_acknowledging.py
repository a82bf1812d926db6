"""A supervisor says that they have read a risk entry; what is late stands as a flag."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.models import Practice
from audit.models import Event
from cases.models import RiskAcknowledgement, RiskEntry
from supervision import actions, queries
from tests import make, make_cases
from tests.make_supervision import standing

pytestmark = pytest.mark.django_db

TOLD = make_cases.FULL_RISK | {"actions": ["SUPERVISOR", "PLAN_MADE"]}
# make.NOW is a Monday; the entry is due on Tuesday.
TUESDAY = make.NOW + timedelta(days=1)
WEDNESDAY = make.NOW + timedelta(days=2)


@pytest.fixture
def entry(case, supervisor):
    return make_cases.risk_entry(case, **TOLD)


def say(entry, by, text="Read it; we talked at noon", at=make.NOW):
    return actions.acknowledge_risk(entry=entry, by=by, text=text, at=at)


def test_a_supervisor_s_words_stand_beside_the_entry_and_do_not_change_it(
    entry, supervisor
):
    before = RiskEntry.objects.values().get(pk=entry.pk)

    seen = say(entry, supervisor)

    assert (seen.author, seen.written_at) == (supervisor, make.NOW)
    assert RiskEntry.objects.values().get(pk=entry.pk) == before
    assert Event.objects.get(verb="risk.acknowledged").detail == {}


def test_a_second_one_stands_beside_the_first(entry, supervisor):
    say(entry, supervisor)
    say(entry, supervisor, "Talked again")

    assert entry.acknowledgements.count() == 2


def test_only_a_current_supervisor_acknowledges(entry, therapist, outsider):
    for person in (therapist, outsider):
        with pytest.raises(actions.OnlyItsSupervisorReviews):
            say(entry, person)
    assert not RiskAcknowledgement.objects.exists()


@pytest.fixture
def covered(case, supervisor):
    """An entry that the supervisor wrote, who covers for the therapist."""
    make.access(to=case, user=supervisor)
    return make_cases.risk_entry(case, by=supervisor, **TOLD)


def test_who_wrote_an_entry_is_no_second_pair_of_eyes(covered, supervisor):
    with pytest.raises(actions.OwnEntry, match="Another supervisor says"):
        say(covered, supervisor)
    assert not RiskAcknowledgement.objects.exists()


def test_it_waits_for_another_supervisor_and_not_for_its_writer(
    covered, supervisor, signed_in
):
    other = make.user("Ines Roth", roles="supervisor")
    make.supervision(supervisor=other, supervisee=covered.case.therapist)
    page = reverse("supervision:acknowledge_risk", args=[covered.case_id, covered.pk])

    assert signed_in(supervisor).get(page).status_code == 403
    assert queries.count_of_entries_waiting_for(supervisor, make.TODAY) == 0
    assert page not in signed_in(supervisor).get(risk_page(covered)).text
    assert page in signed_in(other).get(risk_page(covered)).text
    # A word from before this was asked does not count as somebody else's.
    RiskAcknowledgement.objects.create(
        case=covered.case,
        entry=covered,
        text="Mine",
        author=supervisor,
        written_at=make.NOW,
    )
    assert queries.count_of_entries_waiting_for(other, make.TODAY) == 1


def risk_page(entry):
    return reverse("sessions:risk", args=[entry.case_id])


def test_it_says_something(entry, supervisor):
    with pytest.raises(
        actions.AcknowledgementSaysNothing, match="Write what you have seen or agreed"
    ):
        say(entry, supervisor, "  ")


# The flag


def test_it_is_no_flag_while_there_is_time(case, entry):
    assert "RISK_UNSEEN" not in standing(case, TUESDAY)


def test_what_is_late_stands_with_its_rule_until_it_is_read(case, entry, supervisor):
    flag = standing(case, WEDNESDAY)["RISK_UNSEEN"]
    assert "not acknowledged by a supervisor" in flag.evidence
    assert "within 1 working day, and" in flag.rule

    say(entry, supervisor, at=WEDNESDAY)
    assert "RISK_UNSEEN" not in standing(case, WEDNESDAY)


def test_an_entry_that_told_nobody_outside_is_not_waited_for(case, supervisor):
    make_cases.risk_entry(case, **make_cases.FULL_RISK)
    assert "RISK_UNSEEN" not in standing(case, WEDNESDAY)


@pytest.mark.parametrize(
    ("decided", "stands"),
    [
        ({"risk_acknowledged": "FULL"}, True),
        ({"risk_acknowledged": "NOBODY"}, False),
        ({"risk_acknowledged": "FULL", "thresholds": {"acknowledge_days": 3}}, False),
    ],
)
def test_the_practice_decides_after_which_entries_and_how_soon(
    case, supervisor, decided, stands
):
    Practice.objects.create(**decided)
    make_cases.risk_entry(case, **make_cases.FULL_RISK)
    assert ("RISK_UNSEEN" in standing(case, WEDNESDAY)) == stands


# The pages


def url(entry):
    return f"/cases/{entry.case_id}/risk/{entry.pk}/acknowledge/"


def test_it_waits_on_the_supervisor_s_page_and_goes_when_it_is_read(
    signed_in, entry, supervisor
):
    browser = signed_in(supervisor)
    page = browser.get("/countersign/").content.decode()
    assert url(entry) in page

    answer = browser.post(url(entry), {"text": "Read it"})
    assert answer.headers["Location"] == f"/cases/{entry.case_id}/risk/"
    page = browser.get(f"/cases/{entry.case_id}/risk/").content.decode()
    assert "Read it" in page
    assert f"Read by {supervisor.full_name}" in page
    assert url(entry) not in browser.get("/countersign/").content.decode()


def test_empty_words_come_back(signed_in, entry, supervisor):
    page = signed_in(supervisor).post(url(entry), {"text": ""}).content.decode()

    assert "Write what you have seen or agreed" in page
    assert not RiskAcknowledgement.objects.exists()


def test_the_therapist_reads_it_and_has_no_button(signed_in, entry, therapist):
    browser = signed_in(therapist)
    page = browser.get(f"/cases/{entry.case_id}/risk/").content.decode()

    assert url(entry) not in page
    assert browser.get(url(entry)).status_code == 403


def test_what_waits_is_counted_once_for_the_list_and_the_bar(entry, supervisor):
    today = timezone.localdate(make.NOW)

    [waiting] = queries.entries_waiting_for(supervisor, today)
    assert waiting.due_on == timezone.localdate(TUESDAY)
    assert not waiting.is_overdue
    assert queries.count_of_entries_waiting_for(supervisor, today) == 1
    assert queries.entries_waiting_for(supervisor, timezone.localdate(WEDNESDAY))[
        0
    ].is_overdue


def test_the_list_asks_two_questions_whatever_its_length(
    case, supervisor, django_assert_num_queries
):
    for _ in range(3):
        make_cases.risk_entry(case, **TOLD)
    with django_assert_num_queries(2):
        waiting = queries.entries_waiting_for(supervisor, make.TODAY)
        assert [str(one.entry.whose.number) for one in waiting]
