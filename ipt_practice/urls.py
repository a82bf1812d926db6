"""The whole map. Names are stable: tests and links rely on them."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
    path("", include("accounts.urls")),
    path("", include("cases.urls")),
    path("", include("measures.urls")),
    path("", include("formulation.urls")),
    path("", include("sessions.urls")),
    path("", include("documents.urls")),
    path("", include("supervision.urls")),
]
