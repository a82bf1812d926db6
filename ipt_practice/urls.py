"""The whole map. Names are stable: tests and links rely on them."""

from django.urls import include, path

urlpatterns = [
    path("accounts/", include("allauth.urls")),
]
