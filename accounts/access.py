"""Doors that do not depend on a case: one per role."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404

from accounts.http import StaffRequest
from accounts.models import SupervisionLink, User


def admin_only(request: StaffRequest) -> User:
    """The practice admin who asks; PermissionDenied with the reason for anyone else."""
    if not request.user.is_practice_admin:
        raise PermissionDenied("Only the practice admin can open this page.")
    return request.user


def supervisor_only(request: StaffRequest) -> User:
    if not request.user.is_supervisor:
        raise PermissionDenied("Only supervisors can open this page.")
    return request.user


def therapist_only(request: StaffRequest) -> User:
    if not request.user.is_therapist:
        raise PermissionDenied("Only therapists can open this page.")
    return request.user


def therapist_or_admin_only(request: StaffRequest) -> User:
    if not (request.user.is_therapist or request.user.is_practice_admin):
        raise PermissionDenied(
            "Only therapists and the practice admin can open this page."
        )
    return request.user


def supervisor_or_admin_only(request: StaffRequest) -> User:
    if not (request.user.is_supervisor or request.user.is_practice_admin):
        raise PermissionDenied(
            "Only supervisors and the practice admin can open this page."
        )
    return request.user


def open_person(request: StaffRequest, person_id: UUID) -> User:
    """Someone who works or worked here, for the practice admin; else 404."""
    found = User.objects.get_queryset().filter(pk=person_id).first()
    if found is None or not request.user.is_practice_admin:
        raise Http404("There is no page here.")
    return found


def open_link(request: StaffRequest, person_id: UUID, link_id: UUID) -> SupervisionLink:
    """A supervision link of this very person, 404 for anybody else's."""
    link = (
        SupervisionLink.objects.filter(pk=link_id)
        .filter(Q(supervisor=person_id) | Q(supervisee=person_id))
        .select_related("supervisor", "supervisee")
        .first()
    )
    if link is None or not request.user.is_practice_admin:
        raise Http404("There is no page here.")
    return link
