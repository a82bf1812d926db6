"""Paths of this room."""

from django.urls import URLPattern

app_name = "formulation"

urlpatterns: list[URLPattern] = []
