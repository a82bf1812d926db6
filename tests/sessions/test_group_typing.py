"""What is typed into a group's forms is kept while it is typed, and never lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client as Browser
from django.urls import reverse
from django.utils import timezone

from audit.models import Event
from sessions.actions import groups
from sessions.actions.groups.typing import typed_is_saved
from sessions.models import (
    GroupAttendance,
    GroupDraft,
    GroupSession,
    IndividualMeeting,
    MeetingDraft,
)
from sessions.queries.groups import note_place
from tests import make, make_groups

pytestmark = pytest.mark.django_db


@pytest.fixture
def ruth(db):
    return make.user("Ruth Adeyemi")


@pytest.fixture
def callum(db):
    return make.user("Callum Reid")


@pytest.fixture
def group(ruth):
    return make_groups.group(by=ruth)


@pytest.fixture
def member(group):
    return make_groups.member(group)


@pytest.fixture
def held(group, member):
    return make_groups.begun(group)


@pytest.fixture
def browser(ruth):
    return signed_in(ruth)


def signed_in(user) -> Browser:
    browser = Browser()
    browser.force_login(user)
    return browser


def note(held: GroupSession, **values):
    local = timezone.localtime(held.scheduled_at)
    return {
        "version": "0",
        "draft": "0",
        "day": local.date(),
        "time": local.strftime("%H:%M"),
        "minutes": "90",
        "stage": held.stage,
        **values,
    }


def at(name, *args):
    return reverse(f"groups:{name}", args=args)


def page(browser, url, data=None) -> str:
    sent = (url,) if data is None else (url, data)
    answer = (browser.get if data is None else browser.post)(*sent, follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def urls(kind, held, member):
    """The form, its autosave, its lay-aside and its signature."""
    if kind == "meeting":
        place = (member.case_id, "mid")
        names = ("meeting", "autosave_meeting", "lay_meeting_aside", "sign_meeting")
    else:
        place = (held.group_id, held.pk)
        names = {
            "note": ("session", "autosave", "lay_aside", "sign"),
            "summary": (
                "summary",
                "autosave_summary",
                "lay_summary_aside",
                "approve_summary",
            ),
        }[kind]
    return [at(name, *place) for name in names]


def typed(kind, held, words, **values):
    """What the whole form sends, with these words in it."""
    if kind == "note":
        return note(held, theme="Speaking first", leader_notes=words, **values)
    field = {"summary": "text", "meeting": "covered"}[kind]
    return {"version": "0", "draft": "0", field: words, **values} | (
        {"held_on": "2026-09-28"} if kind == "meeting" else {}
    )


THREE = pytest.mark.parametrize("kind", ["note", "summary", "meeting"])


@THREE
def test_what_was_typed_stands_in_the_form_at_the_next_visit(
    browser, held, member, kind
):
    form, autosave, *_ = urls(kind, held, member)
    first = browser.post(autosave, typed(kind, held, "Half a sen")).json()
    again = typed(kind, held, "Half a sentence", draft=first["draft"])
    second = browser.post(autosave, again).json()

    assert (first["draft"], second["draft"]) == (1, 2)
    assert second["version"] == 0
    shown = page(browser, form)
    assert "Half a sentence" in shown
    assert 'name="draft" value="2"' in shown
    assert "Draft saved" in shown


@THREE
def test_a_second_window_is_told_and_both_texts_are_shown_until_laid_aside(
    browser, held, member, kind
):
    form, autosave, aside, _ = urls(kind, held, member)
    browser.post(autosave, typed(kind, held, "From the desk"))
    refused = browser.post(autosave, typed(kind, held, "From the tablet"))

    assert refused.status_code == 409
    assert "Nothing is lost" in refused.json()["problem"]
    shown = page(browser, form)
    assert "From the desk" in shown
    assert "Typed in another window" in shown
    assert "From the tablet" in shown
    after = page(browser, aside, {})
    assert "From the desk" in after
    assert "From the tablet" not in after


@THREE
def test_a_save_from_an_older_window_loses_neither_text(browser, held, member, kind):
    form, autosave, *_ = urls(kind, held, member)
    browser.post(autosave, typed(kind, held, "From the desk"))

    shown = page(browser, form, typed(kind, held, "From the tablet"))
    assert "You have typed here in another window too" in shown
    assert "From the desk" in shown
    assert "From the tablet" in shown


@THREE
def test_what_another_window_lost_outlives_the_save(browser, held, member, kind):
    form, autosave, *_ = urls(kind, held, member)
    browser.post(autosave, typed(kind, held, "From the desk"))
    browser.post(autosave, typed(kind, held, "From the tablet"))
    shown = page(browser, form, typed(kind, held, "From the desk", draft="1"))

    assert "Saved." in shown
    assert "From the tablet" in shown


@THREE
def test_a_save_makes_it_the_record_and_leaves_no_draft(browser, held, member, kind):
    form, autosave, *_ = urls(kind, held, member)
    browser.post(autosave, typed(kind, held, "All of it"))
    shown = page(browser, form, typed(kind, held, "All of it", draft="1"))

    assert "All of it" in shown
    assert not GroupDraft.objects.exists()
    assert not MeetingDraft.objects.exists()


@THREE
def test_what_is_typed_after_the_signature_is_kept_and_shown_to_its_writer(
    browser, held, member, kind
):
    form, autosave, aside, sign = urls(kind, held, member)
    whole = {f"attendance_{member.pk}": "PRESENT"} if kind == "note" else {}
    page(browser, sign, typed(kind, held, "Signed words", **whole))
    refused = browser.post(autosave, typed(kind, held, "One thing more", version="1"))

    assert refused.status_code == 409
    assert "signed meanwhile" in refused.json()["problem"]
    shown = page(browser, form)
    assert "Typed, and not in what was signed" in shown
    assert "One thing more" in shown
    assert "One thing more" not in page(browser, aside, {})


@THREE
def test_of_keeping_only_the_beginning_and_a_conflict_are_events(
    browser, held, member, kind
):
    _, autosave, aside, _ = urls(kind, held, member)
    before = Event.objects.count()
    first = browser.post(autosave, typed(kind, held, "One")).json()
    browser.post(autosave, typed(kind, held, "Two", draft=first["draft"]))
    browser.post(autosave, typed(kind, held, "Three"))
    browser.post(aside)

    verbs = Event.objects.order_by("pk").values_list("verb", flat=True)[before:]
    said = [verb for verb in verbs if not verb.endswith(".read")]
    assert said == ["draft.started", "draft.conflicted", "draft.conflict_settled"]


@THREE
def test_laying_aside_without_a_draft_does_nothing(browser, held, member, kind):
    _, _, aside, _ = urls(kind, held, member)

    assert "Laid aside" in page(browser, aside, {})
    assert not Event.objects.filter(verb="draft.conflict_settled").exists()


def test_keeping_books_nothing_in_a_members_case_and_changes_no_record(
    browser, held, member
):
    autosave = at("autosave", held.group_id, held.pk)
    absent = {f"attendance_{member.pk}": "ABSENT", "minutes": "many"}
    assert browser.post(autosave, note(held, **absent)).status_code == 200

    held.refresh_from_db()
    assert held.version == 0
    assert not GroupAttendance.objects.exists()
    shown = page(browser, at("session", held.group_id, held.pk))
    assert 'value="many"' in shown
    assert '<option value="ABSENT" selected>' in shown


def test_a_refused_save_keeps_what_was_typed_without_a_script(browser, held, member):
    form = at("session", held.group_id, held.pk)
    page(browser, form, note(held, leader_notes="A long note", minutes="many"))

    assert "A long note" in page(browser, form)


def test_a_box_that_was_unticked_stays_unticked(browser, held, member):
    make_groups.saved(
        held, {"A": groups.Presence(attendance="PRESENT", in_spotlight=True)}
    )
    sent = note(held, version="1", **{f"attendance_{member.pk}": "PRESENT"})
    browser.post(at("autosave", held.group_id, held.pk), sent)

    shown = page(browser, at("session", held.group_id, held.pk))
    box = shown.split(f'name="spotlight_{member.pk}"')[1].split(">")[0]
    assert "checked" not in box


def test_what_is_ticked_in_a_meeting_is_ticked_at_the_next_visit(browser, group):
    added = make_groups.added(group)
    place = (added.case_id, "pre")
    sent = {"version": "0", "draft": "0", "orientation": ["PUNCTUALITY", "SPEAKING"]}
    browser.post(at("autosave_meeting", *place), sent)

    typed_there = MeetingDraft.objects.get()
    assert typed_there.fields["orientation"] == ["PUNCTUALITY", "SPEAKING"]
    assert page(browser, at("meeting", *place)).count("checked") == 2
    assert not IndividualMeeting.objects.exists()


def test_each_leader_types_alone_and_sees_what_the_other_saved(
    browser, group, held, member, callum
):
    make_groups.leader(group, callum, starts_on=timezone.localdate())
    browser.post(
        at("autosave", group.pk, held.pk), note(held, leader_notes="Ruth types")
    )
    form = at("session", group.pk, held.pk)
    beside = signed_in(callum)
    assert "Ruth types" not in page(beside, form)

    page(beside, form, note(held, leader_notes="Callum saved"))
    shown = page(browser, form)
    assert "Ruth types" in shown
    assert "Saved meanwhile" in shown
    assert "Callum saved" in shown
    assert 'name="version" value="1"' in shown


def test_what_stands_meanwhile_is_said_in_words_and_only_where_it_differs(
    browser, held, member
):
    saved = {f"attendance_{member.pk}": "PRESENT", "has_subgroup": "on"}
    absent = {f"attendance_{member.pk}": "ABSENT"}
    autosave = at("autosave", held.group_id, held.pk)
    browser.post(autosave, note(held, theme="Mine", **absent))
    make_groups.saved(held, {"A": "PRESENT"}, has_subgroup=True)
    shown = page(browser, at("session", held.group_id, held.pk))
    beside = shown.split("Saved meanwhile")[1].split("</section>")[0]

    assert 'Theme</h3><p class="kept">Speaking first<' in beside
    assert 'kept together apart from the others</h3><p class="kept">Ticked<' in beside
    assert 'Attendance of A</h3><p class="kept">Present<' in beside
    assert "Time</h3>" not in beside
    assert "Minutes</h3>" not in beside
    same = note(held, theme="Mine", draft="1", **saved)
    again = page(browser, at("session", held.group_id, held.pk), same)
    assert "Attendance of A</h3>" not in again


def test_the_same_sent_twice_is_no_conflict(held, ruth):
    place = note_place(held)
    first = groups.keep_typed(
        place=place, by=ruth, fields={"theme": "A"}, version=0, built_on=0
    )
    again = groups.keep_typed(
        place=place, by=ruth, fields={"theme": "A"}, version=0, built_on=0
    )

    assert again.version == first.version == 1
    for _ in range(2):
        with pytest.raises(groups.TypedElsewhere):
            groups.keep_typed(
                place=place, by=ruth, fields={"theme": "B"}, version=0, built_on=0
            )
    assert [one["fields"] for one in GroupDraft.objects.get().lost] == [{"theme": "B"}]


def test_a_save_of_which_nothing_was_typed_before_lets_nothing_go(held, ruth):
    typed_is_saved(place=note_place(held), by=ruth)

    assert not GroupDraft.objects.exists()


def test_the_time_of_keeping_is_that_of_the_writer(held, ruth):
    moment = make.NOW + timedelta(minutes=3)
    draft = groups.keep_typed(
        place=note_place(held), by=ruth, fields={}, version=0, built_on=0, at=moment
    )

    assert draft.saved_at == moment


def test_no_token_is_kept(browser, held, member):
    sent = note(held, csrfmiddlewaretoken="x" * 64, names_checked="1")
    browser.post(at("autosave", held.group_id, held.pk), sent)

    kept = GroupDraft.objects.get().fields
    assert not {"csrfmiddlewaretoken", "names_checked", "version", "draft"} & set(kept)
