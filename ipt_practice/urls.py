"""The whole map. Names are stable: tests and links rely on them."""

from django.conf import settings
from django.urls import include, path, register_converter

from ipt_practice import (
    access_log,
    clients,
    find,
    health,
    home,
    me,
    outcomes,
    overview,
    today,
)
from ipt_practice import help as help_pages
from ipt_practice.converters import IsoDate

register_converter(IsoDate, "day")

urlpatterns = [
    path("", home.home, name="home"),
    path("today/", today.today, name="today"),
    path("today/<day:on>/", today.day, name="day"),
    path("to-sign/", today.to_sign, name="to_sign"),
    path("clients/", clients.clients, name="clients"),
    path("find/", find.find, name="find"),
    # cases/
    path("cases/<uuid:case_id>/", overview.overview, name="overview"),
    path("cases/<uuid:case_id>/history/", access_log.history, name="history"),
    # audit/
    path("outcomes/", outcomes.outcomes, name="outcomes"),
    path("outcomes/export/", outcomes.outcomes_csv, name="outcomes_export"),
    path("audit/", access_log.access_log, name="access_log"),
    path("audit/export/", access_log.access_log_export, name="access_log_export"),
    # me/
    path("me/", me.me, name="me"),
    path("me/names/", me.names, name="names"),
    path("me/theme/", me.theme, name="theme"),
    path("me/token/", me.token, name="token"),
    # help/
    path("help/", help_pages.help_page, name="help"),
    path("help/shortcuts/", help_pages.shortcuts, name="shortcuts"),
    path("accessibility/", help_pages.accessibility, name="accessibility"),
    # for whoever watches over the server
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    # the rooms, each with its whole paths
    path("accounts/", include("accounts.sign_in_urls")),
    path("", include("accounts.urls")),
    path("", include("cases.urls")),
    path("", include("measures.urls")),
    path("", include("formulation.urls")),
    path("", include("sessions.urls")),
    path("", include("sessions.group_urls")),
    path("", include("documents.urls")),
    path("", include("supervision.urls")),
]
if settings.DEBUG:
    urlpatterns.append(path("ui/", include("ui.urls")))
