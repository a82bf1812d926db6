from datetime import date

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string

from tests.make_ui import Someone
from ui.drawing import Person
from ui.frame import CaseFrame, Phase, Rail, Stop, StopState, Tab
from ui.words import without_names

LEAKS = ("Wilhelmina", "Okonkwo", "14-Mar-1979", "1979")


def frame() -> CaseFrame:
    return CaseFrame(
        client=Someone(),
        model="IPT",
        format_line="16 sessions",
        focus_line="role transition",
        therapist="R Adeyemi",
        supervisors=("H Novak",),
        risk_line="Risk asked 16 Nov: no thoughts",
        is_under_18=True,
        tabs=(Tab(label="Overview", url="/here/", is_current=True, count=8),),
        rail=Rail(
            phases=(Phase(title="Beginning", first=1, last=2, tone=1),),
            stops=(
                Stop(label="1", state=StopState.DONE, url="/1/", on=date(2026, 9, 21)),
                Stop(label="2", state=StopState.NEXT, url="/2/", missed_before=1),
            ),
        ),
    )


def render(template: str, **context: object) -> str:
    return Template("{% load ui %}" + template).render(Context(context))


def test_a_name_is_printed_where_names_are_shown():
    shown = render("{% name c %}|{% name c 'first' %}", c=Someone(), names_hidden=False)
    assert shown == "Wilhelmina Okonkwo-Example|Wilhelmina"


@pytest.mark.parametrize("context", [{"names_hidden": True}, {}])
def test_initials_stand_in_for_it_elsewhere_also_when_nobody_said(context):
    assert (
        render("{% name c %}{% name c 'first' %}", c=Someone(), **context) == "W.O.W.O."
    )


def test_a_birth_date_is_an_age_while_names_are_hidden():
    shown = render("{% born c %}", c=Someone(), names_hidden=False)
    hidden = render("{% born c %}", c=Someone(), names_hidden=True)
    assert shown.startswith("14-Mar-1979 (")
    assert hidden.endswith("y")
    assert "Mar" not in hidden


def test_names_are_escaped():
    someone = Someone(display_name="<b>Bold</b>", initials="<i>")
    assert "<b>" not in render("{% name c %}", c=someone, names_hidden=False)
    assert "<i>" not in render("{% name c %}", c=someone, names_hidden=True)


def test_the_frame_of_a_case_leaks_nothing_under_initials():
    page = render_to_string(
        "components/case_frame.html", {"frame": frame(), "names_hidden": True}
    )
    assert [leak for leak in LEAKS if leak in page] == []
    assert "W.O." in page


def test_the_frame_of_a_case_says_who_what_how_safe_and_how_far():
    page = render_to_string(
        "components/case_frame.html", {"frame": frame(), "names_hidden": False}
    )
    for words in (
        "Wilhelmina Okonkwo-Example",
        "7K2M4QXR",
        "16 sessions, role transition",
        "Risk asked 16 Nov: no thoughts",
        "Under 18",
        'aria-label="Session 2, next, missed appointment before this" aria-current="step"',
    ):
        assert words in page


def test_the_circle_leaves_names_out_while_they_are_hidden():
    people = [
        Person(
            id="1",
            name="Cordelia",
            initials="CX",
            ring=1,
            relation="sister",
            url="/p/1/",
        )
    ]
    hidden = render("{% circle people %}", people=people, names_hidden=True)
    shown = render("{% circle people %}", people=people, names_hidden=False)
    assert "Cordelia" not in hidden
    assert "CX" in hidden
    assert "Cordelia" in shown


@pytest.mark.parametrize(
    ("relation", "said"),
    [
        ("Mr Lund and the others", "Mr L and the others"),
        ("Ada’s father", "A father"),
        ("Mother of Chi", "Mother of C"),
        ("Church friend", "Church friend"),
        ("sister", "sister"),
        ("", ""),
    ],
)
def test_a_relation_names_nobody_while_names_are_hidden(relation, said):
    assert without_names(relation) == said


@pytest.mark.parametrize(
    ("context", "is_closed"),
    [({"names_hidden": True}, True), ({}, True), ({"names_hidden": False}, False)],
)
def test_a_text_is_closed_unless_names_may_be_shown(context, is_closed):
    page = Template("{% load ui %}{% closed 'the note' %}<p>Told</p>{% endclosed %}")

    said = page.render(Context(context))

    assert ("<summary" in said) == is_closed
    assert "<p>Told</p>" in said


def test_nothing_to_close_is_nothing():
    page = Template("{% load ui %}{% closed %} {% endclosed %}")

    assert page.render(Context({"names_hidden": True})).strip() == ""
