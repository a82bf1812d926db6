"""The whole map. Names are stable: tests and links rely on them."""

from django.conf import settings
from django.urls import include, path, register_converter

from ipt_practice import find, health, home, me
from ipt_practice import help as help_pages
from ipt_practice.converters import IsoDate

register_converter(IsoDate, "day")

urlpatterns = [
    path("", home.home, name="home"),
    path("find/", find.find, name="find"),
    # me/
    path("me/", me.me, name="me"),
    path("me/names/", me.names, name="names"),
    path("me/theme/", me.theme, name="theme"),
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
    path("", include("documents.urls")),
    path("", include("supervision.urls")),
]
if settings.DEBUG:
    urlpatterns.append(path("ui/", include("ui.urls")))
