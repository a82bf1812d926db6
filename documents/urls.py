"""Paths of this room."""

from django.urls import URLPattern

app_name = "documents"

urlpatterns: list[URLPattern] = []
