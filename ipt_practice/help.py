"""How to work with this, in words."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.http import StaffRequest
from accounts.queries import practice
from protocols.flags import FLAGS
from protocols.thresholds import Thresholds


@require_safe
def help_page(request: StaffRequest) -> HttpResponse:
    """What each page is for, and every flag with its rule and the practice's numbers."""
    thresholds = Thresholds.of(practice().thresholds)
    flags = [(flag, flag.rule_in_words(thresholds)) for flag in FLAGS]
    return render(request, "ipt_practice/help.html", {"flags": flags})


@require_safe
def shortcuts(request: StaffRequest) -> HttpResponse:
    return render(request, "ipt_practice/shortcuts.html")


@login_not_required
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Open to everyone: someone who cannot sign in may need it most."""
    return render(request, "ipt_practice/accessibility.html")
