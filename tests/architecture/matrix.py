"""Who may open what, written down by hand: one line for each address.

The test walks every route that the product has and compares. A route that does not stand
here fails, and so does a line without a route. Nothing in the product reads this file.

Relations to the case, all of them dated and asked anew on every request:

    therapist   treats the client
    cover       is on leave cover, or a co-therapist
    supervisor  supervises the therapist now
    former      did so, and covered once; both are over
    outsider    a therapist without any relation to the case
    admin       the practice admin: register and documents, no clinical text
    no_factor   covers the case, and has no second factor yet
    anonymous   has not signed in

Not there yet, so nobody has them: a privacy officer, breaking the glass, people who are
barred from a case, restricted records, and steps that take two people.
"""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    IN = "IN"  # the page, or what its form answers
    OWN = "OWN"  # one's own sign-in: the page, or 404 where one has no such thing
    SIGN_IN = "SIGN_IN"  # sent to sign in, and back afterwards
    FACTOR = "FACTOR"  # sent to set up a second factor
    FORBIDDEN = "FORBIDDEN"  # 403 with the reason: may see that it exists
    NONE = "NONE"  # 404: may not even know that it exists
    METHOD = "METHOD"  # 405


ACTORS = (
    "therapist",
    "cover",
    "supervisor",
    "former",
    "outsider",
    "admin",
    "no_factor",
    "anonymous",
)

Door = dict[str, Verdict]


def door(
    *,
    therapist: Verdict,
    cover: Verdict,
    supervisor: Verdict,
    former: Verdict,
    outsider: Verdict,
    admin: Verdict,
) -> Door:
    return {
        "therapist": therapist,
        "cover": cover,
        "supervisor": supervisor,
        "former": former,
        "outsider": outsider,
        "admin": admin,
        "no_factor": Verdict.FACTOR,
        "anonymous": Verdict.SIGN_IN,
    }


IN, OWN, NONE = Verdict.IN, Verdict.OWN, Verdict.NONE
FORBIDDEN = Verdict.FORBIDDEN

# Open to everyone, also to people who cannot sign in.
OPEN: Door = dict.fromkeys(ACTORS, IN)
# Everyone who works here.
STAFF = door(therapist=IN, cover=IN, supervisor=IN, former=IN, outsider=IN, admin=IN)
# One's own password and second factor: also before the second factor exists.
SIGN_IN_PAGES: Door = {
    **dict.fromkeys(ACTORS, OWN),
    "anonymous": Verdict.SIGN_IN,
}
# Steps on the way in: without the step before, back to the start.
NOT_YET_IN: Door = {**OPEN, "anonymous": Verdict.SIGN_IN}

# By role. `former` and `outsider` are therapists; `former` is a supervisor too.
THERAPISTS = door(
    therapist=IN,
    cover=IN,
    supervisor=FORBIDDEN,
    former=IN,
    outsider=IN,
    admin=FORBIDDEN,
)
SUPERVISORS = door(
    therapist=FORBIDDEN,
    cover=FORBIDDEN,
    supervisor=IN,
    former=IN,
    outsider=FORBIDDEN,
    admin=FORBIDDEN,
)
ADMINS = door(
    therapist=FORBIDDEN,
    cover=FORBIDDEN,
    supervisor=FORBIDDEN,
    former=FORBIDDEN,
    outsider=FORBIDDEN,
    admin=IN,
)
THERAPISTS_AND_ADMINS = door(
    therapist=IN, cover=IN, supervisor=FORBIDDEN, former=IN, outsider=IN, admin=IN
)

# By relation to the case.
READERS = door(
    therapist=IN, cover=IN, supervisor=IN, former=NONE, outsider=NONE, admin=NONE
)
WRITERS = door(
    therapist=IN,
    cover=IN,
    supervisor=FORBIDDEN,
    former=NONE,
    outsider=NONE,
    admin=NONE,
)
# Between the therapist and their supervisor; leave cover works in a case, no more.
THE_TWO = door(
    therapist=IN,
    cover=FORBIDDEN,
    supervisor=IN,
    former=NONE,
    outsider=NONE,
    admin=NONE,
)
ITS_SUPERVISOR = door(
    therapist=FORBIDDEN,
    cover=FORBIDDEN,
    supervisor=IN,
    former=NONE,
    outsider=NONE,
    admin=NONE,
)
# A process note is its author's alone: for others there is not even a page. Whoever may
# write in the case may begin one of their own.
AUTHORS = door(
    therapist=IN, cover=IN, supervisor=NONE, former=NONE, outsider=NONE, admin=NONE
)
# Who the client is: the admin keeps it too.
WRITERS_AND_ADMINS = door(
    therapist=IN,
    cover=IN,
    supervisor=FORBIDDEN,
    former=NONE,
    outsider=NONE,
    admin=IN,
)
# A document that its clinician has released; before that the admin is told nothing.
READERS_OF_A_RELEASED_ONE = door(
    therapist=IN, cover=IN, supervisor=IN, former=NONE, outsider=NONE, admin=IN
)
# A returning client: whoever may read one of their cases, and the admin.
KNOWS_THE_CLIENT = door(
    therapist=IN,
    cover=IN,
    supervisor=FORBIDDEN,
    former=NONE,
    outsider=NONE,
    admin=IN,
)

