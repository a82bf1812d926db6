"""The IPAF, its versions, and where the pattern showed."""

from datetime import timedelta

import pytest

from formulation.models import InventoryPerson, Ipaf, PatternSighting
from tests import make, make_formulation
from tests.formulation.pages import is_fine, main_of, url, words

TODAY = str(make.TODAY)


@pytest.fixture
def browser(signed_in, therapist):
    return signed_in(therapist)


@pytest.fixture
def dit(therapist):
    return make_formulation.dit_case(therapist=therapist)


def parts(**fields):
    return {**make_formulation.IPAF_WORDS, "made_on": TODAY, **fields}


def test_without_a_version_the_page_offers_the_first(browser, dit):
    page = browser.get(url("ipaf", dit))

    assert is_fine(page)
    assert "No formulation yet" in words(page)
    assert url("edit_ipaf", dit) in page.content.decode()


@pytest.mark.parametrize("name", ["ipaf", "edit_ipaf", "patterns", "add_sighting"])
def test_in_an_ipt_case_the_page_leads_to_the_focus(browser, case, name):
    page = browser.get(url(name, case))

    assert is_fine(page)
    assert "This is an IPT case" in words(page)
    assert url("focus", case) in main_of(page)


def test_a_version_posted_to_an_ipt_case_is_refused(browser, case):
    page = browser.post(url("edit_ipaf", case), parts())

    assert "This is an IPT case" in words(page)
    assert not Ipaf.objects.exists()


def test_a_version_is_written_and_drawn_wide_and_tall(browser, dit):
    assert is_fine(browser.get(url("edit_ipaf", dit)))
    answer = browser.post(
        url("edit_ipaf", dit),
        parts(
            trigger="Nobody kept a seat",
            experience="Hurt",
            expectation="They are bored of me",
            response="Leaves",
            consequence="Nobody comes",
        ),
    )

    assert answer.url == url("ipaf", dit)
    page = browser.get(answer.url)
    html, said = page.content.decode(), words(page)
    assert is_fine(page)
    assert html.count('class="ipaf"') == 1
    assert html.count('class="ipaf tall"') == 1
    for part in ("Nobody kept a seat", "They are bored of me", "Nobody comes"):
        assert part in said
    assert "Version 1" in said
    assert "Not shared yet" in said


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"self_words": ""}, "Write how the client sees themselves"),
        ({"cost": " "}, "Write what that costs"),
        ({"sayable_line": "x" * 141}, "In one line can hold 140 characters"),
        ({"made_on": "2226-01-01"}, "must be today or in the past"),
        ({"made_on": "soon"}, "must be a real date, like 23 11 2026"),
    ],
)
def test_a_version_that_cannot_be_says_why_and_keeps_the_words(
    browser, dit, fields, sentence
):
    page = browser.post(url("edit_ipaf", dit), parts(**fields))

    assert is_fine(page)
    assert sentence in words(page)
    assert "Goes quiet and leaves first" in page.content.decode()
    assert not Ipaf.objects.exists()


def test_the_next_version_starts_from_the_current_one_and_asks_why(browser, dit):
    make_formulation.ipaf(dit)

    page = browser.get(url("edit_ipaf", dit))
    assert "Goes quiet and leaves first" in page.content.decode()

    page = browser.post(url("edit_ipaf", dit), parts(cost="Alone with it"))
    assert "Write why there is a new version" in words(page)
    page = browser.post(url("edit_ipaf", dit), parts(reason="Again"))
    assert "Nothing differs from the current version" in words(page)
    browser.post(url("edit_ipaf", dit), parts(cost="Alone with it", reason="Seen more"))
    assert "Version 2" in words(browser.get(url("ipaf", dit)))


def test_how_sure_the_therapist_is_stands_in_words(browser, dit):
    browser.post(url("edit_ipaf", dit), parts(confidence="0"))

    assert Ipaf.objects.get().confidence == 0
    assert "A first guess" in words(browser.get(url("ipaf", dit)))
    form = browser.get(url("edit_ipaf", dit)).content.decode()
    assert "checked" in form.split('name="confidence" value="0"')[1].split(">")[0]


def test_how_sure_may_stay_open(browser, dit):
    browser.post(url("edit_ipaf", dit), parts())

    assert Ipaf.objects.get().confidence is None


