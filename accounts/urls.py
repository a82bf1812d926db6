"""Paths of this room, all for the practice admin. Sign-in is in sign_in_urls.py."""

from django.urls import path

from accounts.views import people, practice

app_name = "accounts"

urlpatterns = [
    # people/
    path("people/", people.people, name="people"),
    path("people/new/", people.add_person, name="add_person"),
    path("people/<uuid:person_id>/", people.person, name="person"),
    path("people/<uuid:person_id>/supervision/", people.add_link, name="add_link"),
    path(
        "people/<uuid:person_id>/supervision/<uuid:link_id>/",
        people.end_link,
        name="end_link",
    ),
    path(
        "people/<uuid:person_id>/supervision/<uuid:link_id>/arrangement/",
        people.change_arrangement,
        name="change_arrangement",
    ),
    path("people/<uuid:person_id>/password-link/", people.send_link, name="send_link"),
    path(
        "people/<uuid:person_id>/second-factor/",
        people.reset_second_factor,
        name="reset_second_factor",
    ),
    path("people/<uuid:person_id>/back/", people.reactivate, name="reactivate"),
    path("practice/", practice.practice, name="practice"),
    path("practice/trainees/", practice.trainee_numbers, name="trainee_numbers"),
    path("practice/letterhead/", practice.letterhead, name="letterhead"),
]
