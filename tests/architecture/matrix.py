"""Who may open what, written down by hand: one line for each address.

The test walks every route that the product has and compares. A route that does not stand
here fails, and so does a line without a route. Nothing in the product reads this file.

Relations to the case, all of them dated and asked anew on every request:

    therapist              treats the client; qualified
    co_therapist           works in the sessions of the case beside the therapist
    cover                  is on leave cover for the therapist
    supervisor             supervises the therapist now
    supervisor_of_trainee  the same, of a trainee: asked about that trainee's own case
    former                 supervised the therapist, and covered once; both are over
    former_therapist       treated the client, and handed the case on
    outsider               a therapist without any relation to the case
    admin                  the practice admin: register and documents, no clinical text
    no_factor              covers the case, and has no second factor yet
    anonymous              has not signed in
"""

from __future__ import annotations

from enum import StrEnum

# What an access policy for a clinic would also name, and nobody has here yet.
NOT_YET = (
    "a privacy officer, with investigations, legal holds and exports for the client",
    "breaking the glass, and its review",
    "people barred from a case, and restricted records",
    "steps that take two people; granting to oneself is refused instead",
    "the client's access to their whole record, as a bundle",
    "a list of what existed, for people whose relation to the case is over",
    "a trainee sharing a draft note or a process note with their supervisor",
    "72 hours after cover has ended in which its drafts can still be signed",
    "an author reading their own draft after it was set aside",
)


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
    "co_therapist",
    "cover",
    "supervisor",
    "supervisor_of_trainee",
    "former",
    "former_therapist",
    "outsider",
    "admin",
    "no_factor",
    "anonymous",
)

Door = dict[str, Verdict]


IN, OWN, NONE = Verdict.IN, Verdict.OWN, Verdict.NONE
FORBIDDEN = Verdict.FORBIDDEN


def door(
    *,
    therapist: Verdict,
    co_therapist: Verdict,
    cover: Verdict,
    supervisor: Verdict,
    of_trainee: Verdict | None = None,
    former: Verdict = NONE,
    former_therapist: Verdict = NONE,
    outsider: Verdict = NONE,
    admin: Verdict = NONE,
) -> Door:
    """`of_trainee` where it matters to the supervisor that the therapist is in training."""
    return {
        "therapist": therapist,
        "co_therapist": co_therapist,
        "cover": cover,
        "supervisor": supervisor,
        "supervisor_of_trainee": of_trainee or supervisor,
        "former": former,
        "former_therapist": former_therapist,
        "outsider": outsider,
        "admin": admin,
        "no_factor": Verdict.FACTOR,
        "anonymous": Verdict.SIGN_IN,
    }


def by_role(
    *, therapists: Verdict, supervisors: Verdict, admins: Verdict, both: Verdict
) -> Door:
    """By role alone. `former` is a therapist and a supervisor: `both`."""
    return door(
        therapist=therapists,
        co_therapist=therapists,
        cover=therapists,
        supervisor=supervisors,
        former=both,
        former_therapist=therapists,
        outsider=therapists,
        admin=admins,
    )


# Open to everyone, also to people who cannot sign in.
OPEN: Door = dict.fromkeys(ACTORS, IN)
# Everyone who works here.
STAFF = by_role(therapists=IN, supervisors=IN, admins=IN, both=IN)
# One's own password and second factor: also before the second factor exists.
SIGN_IN_PAGES: Door = {
    **dict.fromkeys(ACTORS, OWN),
    "anonymous": Verdict.SIGN_IN,
}
# Steps on the way in: without the step before, back to the start.
NOT_YET_IN: Door = {**OPEN, "anonymous": Verdict.SIGN_IN}

THERAPISTS = by_role(therapists=IN, supervisors=FORBIDDEN, admins=FORBIDDEN, both=IN)
SUPERVISORS = by_role(therapists=FORBIDDEN, supervisors=IN, admins=FORBIDDEN, both=IN)
ADMINS = by_role(therapists=FORBIDDEN, supervisors=FORBIDDEN, admins=IN, both=FORBIDDEN)
SUPERVISORS_AND_ADMINS = by_role(
    therapists=FORBIDDEN, supervisors=IN, admins=IN, both=IN
)
CLINICIANS = by_role(therapists=IN, supervisors=IN, admins=FORBIDDEN, both=IN)
THERAPISTS_AND_ADMINS = by_role(
    therapists=IN, supervisors=FORBIDDEN, admins=IN, both=IN
)