def test_readings_of_people_and_scenes_stand_beside_the_form_by_whom(browser, dit):
    lily = make_formulation.person(dit, "Lily")
    InventoryPerson.objects.filter(pk=lily.pk).update(dit_other="Bored of me")
    make_formulation.sighting(
        dit, source="PERSON", person=lily, trigger="No seat kept", response="Left"
    )

    page = browser.get(url("edit_ipaf", dit))

    assert is_fine(page)
    said = words(page)
    assert said.index("Bored of me") < said.index("No seat kept")
    assert "A focus usually rests on two scenes with people now" in said
    for box in page.content.decode().split("<textarea")[1:]:
        assert box.split(">", 1)[1].split("</textarea>")[0].strip() == ""


def test_the_drawing_is_there_as_a_list_too(browser, dit):
    make_formulation.ipaf(dit)

    html = main_of(browser.get(url("ipaf", dit)))

    twin = html.split('<dl class="twin">')[1].split("</dl>")[0]
    for part in list(make_formulation.IPAF_WORDS.values())[:6]:
        assert part in twin


def test_the_loop_has_five_boxes_and_a_way_back(browser, dit):
    make_formulation.ipaf(dit, trigger="No seat", consequence="Nobody comes")

    html = main_of(browser.get(url("ipaf", dit)))

    loop = html.split('<ol class="loop">')[1].split("</ol>")[0]
    assert [part.split("<")[0] for part in loop.split("<h3>")[1:]] == [
        "Trigger",
        "Experience",
        "Expectation",
        "Response",
        "Consequence",
    ]
    assert "which seems to prove what was expected" in html


def test_where_it_comes_from_stands_on_the_page_without_its_memory(browser, dit):
    father = make_formulation.person(dit, "Mark")
    lily = make_formulation.person(dit, "Lily")
    make_formulation.ipaf(dit)
    make_formulation.origin(dit, person=father, memory="The concert", echo_with=[lily])

    page = browser.get(url("ipaf", dit))

    assert "Mark. He looked at his phone when I cried Now with Lily" in words(page)
    assert "The concert" not in page.content.decode()


def test_the_last_time_in_the_room_stands_on_the_page(browser, dit):
    make_formulation.ipaf(dit)
    make_formulation.sighting(dit, trigger="After the memory", response="Looked away")
    make_formulation.sighting(dit)

    assert (
        "In the room 23 Nov It happened Trigger After the memory Response Looked away"
        in words(browser.get(url("ipaf", dit)))
    )


def test_what_the_focus_rests_on_is_said_in_words(browser, dit):
    make_formulation.ipaf(dit)

    assert "0 scenes with people now, 0 early figures, not in the room." in words(
        browser.get(url("ipaf", dit))
    )


def test_the_page_for_the_room_is_plain_and_says_no_name_and_no_memory(browser, dit):
    father = make_formulation.person(dit, "Mark")
    make_formulation.origin(dit, person=father, memory="The concert")
    make_formulation.sighting(dit, trigger="After the memory")
    make_formulation.ipaf(dit, confidence=1)

    page = browser.get(url("ipaf_print", dit))

    assert is_fine(page)
    html = main_of(page)
    assert make_formulation.IPAF_WORDS["sayable_line"] in html
    assert "What I do to keep safe: Goes quiet" in html
    for word in ("efence", "Mark", "concert", "After the memory", "guess", "IPAF"):
        assert word not in html
    assert dit.client.given_name not in html
    assert dit.client.initials not in words(page).split("What we have noticed")[1]


def test_the_page_for_the_room_shows_how_it_goes_round_in_plain_words(browser, dit):
    make_formulation.ipaf(dit)
    assert "How it goes round" not in words(browser.get(url("ipaf_print", dit)))

    make_formulation.ipaf(
        dit, reason="Her words", trigger="A late answer", consequence="Alone again"
    )

    page = browser.get(url("ipaf_print", dit))
    said = words(page)
    assert is_fine(page)
    assert "What sets it off A late answer" in said
    assert "What comes of it Alone again" in said
    for word in ("Trigger", "Experience", "Expectation", "Consequence"):
        assert word not in main_of(page)


def test_without_a_version_there_is_nothing_to_print(browser, dit):
    page = browser.get(url("ipaf_print", dit))

    assert is_fine(page)
    assert "Nothing to print yet" in words(page)


def test_with_names_hidden_the_paper_says_to_open_the_text(browser, dit, therapist):
    make_formulation.ipaf(dit)
    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()

    assert "Open the text before you print" in words(
        browser.get(url("ipaf_print", dit))
    )


def test_recorded_scenes_stand_beside_the_form_and_no_wording_is_suggested(
    browser, dit
):
    make_formulation.sighting(dit, trigger="The recital", response="Went silent")

    page = browser.get(url("edit_ipaf", dit))

    assert "Went silent" in words(page)
    for box in page.content.decode().split("<textarea")[1:]:
        assert box.split(">", 1)[1].split("</textarea>")[0].strip() == ""


