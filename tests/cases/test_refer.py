"""A referral makes client and case in one go."""

from datetime import date, timedelta

import pytest

from audit.models import Event
from cases import actions
from cases.models import Case, Client, Consent, Contact, ModelChange
from tests import make

FIELDS = {
    "given_name": "Daniel",
    "family_name": "Okafor",
    "born_on": date(1974, 3, 14),
}


def refer(by, **fields):
    values = {
        "client": None,
        "client_fields": FIELDS,
        "therapist": by,
        "problem": "DEPRESSION",
        "referral_source": "GP",
        "referred_on": make.TODAY - timedelta(days=10),
        "at": make.NOW,
    }
    return actions.refer_client(by=by, **(values | fields))


def test_a_referral_makes_a_client_and_an_undecided_case(therapist):
    case = refer(therapist)

    assert case.client.full_name == "Daniel Okafor"
    assert case.therapist == therapist
    assert case.status == Case.Status.ASSESSMENT
    assert not case.is_model_decided
    assert case.opened_at == case.client.created_at == make.NOW
    assert not ModelChange.objects.exists()


def test_both_are_in_the_log_with_the_moment_spoken_of(therapist):
    case = refer(therapist)

    added, opened = Event.objects.order_by("id")
    assert (added.verb, added.record_id) == ("client.added", str(case.client_id))
    assert (opened.verb, opened.case_id) == ("case.opened", case.pk)
    assert opened.detail == {"therapist": str(therapist.pk)}
    assert added.occurred_at == opened.occurred_at == make.NOW


@pytest.mark.parametrize(
    ("problem", "measure"), [("DEPRESSION", "PHQ9"), ("ANXIETY", "GAD7")]
)
def test_the_main_measure_follows_the_problem(therapist, problem, measure):
    assert refer(therapist, problem=problem).main_measure == measure


def test_another_main_measure_can_be_chosen(therapist):
    assert refer(therapist, main_measure="GAD7").main_measure == "GAD7"


def test_another_problem_has_to_be_named(therapist):
    with pytest.raises(actions.ProblemNotNamed, match="Write which problem"):
        refer(therapist, problem="OTHER", other_problem=" ")
    assert not Client.objects.exists()

    assert refer(therapist, problem="OTHER", other_problem="tics").other_problem


def test_a_therapist_opens_cases_for_themselves_alone(therapist, outsider):
    with pytest.raises(actions.MayNotAssign, match="practice admin"):
        refer(therapist, therapist=outsider)


def test_the_admin_opens_a_case_for_any_therapist(admin, therapist):
    case = refer(admin, therapist=therapist)

    assert case.therapist == therapist
    assert case.opened_by == admin


def test_nobody_but_an_active_therapist_is_given_a_case(admin, supervisor, therapist):
    therapist.is_active = False
    for person in (supervisor, therapist):
        with pytest.raises(actions.NotATherapist, match="works here"):
            refer(admin, therapist=person)


def test_a_referral_is_not_in_the_future(therapist):
    refer(therapist, referred_on=make.TODAY)

    with pytest.raises(actions.DayNotPossible, match="Date of referral must be today"):
        refer(therapist, referred_on=make.TODAY + timedelta(days=1))


def test_nobody_is_born_in_the_future(therapist):
    born = make.TODAY + timedelta(days=1)

    with pytest.raises(actions.DayNotPossible, match="Date of birth"):
        refer(therapist, client_fields=FIELDS | {"born_on": born})


def test_a_client_who_comes_back_gets_another_case(therapist):
    old = make.closed_case(therapist=therapist)

    new = refer(therapist, client=old.client, client_fields=None)

    assert new.client == old.client
    assert new.pk != old.pk
    assert Client.objects.count() == 1
    assert Case.objects.visible_to(therapist).filter(client=old.client).count() == 2


def test_a_client_with_an_open_case_gets_no_second_one(case, therapist):
    with pytest.raises(actions.CaseStillOpen, match="Close it before"):
        refer(therapist, client=case.client, client_fields=None)


def test_a_model_decided_before_is_kept_with_its_reason(therapist):
    case = refer(therapist, protocol_key="IPT_ADULT", model_reason="Agreed by the team")

    change = ModelChange.objects.get(case=case)
    assert case.is_model_decided
    assert (change.old_key, change.new_key) == ("", "IPT_ADULT")
    assert change.reason == "Agreed by the team"


