"""Two clients in one case: who they are, what holds between them, each seen alone."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from audit.models import Event
from cases import actions, queries
from cases.models import Case, Client, CouplePartner
from tests import make, make_cases, make_couples


@pytest.fixture
def couple(therapist) -> Case:
    return make_couples.couple_case(therapist=therapist)


@pytest.fixture
def tom(couple) -> Client:
    return couple.partner


@pytest.fixture
def ruth(client, therapist):
    client.force_login(therapist)
    return client


def test_a_partner_is_a_client_of_their_own(couple, tom):
    assert couple.people_in_it == (couple.client, tom)
    assert tom.number != couple.client.number
    assert Event.objects.filter(verb="partner.added", case_id=couple.pk).exists()


def test_a_couple_is_named_by_both(couple):
    assert couple.who.display_name == "Priya Rao and Tom Hale"
    assert couple.who.first_name == "Priya and Tom"
    assert couple.who.full_name == "Priya Rao and Tom Hale"
    assert couple.who.initials == "P.R. T.H."
    assert couple.who.number == couple.client.number
    assert couple.who.born_on == couple.client.born_on
    assert couple.who.pronouns == ""


def test_a_shared_family_name_is_said_once(therapist):
    case = make_couples.couple_case(therapist=therapist, of=make.client("Ann Hale"))

    assert case.who.display_name == "Ann and Tom Hale"


def test_a_case_of_one_is_named_by_its_client(case):
    assert case.who == case.client
    assert case.partner is None
    assert queries.couple_of(case) is None


def test_a_case_has_one_partner(couple):
    with pytest.raises(actions.PartnerThereAlready, match="partner already"):
        make_couples.partner(couple)


def test_nobody_is_their_own_partner(case):
    with pytest.raises(actions.SamePerson, match="someone other"):
        make_couples.partner(case, client=case.client)


def test_a_client_of_somebody_else_cannot_be_added(case, outsider):
    stranger = make.case(therapist=outsider, of=make.client("Olga Far")).client

    with pytest.raises(actions.PartnerNotKnown):
        make_couples.partner(case, client=stranger)


def test_a_client_whom_one_treats_can_be_added(case, therapist):
    own = make.case(therapist=therapist, of=make.client("Tom Hale")).client

    make_couples.partner(case, client=own)

    assert CouplePartner.objects.get(case=case).client == own


def test_both_partners_lead_to_the_case(couple, tom, therapist):
    for client in (couple.client, tom):
        assert list(queries.visible_cases_of_client(client, therapist)) == [couple]


def test_a_couple_may_stand_beside_a_case_of_ones_own(couple, tom, therapist):
    own = actions.open_individual_case(
        case=couple, client=tom, by=therapist, at=make.NOW
    )

    assert own.client == tom
    assert own.partner is None
    assert [line.other for line in queries.case_links(couple, therapist)] == [own]
    assert [line.other for line in queries.case_links(own, therapist)] == [couple]
    with pytest.raises(actions.CaseStillOpen):
        actions.open_individual_case(case=couple, client=tom, by=therapist)


def test_an_individual_case_is_for_one_of_the_two(couple, therapist):
    with pytest.raises(actions.NotInThisCase):
        actions.open_individual_case(
            case=couple, client=make.client("Eve Else"), by=therapist
        )


def test_the_newest_terms_hold(couple):
    make_couples.terms(couple, purpose="BEFORE_MARRIAGE", at=make.NOW)
    make_couples.terms(
        couple,
        purpose="OTHER",
        other_purpose="Living apart",
        identified="NONE",
        at=make.NOW + timedelta(hours=1),
    )

    state = queries.couple_of(couple)

    assert state.terms.purpose_words == "Living apart"
    assert not any(line.is_identified for line in state.partners)


def test_terms_say_whose_depression_is_treated(couple):
    make_couples.terms(couple, identified="SECOND")

    first, second = queries.couple_of(couple).partners

    assert (first.is_identified, second.is_identified) == (False, True)


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"purpose": "OTHER"}, "what the two come for"),
        ({"secrets": " "}, "agreed about secrets"),
    ],
)
def test_terms_are_said_in_words(couple, fields, words):
    with pytest.raises(actions.TermsIncomplete, match=words):
        make_couples.terms(couple, **fields)


def test_terms_need_two(case):
    with pytest.raises(actions.NoPartnerYet, match="Add the partner"):
        make_couples.terms(case)


def test_secrets_are_missing_until_both_agree(couple):
    assert queries.couple_of(couple).lacks_secrets

    make_couples.terms(couple, secrets_agreed_on=None)
    assert queries.couple_of(couple).lacks_secrets

    make_couples.terms(couple, at=make.NOW + timedelta(hours=1))
    assert not queries.couple_of(couple).lacks_secrets


def test_commitment_has_a_start_and_a_now_for_each(couple, tom):
    make_couples.commitment(couple, level=8)
    make_couples.commitment(couple, client=tom, level=5, said_on=date(2026, 11, 1))
    make_couples.commitment(couple, client=tom, level=7)

    first, second = queries.couple_of(couple).partners

    assert first.commitment_first.level == 8
    assert first.commitment_now is None
    assert (second.commitment_first.level, second.commitment_now.level) == (5, 7)


def test_commitment_is_of_one_of_the_two(couple):
    with pytest.raises(actions.NotInThisCase, match="one of the two"):
        make_couples.commitment(couple, client=make.client("Eve Else"))


def test_a_meeting_alone_against_joint_work_has_a_reason(couple):
    with pytest.raises(actions.ReasonMissing):
        make_couples.safety_meeting(couple, may_go_on=False, reason=" ")


def test_the_last_meeting_alone_decides_about_joint_work(couple, tom):
    make_couples.safety_meeting(
        couple, client=tom, may_go_on=False, reason="Afraid", held_on=date(2026, 11, 1)
    )
    state = queries.couple_of(couple)
    assert [line.client for line in state.against] == [tom]
    assert [line.client for line in state.not_seen] == [couple.client]

    make_couples.safety_meeting(couple, client=tom)

    assert queries.couple_of(couple).against == ()


def test_a_couple_costs_three_queries(couple, django_assert_num_queries):
    make_couples.terms(couple)
    make_couples.commitment(couple)
    make_couples.safety_meeting(couple)

    with django_assert_num_queries(3):
        queries.couple_of(couple)


def test_a_link_opens_nothing(couple, outsider, therapist):
    other = make.case(therapist=therapist, of=make.client("Tom Hale"))
    make_couples.link(couple, other)
    make.access(to=couple, user=outsider)

    assert queries.case_links(couple, outsider) == []
    assert not Case.objects.visible_to(outsider).filter(pk=other.pk).exists()


def test_only_a_case_that_one_may_open_is_linked(couple, outsider):
    strange = make.case(therapist=outsider, of=make.client("Olga Far"))

    with pytest.raises(actions.LinkNotPossible):
        make_couples.link(couple, strange)
    with pytest.raises(actions.LinkNotPossible):
        make_couples.link(couple, couple)


def test_linking_and_unlinking_twice_changes_nothing(couple, therapist):
    other = make.case(therapist=therapist, of=make.client("Tom Hale"))
    link = make_couples.link(couple, other)
    assert make_couples.link(couple, other) == link
    assert other not in queries.linkable(couple, therapist)

    for _ in range(2):
        actions.unlink_cases(link=link, case=couple, by=therapist, at=make.NOW)

    assert queries.case_links(couple, therapist) == []
    assert Event.objects.filter(verb="case_link.removed").count() == 1
    assert other in queries.linkable(couple, therapist)


def test_a_contact_is_on_the_list_of_one_of_the_two(couple, tom):
    make_cases.contact(couple, name="Mother of Priya")
    make_cases.contact(couple, client=tom, name="Mother of Tom")

    assert [c.name for c in queries.contacts_of(tom)] == ["Mother of Tom"]
    assert [c.name for c in queries.contacts_of(couple.client)] == ["Mother of Priya"]
    with pytest.raises(actions.NotInThisCase):
        make_cases.contact(couple, client=make.client("Eve Else"))


# Pages


def test_the_partner_is_added_on_a_page(ruth, case):
    page = reverse("cases:add_partner", args=[case.pk])
    assert ruth.get(page).status_code == 200

    ruth.post(
        page, {"given_name": "Tom", "family_name": "Hale", "born_on": "1988-05-02"}
    )

    assert CouplePartner.objects.get(case=case).client.given_name == "Tom"
    assert "Tom Hale" in ruth.get(reverse("cases:couple", args=[case.pk])).text


def test_someone_alike_is_asked_about_first(ruth, case, therapist):
    alike = make.client("Tom Hale", born_on=date(1988, 5, 2))
    make.case(therapist=therapist, of=alike)
    page = reverse("cases:add_partner", args=[case.pk])
    typed = {"given_name": "Tom", "family_name": "Hale", "born_on": "1988-05-02"}

    assert "may be here already" in ruth.post(page, typed).text
    assert not CouplePartner.objects.exists()

    ruth.post(page, {**typed, "anyway": "1"})
    assert CouplePartner.objects.exists()


def test_a_known_partner_is_added_by_number(ruth, case, therapist):
    own = make.case(therapist=therapist, of=make.client("Tom Hale")).client
    page = reverse("cases:add_partner", args=[case.pk])

    ruth.post(page, {"number": own.number.lower()})

    assert CouplePartner.objects.get(case=case).client == own


@pytest.mark.parametrize("number", ["", "nobody", "client"])
def test_a_number_that_cannot_be_added_is_refused_in_a_sentence(ruth, case, number):
    typed = case.client.number if number == "client" else number
    answer = ruth.post(reverse("cases:add_partner", args=[case.pk]), {"number": typed})

    assert answer.status_code == 200
    assert not CouplePartner.objects.exists()


def test_terms_are_set_on_a_page(ruth, couple):
    page = reverse("cases:couple_terms", args=[couple.pk])
    typed = {
        "purpose": "OTHER",
        "identified": "FIRST",
        "secrets": "",
        "secrets_agreed_on": "2026-11-01",
    }
    answer = ruth.post(page, typed)
    assert "Write what the two come for" in answer.text
    assert "Write what was agreed about secrets" in answer.text

    ruth.post(
        page,
        {**typed, "other_purpose": "Living apart", "secrets": "None are kept"},
    )

    assert "Living apart" in ruth.get(reverse("cases:couple", args=[couple.pk])).text
    assert "None are kept" in ruth.get(page).text


def test_commitment_is_noted_on_a_page(ruth, couple):
    page = reverse("cases:commitment", args=[couple.pk])
    nothing = ruth.post(page, {"said_on": "2026-11-01"})
    assert "number from 0 to 10" in nothing.text
    assert ruth.post(page, {"said_on": "2026-11-01", "first": "11"}).status_code == 200

    ruth.post(page, {"said_on": "2026-11-01", "first": "8"})

    first, second = queries.couple_of(couple).partners
    assert first.commitment_first.level == 8
    assert second.commitment_first is None


def test_a_meeting_alone_is_recorded_on_a_page(ruth, couple):
    page = reverse("cases:safety_meeting", args=[couple.pk, "second"])
    typed = {
        "held_on": "2026-11-01",
        "afraid": "YES",
        "controlled": "NO",
        "hurt": "UNSURE",
        "said": "Quite private",
        "may_go_on": "NO",
    }
    assert "why joint work should not" in ruth.post(page, typed).text

    ruth.post(page, {**typed, "reason": "Control now"})

    assert "Quite private" in ruth.get(page).text
    state = ruth.get(reverse("cases:couple", args=[couple.pk])).text
    assert "Joint work should not go on" in state
    assert "Quite private" not in state
    assert "Control now" not in state


def test_joint_work_that_should_not_go_on_offers_a_case_for_each(ruth, couple, tom):
    ruth.post(reverse("cases:open_individual", args=[couple.pk, "second"]))

    assert Case.objects.filter(client=tom, couple=None).count() == 1
    again = ruth.post(
        reverse("cases:open_individual", args=[couple.pk, "second"]), follow=True
    )
    assert "has an open case" in again.text


def test_pages_of_two_are_not_there_for_one(ruth, case):
    for name in ("couple_terms", "commitment"):
        assert ruth.get(reverse(f"cases:{name}", args=[case.pk])).status_code == 404
    third = reverse("cases:safety_meeting", args=[case.pk, "second"])
    assert ruth.get(third).status_code == 404


def test_there_is_no_third_partner(ruth, couple):
    third = reverse("cases:safety_meeting", args=[couple.pk, "third"])

    assert ruth.get(third).status_code == 404


def test_cases_are_linked_on_a_page(ruth, couple, therapist):
    other = make.case(therapist=therapist, of=make.client("Jo Other"))
    page = reverse("cases:link_case", args=[couple.pk])
    for number in ("nobody", make.client("Eve Else").number):
        answer = ruth.post(page, {"other": number, "reason": "Partners"})
        assert "whose case you may open" in answer.text

    ruth.post(page, {"other": other.client.number, "reason": "Partners"})

    assert "Jo Other" in ruth.get(reverse("cases:couple", args=[couple.pk])).text
    link = couple.links_out.get()
    ruth.post(reverse("cases:unlink_case", args=[couple.pk, link.pk]))
    assert "Jo Other" not in ruth.get(reverse("cases:couple", args=[couple.pk])).text


def test_each_partner_has_contacts_consents_and_a_name_of_their_own(ruth, couple, tom):
    contacts = reverse("cases:contacts", args=[couple.pk])
    of_tom = f"{contacts}?who=second"
    kept = {"kind": "OTHER", "name": "Anna of Tom"}
    answer = ruth.post(
        f"{reverse('cases:add_contact', args=[couple.pk])}?who=second", kept
    )
    assert answer.url == of_tom
    ruth.post(
        f"{reverse('cases:consent', args=[couple.pk, 'SHARE_GP'])}?who=second",
        {"SHARE_GP-answer": "GIVE", "SHARE_GP-on": "2026-11-01"},
    )
    ruth.post(
        f"{reverse('cases:client', args=[couple.pk])}?who=second",
        {
            "given_name": "Tom",
            "family_name": "Hale",
            "born_on": "1988-05-02",
            "safe_contact": "Evenings only",
        },
    )

    assert "Anna of Tom" in ruth.get(of_tom).text
    assert "Evenings only" in ruth.get(of_tom).text
    assert "Anna of Tom" not in ruth.get(contacts).text
    assert "Evenings only" not in ruth.get(contacts).text
    assert tom.consents.get().kind == "SHARE_GP"
    assert not couple.client.consents.exists()
    someone = tom.contacts.get()
    gone = ruth.post(reverse("cases:remove_contact", args=[couple.pk, someone.pk]))
    assert gone.url == of_tom


def test_a_couple_is_found_by_either_name(ruth, couple):
    for words in ("Hale", "Tom", couple.partner.number, "T.H."):
        assert "Priya Rao and Tom Hale" in ruth.post(
            reverse("find"), {"q": words}
        ).text.replace("’", "'")


def test_lists_and_frame_name_both(ruth, couple, admin, client):
    for page in (reverse("clients"), reverse("overview", args=[couple.pk])):
        assert "Priya Rao and Tom Hale" in ruth.get(page).text
    ruth.logout()
    client.force_login(admin)
    assert "P.R. T.H." in client.get(reverse("clients")).text


def test_a_model_for_couples_asks_for_the_partner_next(ruth, therapist):
    case = make.case(therapist=therapist, of=make.client("Priya Rao"))
    change = reverse("cases:change_model", args=[case.pk])
    typed = {
        "protocol_key": "IPT_COUPLE",
        "reason": "He wants to come",
        "changed_on": "2026-11-01",
    }

    answer = ruth.post(change, typed)

    assert answer.url == reverse("cases:add_partner", args=[case.pk])
    assert "No partner yet" in ruth.get(reverse("cases:couple", args=[case.pk])).text
    case.refresh_from_db()
    assert queries.lacks_partner(case)
    make_couples.partner(case)
    assert not queries.lacks_partner(case)


def test_a_model_for_one_asks_for_nobody(case):
    assert not queries.lacks_partner(case)
