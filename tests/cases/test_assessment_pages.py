"""The assessment in the browser: parts, autosave, conflicts, versions, the decision."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from cases import actions, queries
from cases.models import Case, IntakeVersion, ModelChange, SuitabilityReview
from protocols import suitability
from protocols.intake import PARTS
from tests import make, make_cases

SLUGS = [queries.slug_of(part.key) for part in PARTS]


def today():
    return timezone.localdate()


def part(case, slug="reason"):
    return reverse("cases:intake_part", args=[case.pk, slug])


def autosave(case, slug="reason"):
    return reverse("cases:intake_autosave", args=[case.pk, slug])


def save(case, answers, version=0):
    return actions.save_intake(
        case=case, by=case.therapist, answers=answers, version=version
    )


@pytest.mark.parametrize("slug", [slug for slug in SLUGS if slug != "young"])
def test_every_part_opens_for_the_therapist(signed_in, case, therapist, slug):
    assert signed_in(therapist).get(part(case, slug)).status_code == 200


def test_the_part_for_under_18_is_there_under_18_alone(signed_in, case, therapist):
    young = make.case(
        therapist=therapist,
        of=make.client("Ada Young", born_on=today() - timedelta(days=16 * 365)),
    )
    browser = signed_in(therapist)

    assert browser.get(part(case, "young")).status_code == 404
    assert browser.get(part(young, "young")).status_code == 200


@pytest.mark.parametrize("verb", ["get", "post"])
def test_an_unknown_part_is_not_found(signed_in, case, therapist, verb):
    assert getattr(signed_in(therapist), verb)(part(case, "moon")).status_code == 404


def test_an_assessment_begins_with_an_invitation(signed_in, case, therapist):
    page = signed_in(therapist).get(f"/cases/{case.pk}/intake/").content.decode()

    assert "Start with what brought the client now" in page
    assert f'href="{part(case)}"' in page
    assert "Keep as version" not in page


def test_a_part_is_saved_with_holes_and_comes_back_filled(signed_in, case, therapist):
    browser = signed_in(therapist)

    response = browser.post(
        part(case),
        {
            "version": "0",
            "main_problem": "I stopped calling people",
            "onset": "2026-03",
        },
    )

    assert response.headers["Location"] == part(case)
    assert queries.answers_of(case) == {
        "main_problem": "I stopped calling people",
        "onset": "2026-03",
    }
    page = browser.get(part(case)).content.decode()
    assert "I stopped calling people" in page
    assert 'value="2026-03"' in page
    assert "Still to answer" in page


def test_saving_and_going_on_leads_through_every_part(signed_in, case, therapist):
    browser = signed_in(therapist)
    slug, seen = "referral", []
    for _ in SLUGS[:-1]:
        seen.append(slug)
        version = queries.intake_progress(case).version
        response = browser.post(part(case, slug), {"version": version, "go_on": "1"})
        slug = response.headers["Location"].split("/")[-2]

    assert seen == [one for one in SLUGS if one != "young"]
    assert slug == "referral"


def test_every_kind_of_answer_survives_the_round_trip(signed_in, case, therapist):
    browser = signed_in(therapist)
    browser.post(
        part(case, "referral"),
        {
            "version": "0",
            "first_seen_on": "2026-09-01",
            "other_therapy": ["CBT", "COUPLE"],
        },
    )
    browser.post(
        part(case, "symptoms"),
        {"version": "1", "symptom_sleep": "0", "symptom_low_mood": "3"},
    )
    browser.post(
        part(case),
        {"version": "2", "is_onset_approximate": "on", "course": "GRADUAL"},
    )

    assert queries.answers_of(case) == {
        "first_seen_on": "2026-09-01",
        "other_therapy": ["CBT", "COUPLE"],
        "symptom_sleep": 0,
        "symptom_low_mood": 3,
        "is_onset_approximate": True,
        "course": "GRADUAL",
    }
    page = browser.get(part(case, "referral")).content.decode()
    assert 'value="2026-09-01"' in page


def test_an_answer_can_be_taken_back(signed_in, case, therapist):
    save(case, {"main_problem": "Mistyped", "symptom_sleep": 2})
    browser = signed_in(therapist)

    browser.post(part(case), {"version": "1", "main_problem": ""})
    browser.post(part(case, "symptoms"), {"version": "2", "symptom_sleep": ""})

    answers = queries.answers_of(case)
    assert (answers["main_problem"], answers["symptom_sleep"]) == ("", None)
    assert "main_problem" in {
        field.key
        for one in queries.intake_progress(case).parts
        for field in one.missing
    }


@pytest.mark.parametrize(
    ("slug", "fields", "where", "sentence"),
    [
        ("reason", {"onset": "soon"}, "onset", "month and a year, like 03 2026"),
        ("reason", {"onset": "2026-13"}, "onset", "month and a year"),
        ("reason", {"onset": "2999-01"}, "onset", "this month or an earlier one"),
        (
            "referral",
            {"first_seen_on": "2999-01-01"},
            "first_seen_on",
            "today or in the past",
        ),
        ("symptoms", {"symptom_sleep": "9"}, "symptom_sleep", "Choose one"),
        ("reason", {"course": "WILD"}, "course", "Choose one"),
        ("reason", {"main_problem": "x" * 4001}, "main_problem", "4000 characters"),
    ],
)
def test_a_bad_answer_comes_back_and_nothing_is_half_saved(
    signed_in, case, therapist, slug, fields, where, sentence
):
    extra = {"main_problem": "Kept", "referrer_words": "Kept"} | fields

    response = signed_in(therapist).post(part(case, slug), {"version": "0"} | extra)

    errors = response.context["form"].errors
    assert response.status_code == 200
    assert list(errors) == [where]
    assert sentence in errors[where][0]
    assert queries.answers_of(case) == {}
    if "main_problem" not in fields and slug != "symptoms":
        assert b"Kept" in response.content


@pytest.mark.parametrize("typed", ["03 2026", "3/2026", "3.2026", "2026-03"])
def test_a_month_can_be_typed_in_several_ways(signed_in, case, therapist, typed):
    signed_in(therapist).post(part(case), {"version": "0", "onset": typed})

    assert queries.answers_of(case)["onset"] == "2026-03"


def test_the_present_month_is_not_the_future(signed_in, case, therapist):
    signed_in(therapist).post(part(case), {"version": "0", "onset": f"{today():%Y-%m}"})

    assert "onset" in queries.answers_of(case)


def test_autosave_answers_with_the_new_version(signed_in, case, therapist):
    response = signed_in(therapist).post(
        autosave(case), {"version": "0", "main_problem": "I stopped"}
    )

    answer = response.json()
    assert answer["version"] == 1
    assert answer["saved_at"].endswith("+00:00")
    assert queries.answers_of(case) == {"main_problem": "I stopped"}


def test_autosave_keeps_what_is_valid_and_says_what_is_not(signed_in, case, therapist):
    response = signed_in(therapist).post(
        autosave(case), {"version": "0", "main_problem": "I stopped", "onset": "soon"}
    )

    assert list(response.json()["errors"]) == ["onset"]
    assert queries.answers_of(case) == {"main_problem": "I stopped"}


def test_autosave_without_a_version_is_refused(signed_in, case, therapist):
    response = signed_in(therapist).post(autosave(case), {"main_problem": "I stopped"})

    assert response.status_code == 400
    assert queries.answers_of(case) == {}


def test_autosave_of_a_stale_page_is_a_conflict_and_keeps_what_stands(
    signed_in, case, therapist
):
    save(case, {"main_problem": "Theirs"})

    response = signed_in(therapist).post(
        autosave(case), {"version": "0", "main_problem": "Mine"}
    )

    assert response.status_code == 409
    assert "saved_at" in response.json()
    assert queries.answers_of(case) == {"main_problem": "Theirs"}


def test_autosave_is_a_post_for_whoever_may_write(signed_in, case, therapist):
    assert signed_in(therapist).get(autosave(case)).status_code == 405


def test_a_supervisor_saves_nothing(signed_in, case, supervisor):
    browser = signed_in(supervisor)

    assert browser.post(autosave(case), {"version": "0"}).status_code == 403
    assert browser.post(part(case), {"version": "0"}).status_code == 403


def test_a_conflict_shows_both_texts_and_either_can_be_kept(signed_in, case, therapist):
    save(case, {"main_problem": "Theirs"})
    browser = signed_in(therapist)

    response = browser.post(part(case), {"version": "0", "main_problem": "Mine"})

    page = response.content.decode()
    assert response.status_code == 409
    assert "Theirs" in page
    assert "Mine" in page
    assert "Nothing is lost" in page
    assert queries.answers_of(case) == {"main_problem": "Theirs"}

    browser.post(
        part(case),
        {
            "version": response.context["form"]["version"].value(),
            "main_problem": "Mine",
        },
    )
    assert queries.answers_of(case) == {"main_problem": "Mine"}


def test_keeping_what_was_typed_does_not_wipe_what_was_not(signed_in, case, therapist):
    theirs = {
        "first_seen_on": "2026-09-01",
        "other_therapy": ["CBT", "ACT"],
        "referrer_words": "Theirs",
    }
    save(case, theirs)

    response = signed_in(therapist).post(
        part(case, "referral"), {"version": "0", "referrer_words": "Mine"}
    )

    form = response.context["form"]
    assert response.status_code == 409
    assert form["referrer_words"].value() == "Mine"
    assert form["first_seen_on"].value() == "2026-09-01"
    assert form["other_therapy"].value() == ["CBT", "ACT"]


def test_a_supervisor_reads_the_answers(signed_in, case, supervisor):
    save(case, {"main_problem": "I stopped calling people"})
    browser = signed_in(supervisor)

    for path in (part(case), f"/cases/{case.pk}/intake/"):
        page = browser.get(path).content.decode()
        assert "I stopped calling people" in page
        assert "data-autosave-url" not in page
    assert (
        "Nothing is written down yet"
        in browser.get(part(case, "history")).content.decode()
    )


def test_a_part_leads_to_the_pages_that_hold_the_rest(signed_in, case, therapist):
    browser = signed_in(therapist)

    safety = browser.get(part(case, "safety")).content.decode()
    symptoms = browser.get(part(case, "symptoms")).content.decode()

    assert f"/cases/{case.pk}/risk/" in safety
    assert f"/cases/{case.pk}/contacts/" in safety
    assert f"/cases/{case.pk}/measures/" in symptoms


def test_an_onset_after_the_first_visit_is_worth_a_second_look(
    signed_in, case, therapist
):
    save(case, {"onset": "2026-10", "first_seen_on": "2026-09-01"})

    page = signed_in(therapist).get(f"/cases/{case.pk}/intake/").content.decode()

    assert "The onset is after the day the client was first seen" in page


def test_what_is_unclear_is_listed(signed_in, case, therapist):
    save(case, {"exclusion_bipolar": "UNCLEAR"})

    page = signed_in(therapist).get(f"/cases/{case.pk}/intake/").content.decode()

    assert "Still to be asked" in page


def complete(case):
    return reverse("cases:complete_intake", args=[case.pk])


def test_an_incomplete_assessment_names_and_links_what_is_missing(
    signed_in, case, therapist
):
    answers = make_cases.full_answers()
    del answers["onset"]
    save(case, answers)

    page = signed_in(therapist).post(complete(case), follow=True).content.decode()

    assert "1 answer is still missing" in page
    assert f'href="{part(case)}#id_onset"' in page
    assert not IntakeVersion.objects.exists()


def test_a_complete_one_is_kept_as_a_version_that_can_be_read(
    signed_in, case, therapist
):
    save(case, make_cases.full_answers())
    browser = signed_in(therapist)

    page = browser.post(complete(case), follow=True).content.decode()
    assert "Kept as version 1" in page
    save(case, {"diagnosis": "Changed since"}, version=1)
    path = reverse("cases:intake_version", args=[case.pk, 1])

    version = browser.get(path).content.decode()
    assert "In a few words" in version
    assert "Changed since" not in version
    assert browser.get(path.replace("/1/", "/2/")).status_code == 404
    assert browser.post(path).status_code == 405
    assert (
        "Changed since version 1"
        in browser.get(f"/cases/{case.pk}/intake/").content.decode()
    )


def test_keeping_the_same_twice_says_so(signed_in, case, therapist):
    save(case, make_cases.full_answers())
    browser = signed_in(therapist)
    browser.post(complete(case))

    page = browser.post(complete(case), follow=True).content.decode()

    assert "Nothing has changed since version 1" in page
    assert browser.get(complete(case)).status_code == 405


def decision(**fields):
    values = {
        "decision": "DIT_16_SEED",
        "reason": "The same thing happens with everyone",
        "client_view": "AGREES",
        "decided_on": today().isoformat(),
        "q_REPEATS": "YES",
    }
    return values | fields


@pytest.fixture
def undecided(therapist):
    return make.case(therapist=therapist, protocol_key="")


def suits(case):
    return f"/cases/{case.pk}/suitability/"


def test_the_comparison_and_every_question_are_on_the_page(
    signed_in, undecided, therapist
):
    page = signed_in(therapist).get(suits(undecided))

    text = page.content.decode()
    for row in suitability.COMPARISON:
        assert row.title in text
    for question in suitability.QUESTIONS:
        assert f'name="q_{question.key}"' in text
    assert "%" not in text[text.index("<main") : text.index("</main")]


def test_the_written_decision_sets_the_model(signed_in, undecided, therapist):
    browser = signed_in(therapist)

    browser.post(suits(undecided), decision(cautions=["NOT_SAFE"], reasons=["PATTERN"]))

    undecided.refresh_from_db()
    review = SuitabilityReview.objects.get()
    assert undecided.protocol_key == "DIT_16_SEED"
    assert review.decision == "DIT"
    assert review.answers["REPEATS"] == "YES"
    assert review.answers["TRIGGER"] == "NOT_ASKED"
    page = browser.get(suits(undecided)).content.decode()
    assert "The same thing happens with everyone" in page
    assert "Cannot keep safe at present" in page


def test_waiting_is_a_decision_too(signed_in, undecided, therapist):
    signed_in(therapist).post(suits(undecided), decision(decision="WAIT"))

    assert SuitabilityReview.objects.get().decision == "WAIT"
    assert not Case.objects.get().is_model_decided


@pytest.mark.parametrize(
    ("fields", "where", "sentence"),
    [
        ({"decision": ""}, "decision", "Write the decision"),
        ({"reason": " "}, "reason", "your words are what counts"),
        ({"client_view": ""}, "client_view", "whether the client agrees"),
        ({"decided_on": "2999-01-01"}, "decided_on", "today or in the past"),
        ({"decided_on": "1999-01-01"}, "decided_on", "before the referral"),
    ],
)
def test_a_bad_decision_comes_back_with_the_answers(
    signed_in, undecided, therapist, fields, where, sentence
):
    response = signed_in(therapist).post(suits(undecided), decision(**fields))

    errors = response.context["form"].errors
    assert list(errors) == [where]
    assert sentence in errors[where][0]
    assert response.context["form"]["q_REPEATS"].value() == "YES"
    assert not SuitabilityReview.objects.exists()


def test_a_supervisor_decides_nothing(signed_in, undecided, supervisor):
    assert signed_in(supervisor).post(suits(undecided), decision()).status_code == 403


def model(case):
    return f"/cases/{case.pk}/model/"


def test_the_model_is_changed_with_day_and_reason(signed_in, case, therapist):
    browser = signed_in(therapist)
    assert b'value="IPT_ADULT"' not in browser.get(model(case)).content

    browser.post(
        model(case),
        {
            "protocol_key": "DIT_16_MANUAL",
            "reason": "A pattern came up",
            "changed_on": today().isoformat(),
        },
    )

    assert ModelChange.objects.get().new_key == "DIT_16_MANUAL"
    page = browser.get(suits(case)).content.decode()
    assert "A pattern came up" in page


@pytest.mark.parametrize(
    ("fields", "where", "sentence"),
    [
        ({"protocol_key": "IPT_ADULT"}, "protocol_key", "other than the present one"),
        ({"protocol_key": ""}, "protocol_key", "Choose the new model"),
        ({"reason": ""}, "reason", "Write why the model changes"),
        ({"changed_on": "2999-01-01"}, "changed_on", "today or in the past"),
        ({"changed_on": "1999-01-01"}, "changed_on", "before the referral"),
    ],
)
def test_a_bad_change_comes_back(signed_in, case, therapist, fields, where, sentence):
    values = {
        "protocol_key": "DIT_16_MANUAL",
        "reason": "A pattern came up",
        "changed_on": today().isoformat(),
    }

    response = signed_in(therapist).post(model(case), values | fields)

    errors = response.context["form"].errors
    assert list(errors) == [where]
    assert sentence in errors[where][0]
    assert not ModelChange.objects.exists()


def test_an_undecided_case_is_sent_to_the_decision(signed_in, undecided, therapist):
    response = signed_in(therapist).get(model(undecided))

    assert response.headers["Location"] == suits(undecided)


def test_a_later_change_of_model_leads_the_page(case, signed_in):
    make_cases.decision(case)
    make_cases.changed_model(case, at=make.NOW + timedelta(hours=1))

    page = signed_in(case.therapist).get(suits(case)).content.decode()

    now, before = page.index("Now: DIT"), page.index("Decided before: IPT")
    assert now < before
    assert "The pattern shows with everyone" in page[now:before]


def test_a_decision_after_a_change_of_model_leads_again(case, signed_in):
    make_cases.changed_model(case)
    make_cases.decision(case, at=make.NOW + timedelta(hours=1))

    page = signed_in(case.therapist).get(suits(case)).content.decode()

    assert "Decision: IPT" in page
    assert "Now: " not in page


def test_a_version_is_kept_and_says_what_other_pages_still_lack(
    signed_in, case, therapist
):
    save(case, make_cases.full_answers())
    browser = signed_in(therapist)
    page = browser.get(f"/cases/{case.pk}/intake/").content.decode()
    assert "Every required answer is there. Still open" in page
    assert f'<a href="/cases/{case.pk}/risk/">First risk entry</a>' in page
    assert f'<a href="/cases/{case.pk}/measures/">First scores</a>' in page

    page = browser.post(complete(case), follow=True).content.decode()

    assert "Kept as version 1. Still open: Emergency contact" in page
    assert IntakeVersion.objects.count() == 1


def test_a_whole_assessment_is_called_so(signed_in, case, therapist):
    make_cases.whole_assessment(case)

    page = signed_in(therapist).get(f"/cases/{case.pk}/intake/").content.decode()

    assert "Everything that an assessment needs is there." in page
    assert "Still open" not in page


@pytest.mark.parametrize("page", ["", "referral/"])
def test_the_referral_as_it_was_written_down_stands_on_the_assessment(
    signed_in, case, therapist, page
):
    case.referral_source = Case.ReferralSource.SCHOOL
    case.referral_reason = "Low since the spring, keeps to her room"
    case.save()

    shown = signed_in(therapist).get(f"/cases/{case.pk}/intake/{page}")

    assert "School counsellor" in shown.content.decode()
    assert "Low since the spring, keeps to her room" in shown.content.decode()


def test_first_seen_before_the_referral_is_said_at_the_field(
    signed_in, case, therapist
):
    browser = signed_in(therapist)
    day = case.referred_on.isoformat()
    browser.post(part(case, "referral"), {"version": "0", "first_seen_on": day})
    assert (
        "before the referral"
        not in browser.get(part(case, "referral")).content.decode()
    )
    day = (case.referred_on - timedelta(days=1)).isoformat()

    browser.post(part(case, "referral"), {"version": "1", "first_seen_on": day})

    for url in (part(case, "referral"), f"/cases/{case.pk}/intake/"):
        assert (
            "First seen is before the referral of" in browser.get(url).content.decode()
        )
    assert queries.answers_of(case)["first_seen_on"] == day


def test_an_earlier_preference_for_a_therapy_is_kept(signed_in, case, therapist):
    signed_in(therapist).post(
        part(case, "preference"), {"version": "0", "earlier_preference": "DIT"}
    )

    assert queries.answers_of(case) == {"earlier_preference": "DIT"}


def test_under_18_either_model_is_called_adapted_use(signed_in, therapist, case):
    browser = signed_in(therapist)
    young = make_cases.young_case(therapist=therapist, protocol_key="DIT_16_SEED")

    assert "Adapted use." in browser.get(suits(young)).content.decode()
    assert "Adapted use." not in browser.get(suits(case)).content.decode()


def test_models_stand_in_groups_and_say_whom_they_are_made_for(
    signed_in, therapist, case
):
    browser = signed_in(therapist)
    young = make_cases.young_case(therapist=therapist, protocol_key="DIT_16_SEED")
    age = young.client.age_on(timezone.localdate())
    for page in (suits(case), model(case)):
        said = browser.get(page).content.decode()
        assert '<p class="meta">DIT</p>' in said
        assert "Made for 12 to 18 year olds" in said
        assert "Made for adults" not in said
    for page in (suits(young), model(young)):
        said = browser.get(page).content.decode()
        assert f"Made for adults; this client is {age}." in said
        assert "Made for 12 to 18 year olds" not in said


def test_a_model_made_for_other_ages_can_be_chosen_all_the_same(
    signed_in, undecided, therapist
):
    signed_in(therapist).post(suits(undecided), decision(decision="IPT_ADOLESCENT"))

    undecided.refresh_from_db()
    assert undecided.protocol_key == "IPT_ADOLESCENT"


@pytest.mark.parametrize("key", ["IPT_GROUP", "IPT_GROUP_8"])
def test_a_group_is_joined_and_not_chosen_for_one_client(
    signed_in, undecided, therapist, key
):
    signed_in(therapist).post(suits(undecided), decision(decision=key))

    undecided.refresh_from_db()
    assert undecided.protocol_key == ""