# Route -> (who may GET, who may POST); None: this method does not exist there.
ROUTES: dict[str, tuple[Door | None, Door | None]] = {
    # for whoever watches over the server
    "healthz": (OPEN, None),
    "readyz": (OPEN, None),
    # pages without a case
    "home": (STAFF, None),
    "find": (STAFF, STAFF),
    "clients": (STAFF, STAFF),
    "me": (STAFF, STAFF),
    "names": (None, STAFF),
    "theme": (None, STAFF),
    "token": (STAFF, None),
    "help": (STAFF, None),
    "shortcuts": (STAFF, None),
    "accessibility": (
        {**OPEN, "no_factor": Verdict.FACTOR},
        None,
    ),
    "access_log": (STAFF, None),
    "access_log_export": (STAFF, None),
    "today": (THERAPISTS, None),
    "day": (THERAPISTS, None),
    "to_sign": (THERAPISTS, None),
    # sign-in
    "account_login": (OPEN, OPEN),
    "account_logout": (NOT_YET_IN, dict.fromkeys(ACTORS, Verdict.SIGN_IN)),
    "account_inactive": (OPEN, None),
    "account_reset_password": (OPEN, OPEN),
    "account_reset_password_done": (OPEN, None),
    "account_reset_password_from_key": (OPEN, OPEN),
    "account_reset_password_from_key_done": (OPEN, None),
    "account_reauthenticate": (SIGN_IN_PAGES, SIGN_IN_PAGES),
    "account_change_password": (SIGN_IN_PAGES, SIGN_IN_PAGES),
    "account_set_password": (SIGN_IN_PAGES, SIGN_IN_PAGES),
    "mfa_login_webauthn": (NOT_YET_IN, NOT_YET_IN),
    # only between password and code: without a password just given, back to the start
    "mfa_authenticate": (NOT_YET_IN, NOT_YET_IN),
    "mfa_index": (SIGN_IN_PAGES, None),
    "mfa_reauthenticate": (SIGN_IN_PAGES, SIGN_IN_PAGES),
    "mfa_activate_totp": (SIGN_IN_PAGES, SIGN_IN_PAGES),
    "mfa_deactivate_totp": (SIGN_IN_PAGES, SIGN_IN_PAGES),
    "mfa_view_recovery_codes": (SIGN_IN_PAGES, None),
    "mfa_generate_recovery_codes": (SIGN_IN_PAGES, SIGN_IN_PAGES),
    "mfa_list_webauthn": (SIGN_IN_PAGES, None),
    "mfa_add_webauthn": (SIGN_IN_PAGES, SIGN_IN_PAGES),
    "mfa_reauthenticate_webauthn": (SIGN_IN_PAGES, SIGN_IN_PAGES),
    "mfa_edit_webauthn": (SIGN_IN_PAGES, SIGN_IN_PAGES),
    "mfa_remove_webauthn": (SIGN_IN_PAGES, SIGN_IN_PAGES),
    # people and practice
    "accounts:people": (ADMINS, None),
    "accounts:add_person": (ADMINS, ADMINS),
    "accounts:person": (ADMINS, ADMINS),
    "accounts:add_link": (ADMINS, ADMINS),
    "accounts:end_link": (ADMINS, ADMINS),
    "accounts:send_link": (None, ADMINS),
    "accounts:reset_second_factor": (None, ADMINS),
    "accounts:reactivate": (None, ADMINS),
    "accounts:practice": (ADMINS, ADMINS),
    "cases:deactivate_person": (ADMINS, ADMINS),
    # who works in a case: register data, no clinical text
    "cases:access": (ADMINS, None),
    "cases:reassign": (None, ADMINS),
    "cases:grant_access": (None, ADMINS),
    "cases:end_access": (None, ADMINS),
    # client and case
    "cases:new": (THERAPISTS_AND_ADMINS, THERAPISTS_AND_ADMINS),
    "cases:new_for_client": (KNOWS_THE_CLIENT, KNOWS_THE_CLIENT),
    "cases:client": (WRITERS_AND_ADMINS, WRITERS_AND_ADMINS),
    "cases:contacts": (READERS, None),
    "cases:add_contact": (WRITERS, WRITERS),
    "cases:agreement": (WRITERS, WRITERS),
    "cases:contact": (WRITERS, WRITERS),
    "cases:remove_contact": (None, WRITERS),
    "cases:restore_contact": (None, WRITERS),
    "cases:consent": (None, WRITERS),
    "overview": (READERS, None),
    "history": (THE_TWO, None),
    # assessment and safety
    "cases:intake": (READERS, None),
    "cases:intake_part": (READERS, WRITERS),
    "cases:intake_autosave": (None, WRITERS),
    "cases:complete_intake": (None, WRITERS),
    "cases:intake_version": (READERS, None),
    "cases:suitability": (READERS, WRITERS),
    "cases:change_model": (WRITERS, WRITERS),
    "cases:new_risk": (WRITERS, WRITERS),
    "cases:safety_plan": (READERS, None),
    "cases:new_safety_plan": (WRITERS, WRITERS),
    "cases:print_safety_plan": (READERS, None),
    "cases:functioning": (READERS, WRITERS),
    # measures
    "measures:choose": (WRITERS, None),
    "measures:new": (WRITERS, WRITERS),
    "measures:administration": (READERS, WRITERS),
    # formulation
    "formulation:inventory": (READERS, None),
    "formulation:add_person": (WRITERS, WRITERS),
    "formulation:inventory_print": (READERS, None),
    "formulation:person": (READERS, WRITERS),
    "formulation:move_person": (None, WRITERS),
    "formulation:remove_person": (None, WRITERS),
    "formulation:restore_person": (None, WRITERS),
    "formulation:focus": (READERS, None),
    "formulation:choose_focus": (WRITERS, WRITERS),
    "formulation:choose_second": (WRITERS, WRITERS),
    "formulation:revise_focus": (WRITERS, WRITERS),
    "formulation:agree_focus": (None, WRITERS),
    "formulation:focus_stage": (None, WRITERS),
    "formulation:change_focus": (WRITERS, WRITERS),
    "formulation:ipaf": (READERS, None),
    "formulation:edit_ipaf": (WRITERS, WRITERS),
    "formulation:ipaf_versions": (READERS, None),
    "formulation:share_ipaf": (None, WRITERS),
    "formulation:patterns": (READERS, None),
    "formulation:add_sighting": (WRITERS, WRITERS),
    "formulation:goals": (READERS, None),
    "formulation:add_goal": (WRITERS, WRITERS),
    "formulation:rate_goals": (WRITERS, WRITERS),
    "formulation:goal": (READERS, WRITERS),
    "formulation:finish_goal": (None, WRITERS),
    "formulation:reopen_goal": (None, WRITERS),
    # sessions; another's draft is nobody's to read, a process note its author's alone
    "sessions:plan": (READERS, WRITERS),
    "sessions:change_plan": (WRITERS, WRITERS),
    "sessions:list": (READERS, None),
    "sessions:log_next": (WRITERS, None),
    "sessions:book": (WRITERS, WRITERS),
    "sessions:session": (READERS, None),
    "sessions:log": (WRITERS, WRITERS),
    "sessions:start_from_last": (None, WRITERS),
    "sessions:autosave": (None, WRITERS),
    "sessions:sign": (None, WRITERS),
    "sessions:set_aside": (None, WRITERS),
    "sessions:conflict": (WRITERS, WRITERS),
    "sessions:addendum": (WRITERS, WRITERS),
    "sessions:process_note": (AUTHORS, AUTHORS),
    "sessions:absence": (WRITERS, WRITERS),
    "sessions:move": (WRITERS, WRITERS),
    "sessions:homework": (READERS, None),
    "sessions:measures": (READERS, None),
    "sessions:risk": (READERS, None),
    "sessions:ending": (READERS, None),
    "sessions:relapse_plan": (WRITERS, WRITERS),
    "sessions:new_follow_up": (WRITERS, WRITERS),
    "sessions:finish_task": (WRITERS, WRITERS),
    # supervision
    "supervision:caseload": (SUPERVISORS, None),
    "supervision:countersign": (SUPERVISORS, None),
    # the flags are every reader's; what the two said to each other is theirs
    "supervision:case": (READERS, None),
    "supervision:comment": (None, THE_TWO),
    "supervision:mark_reviewed": (None, ITS_SUPERVISOR),
    "supervision:ask": (None, ITS_SUPERVISOR),
    "supervision:dismiss_flag": (READERS, READERS),
    "supervision:countersign_note": (ITS_SUPERVISOR, ITS_SUPERVISOR),
    # letters and summaries
    "documents:list": (READERS, None),
    "documents:new": (None, WRITERS),
    "documents:document": (READERS, WRITERS),
    "documents:autosave": (None, WRITERS),
    "documents:comment": (None, READERS),
    "documents:approve": (None, WRITERS),
    "documents:render": (None, WRITERS),
    "documents:status": (READERS, None),
    "documents:pdf": (READERS_OF_A_RELEASED_ONE, None),
    "documents:release": (None, WRITERS),
    "documents:shared": (None, WRITERS),
    "documents:close": (WRITERS, WRITERS),
    # exports: what a clinician has signed and released
    "documents:exports": (ADMINS, None),
    "documents:new_export": (ADMINS, ADMINS),
    "documents:export": (ADMINS, None),
    "documents:export_progress": (ADMINS, None),
    "documents:export_download": (ADMINS, None),
    "documents:stop_export": (None, ADMINS),
    "documents:retry_export": (None, ADMINS),
    "documents:ask_for_summary": (None, ADMINS),
}
