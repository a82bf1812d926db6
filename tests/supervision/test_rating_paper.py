"""One rating on paper: for the therapist and their supervisor, the client by initials."""

import re

import pytest
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from supervision import actions
from supervision.models import RatingShare
from tests import make, make_couples, make_ratings

pytestmark = pytest.mark.django_db

SUMS = re.compile(r"\b(average|mean|median|total|sum|rank|percentile)\b", re.IGNORECASE)


def url(name, rating):
    return reverse(f"supervision:{name}", args=[rating.case_id, rating.pk])


def paper(rating):
    return url("rating_print", rating)


@pytest.fixture
def held(case):
    return make_ratings.held(case, 4)


@pytest.fixture
def given(case, held, supervisor):
    return make_ratings.given(
        case,
        supervisor,
        evidence="DISCUSSION",
        therapy_session=held[3],
        scores={"IPT_AFFECT": 1, "IPT_STANCE": 4, "IPT_OVERALL": 2},
        words="Warm, and in no hurry.",
    )


def main_of(answer):
    return answer.text[answer.text.index("<main") : answer.text.index("</main>")]


def test_both_print_what_was_given_with_the_client_by_initials(
    given, case, supervisor, signed_in
):
    for person in (case.therapist, supervisor):
        text = main_of(signed_in(person).get(paper(given)))

        assert f"D.O., {case.client.number}" in text
        assert "Okafor" not in text
        assert case.therapist.formal_name in text
        assert supervisor.formal_name in text
        assert "Session 4 of 16, Beginning" in text
        assert "From discussion" in text
        assert "Warm, and in no hurry." in text
        assert "4 Strong" in text
        assert "Not looked at: " in text


def test_nothing_is_added_up_on_it(given, signed_in):
    text = main_of(signed_in(given.therapist).get(paper(given)))

    assert not SUMS.search(re.sub(r"<[^>]+>", " ", text))
    # The three scores have a mean and a total of their own.
    assert "2.3" not in text
    assert not re.search(r">\s*7\b", text)


def test_nobody_else_finds_it(given, case, outsider, admin, signed_in):
    cover = make.user("Jonas Cover")
    make.access(to=case, user=cover)

    for person in (outsider, admin, cover):
        assert signed_in(person).get(paper(given)).status_code == 404


def test_a_supervision_that_is_over_closes_it(given, supervisor, signed_in):
    supervisor.supervisee_links.update(ends_on="2020-02-01")

    assert signed_in(supervisor).get(paper(given)).status_code == 404


def test_an_own_view_has_its_paper_once_it_is_shared(held, supervisor, signed_in):
    own = make_ratings.own(held[3], words="I hurried.")
    assert paper(own) not in signed_in(own.rater).get(url("rating", own)).text
    early = signed_in(own.rater).get(paper(own))
    assert early.url == url("rating", own)
    assert "Share it first" in str([*get_messages(early.wsgi_request)][-1])
    assert signed_in(supervisor).get(paper(own)).status_code == 404

    actions.share_rating(rating=own, by=own.rater)

    assert paper(own) in signed_in(own.rater).get(url("rating", own)).text
    text = main_of(signed_in(own.rater).get(paper(own)))
    assert "I hurried." in text
    assert text.count(f"<dt>{own.rater.formal_name}</dt>") == 1
    assert RatingShare.objects.get().read_at is None
    assert "I hurried." in signed_in(supervisor).get(paper(own)).text
    assert RatingShare.objects.get().read_by == supervisor


def test_a_draft_has_none(case, held, supervisor, signed_in):
    draft = make_ratings.begun(case, supervisor)

    assert signed_in(supervisor).get(paper(draft)).url == url("write_rating", draft)
    assert signed_in(case.therapist).get(paper(draft)).status_code == 404


def test_of_a_talk_about_more_than_one_session_it_says_the_phase(
    case, held, supervisor, signed_in
):
    rating = make_ratings.given(case, supervisor)

    text = main_of(signed_in(supervisor).get(paper(rating)))

    assert '<p class="where">Middle</p>' in text
    assert "Date of the session" not in text


def test_who_prints_it_is_told_where_a_name_stands(case, held, supervisor, signed_in):
    begun = make_ratings.begun(case, supervisor)
    rating = actions.give_rating(
        rating=begun,
        by=supervisor,
        answers={"IPT_AFFECT": {"score": 2, "comment": "When Okafor wept"}},
        words=f"{case.client.given_name} was heard.",
        version=0,
    )

    text = main_of(signed_in(supervisor).get(paper(rating)))

    banner = text[text.index("notprinted") : text.index("about-h")]
    assert f"{case.client.given_name} was heard." in banner
    assert "When Okafor wept" in banner


def test_without_a_name_there_is_no_such_line(given, signed_in):
    assert "notprinted" not in main_of(signed_in(given.therapist).get(paper(given)))


def test_of_a_couple_either_name_is_looked_for(therapist, supervisor, signed_in):
    case = make_couples.couple_case(therapist=therapist)
    make.supervision(supervisor=supervisor, supervisee=therapist)
    make_ratings.held(case, 2)
    rating = make_ratings.given(
        case, supervisor, words=f"{case.partner.given_name} was heard."
    )

    text = main_of(signed_in(therapist).get(paper(rating)))

    assert "notprinted" in text
    assert case.client.family_name not in text
    assert case.partner.family_name not in text


def test_it_costs_the_same_for_one_line_and_for_many(case, held, supervisor, signed_in):
    few = make_ratings.given(case, supervisor, scores={"IPT_AFFECT": 1})
    many = make_ratings.given(
        case,
        supervisor,
        scores={"IPT_AFFECT": 1, "IPT_STANCE": 2, "IPT_TASK": 3, "IPT_OVERALL": 2},
    )
    browser = signed_in(supervisor)
    browser.get(paper(few))

    def costs(rating):
        with CaptureQueriesContext(connection) as asked:
            browser.get(paper(rating))
        return len(asked)

    assert costs(many) == costs(few)
