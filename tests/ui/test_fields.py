from datetime import date

import html5lib
import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Field, Fieldset, Layout, Row, Submit
from django import forms
from django.template import Context, Template

XHTML = "{http://www.w3.org/1999/xhtml}"
LONG = "A label that is far too long to stand beside others in one row"


class EveryKind(forms.Form):
    held_on = forms.DateField(
        label="Date of session", help_text="For example, 23 11 2026",
        widget=forms.DateInput(attrs={"type": "date"}),
    )  # fmt: skip
    minutes = forms.IntegerField(
        label="Minutes",
        error_messages={"invalid": "Minutes must be a number between 1 and 120"},
    )
    place = forms.ChoiceField(
        label="Where", choices=[("ROOM", "In person"), ("VIDEO", "Video")],
        widget=forms.RadioSelect, help_text="Where it was held",
    )  # fmt: skip
    techniques = forms.MultipleChoiceField(
        label="Techniques", choices=[("A", "Clarification"), ("B", "Role-play")],
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    is_shared = forms.BooleanField(label="Shared", required=True)
    password = forms.CharField(widget=forms.PasswordInput)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False


def render(form, template="{% load crispy_forms_tags %}{% crispy form %}"):
    page = Template(template).render(Context({"form": form}))
    return html5lib.parse(page, treebuilder="etree")


def named(tree, name):
    return [piece for piece in tree.iter() if piece.get("name") == name]


def by_id(tree, id_):
    (piece,) = [piece for piece in tree.iter() if piece.get("id") == id_]
    return piece


def words(piece):
    return " ".join("".join(piece.itertext()).split())


def test_an_error_stands_at_its_field_and_is_tied_to_it():
    tree = render(EveryKind({"minutes": "fifty"}))
    (field,) = named(tree, "minutes")
    assert field.get("aria-invalid") == "true"
    assert field.get("aria-describedby") == "id_minutes_error"
    assert words(by_id(tree, "id_minutes_error")) == (
        "Error: Minutes must be a number between 1 and 120"
    )
    assert "bad" in by_id(tree, "div_id_minutes").get("class")


def test_what_was_typed_is_kept_also_when_it_is_no_number():
    (field,) = named(render(EveryKind({"minutes": "fifty"})), "minutes")
    assert field.get("value") == "fifty"
    assert field.get("type") == "text"
    assert field.get("inputmode") == "numeric"


def test_a_date_is_written_the_one_way_that_its_input_understands():
    (field,) = named(
        render(EveryKind(initial={"held_on": date(2026, 11, 23)})), "held_on"
    )
    assert field.get("value") == "2026-11-23"


def test_a_hint_is_tied_to_its_field_before_the_error():
    (field,) = named(render(EveryKind({})), "held_on")
    assert field.get("aria-describedby") == "id_held_on_helptext id_held_on_error"


def test_radios_are_a_fieldset_with_a_legend_and_carry_hint_and_error():
    tree = render(EveryKind({}))
    fieldset = by_id(tree, "div_id_place")
    assert fieldset.tag == f"{XHTML}fieldset"
    assert words(fieldset.find(f"{XHTML}legend")) == "Where"
    assert fieldset.get("aria-describedby") == "id_place_helptext id_place_error"
    assert [radio.get("aria-invalid") for radio in named(tree, "place")] == [None, None]


def test_the_browser_s_own_required_is_left_out_and_said_in_aria():
    tree = render(EveryKind())
    assert not [piece for piece in tree.iter() if "required" in piece.attrib]
    assert named(tree, "minutes")[0].get("aria-required") == "true"


def test_every_id_stands_once():
    tree = render(EveryKind({}))
    ids = [piece.get("id") for piece in tree.iter() if piece.get("id")]
    assert sorted(ids) == sorted(set(ids))


def test_every_control_has_a_label():
    tree = render(EveryKind())
    labels = {piece.get("for") for piece in tree.iter(f"{XHTML}label")}
    inside = {
        piece
        for label in tree.iter(f"{XHTML}label")
        for piece in label.iter(f"{XHTML}input")
    }
    for control in tree.iter(f"{XHTML}input"):
        if control.get("type") != "hidden":
            assert control in inside or control.get("id") in labels


def test_the_summary_lists_every_error_and_leads_to_its_field():
    tree = render(EveryKind({"minutes": "x"}), "{% include 'components/errors.html' %}")
    summary = next(piece for piece in tree.iter() if piece.get("class") == "errsum")
    links = {link.get("href"): words(link) for link in summary.iter(f"{XHTML}a")}
    assert links["#id_minutes"] == "Minutes must be a number between 1 and 120"
    assert "#id_place_0" in links
    assert summary.get("role") == "alert"


def test_the_summary_takes_several_forms():
    template = "{% include 'components/errors.html' %}"
    forms_ = [
        EveryKind({}, prefix="a"),
        EveryKind(prefix="b"),
        EveryKind({}, prefix="c"),
    ]
    page = Template(template).render(Context({"forms": forms_}))
    assert "#id_a-minutes" in page
    assert "#id_b-minutes" not in page
    assert "#id_c-minutes" in page


def test_there_is_no_summary_while_nothing_is_wrong():
    template = Template("{% include 'components/errors.html' %}")
    assert template.render(Context({"form": EveryKind()})).strip() == ""
    assert template.render(Context({})).strip() == ""


def one_choice(choices, widget, **attrs):
    class OneChoice(forms.Form):
        field = forms.ChoiceField(choices=choices, widget=widget(attrs=attrs))

    return OneChoice()["field"]


@pytest.mark.parametrize(
    ("choices", "widget", "attrs", "shape"),
    [
        ([("A", "Yes"), ("B", "No")], forms.RadioSelect, {}, "seg"),
        ([("A", "Yes"), ("B", LONG)], forms.RadioSelect, {}, "choices"),
        ([(n, f"Choice {n}") for n in "1234567"], forms.RadioSelect, {}, "choices"),
        (
            [(n, f"A middling choice {n}") for n in "12345"],
            forms.RadioSelect,
            {},
            "choices",
        ),
        ([("A", "Yes")], forms.RadioSelect, {"data-shape": "choices"}, "choices"),
        ([("A", "Role-play")], forms.CheckboxSelectMultiple, {}, "chips"),
        ([("A", LONG)], forms.CheckboxSelectMultiple, {}, "ticks"),
        ([("A", "Yes")], forms.Select, {}, "input"),
    ],
)
def test_choices_take_the_shape_that_suits_their_number_and_length(
    choices, widget, attrs, shape
):
    template = Template("{% load ui %}{{ field|shape }}")
    field = one_choice(choices, widget, **attrs)
    assert template.render(Context({"field": field})) == shape


def test_a_choice_may_explain_itself():
    class Explained(forms.Form):
        area = forms.ChoiceField(choices=[("GRIEF", "Grief")], widget=forms.RadioSelect)

    form = Explained()
    form.fields["area"].widget.hints = {"GRIEF": "A death that is not mourned"}
    assert "A death that is not mourned" in words(render(form))


def test_groups_of_choices_have_their_heading_once_each():
    groups = [("IPT", [("A", "Adult"), ("B", "Brief")]), ("DIT", [("C", "Sixteen")])]
    field = one_choice(groups, forms.RadioSelect, **{"data-shape": "choices"})
    page = Template("{% include 'ipt/field.html' %}").render(Context({"field": field}))

    assert page.count('<p class="meta">IPT</p>') == 1
    assert page.index(">IPT<") < page.index("Adult") < page.index(">DIT<")


def test_an_empty_choice_is_called_not_said():
    field = one_choice([("", "---------"), ("A", "Yes")], forms.RadioSelect)
    page = Template("{% include 'ipt/field.html' %}").render(Context({"field": field}))
    assert "Not said" in page
    assert "---" not in page


def test_layouts_keep_every_field_and_add_only_boxes():
    form = EveryKind()
    form.helper.layout = Layout(
        Fieldset("When", Row("held_on", Field("minutes", css_class="short"))),
        Div("place", "techniques", css_class="stack"),
        "is_shared", "password", "version",
        Submit("sign", "Sign session 9"),
    )  # fmt: skip
    tree = render(form)
    shown = {piece.get("name") for piece in tree.iter() if piece.get("name")}
    assert shown == {*form.fields, "sign"}
    assert "short" in named(tree, "minutes")[0].get("class")


def test_a_form_that_asks_for_its_own_tag_gets_one_with_a_token():
    form = EveryKind()
    form.helper.form_tag = True
    page = Template("{% load crispy_forms_tags %}{% crispy form %}").render(
        Context({"form": form, "csrf_token": "abc"})
    )
    assert "<form" in page
    assert "novalidate" in page
    assert 'value="abc"' in page


def test_a_formset_shows_each_form_and_what_is_wrong_with_the_whole():
    formset = forms.formset_factory(EveryKind, extra=2)()
    page = Template("{% load crispy_forms_filters %}{{ formset|crispy }}").render(
        Context({"formset": formset})
    )
    assert 'name="form-TOTAL_FORMS"' in page
    assert 'name="form-1-minutes"' in page