# By relation to the case. Whoever has none, or none any more, finds no page.
READERS = door(therapist=IN, co_therapist=IN, cover=IN, supervisor=IN)
# Sessions, notes, measures, risk, safety plan.
WRITERS = door(therapist=IN, co_therapist=IN, cover=IN, supervisor=FORBIDDEN)
# Assessment, inventory, focus, formulation, goals, functioning, plan for staying well,
# and letters: a co-therapist reads them.
SHAPERS = door(therapist=IN, co_therapist=FORBIDDEN, cover=IN, supervisor=FORBIDDEN)
# Somebody's supervisor; for everybody else there is no such page.
THEIR_SUPERVISOR = door(
    therapist=NONE, co_therapist=NONE, cover=NONE, supervisor=IN, admin=NONE
)
# Who is to agree before a letter leaves: by the arrangement, a trainee's supervisor here.
ITS_APPROVER = door(
    therapist=FORBIDDEN,
    co_therapist=FORBIDDEN,
    cover=FORBIDDEN,
    supervisor=FORBIDDEN,
    of_trainee=IN,
)
# A view of the table is its owner's: other supervisors find none.
ITS_OWNER = door(
    therapist=FORBIDDEN,
    co_therapist=FORBIDDEN,
    cover=FORBIDDEN,
    supervisor=IN,
    of_trainee=IN,
    former=NONE,
    former_therapist=FORBIDDEN,
    outsider=FORBIDDEN,
    admin=FORBIDDEN,
)
# Who is in a group, and who leads it: its leaders, of whom the co-therapist is one here.
LEADERS = door(therapist=IN, co_therapist=IN, cover=FORBIDDEN, supervisor=FORBIDDEN)
# Identity, contacts, consents, the model, closing, releasing.
DECIDERS = door(
    therapist=IN, co_therapist=FORBIDDEN, cover=FORBIDDEN, supervisor=FORBIDDEN
)
# Between the therapist and their supervisor; others work in a case, no more. The history
# of a case is theirs too, whether or not the therapist is in training.
THE_TWO = door(therapist=IN, co_therapist=FORBIDDEN, cover=FORBIDDEN, supervisor=IN)
# A qualified therapist's note has no countersignature to be given: the page says so.
ITS_SUPERVISOR = door(
    therapist=FORBIDDEN, co_therapist=FORBIDDEN, cover=FORBIDDEN, supervisor=IN
)
# What was said of a therapist's work, a draft of it, and what they say of it themselves.
ABOUT_THE_WORK = door(therapist=IN, co_therapist=NONE, cover=NONE, supervisor=IN)
ITS_RATER = door(therapist=NONE, co_therapist=NONE, cover=NONE, supervisor=IN)
OWN_VIEW = door(therapist=IN, co_therapist=NONE, cover=NONE, supervisor=NONE)
ITS_THERAPIST_TALKS = door(
    therapist=IN, co_therapist=FORBIDDEN, cover=FORBIDDEN, supervisor=FORBIDDEN
)
# A supervision session: who holds it, and once it is closed who was present.
HOLDS_IT = door(therapist=NONE, co_therapist=NONE, cover=NONE, supervisor=IN)
IN_THE_ROOM = door(therapist=IN, co_therapist=NONE, cover=NONE, supervisor=IN)
IS_CLOSED = door(
    therapist=FORBIDDEN, co_therapist=NONE, cover=NONE, supervisor=FORBIDDEN
)
IS_CLOSED_ABOUT_A_CASE = door(
    therapist=FORBIDDEN,
    co_therapist=FORBIDDEN,
    cover=FORBIDDEN,
    supervisor=FORBIDDEN,
)
# What is being written about a case in one: its therapist finds none of it yet.
HOLDS_IT_ABOUT_A_CASE = door(
    therapist=NONE, co_therapist=FORBIDDEN, cover=FORBIDDEN, supervisor=IN
)
# A process note is its author's alone: for others there is not even a page. Whoever may
# write in the case may begin one of their own.
AUTHORS = door(therapist=IN, co_therapist=IN, cover=IN, supervisor=NONE)
# A snippet is its owner's, and belongs to no case.
ITS_AUTHOR = door(therapist=IN, co_therapist=NONE, cover=NONE, supervisor=FORBIDDEN)
OWN_SNIPPETS = door(therapist=IN, co_therapist=NONE, cover=NONE, supervisor=NONE)
# Who the client is: the admin keeps it too.
DECIDERS_AND_ADMINS = door(
    therapist=IN,
    co_therapist=FORBIDDEN,
    cover=FORBIDDEN,
    supervisor=FORBIDDEN,
    admin=IN,
)
# A document that its clinician has released; before that the admin is told nothing.
READERS_OF_A_RELEASED_ONE = door(
    therapist=IN, co_therapist=IN, cover=IN, supervisor=IN, admin=IN
)
# A returning client: whoever treats or treated them, and the admin.
TREATED_THE_CLIENT = door(
    therapist=IN,
    co_therapist=NONE,
    cover=NONE,
    supervisor=FORBIDDEN,
    former_therapist=IN,
    admin=IN,
)

