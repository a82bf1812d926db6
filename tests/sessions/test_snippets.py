"""A therapist's own wordings: theirs alone, in no case, and put into a note on request."""

from __future__ import annotations

import pytest
from django.urls import reverse

from sessions import actions
from sessions.actions import snippets as rules
from sessions.models import SessionDraft, Snippet
from sessions.queries import snippets_of
from tests import make, make_sessions

pytestmark = pytest.mark.django_db


def add(by, title: str = "Ending", text: str = "We agreed what comes next.") -> Snippet:
    return actions.add_snippet(by=by, title=title, text=text)


def titles(owner) -> list[str]:
    return [one.title for one in snippets_of(owner)]


def post(client, name: str, snippet: Snippet | None = None, **data):
    args = [snippet.pk] if snippet else []
    return client.post(reverse(f"sessions:{name}", args=args), data, follow=True)


def test_one_is_added_changed_ordered_taken_out_and_put_back(client, therapist):
    client.force_login(therapist)
    post(client, "snippets", title="Ending", text="We agreed.")
    post(client, "snippets", title="Opening", text="She arrived on time.")
    ending, opening = snippets_of(therapist)

    post(client, "move_snippet", opening, to="up")
    assert titles(therapist) == ["Opening", "Ending"]
    post(client, "move_snippet", opening, to="up")
    assert titles(therapist) == ["Opening", "Ending"]
    post(client, "move_snippet", opening, to="down")
    assert titles(therapist) == ["Ending", "Opening"]

    post(client, "snippet", ending, title="Closing", text="We closed.")
    assert titles(therapist) == ["Closing", "Opening"]

    page = post(client, "remove_snippet", ending).content.decode()
    assert titles(therapist) == ["Opening"]
    assert "Put back" in page
    post(client, "restore_snippet", ending)
    assert titles(therapist) == ["Opening", "Closing"]


def test_the_form_warns_of_names_and_says_what_is_missing(client, therapist):
    client.force_login(therapist)

    page = post(client, "snippets", title="", text="Words that stay").content.decode()

    assert "No names of clients" in page
    assert "Give the snippet a name to find it by" in page
    assert "Words that stay" in page
    assert not Snippet.objects.exists()


def test_a_snippet_needs_a_name_and_words(therapist):
    with pytest.raises(rules.SnippetNeedsTitle):
        add(therapist, title="  ")
    with pytest.raises(rules.SnippetNeedsText):
        add(therapist, text=" ")


def test_the_list_has_an_end(client, therapist, monkeypatch):
    monkeypatch.setattr(rules, "MOST", 1)
    gone = add(therapist)
    actions.remove_snippet(snippet=gone)
    add(therapist, title="Other")
    client.force_login(therapist)

    assert "Take one out" in post(client, "restore_snippet", gone).content.decode()
    page = post(client, "snippets", title="More", text="Words").content.decode()
    assert "Take one out" in page
    assert "Words" in page
    assert titles(therapist) == ["Other"]


def test_nobody_else_sees_or_changes_them(client, therapist, supervisor, outsider):
    snippet = add(therapist, text="canary of my own words")
    for person in (supervisor, outsider, make.user("Priti Shah", roles="admin")):
        client.force_login(person)
        assert "canary" not in client.get(reverse("sessions:snippets")).content.decode()
        assert post(client, "snippet", snippet).status_code == 404
        assert post(client, "remove_snippet", snippet).status_code == 404
    assert titles(therapist) == ["Ending"]


def test_the_log_offers_them_and_puts_one_at_the_end_keeping_all_that_is_typed(
    client, case, therapist
):
    snippet = add(therapist)
    session = make_sessions.course(case=case)[0]
    client.force_login(therapist)
    log = reverse("sessions:log", args=[case.pk, session.pk])
    assert "We agreed what comes next." in client.get(log).content.decode()

    client.post(
        log,
        {
            "version": 0,
            "do": "snippet",
            "snippet": str(snippet.pk),
            "text": "He came late.",
            "next_plan": "His brother",
        },
    )

    fields = SessionDraft.objects.get().fields
    assert fields["text"] == "He came late.\n\nWe agreed what comes next."
    assert fields["next_plan"] == "His brother"
    assert "snippet" not in fields
    assert "do" not in fields


def test_choosing_none_or_anothers_adds_nothing(case, therapist, outsider):
    theirs = add(outsider, text="canary of another")
    session = make_sessions.course(case=case)[0]
    for version, chosen in enumerate(["", str(theirs.pk), "no-id"]):
        actions.put_in_snippet(
            therapy_session=session,
            by=therapist,
            fields={"text": "As it was", "snippet": chosen},
            version=version,
        )

    assert SessionDraft.objects.get().fields == {"text": "As it was"}


def test_a_saved_form_never_keeps_the_choice(case, therapist):
    session = make_sessions.course(case=case)[0]

    actions.save_draft(
        therapy_session=session,
        by=therapist,
        fields={"text": ["", "Typed"], "snippet": "some"},
        version=0,
    )
    actions.put_in_snippet(
        therapy_session=session,
        by=therapist,
        fields={"text": ["", "Typed"], "snippet": str(add(therapist).pk)},
        version=1,
    )

    assert SessionDraft.objects.get().fields == {
        "text": "Typed\n\nWe agreed what comes next."
    }
