"""Paths of this room."""

from django.urls import URLPattern, path

from cases import views

app_name = "cases"

urlpatterns: list[URLPattern] = [
    path("clients/new/", views.new, name="new"),
    path(
        "clients/<uuid:client_id>/cases/new/",
        views.new_for_client,
        name="new_for_client",
    ),
    path("cases/<uuid:case_id>/client/", views.client, name="client"),
    path("cases/<uuid:case_id>/contacts/", views.contacts, name="contacts"),
    path("cases/<uuid:case_id>/contacts/new/", views.add_contact, name="add_contact"),
    path("cases/<uuid:case_id>/contacts/agreement/", views.agreement, name="agreement"),
    path(
        "cases/<uuid:case_id>/contacts/<uuid:contact_id>/",
        views.contact,
        name="contact",
    ),
    path(
        "cases/<uuid:case_id>/contacts/<uuid:contact_id>/remove/",
        views.remove_contact,
        name="remove_contact",
    ),
    path(
        "cases/<uuid:case_id>/contacts/<uuid:contact_id>/restore/",
        views.restore_contact,
        name="restore_contact",
    ),
    path("cases/<uuid:case_id>/consents/<slug:kind>/", views.consent, name="consent"),
    path("cases/<uuid:case_id>/intake/", views.intake, name="intake"),
    path(
        "cases/<uuid:case_id>/intake/complete/",
        views.complete_intake,
        name="complete_intake",
    ),
    path(
        "cases/<uuid:case_id>/intake/versions/<int:number>/",
        views.intake_version,
        name="intake_version",
    ),
    path(
        "cases/<uuid:case_id>/intake/<slug:part>/",
        views.intake_part,
        name="intake_part",
    ),
    path(
        "cases/<uuid:case_id>/intake/<slug:part>/autosave/",
        views.intake_autosave,
        name="intake_autosave",
    ),
    path("cases/<uuid:case_id>/suitability/", views.suitability, name="suitability"),
    path("cases/<uuid:case_id>/model/", views.change_model, name="change_model"),
    path("cases/<uuid:case_id>/integration/", views.integration, name="integration"),
    path("cases/<uuid:case_id>/problem/", views.change_problem, name="change_problem"),
    path("cases/<uuid:case_id>/couple/", views.couple, name="couple"),
    path("cases/<uuid:case_id>/couple/partner/", views.add_partner, name="add_partner"),
    path("cases/<uuid:case_id>/couple/terms/", views.couple_terms, name="couple_terms"),
    path(
        "cases/<uuid:case_id>/couple/commitment/", views.commitment, name="commitment"
    ),
    path("cases/<uuid:case_id>/couple/link/", views.link_case, name="link_case"),
    path(
        "cases/<uuid:case_id>/couple/link/<uuid:case_link_id>/remove/",
        views.unlink_case,
        name="unlink_case",
    ),
    path(
        "cases/<uuid:case_id>/couple/<slug:who>/safety/",
        views.safety_meeting,
        name="safety_meeting",
    ),
    path(
        "cases/<uuid:case_id>/couple/<slug:who>/own-case/",
        views.open_individual,
        name="open_individual",
    ),
    path("cases/<uuid:case_id>/risk/new/", views.new_risk, name="new_risk"),
    path("cases/<uuid:case_id>/safety-plan/", views.safety_plan, name="safety_plan"),
    path(
        "cases/<uuid:case_id>/safety-plan/new/",
        views.new_safety_plan,
        name="new_safety_plan",
    ),
    path(
        "cases/<uuid:case_id>/safety-plan/print/",
        views.print_safety_plan,
        name="print_safety_plan",
    ),
    path(
        "cases/<uuid:case_id>/safety-plan/card/",
        views.print_safety_plan,
        {"size": "card"},
        name="print_safety_plan_card",
    ),
    path(
        "cases/<uuid:case_id>/safety-plan/compare/",
        views.compare_safety_plans,
        name="compare_safety_plans",
    ),
    path("cases/<uuid:case_id>/functioning/", views.functioning, name="functioning"),
    path("cases/<uuid:case_id>/access/", views.access, name="access"),
    path("cases/<uuid:case_id>/access/reassign/", views.reassign, name="reassign"),
    path("cases/<uuid:case_id>/access/grant/", views.grant_access, name="grant_access"),
    path(
        "cases/<uuid:case_id>/access/<uuid:access_id>/end/",
        views.end_access,
        name="end_access",
    ),
    path(
        "people/<uuid:person_id>/deactivate/",
        views.deactivate_person,
        name="deactivate_person",
    ),
]
