"""A flag is let rest."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from accounts.http import StaffRequest, get_or_post
from cases.access import open_case
from protocols.flags import FLAGS
from supervision import actions, queries
from supervision.forms import DismissForm

PAGE = "supervision:case"
# Those that can be let rest: a group of cases is no flag of one case.
KNOWN = frozenset(
    str(flag.key) for flag in FLAGS if not flag.is_group and not flag.is_of_therapist
)


@get_or_post
def dismiss_flag(request: StaffRequest, case_id: UUID, flag: str) -> HttpResponse:
    """Let a flag rest, with a reason."""
    opened = open_case(request, case_id)
    if flag not in KNOWN:
        raise Http404("There is no page here.")
    standing = {one.key: one for one in queries.flags_of(opened, timezone.now())}
    raised = standing.get(flag)
    form = DismissForm(
        request.POST or None, initial={"evidence": raised.rests_on if raised else ""}
    )
    if form.is_valid():
        try:
            actions.dismiss_flag(
                case=opened, by=request.user, flag=flag, **form.cleaned_data
            )
        except actions.DismissalEndsInThePast as problem:
            form.add_error("until_on", str(problem))
        except (actions.NoSuchFlag, actions.FlagStandsOnSomethingElse) as problem:
            messages.warning(request, str(problem))
            return redirect(PAGE, case_id)
        else:
            messages.success(request, "The flag rests.")
            return redirect(PAGE, case_id)
    context = {"case": opened, "tab": "supervision", "flag": raised, "form": form}
    return render(request, "supervision/dismiss_flag.html", context)
