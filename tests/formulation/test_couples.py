"""What two want, agree on and say together; what was said alone stays off joint paper."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from audit.models import Event
from cases.models import Case
from formulation import actions, queries
from formulation.actions import couples as rules
from formulation.actions.fitting import DoesNotFit
from formulation.actions.rules import DayInTheFuture, DayTooEarly
from formulation.models import RoleExpectation
from tests import make, make_couples

BEFORE = make.TODAY - timedelta(days=60)


@pytest.fixture
def couple(therapist) -> Case:
    return make_couples.couple_case(therapist=therapist)


@pytest.fixture
def ruth(client, therapist):
    client.force_login(therapist)
    return client


def test_an_area_stands_at_the_start_and_now(couple):
    first = make_couples.expectation(couple, said_on=BEFORE)
    make_couples.expectation(couple, said_on=make.TODAY - timedelta(days=30), gap=2)
    last = make_couples.expectation(couple, gap=1)

    (line,) = queries.expectations_of(couple).lines

    assert (line.start, line.now) == (first, last)
    assert line.last == last
    assert line.days == (first, last)


def test_an_area_said_once_has_no_now(couple):
    row = make_couples.expectation(couple)
    (line,) = queries.expectations_of(couple).lines

    assert line.now is None
    assert line.days == (row,)
    assert line.last == row


def test_a_second_word_on_one_day_takes_the_place_of_the_first(couple):
    first = make_couples.expectation(couple)
    second = make_couples.expectation(couple, gap=1)

    matrix = queries.expectations_of(couple)

    assert [line.start for line in matrix.lines] == [second]
    assert list(matrix.removed) == [first]


def test_areas_stand_in_their_order_and_others_by_their_name(couple):
    make_couples.expectation(couple, area="OTHER", other_area="The dog")
    make_couples.expectation(couple, area="OTHER", other_area="The car")
    make_couples.expectation(couple, area="MONEY", other_area="not this")

    titles = [line.start.area_title for line in queries.expectations_of(couple).lines]

    assert titles == ["Money", "The car", "The dog"]


@pytest.mark.parametrize(
    ("fields", "broken"),
    [
        ({"first_wants": "", "second_wants": " "}, rules.NobodyWants),
        ({"area": "OTHER"}, rules.AreaWithoutName),
        ({"area": "NO_SUCH"}, DoesNotFit),
        ({"gap": 4}, DoesNotFit),
        ({"said_on": date(2030, 1, 1)}, DayInTheFuture),
    ],
)
def test_an_expectation_says_whose_and_where(couple, fields, broken):
    with pytest.raises(broken):
        make_couples.expectation(couple, **fields)


@pytest.mark.parametrize(
    "write",
    [
        make_couples.expectation,
        make_couples.agreement,
        make_couples.own_part,
        make_couples.joint_formulation,
    ],
)
def test_nothing_of_two_is_written_for_one(case, write):
    with pytest.raises(rules.NotACouple, match="Two come"):
        write(case)


def test_an_agreement_is_looked_at_again(couple):
    agreement = make_couples.agreement(couple, agreed_on=BEFORE)
    make_couples.look(agreement, outcome="NOT_KEPT", looked_on=BEFORE)
    last = make_couples.look(agreement, words="Both were ill")

    (line,) = queries.agreements_of(couple).lines

    assert line.last == last
    assert len(line.looks) == 2
    assert Event.objects.filter(verb="agreement.looked_at").count() == 2


def test_an_agreement_that_was_not_looked_at_has_no_last(couple):
    make_couples.agreement(couple)

    assert queries.agreements_of(couple).lines[0].last is None


@pytest.mark.parametrize(
    ("fields", "broken"),
    [
        ({"what": " "}, rules.WordsMissing),
        ({"agreed_on": date(2030, 1, 1)}, DayInTheFuture),
        ({"review_on": BEFORE}, DayTooEarly),
        ({"who": "NOBODY"}, DoesNotFit),
    ],
)
def test_an_agreement_says_what_and_who(couple, fields, broken):
    with pytest.raises(broken):
        make_couples.agreement(couple, **fields)


@pytest.mark.parametrize(
    ("fields", "broken"),
    [
        ({"looked_on": BEFORE}, DayTooEarly),
        ({"looked_on": date(2030, 1, 1)}, DayInTheFuture),
        ({"outcome": "BAD"}, DoesNotFit),
    ],
)
def test_a_look_comes_after_the_agreement(couple, fields, broken):
    with pytest.raises(broken):
        make_couples.look(
            make_couples.agreement(couple, review_on=make.TODAY), **fields
        )


def test_what_was_taken_out_is_not_looked_at(couple):
    agreement = make_couples.agreement(couple)
    actions.take_out_said(said=agreement, by=couple.therapist, at=make.NOW)

    with pytest.raises(rules.SaidRemoved):
        make_couples.look(agreement)
    with pytest.raises(rules.SaidRemoved):
        actions.take_out_said(said=agreement, by=couple.therapist)
    assert list(queries.agreements_of(couple).removed) == [agreement]

    actions.put_back_said(said=agreement, by=couple.therapist, at=make.NOW)
    with pytest.raises(rules.SaidNotRemoved):
        actions.put_back_said(said=agreement, by=couple.therapist)


def test_an_own_part_is_said_in_words(couple):
    with pytest.raises(rules.WordsMissing):
        make_couples.own_part(couple, words=" ")
    with pytest.raises(DayInTheFuture):
        make_couples.own_part(couple, said_on=date(2030, 1, 1))


def test_versions_said_together_count_up(couple):
    make_couples.joint_formulation(couple)
    second = make_couples.joint_formulation(couple, words="Now we say it aloud.")

    assert second.number == 2
    assert queries.together_of(couple).current == second
    assert queries.printed_together(couple).versions == (second,)


@pytest.mark.parametrize(
    ("fields", "broken"),
    [
        ({"words": " "}, rules.WordsMissing),
        ({"is_said_jointly": False}, rules.NotSaidTogether),
        ({"said_on": date(2030, 1, 1)}, DayInTheFuture),
    ],
)
def test_only_what_both_heard_is_said_together(couple, fields, broken):
    with pytest.raises(broken):
        make_couples.joint_formulation(couple, **fields)


# Joint paper


def test_what_one_said_alone_and_the_gap_stay_off_the_matrix_for_both(couple):
    make_couples.expectation(
        couple, is_first_alone=True, gap_words="She would leave", gap=3
    )

    ((area,),) = [queries.printed_expectations(couple)]
    (day,) = area.days

    assert (day.first, day.second) == (None, "She is better at it")
    assert (day.gap, day.gap_words) == ("", "")


def test_an_area_that_nobody_said_together_is_not_printed(couple):
    make_couples.expectation(couple, is_first_alone=True, is_second_alone=True)
    make_couples.expectation(couple, area="MONEY", second_wants="", is_first_alone=True)

    assert queries.printed_expectations(couple) == ()


def test_what_both_heard_is_printed_whole(couple):
    make_couples.expectation(couple, gap_words="Who gets up")
    (area,) = queries.printed_expectations(couple)

    assert area.days[0].gap == "Wide"
    assert "Who gets up" in queries.words_of_areas([area])


def test_an_own_part_said_alone_is_not_printed(couple):
    make_couples.own_part(couple, is_said_alone=True)
    heard = make_couples.own_part(couple, whose="SECOND", words="I stay out late")

    assert queries.printed_together(couple).parts == (heard,)
    assert queries.printed_together(couple).current is None


def test_joint_paper_is_looked_at_before_it_is_given(couple):
    assert queries.joint_look_at(couple, "A dysfunctional couple").words


def test_the_lists_cost_a_fixed_number_of_queries(couple, django_assert_num_queries):
    for _ in range(3):
        make_couples.look(make_couples.agreement(couple))
        make_couples.own_part(couple)
    with django_assert_num_queries(2):
        queries.agreements_of(couple)
    with django_assert_num_queries(2):
        queries.together_of(couple)
    with django_assert_num_queries(1):
        queries.expectations_of(couple)


# Pages


def page(name: str, case: Case, *more: object) -> str:
    return reverse(f"formulation:{name}", args=[case.pk, *more])


def test_an_area_is_written_and_changed_on_pages(ruth, couple):
    typed = {"area": "NIGHTS", "first_wants": "Shared", "said_on": "2026-11-01"}
    assert (
        "Choose the area"
        in ruth.post(page("add_expectation", couple), {"gap": "1"}).text
    )
    ruth.post(page("add_expectation", couple), {**typed, "gap": "3"})
    row = RoleExpectation.objects.get()
    change = page("change_expectation", couple, row.pk)
    assert "Shared" in ruth.get(change).text

    ruth.post(change, {**typed, "said_on": "2026-11-20", "gap": "1"})

    text = ruth.get(page("expectations", couple)).text
    assert "Start" in text
    assert "Now" in text
    assert [row.gap for row in RoleExpectation.objects.order_by("said_on")] == [3, 1]


def test_an_agreement_is_made_and_looked_at_on_pages(ruth, couple):
    ruth.post(
        page("add_agreement", couple),
        {"what": "Plan the week", "who": "SECOND", "agreed_on": "2026-11-01"},
    )
    row = couple.couple_agreements.get()
    look = page("look_at_agreement", couple, row.pk)
    assert "Plan the week" in ruth.get(look).text

    ruth.post(look, {"outcome": "NOT_KEPT", "looked_on": "2026-11-08"})

    assert "Not kept" in ruth.get(page("agreements", couple)).text


def test_a_version_and_a_part_are_said_on_pages(ruth, couple):
    typed = {"words": "We wait to be noticed", "said_on": "2026-11-01"}
    assert "Tick that both heard" in ruth.post(page("together", couple), typed).text
    ruth.post(page("together", couple), {**typed, "is_said_jointly": "on"})
    ruth.post(
        page("add_own_part", couple),
        {"whose": "SECOND", "words": "I stay out", "said_on": "2026-11-01"},
    )

    text = ruth.get(page("together", couple)).text
    assert "We wait to be noticed" in text
    assert "I stay out" in text


def test_taking_out_is_undone_on_the_page(ruth, couple):
    rows = {
        "expectation": make_couples.expectation(couple),
        "agreement": make_couples.agreement(couple),
        "own-part": make_couples.own_part(couple),
    }
    for said, row in rows.items():
        answer = ruth.post(page("take_out_said", couple, said, row.pk), follow=True)
        assert "Put back" in answer.text
        ruth.post(page("put_back_said", couple, said, row.pk))
        row.refresh_from_db()
        assert row.removed_at is None
    unknown = page("take_out_said", couple, "nothing", rows["own-part"].pk)
    assert ruth.post(unknown).status_code == 404


def test_pages_of_two_are_not_there_for_one(ruth, case):
    for name in ("expectations", "agreements", "together", "together_print"):
        assert ruth.get(page(name, case)).status_code == 404


def test_empty_papers_say_so(ruth, couple):
    for name in ("expectations_print", "agreements_print", "together_print"):
        assert "Nothing to print" in ruth.get(page(name, couple)).text