def test_a_version_is_shared_with_the_clients_answer(browser, dit):
    version = make_formulation.ipaf(dit)

    browser.post(
        url("share_ipaf", dit, version),
        {"shared_on": TODAY, "client_reaction": "So I sort of leave first"},
    )

    page = browser.get(url("ipaf", dit))
    assert is_fine(page)
    assert "So I sort of leave first" in words(page)
    assert url("share_ipaf", dit, version) not in page.content.decode()


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"client_reaction": ""}, "Write how the client took it"),
        ({"shared_on": "2226-01-01"}, "must be today or in the past"),
        ({"shared_on": "2020-01-01"}, "cannot be before this version was made"),
        ({"shared_on": ""}, "Enter the day of sharing"),
    ],
)
def test_sharing_that_cannot_be_says_why(browser, dit, fields, sentence):
    version = make_formulation.ipaf(dit)
    given = {"shared_on": TODAY, "client_reaction": "Kept words"}

    page = browser.post(url("share_ipaf", dit, version), given | fields)

    assert is_fine(page)
    assert sentence in words(page)
    version.refresh_from_db()
    assert not version.is_shared


def test_two_versions_stand_side_by_side(browser, dit):
    make_formulation.ipaf(dit)
    make_formulation.ipaf(dit, cost="Alone with it", reason="Seen more")
    make_formulation.ipaf(
        dit, cost="Alone with it", defence="Jokes", reason="Seen in the room"
    )

    page = browser.get(url("ipaf_versions", dit))
    assert is_fine(page)
    assert "Version 2" in words(page)
    assert "Version 3" in words(page)
    assert words(page).count("Changed") == 1

    page = browser.get(url("ipaf_versions", dit) + "?older=1&newer=3")
    assert words(page).count("Changed") == 2
    page = browser.get(url("ipaf_versions", dit) + "?older=x")
    assert page.status_code == 200


@pytest.mark.parametrize("count", [0, 1])
def test_fewer_than_two_versions_are_not_compared(browser, dit, count):
    for _ in range(count):
        make_formulation.ipaf(dit)

    page = browser.get(url("ipaf_versions", dit))

    assert is_fine(page)
    assert ("The only one so far" if count else "No versions yet") in words(page)


def test_versions_from_before_a_change_of_model_stay_readable(browser, dit):
    make_formulation.ipaf(dit)
    dit.protocol_key = "IPT_ADULT"
    dit.save()

    page = browser.get(url("ipaf", dit))

    assert is_fine(page)
    assert "This case follows IPT now" in words(page)
    assert make_formulation.IPAF_WORDS["sayable_line"] in words(page)
    assert "<form" not in main_of(page)
    assert url("edit_ipaf", dit) not in main_of(page)
    assert "Earlier formulation" in words(browser.get(url("focus", dit)))


def test_goals_stand_beside_the_focus(browser, dit):
    make_formulation.ipaf(dit)
    make_formulation.goal(dit, "Tell one person a week", baseline=0)

    assert "Tell one person a week 0 so far" in words(browser.get(url("ipaf", dit)))


def test_no_sightings_yet(browser, dit):
    page = browser.get(url("patterns", dit))

    assert is_fine(page)
    assert "Not seen yet" in words(page)
    assert url("add_sighting", dit) in page.content.decode()


def test_a_scene_is_recorded_and_counted(browser, dit):
    lily = make_formulation.person(dit, "Lily")
    assert is_fine(browser.get(url("add_sighting", dit)))

    answer = browser.post(
        url("add_sighting", dit),
        {
            "seen_on": TODAY,
            "source": "PERSON",
            "person": str(lily.pk),
            "changed": "YES",
            "what_was_new": "Sent the message",
            "trigger": "No seat kept",
        },
    )

    assert answer.url == url("patterns", dit)
    page = browser.get(answer.url)
    assert is_fine(page)
    for part in ("Lily", "Done differently", "Sent the message", "Seen with 1 person"):
        assert part in words(page)


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"source": ""}, "Choose where the pattern showed"),
        ({"source": "PERSON"}, "Choose the person, or “In the room”"),
        ({"changed": ""}, "Choose whether it happened"),
        ({"what_was_new": "She stayed"}, "Something new needs"),
        ({"seen_on": "2226-01-01"}, "must be today or in the past"),
        ({"trigger": "x" * 301}, "Trigger can hold 300 characters"),
    ],
)
def test_a_scene_that_cannot_be_says_why_and_keeps_the_words(
    browser, dit, fields, sentence
):
    given = {
        "seen_on": TODAY,
        "source": "IN_THE_ROOM",
        "changed": "NO",
        "response": "Looked at the clock",
    }

    page = browser.post(url("add_sighting", dit), given | fields)

    assert is_fine(page)
    assert sentence in words(page)
    assert "Looked at the clock" in page.content.decode()
    assert not PatternSighting.objects.exists()