# Drafts. A note is its author's alone; the others are told that somebody began it.
AUTHOR_OF_THE_NOTE = door(
    therapist=IN, co_therapist=FORBIDDEN, cover=FORBIDDEN, supervisor=FORBIDDEN
)
# A letter is its writers'; a trainee's supervisor reads it and remarks beside it.
READERS_OF_A_DRAFT = door(
    therapist=IN, co_therapist=NONE, cover=IN, supervisor=NONE, of_trainee=IN
)
WRITERS_OF_A_DRAFT = door(
    therapist=IN, co_therapist=NONE, cover=IN, supervisor=NONE, of_trainee=FORBIDDEN
)
RELEASERS_OF_A_DRAFT = door(
    therapist=IN,
    co_therapist=NONE,
    cover=FORBIDDEN,
    supervisor=NONE,
    of_trainee=FORBIDDEN,
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
    "outcomes": (SUPERVISORS_AND_ADMINS, None),
    "outcomes_export": (SUPERVISORS_AND_ADMINS, None),
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
    "accounts:change_arrangement": (ADMINS, ADMINS),
    "accounts:send_link": (None, ADMINS),
    "accounts:reset_second_factor": (None, ADMINS),
    "accounts:reactivate": (None, ADMINS),
    "accounts:practice": (ADMINS, ADMINS),
    "accounts:trainee_numbers": (ADMINS, ADMINS),
    "accounts:letterhead": (ADMINS, ADMINS),
    "cases:deactivate_person": (ADMINS, ADMINS),
    # who works in a case: register data, no clinical text
    "cases:access": (ADMINS, None),
    "cases:reassign": (None, ADMINS),
    "cases:grant_access": (None, ADMINS),
    "cases:end_access": (None, ADMINS),
    # client and case
    "cases:new": (THERAPISTS_AND_ADMINS, THERAPISTS_AND_ADMINS),
    "cases:new_for_client": (TREATED_THE_CLIENT, TREATED_THE_CLIENT),
    "cases:client": (DECIDERS_AND_ADMINS, DECIDERS_AND_ADMINS),
    "cases:contacts": (READERS, None),
    "cases:add_contact": (DECIDERS, DECIDERS),
    "cases:agreement": (DECIDERS, DECIDERS),
    "cases:contact": (DECIDERS, DECIDERS),
    "cases:remove_contact": (None, DECIDERS),
    "cases:restore_contact": (None, DECIDERS),
    "cases:consent": (None, DECIDERS),
    # two people in one case
    "cases:couple": (READERS, None),
    "cases:add_partner": (DECIDERS, DECIDERS),
    "cases:couple_terms": (SHAPERS, SHAPERS),
    "cases:commitment": (SHAPERS, SHAPERS),
    "cases:safety_meeting": (READERS, WRITERS),
    "cases:open_individual": (None, DECIDERS),
    "cases:link_case": (SHAPERS, SHAPERS),
    "cases:unlink_case": (None, SHAPERS),
    "formulation:expectations": (READERS, None),
    "formulation:add_expectation": (SHAPERS, SHAPERS),
    "formulation:change_expectation": (SHAPERS, SHAPERS),
    "formulation:expectations_print": (READERS, None),
    "formulation:agreements": (READERS, None),
    "formulation:add_agreement": (SHAPERS, SHAPERS),
    "formulation:look_at_agreement": (SHAPERS, SHAPERS),
    "formulation:agreements_print": (READERS, None),
    "formulation:together": (READERS, SHAPERS),
    "formulation:together_print": (READERS, None),
    "formulation:add_own_part": (SHAPERS, SHAPERS),
    "formulation:take_out_said": (None, SHAPERS),
    "formulation:put_back_said": (None, SHAPERS),
    "overview": (READERS, None),
    "history": (THE_TWO, None),
    # assessment and safety
    "cases:intake": (READERS, None),
    "cases:intake_part": (READERS, SHAPERS),
    "cases:intake_autosave": (None, SHAPERS),
    "cases:complete_intake": (None, SHAPERS),
    "cases:intake_version": (READERS, None),
    "cases:suitability": (READERS, DECIDERS),
    "cases:change_model": (DECIDERS, DECIDERS),
    "cases:integration": (READERS, SHAPERS),
    "cases:change_problem": (DECIDERS, DECIDERS),
    "cases:new_risk": (WRITERS, WRITERS),
    "cases:safety_plan": (READERS, None),
    "cases:new_safety_plan": (WRITERS, WRITERS),
    "cases:print_safety_plan": (READERS, None),
    "cases:print_safety_plan_card": (READERS, None),
    "cases:compare_safety_plans": (READERS, None),
    "cases:functioning": (READERS, SHAPERS),
    # measures
    "measures:choose": (WRITERS, None),
    "measures:new": (WRITERS, WRITERS),
    "measures:administration": (READERS, WRITERS),
    "measures:answer": (OPEN, OPEN),
    "measures:hand_over": (None, WRITERS),
    "measures:revoke": (None, WRITERS),
    "measures:new_scale": (WRITERS, WRITERS),
    "measures:scale_entry": (READERS, WRITERS),
    # formulation
    "formulation:inventory": (READERS, None),
    "formulation:add_person": (SHAPERS, SHAPERS),
    "formulation:inventory_print": (READERS, None),
    "formulation:review_inventory": (SHAPERS, SHAPERS),
    "formulation:themes": (READERS, None),
    "formulation:add_theme": (SHAPERS, SHAPERS),
    "formulation:theme": (SHAPERS, SHAPERS),
    "formulation:keep_theme": (None, SHAPERS),
    "formulation:remove_theme": (None, SHAPERS),
    "formulation:restore_theme": (None, SHAPERS),
    "formulation:person": (READERS, None),
    "formulation:change_person": (SHAPERS, SHAPERS),
    "formulation:rate_relationship": (None, SHAPERS),
    "formulation:compare_circles": (READERS, None),
    "formulation:move_person": (None, SHAPERS),
    "formulation:take_back_move": (None, SHAPERS),
    "formulation:wish_ring": (None, SHAPERS),
    "formulation:remove_person": (None, SHAPERS),
    "formulation:restore_person": (None, SHAPERS),
    "formulation:support_plan": (READERS, None),
    "formulation:add_support": (SHAPERS, SHAPERS),
    "formulation:support_print": (READERS, None),
    "formulation:change_support": (SHAPERS, SHAPERS),
    "formulation:support_outcome": (SHAPERS, SHAPERS),
    "formulation:add_supporter": (SHAPERS, SHAPERS),
    "formulation:remove_support": (None, SHAPERS),
    "formulation:restore_support": (None, SHAPERS),
    "formulation:focus": (READERS, None),
    "formulation:candidates": (READERS, None),
    "formulation:note_candidate": (None, SHAPERS),
    "formulation:choose_candidate": (None, SHAPERS),
    "formulation:choose_focus": (SHAPERS, SHAPERS),
    "formulation:choose_second": (SHAPERS, SHAPERS),
    "formulation:revise_focus": (SHAPERS, SHAPERS),
    "formulation:agree_focus": (None, SHAPERS),
    "formulation:focus_stage": (None, SHAPERS),
    "formulation:change_focus": (SHAPERS, SHAPERS),
    "formulation:formulation": (READERS, None),
    "formulation:edit_formulation": (SHAPERS, SHAPERS),
    "formulation:formulation_versions": (READERS, None),
    "formulation:share_formulation": (None, SHAPERS),
    "formulation:formulation_print": (READERS, None),
    "formulation:focus_record": (READERS, None),
    "formulation:focus_details": (SHAPERS, SHAPERS),
    "formulation:focus_columns": (READERS, None),
    "formulation:focus_strategies": (None, SHAPERS),
    "formulation:focus_markers": (SHAPERS, SHAPERS),
    "formulation:ladder_print": (READERS, None),
    "formulation:add_step": (SHAPERS, SHAPERS),
    "formulation:change_step": (SHAPERS, SHAPERS),
    "formulation:try_step": (SHAPERS, SHAPERS),
    "formulation:remove_step": (None, SHAPERS),
    "formulation:restore_step": (None, SHAPERS),
    "formulation:add_past": (SHAPERS, SHAPERS),
    "formulation:change_past": (SHAPERS, SHAPERS),
    "formulation:remove_past": (None, SHAPERS),
    "formulation:restore_past": (None, SHAPERS),
    "formulation:ipaf": (READERS, None),
    "formulation:edit_ipaf": (SHAPERS, SHAPERS),
    "formulation:ipaf_print": (READERS, None),
    "formulation:ipaf_versions": (READERS, None),
    "formulation:share_ipaf": (None, SHAPERS),
    "formulation:origins": (READERS, None),
    "formulation:add_origin": (SHAPERS, SHAPERS),
    "formulation:origin": (SHAPERS, SHAPERS),
    "formulation:remove_origin": (None, SHAPERS),
    "formulation:restore_origin": (None, SHAPERS),
    "formulation:patterns": (READERS, None),
    "formulation:add_sighting": (SHAPERS, SHAPERS),
    "formulation:goals": (READERS, None),
    "formulation:add_goal": (SHAPERS, SHAPERS),
    "formulation:rate_goals": (SHAPERS, SHAPERS),
    "formulation:goal": (READERS, SHAPERS),
    "formulation:finish_goal": (None, SHAPERS),
    "formulation:reopen_goal": (None, SHAPERS),
    "formulation:add_event": (SHAPERS, SHAPERS),
    "formulation:event": (READERS, SHAPERS),
    "formulation:remove_event": (None, SHAPERS),
    "formulation:restore_event": (None, SHAPERS),
    "formulation:add_episode": (SHAPERS, SHAPERS),
    "formulation:episode": (READERS, SHAPERS),
    "formulation:remove_episode": (None, SHAPERS),
    "formulation:restore_episode": (None, SHAPERS),
    # sessions; a process note is its author's alone
    "sessions:snippets": (STAFF, STAFF),
    "sessions:snippet": (OWN_SNIPPETS, OWN_SNIPPETS),
    "sessions:move_snippet": (None, OWN_SNIPPETS),
    "sessions:remove_snippet": (None, OWN_SNIPPETS),
    "sessions:restore_snippet": (None, OWN_SNIPPETS),
    "sessions:plan": (READERS, WRITERS),
    "sessions:change_plan": (WRITERS, WRITERS),
    "sessions:gate_reason": (WRITERS, WRITERS),
    "sessions:list": (READERS, None),
    "sessions:log_next": (WRITERS, None),
    "sessions:book": (WRITERS, WRITERS),
    "sessions:session": (READERS, None),
    "sessions:log": (WRITERS, WRITERS),
    "sessions:start_from_last": (None, WRITERS),
    "sessions:autosave": (None, WRITERS),
    "sessions:sign": (None, WRITERS),
    "sessions:set_aside": (None, DECIDERS),
    "sessions:conflict": (WRITERS, WRITERS),
    "sessions:addendum": (WRITERS, WRITERS),
    # who signed it; in the world that is the therapist
    "sessions:void_note": (DECIDERS, DECIDERS),
    "sessions:take_over": (None, DECIDERS),
    "sessions:process_note": (AUTHORS, AUTHORS),
    "sessions:here_and_now": (AUTHORS, AUTHORS),
    "sessions:here_and_now_autosave": (None, AUTHORS),
    # one of the therapist's own: others find nothing, whether or not they write here
    "sessions:here_and_now_note": (OWN_SNIPPETS, OWN_SNIPPETS),
    "sessions:lift": (None, ITS_AUTHOR),
    "sessions:absence": (WRITERS, WRITERS),
    "sessions:contact_attempt": (WRITERS, WRITERS),
    "sessions:move": (WRITERS, WRITERS),
    "sessions:reviews": (READERS, None),
    "sessions:new_review": (WRITERS, WRITERS),
    "sessions:review": (READERS, None),
    "sessions:correct_review": (WRITERS, WRITERS),
    "sessions:review_print": (READERS, None),
    "sessions:homework": (READERS, None),
    "sessions:homework_print": (READERS, None),
    "sessions:add_coping": (WRITERS, WRITERS),
    "sessions:practise_coping": (WRITERS, WRITERS),
    "sessions:remove_coping": (None, WRITERS),
    "sessions:restore_coping": (None, WRITERS),
    "sessions:measures": (READERS, None),
    "sessions:send_measures": (WRITERS, WRITERS),
    "sessions:timeline": (READERS, None),
    "sessions:timeline_print": (READERS, None),
    "sessions:hand_over": (READERS, None),
    "sessions:write_hand_over": (DECIDERS, DECIDERS),
    "sessions:risk": (READERS, None),
    "sessions:risk_timeline": (READERS, None),
    "documents:ending": (READERS, None),
    "sessions:relapse_plan": (SHAPERS, SHAPERS),
    "sessions:plan_versions": (READERS, None),
    "sessions:print_plan": (READERS, None),
    "sessions:print_plan_card": (READERS, None),
    "sessions:give_copy": (SHAPERS, SHAPERS),
    "sessions:print_copy": (READERS, None),
    "sessions:maintenance": (READERS, None),
    "sessions:agree_maintenance": (SHAPERS, SHAPERS),
    "sessions:continue_with_maintenance": (WRITERS, WRITERS),
    "sessions:step_up": (SHAPERS, SHAPERS),
    "sessions:print_maintenance": (READERS, None),
    "sessions:ending_feeling": (SHAPERS, SHAPERS),
    "sessions:ending_step": (SHAPERS, SHAPERS),
    "sessions:book_follow_ups": (WRITERS, WRITERS),
    "sessions:drop_follow_up": (None, WRITERS),
    "sessions:new_follow_up": (WRITERS, WRITERS),
    "sessions:finish_task": (WRITERS, WRITERS),
    "sessions:family": (READERS, None),
    "sessions:add_talk": (SHAPERS, SHAPERS),
    "sessions:change_talk": (SHAPERS, SHAPERS),
    "sessions:remove_talk": (None, SHAPERS),
    "sessions:restore_talk": (None, SHAPERS),
    "sessions:school_plan": (SHAPERS, SHAPERS),
    "sessions:engagement": (READERS, None),
    "sessions:record_engagement": (SHAPERS, SHAPERS),
    "sessions:add_barrier": (SHAPERS, SHAPERS),
    "sessions:change_barrier": (SHAPERS, SHAPERS),
    "sessions:meet_barrier": (None, SHAPERS),
    "sessions:remove_barrier": (None, SHAPERS),
    "sessions:restore_barrier": (None, SHAPERS),
    "sessions:triage": (READERS, None),
    "sessions:decide_triage": (SHAPERS, SHAPERS),
    "sessions:worksheets": (READERS, None),
    "sessions:new_worksheet": (WRITERS, WRITERS),
    "sessions:blank_worksheet": (READERS, None),
    "sessions:worksheet": (READERS, None),
    "sessions:edit_worksheet": (WRITERS, WRITERS),
    "sessions:autosave_worksheet": (None, WRITERS),
    "sessions:reopen_worksheet": (None, WRITERS),
    "sessions:print_worksheet": (READERS, None),
    "sessions:remove_worksheet": (None, WRITERS),
    "sessions:restore_worksheet": (None, WRITERS),
    "sessions:worksheet_state": (READERS, None),
    "sessions:bring_back_state": (None, WRITERS),
    "sessions:grief_story": (READERS, None),
    # groups: by relation to the group, which its leaders, their cover and supervisors have
    "groups:list": (STAFF, None),
    "groups:new": (THERAPISTS, THERAPISTS),
    "groups:group": (READERS, None),
    "groups:change": (LEADERS, LEADERS),
    "groups:end": (LEADERS, LEADERS),
    "groups:leaders": (LEADERS, LEADERS),
    "groups:end_leader": (None, LEADERS),
    "groups:add_member": (LEADERS, LEADERS),
    "groups:join": (LEADERS, LEADERS),
    "groups:leave": (LEADERS, LEADERS),
    "groups:attendance_print": (READERS, None),
    "groups:new_session": (WRITERS, WRITERS),
    "groups:session": (READERS, WRITERS),
    "groups:sign": (None, WRITERS),
    "groups:autosave": (None, WRITERS),
    "groups:lay_aside": (None, WRITERS),
    "groups:addendum": (WRITERS, WRITERS),
    "groups:summary": (READERS, WRITERS),
    "groups:approve_summary": (None, WRITERS),
    "groups:autosave_summary": (None, WRITERS),
    "groups:lay_summary_aside": (None, WRITERS),
    "groups:summary_print": (READERS, None),
    # a meeting with one member belongs to the member's case
    "groups:meeting": (READERS, SHAPERS),
    "groups:sign_meeting": (None, SHAPERS),
    "groups:autosave_meeting": (None, SHAPERS),
    "groups:lay_meeting_aside": (None, SHAPERS),
    "groups:goal_card": (READERS, None),
    # supervision
    "supervision:caseload": (SUPERVISORS, None),
    "supervision:countersign": (SUPERVISORS, None),
    "supervision:save_view": (None, SUPERVISORS),
    "supervision:saved_view": (ITS_OWNER, ITS_OWNER),
    "supervision:agenda": (CLINICIANS, None),
    "supervision:load": (THEIR_SUPERVISOR, THEIR_SUPERVISOR),
    "supervision:put_on_agenda": (THE_TWO, THE_TWO),
    "supervision:withdraw_from_agenda": (None, THE_TWO),
    # the supervisor's page says that sorting is the therapist's
    "supervision:move_on_agenda": (None, THE_TWO),
    # who holds a session; once it is closed, who was there. Others find no such session
    "supervision:sessions": (CLINICIANS, None),
    "supervision:new_session": (SUPERVISORS, SUPERVISORS),
    "supervision:session": (IN_THE_ROOM, IS_CLOSED),
    "supervision:take_over_agenda": (None, HOLDS_IT),
    "supervision:take_up": (None, HOLDS_IT),
    "supervision:close_session": (None, HOLDS_IT),
    "supervision:discard_session": (None, HOLDS_IT),
    "supervision:reflect": (None, IN_THE_ROOM),
    # what was said about a case: a draft is its supervisor's, closed it is theirs both
    "supervision:item": (THE_TWO, IS_CLOSED_ABOUT_A_CASE),
    "supervision:autosave_item": (None, HOLDS_IT_ABOUT_A_CASE),
    "supervision:lay_item_aside": (None, HOLDS_IT_ABOUT_A_CASE),
    "supervision:take_out": (None, HOLDS_IT_ABOUT_A_CASE),
    "supervision:add_to_item": (None, THE_TWO),
    "supervision:brief": (THE_TWO, ITS_THERAPIST_TALKS),
    "supervision:brief_print": (THE_TWO, None),
    # everybody's own: another supervisor of the same therapist begins with an empty page
    "supervision:own_note": (ITS_SUPERVISOR, ITS_SUPERVISOR),
    "supervision:finish_own": (ITS_SUPERVISOR, ITS_SUPERVISOR),
    # the flags are every reader's; what the two said to each other is theirs
    "supervision:case": (READERS, None),
    "supervision:comment": (None, THE_TWO),
    "supervision:mark_reviewed": (None, ITS_SUPERVISOR),
    "supervision:bring": (None, ITS_SUPERVISOR),
    "supervision:set_interval": (None, ITS_SUPERVISOR),
    "supervision:ask": (None, ITS_SUPERVISOR),
    "supervision:dismiss_flag": (READERS, READERS),
    "supervision:acknowledge_risk": (ITS_SUPERVISOR, ITS_SUPERVISOR),
    "supervision:countersign_note": (ITS_SUPERVISOR, ITS_SUPERVISOR),
    # one therapist's work and hours: theirs and their supervisors'
    "supervision:mine": (CLINICIANS, None),
    "supervision:supervisees": (SUPERVISORS, None),
    "supervision:therapist": (ABOUT_THE_WORK, None),
    "supervision:hours": (ABOUT_THE_WORK, None),
    "supervision:hours_csv": (ABOUT_THE_WORK, None),
    "supervision:ask_for_log": (None, ABOUT_THE_WORK),
    "supervision:log_pdf": (OWN_VIEW, None),
    # a rating is its author's, its therapist's and their supervisors'; nobody else's
    "supervision:ratings": (READERS, None),
    "supervision:begin_rating": (READERS, READERS),
    "supervision:rating": (ABOUT_THE_WORK, None),
    "supervision:rating_print": (ABOUT_THE_WORK, None),
    "supervision:write_rating": (ITS_RATER, ITS_RATER),
    "supervision:autosave_rating": (None, ITS_RATER),
    "supervision:discard_rating": (None, ITS_RATER),
    "supervision:share_rating": (None, OWN_VIEW),
    "supervision:take_back_rating": (None, OWN_VIEW),
    "supervision:recordings": (READERS, WRITERS),
    "supervision:sample_recording": (None, ITS_SUPERVISOR),
    "supervision:correct_place": (WRITERS, WRITERS),
    "supervision:destroy_recording": (WRITERS, WRITERS),
    # letters and summaries
    "documents:list": (READERS, None),
    "documents:new": (None, SHAPERS),
    "documents:document": (READERS, SHAPERS),
    "documents:autosave": (None, SHAPERS),
    "documents:checks": (SHAPERS, None),
    "documents:comment": (None, READERS),
    "documents:approve": (None, SHAPERS),
    "documents:render": (None, SHAPERS),
    "documents:status": (READERS, None),
    "documents:versions": (READERS, None),
    "documents:pdf": (READERS_OF_A_RELEASED_ONE, None),
    "documents:answer_release": (None, ITS_APPROVER),
    "documents:release": (None, DECIDERS),
    "documents:shared": (None, SHAPERS),
    "documents:close": (DECIDERS, DECIDERS),
    # a copy of the whole record: the therapist decides, and nobody else prepares it
    "documents:export_case": (DECIDERS, DECIDERS),
    "documents:case_export_progress": (DECIDERS, None),
    "documents:download_case_export": (DECIDERS, None),
    # what the practice says in its own words: no client's letter
    "documents:wordings": (ADMINS, None),
    "documents:wording": (ADMINS, ADMINS),
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

# The same addresses once more, of what the therapist has begun and not finished: the draft
# of a session's note, and the draft of a letter; and what a supervisor has begun to write.
DRAFTS: dict[str, tuple[Door | None, Door | None]] = {
    "sessions:session": (READERS, None),
    "sessions:log": (AUTHOR_OF_THE_NOTE, AUTHOR_OF_THE_NOTE),
    "sessions:start_from_last": (None, AUTHOR_OF_THE_NOTE),
    "sessions:autosave": (None, AUTHOR_OF_THE_NOTE),
    "sessions:sign": (None, AUTHOR_OF_THE_NOTE),
    "sessions:conflict": (AUTHOR_OF_THE_NOTE, AUTHOR_OF_THE_NOTE),
    "sessions:set_aside": (None, DECIDERS),
    "sessions:process_note": (AUTHORS, AUTHORS),
    # an absence is refused by the words of the draft, a move keeps them
    "sessions:absence": (WRITERS, WRITERS),
    "sessions:move": (WRITERS, WRITERS),
    "documents:document": (READERS_OF_A_DRAFT, WRITERS_OF_A_DRAFT),
    "documents:status": (READERS_OF_A_DRAFT, None),
    "documents:versions": (READERS_OF_A_DRAFT, None),
    "documents:pdf": (READERS_OF_A_DRAFT, None),
    "documents:checks": (WRITERS_OF_A_DRAFT, None),
    "documents:comment": (None, READERS_OF_A_DRAFT),
    "documents:autosave": (None, WRITERS_OF_A_DRAFT),
    "documents:approve": (None, WRITERS_OF_A_DRAFT),
    "documents:render": (None, WRITERS_OF_A_DRAFT),
    "documents:shared": (None, WRITERS_OF_A_DRAFT),
    "documents:release": (None, RELEASERS_OF_A_DRAFT),
    "documents:answer_release": (
        None,
        door(
            therapist=FORBIDDEN,
            co_therapist=NONE,
            cover=FORBIDDEN,
            supervisor=NONE,
            of_trainee=IN,
        ),
    ),
    # a view of an own session that is not shared is its therapist's alone
    "supervision:rating": (OWN_VIEW, None),
    "supervision:rating_print": (OWN_VIEW, None),
    # a supervision session that is not closed is its supervisor's alone
    "supervision:session": (HOLDS_IT, HOLDS_IT),
    "supervision:reflect": (None, HOLDS_IT),
    "supervision:item": (HOLDS_IT_ABOUT_A_CASE, HOLDS_IT_ABOUT_A_CASE),
    "supervision:add_to_item": (None, HOLDS_IT_ABOUT_A_CASE),
}

# Who reads the words of a draft, whatever page they open.
READ_THE_NOTE_DRAFT = {"therapist"}
READ_THE_LETTER_DRAFT = {"therapist", "cover", "supervisor_of_trainee"}
READ_THE_TALK_DRAFT = {"supervisor", "supervisor_of_trainee"}
READ_THE_OWN_VIEW = {"therapist"}
