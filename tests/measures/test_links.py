"""A link is made, opened, answered or taken back; whatever comes too late changes nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from audit.models import Event
from cases.actions import NotInThisCase
from documents.jobs.sweeping import sweep
from measures import actions, queries
from measures.models import Administration, SelfReportLink
from measures.self_report import MOST_AT_ONCE, hash_of, questions_of
from tests import make, make_couples, make_links, make_measures

pytestmark = pytest.mark.django_db

NOW = make.NOW
PHQ9 = (1, 1, 1, 2, 2, 1, 1, 1, 0)
GAD7 = (1, 0, 1, 0, 1, 0, 1)


def verbs():
    return list(
        Event.objects.filter(record_type="selfreportlink")
        .order_by("id")
        .values_list("verb", flat=True)
    )


# Making


def test_of_the_address_only_a_hash_is_kept(case):
    made, token = make_links.link(case)

    assert len(token) >= 43  # 256 bits
    assert made.token_sha256 == hash_of(token)
    kept = [str(value) for value in SelfReportLink.objects.values_list().get()]
    told = [str(event.detail) for event in Event.objects.all()]
    assert not any(token in line for line in kept + told)


def test_no_two_links_have_the_same_address(case):
    tokens = {make_links.link(case)[1] for _ in range(20)}

    assert len(tokens) == 20


@pytest.mark.parametrize(
    "keys", [(), ("PHQ9", "GAD7", "PHQ15", "PCL5")], ids=["none", "four"]
)
def test_one_to_three_questionnaires_go_into_one_sitting(case, keys):
    assert MOST_AT_ONCE == 3
    with pytest.raises(actions.NothingChosen):
        actions.make_link(
            case=case,
            by=case.therapist,
            instrument_keys=keys,
            expires_at=timezone.now() + timedelta(days=1),
        )


@pytest.mark.parametrize("key", ["WSAS", "NO_SUCH"])
def test_what_has_no_wording_of_its_own_is_not_sent(case, key):
    with pytest.raises(actions.NotToBeSent):
        make_links.link(case, key)


@pytest.mark.parametrize(
    "span", [timedelta(days=7, seconds=1), timedelta(0)], ids=["too long", "over"]
)
def test_a_link_works_for_at_most_seven_days(case, span):
    with pytest.raises(actions.ValidForTooLong):
        make_links.link(case, works_for=span)


def test_a_link_is_for_somebody_of_the_case(case):
    with pytest.raises(NotInThisCase):
        make_links.link(case, about=make.client("Olu Stranger"))


# Answering


def test_sent_answers_are_scored_as_typed_ones_are(case):
    sent = make_links.sent(case, answers=PHQ9, at=NOW)
    typed = make_measures.administration(case, given=PHQ9)

    same = ("answers", "total", "band", "is_case", "risk_item", "taken_on")
    assert [getattr(sent, f) for f in same] == [getattr(typed, f) for f in same]
    assert (sent.mode, sent.author) == (Administration.Mode.LINK, case.therapist)
    assert sent.is_by_client
    assert not typed.is_by_client


def test_everything_is_in_the_log_and_what_the_client_did_is_nobodys(case):
    made, token = make_links.link(case, "PHQ9")
    actions.hand_over(link=made, by=case.therapist, token=token)
    make_links.fill(made, PHQ9)
    actions.send_answers(link=made)

    assert verbs() == [
        "self_report.made",
        "self_report.handed_over",
        "self_report.opened",
        "self_report.answered",
    ]
    by_client = Event.objects.filter(
        verb__in=["self_report.opened", "self_report.answered", "measure.recorded"]
    )
    assert {event.actor_id for event in by_client} == {None}
    assert {event.case_id for event in by_client} == {case.pk}
    assert Administration.objects.get().mode == Administration.Mode.TABLET


def test_what_was_not_sent_is_no_record(case):
    made, _ = make_links.link(case, "PHQ9")
    make_links.fill(made, PHQ9)

    assert not Administration.objects.exists()


def test_half_of_the_answers_are_not_taken(case):
    made, _ = make_links.link(case)
    make_links.fill(made, PHQ9)

    with pytest.raises(actions.NotAllAsked):
        actions.send_answers(link=made)
    assert not Administration.objects.exists()
    made.refresh_from_db()
    assert made.answered_at is None


def test_a_withheld_answer_is_blank_and_a_blank_form_is_not_recorded(case):
    made, _ = make_links.link(case)
    make_links.fill(made, [None, *PHQ9[1:], *[None] * 7])
    (recorded,) = actions.send_answers(link=made)

    assert recorded.answers[0] is None
    assert recorded.is_prorated
    made.refresh_from_db()
    assert made.left_blank == ["GAD7"]
    (line,) = queries.links_of(case, timezone.now())
    assert line.left_blank == "GAD-7 left blank"


def test_what_stood_between_pages_is_gone_once_it_is_sent(case):
    made, _ = make_links.link(case, "PHQ9")
    make_links.fill(made, PHQ9)
    actions.send_answers(link=made)

    made.refresh_from_db()
    assert made.draft == {}


@pytest.mark.parametrize("value", [4, -1, 9])
def test_only_an_answer_of_the_form_is_kept(case, value):
    made, _ = make_links.link(case)
    question = questions_of(made.instruments)[0]

    with pytest.raises(actions.NotAnAnswer):
        actions.keep_answer(link=made, question=question, value=value)


def test_a_partner_answers_for_themselves():
    ruth = make.user()
    two = make_couples.couple_case(therapist=ruth)
    sent = make_links.sent(two, about=two.partner)

    assert sent.about == two.partner


# Too late, or twice


def late(made):
    return made.expires_at


@pytest.mark.parametrize(
    "do",
    [
        lambda made: actions.open_link(link=made, at=late(made)),
        lambda made: actions.keep_answer(
            link=made,
            question=questions_of(made.instruments)[0],
            value=1,
            at=late(made),
        ),
        lambda made: actions.send_answers(link=made, at=late(made)),
    ],
    ids=["opened", "answered", "sent"],
)
def test_from_the_moment_it_ends_a_link_does_nothing(case, do):
    made, _ = make_links.link(case, "PHQ9")
    make_links.fill(made, PHQ9)
    before = SelfReportLink.objects.values().get()

    with pytest.raises(actions.LinkIsOver):
        do(made)
    assert SelfReportLink.objects.values().get() == before
    assert not Administration.objects.exists()


def test_beginning_to_answer_is_told_once_however_often_the_page_is_opened(case):
    made, _ = make_links.link(case, "PHQ9", at=NOW)
    for minute in (1, 2):
        actions.open_link(link=made, at=NOW + timedelta(minutes=minute))

    made.refresh_from_db()
    assert made.opened_at == NOW + timedelta(minutes=1)
    assert Event.objects.filter(verb="self_report.opened").count() == 1


def test_a_second_sending_changes_nothing(case):
    made, _ = make_links.link(case, "PHQ9")
    make_links.fill(made, PHQ9)
    actions.send_answers(link=made)

    with pytest.raises(actions.AlreadyAnswered):
        actions.send_answers(link=made)
    with pytest.raises(actions.AlreadyAnswered):
        make_links.fill(made, PHQ9)
    assert Administration.objects.count() == 1


def test_a_link_that_was_taken_back_does_nothing_and_forgets(case):
    made, _ = make_links.link(case, "PHQ9")
    make_links.fill(made, PHQ9)
    actions.revoke_link(link=made, by=case.therapist)
    actions.revoke_link(link=made, by=case.therapist)

    with pytest.raises(actions.LinkIsOver):
        actions.send_answers(link=made)
    made.refresh_from_db()
    assert made.draft == {}
    assert verbs().count("self_report.revoked") == 1


def test_what_was_answered_cannot_be_taken_back(case):
    made, _ = make_links.link(case, "PHQ9")
    make_links.fill(made, PHQ9)
    actions.send_answers(link=made)

    with pytest.raises(actions.AlreadyAnswered):
        actions.revoke_link(link=made, by=case.therapist)


def test_closing_the_case_ends_its_links(therapist):
    closed = make.closed_case(therapist=therapist)
    made, _ = make_links.link(closed, "PHQ9")

    with pytest.raises(actions.LinkIsOver):
        actions.open_link(link=made)


def test_a_tablet_is_handed_over_with_the_links_own_address_alone(case):
    made, _ = make_links.link(case)
    _, other = make_links.link(case)

    with pytest.raises(actions.LinkIsOver):
        actions.hand_over(link=made, by=case.therapist, token=other)


def test_what_was_not_sent_in_time_is_forgotten(case):
    late, _ = make_links.link(case, "PHQ9", at=NOW, works_for=timedelta(days=1))
    make_links.fill(late, PHQ9[:4], at=NOW)
    open_one, _ = make_links.link(case, "PHQ9", at=NOW)
    make_links.fill(open_one, PHQ9[:4], at=NOW)

    assert sweep(at=late.expires_at).forgotten == 1
    late.refresh_from_db()
    open_one.refresh_from_db()
    assert late.draft == {}
    assert len(open_one.draft["PHQ9"]) == 4
    assert sweep(at=late.expires_at).forgotten == 0


# How far it is


@pytest.mark.parametrize(
    ("passed", "said"),
    [
        (timedelta(seconds=30), "just now"),
        (timedelta(minutes=20), "20 min ago"),
        (timedelta(hours=3, minutes=50), "3 h ago"),
        (timedelta(days=1, hours=1), "1 day ago"),
        (timedelta(days=3), "3 days ago"),
    ],
)
def test_how_long_ago_is_said_in_words(passed, said):
    assert queries.ago(NOW - passed, NOW) == said


def test_the_state_of_a_link_is_said_in_words(case):
    made, _ = make_links.link(case, at=NOW)
    assert queries.state_of(made, NOW) == "not opened yet"
    make_links.fill(made, PHQ9[:4], at=NOW)
    made.refresh_from_db()
    assert queries.state_of(made, NOW) == "4 of 16 answered, not sent yet"
    assert queries.state_of(made, made.expires_at) == "not answered in time"
    made = actions.revoke_link(link=made, by=case.therapist, at=NOW)
    assert queries.state_of(made, NOW) == "taken back"


def test_what_is_over_is_told_of_for_a_day(case):
    make_links.sent(case, at=NOW)

    assert queries.links_of(case, NOW + timedelta(hours=23))
    assert queries.answered_lately([case.pk], NOW + timedelta(hours=23))
    assert not queries.links_of(case, NOW + timedelta(hours=25))
    assert not queries.answered_lately([case.pk], NOW + timedelta(hours=25))