def test_scenes_stand_together_by_whom_they_were_with(browser, dit):
    lily = make_formulation.person(dit, "Lily")
    father = make_formulation.person(dit, "Mark")
    make_formulation.sighting(dit, source="DREAM", person=father, trigger="Locked out")
    make_formulation.sighting(dit, trigger="Eyes on the clock")
    make_formulation.sighting(dit, source="PAST", person=father, trigger="The concert")
    make_formulation.sighting(dit, source="PERSON", person=lily, trigger="No seat")

    page = browser.get(url("patterns", dit))

    assert is_fine(page)
    said = words(page)
    places = [
        said.index(part)
        for part in ("No seat", "The concert", "Eyes on the clock", "Locked out")
    ]
    assert places == sorted(places)
    assert "1 time dreamt" in said


def test_a_dream_is_recorded_without_a_person(browser, dit):
    browser.post(
        url("add_sighting", dit),
        {"seen_on": TODAY, "source": "DREAM", "changed": "NO", "trigger": "Locked out"},
    )

    assert "In a dream or fantasy" in words(browser.get(url("patterns", dit)))


def test_scenes_may_begin_before_the_decision(browser, therapist):
    case = make.case(therapist=therapist, protocol_key="")
    assert is_fine(browser.get(url("add_sighting", case)))

    browser.post(
        url("add_sighting", case),
        {"seen_on": TODAY, "source": "IN_THE_ROOM", "changed": "NO"},
    )

    assert "In the room" in words(browser.get(url("patterns", case)))


def test_hidden_names_and_words_stay_hidden(browser, dit, therapist):
    lily = make_formulation.person(dit, "Lily")
    make_formulation.ipaf(dit, trigger="Zinnia forgot me")
    make_formulation.sighting(
        dit, source="PERSON", person=lily, trigger="Zinnia forgot me"
    )
    therapist.names_shown = therapist.Names.INITIALS
    therapist.save()

    for name in ("ipaf", "patterns", "add_sighting", "ipaf_versions"):
        html = browser.get(url(name, dit)).content.decode()
        assert "Lily" not in html
        for before in html.split("Zinnia")[:-1]:
            assert before.rfind("<details") > before.rfind("</details>")


def test_a_reader_reads_and_cannot_write(signed_in, supervisor, dit):
    version = make_formulation.ipaf(dit)
    browser = signed_in(supervisor)

    for name in ("ipaf", "patterns"):
        page = browser.get(url(name, dit))
        assert is_fine(page)
        assert "<form" not in main_of(page)
    for name in ("edit_ipaf", "add_sighting"):
        assert browser.get(url(name, dit)).status_code == 403
    assert browser.post(url("share_ipaf", dit, version)).status_code == 403


def test_a_reader_of_an_empty_page_is_offered_nothing(signed_in, supervisor, dit):
    browser = signed_in(supervisor)

    assert "No formulation yet" in words(browser.get(url("ipaf", dit)))
    assert url("add_sighting", dit) not in main_of(browser.get(url("patterns", dit)))


def test_a_version_of_another_case_is_not_found(browser, dit, therapist):
    other = make_formulation.dit_case(therapist=therapist, of=make.client("Leah Stone"))

    stranger = make_formulation.ipaf(other)

    assert browser.post(url("share_ipaf", dit, stranger)).status_code == 404


def test_a_stranger_finds_nothing(signed_in, outsider, dit):
    browser = signed_in(outsider)

    for name in ("ipaf", "ipaf_versions", "patterns", "edit_ipaf", "add_sighting"):
        assert browser.get(url(name, dit)).status_code == 404


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("ipaf", "post"),
        ("edit_ipaf", "put"),
        ("ipaf_versions", "post"),
        ("share_ipaf", "get"),
        ("patterns", "post"),
        ("add_sighting", "put"),
    ],
)
def test_another_method_is_refused(browser, dit, name, method):
    more = [make_formulation.ipaf(dit)] if name == "share_ipaf" else []

    assert getattr(browser, method)(url(name, dit, *more)).status_code == 405


def test_the_latest_version_is_current_on_the_page(browser, dit):
    early = {"made_on": make.TODAY - timedelta(days=30), "at": make.NOW}
    make_formulation.ipaf(dit, **early)
    make_formulation.ipaf(dit, sayable_line="Now it is this", reason="Refined")

    assert "Now it is this" in words(browser.get(url("ipaf", dit)))