def test_people_and_consents_come_with_the_referral(therapist):
    case = refer(
        therapist,
        contacts=[{"kind": "GP", "name": "Dr Amin", "consent_given_on": make.TODAY}],
        consents={"TREATMENT": make.TODAY},
    )

    assert Contact.objects.get(client=case.client).name == "Dr Amin"
    assert Consent.objects.get(client=case.client).given_on == make.TODAY
    verbs = set(Event.objects.filter(case_id=case.pk).values_list("verb", flat=True))
    assert {"contact.added", "consent.given"} <= verbs


def test_a_consent_is_not_given_in_the_future(therapist):
    with pytest.raises(actions.DayNotPossible, match="Date of consent"):
        refer(therapist, consents={"TREATMENT": make.TODAY + timedelta(days=1)})
    assert not Case.objects.exists()


def test_coming_back_gives_a_withdrawn_consent_anew(therapist):
    old = make.closed_case(therapist=therapist)
    Consent.objects.create(
        client=old.client,
        kind="TREATMENT",
        given_on=date(2020, 1, 1),
        withdrawn_on=date(2020, 2, 1),
        recorded_by=therapist,
    )

    refer(
        therapist,
        client=old.client,
        client_fields=None,
        consents={"TREATMENT": make.TODAY},
    )

    assert Consent.objects.get(client=old.client).holds


def test_a_change_of_identity_is_logged_by_field_and_not_by_value(case, therapist):
    actions.change_client(case=case, by=therapist, family_name="Adjei", phone="")

    case.client.refresh_from_db()
    assert case.client.family_name == "Adjei"
    event = Event.objects.get(verb="client.changed")
    assert event.detail == {"fields": ["family_name"]}


def test_saving_an_identity_unchanged_writes_nothing(case, therapist):
    actions.change_client(case=case, by=therapist, given_name=case.client.given_name)

    assert not Event.objects.exists()


def test_a_birth_is_not_moved_into_the_future(case, therapist):
    with pytest.raises(actions.DayNotPossible, match="Date of birth"):
        actions.change_client(
            case=case,
            by=therapist,
            born_on=make.TODAY + timedelta(days=1),
            at=make.NOW,
        )


# Someone comes back


def comes_back(by, old, **fields):
    values = {"client": old.client, "client_fields": None}
    return refer(by, **(values | fields))


def test_reading_a_case_of_a_client_opens_no_other(therapist, outsider, supervisor):
    old = make.closed_case(therapist=therapist)
    make.access(to=old, user=outsider)

    with pytest.raises(actions.NotTheirClient, match="treats or treated"):
        comes_back(outsider, old)
    assert Case.objects.count() == 1


def test_a_former_therapist_may(therapist, outsider, admin):
    old = make.closed_case(therapist=therapist)
    actions.reassign_case(case=old, by=admin, therapist=outsider, reason="Leave")

    assert comes_back(therapist, old).therapist == therapist


def test_an_admin_gives_the_client_to_any_therapist_but_themselves(therapist, admin):
    old = make.closed_case(therapist=therapist)
    both = make.user("Ada Both", roles="therapist admin")

    with pytest.raises(actions.NotToYourself, match="Ask another practice admin"):
        comes_back(both, old)
    assert comes_back(both, old, therapist=therapist).therapist == therapist


def test_an_admin_who_treated_the_client_may(admin):
    both = make.user("Ada Both", roles="therapist admin")
    old = make.closed_case(therapist=both)

    assert comes_back(both, old).therapist == both


def test_a_lone_admin_may_too(therapist):
    both = make.user("Ada Both", roles="therapist admin")
    old = make.closed_case(therapist=therapist)

    assert comes_back(both, old).therapist == both


def taken_back(old, on: date) -> None:
    Consent.objects.create(
        client=old.client,
        kind="SHARE_GP",
        given_on=date(2020, 1, 1),
        withdrawn_on=on,
        recorded_by=old.therapist,
    )


def test_a_consent_is_not_given_anew_on_the_day_it_was_taken_back(therapist):
    """Nothing says which of the two came last, so it is asked."""
    old = make.closed_case(therapist=therapist)
    taken_back(old, make.TODAY)

    with pytest.raises(actions.ConsentTakenBackBefore, match="Enter a later day"):
        comes_back(therapist, old, consents={"SHARE_GP": make.TODAY})

    assert not Consent.objects.get().holds
    assert Case.objects.count() == 1


def test_an_admin_overturns_no_consent_and_is_not_told_which(therapist, admin):
    old = make.closed_case(therapist=therapist)
    taken_back(old, date(2020, 2, 1))

    with pytest.raises(actions.ConsentTakenBackBefore) as caught:
        comes_back(admin, old, therapist=therapist, consents={"SHARE_GP": make.TODAY})

    assert "GP" not in str(caught.value)
    assert not Consent.objects.get().holds
