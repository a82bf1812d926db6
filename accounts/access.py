"""Doors that do not depend on a case: one per role."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied

from accounts.http import StaffRequest
from accounts.models import User


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
