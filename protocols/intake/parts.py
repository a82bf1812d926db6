"""The parts of the assessment, in the order of the page."""

from __future__ import annotations

from protocols.functioning import FUNCTIONING, LEVELS
from protocols.intake.choices import (
    COURSE,
    EARLIER_PREFERENCE,
    EXCLUSIONS,
    HELP_WANTED,
    REFERRAL_OTHER_THERAPY,
    SYMPTOMS,
    YES_NO,
    exclusion,
    symptom,
)
from protocols.intake.shapes import OWN, ElsewhereKey, Field, Kind, Part

PARTS: tuple[Part, ...] = (
    Part(
        key="REFERRAL",
        title="Coming here",
        help="How the client came, and what else is going on.",
        fields=(
            Field(
                key="first_seen_on",
                label="First seen",
                kind=Kind.DATE,
                is_required=True,
            ),
            Field(
                key="referrer_words",
                label="Reason, in the words of whoever referred",
                kind=Kind.LONG,
            ),
            Field(
                key="other_therapy",
                label="Other treatment going on",
                kind=Kind.MULTI,
                choices=REFERRAL_OTHER_THERAPY,
            ),
            Field(
                key="other_therapy_note",
                label="Who gives it, and what stays there",
                kind=Kind.TEXT,
            ),
        ),
    ),
    Part(
        key="REASON",
        title="What brings the client now",
        help="Start here. The rest can wait until sessions 2 and 3.",
        fields=(
            Field(
                key="main_problem",
                label="The main problem",
                kind=Kind.LONG,
                is_required=True,
                is_client_words=True,
            ),
            Field(
                key="onset",
                label="When did this begin?",
                kind=Kind.MONTH,
                hint="The month is enough.",
                is_required=True,
            ),
            Field(
                key="is_onset_approximate",
                label="Only roughly",
                kind=Kind.BOOL,
            ),
            Field(
                key="around_onset",
                label="What was going on with people around then?",
                kind=Kind.LONG,
                hint="Someone gone, a row, a move, a new or lost role, more alone?",
                is_required=True,
                is_client_words=True,
            ),
            Field(
                key="course",
                label="How it has gone since",
                kind=Kind.CHOICE,
                choices=COURSE,
                is_required=True,
            ),
            Field(
                key="earlier_episodes",
                label="Earlier times, and what helped then",
                kind=Kind.LONG,
                hint="How many, when, what helped. Write none if there were none.",
                is_required=True,
            ),
        ),
        elsewhere=(ElsewhereKey.TIMELINE,),
    ),
    Part(
        key="SYMPTOMS",
        title="Symptoms",
        help="How much each weighs at present: 0 not there, 3 overwhelming.",
        fields=(
            *(symptom(key, label) for key, label in SYMPTOMS),
            Field(
                key="symptoms_past",
                label="There before, and gone now",
                kind=Kind.MULTI,
                choices=tuple((key.upper(), label) for key, label in SYMPTOMS),
            ),
        ),
        elsewhere=(ElsewhereKey.MEASURES,),
    ),
    Part(
        key="DIAGNOSIS",
        title="Diagnosis",
        help="A working diagnosis, in your words. A code is optional.",
        fields=(
            Field(
                key="diagnosis",
                label="Working diagnosis",
                kind=Kind.TEXT,
                is_required=True,
            ),
            Field(
                key="diagnosis_code",
                label="ICD-11 or DSM-5-TR code",
                kind=Kind.TEXT,
            ),
            Field(
                key="diagnosis_told_on",
                label="Told to the client on",
                kind=Kind.DATE,
                hint="Naming the illness is one of the first tasks in IPT.",
            ),
        ),
    ),
    Part(
        key="EXCLUSIONS",
        title="What else it could be",
        help="Answer each one. Unclear is an answer, and stays on the list to be asked.",
        fields=(
            *(exclusion(key, label) for key, label in EXCLUSIONS),
            Field(
                key="exclusion_note",
                label="Notes on these",
                kind=Kind.LONG,
            ),
        ),
    ),
    Part(
        key="MEDICAL",
        title="Health and medicine",
        help="What the body adds, and who prescribes what.",
        fields=(
            Field(
                key="physical_health",
                label="Physical health",
                kind=Kind.LONG,
                is_required=True,
            ),
            Field(
                key="medication",
                label="Medicines",
                kind=Kind.LONG,
                hint="Name, dose, since when, who prescribes. Write none if none.",
                is_required=True,
            ),
            Field(
                key="alcohol_drugs",
                label="Alcohol and drugs in a week",
                kind=Kind.TEXT,
                is_required=True,
            ),
            Field(
                key="perinatal",
                label="Pregnant, or a baby in the last year",
                kind=Kind.CHOICE,
                choices=(*YES_NO, ("NOT_APPLICABLE", "Does not apply")),
            ),
        ),
    ),
    Part(
        key="FUNCTIONING",
        title="Managing life",
        help="0 is fine, 4 is cannot function. Leave out what does not apply.",
        fields=(
            *(
                Field(
                    key=f"functioning_{area.key}",
                    label=area.title,
                    kind=Kind.RATING_0_4,
                    hint=area.question,
                    choices=tuple((str(level), word) for level, word in LEVELS),
                    source=area.source,
                )
                for area in FUNCTIONING
            ),
            Field(key="functioning_note", label="Notes on these", kind=Kind.TEXT),
        ),
    ),
    Part(
        key="HISTORY",
        title="History",
        help="Only what the client wants to say.",
        fields=(
            Field(key="family", label="The family I grew up in", kind=Kind.LONG),
            Field(key="attachments", label="People who mattered early", kind=Kind.LONG),
            Field(key="losses", label="Deaths and separations", kind=Kind.LONG),
            Field(
                key="trauma",
                label="Frightening things that happened",
                kind=Kind.LONG,
                hint="A few words are enough.",
            ),
            Field(key="schooling", label="School and learning", kind=Kind.TEXT),
            Field(
                key="past_therapy",
                label="Earlier therapy, what was good or bad, how it ended",
                kind=Kind.LONG,
                hint="How it ended matters for this ending. Write none if none.",
                is_required=True,
            ),
        ),
    ),
    Part(
        key="RELATING",
        title="With other people",
        help="Three short answers, useful for the inventory and for an IPAF.",
        fields=(
            Field(
                key="asks_for_help",
                label="How do people get to know that you need something?",
                kind=Kind.TEXT,
                is_client_words=True,
            ),
            Field(
                key="confides",
                label="Whom do you tell things that matter?",
                kind=Kind.TEXT,
                is_client_words=True,
            ),
            Field(
                key="anger",
                label="What do you do when you are angry with someone?",
                kind=Kind.TEXT,
                is_client_words=True,
            ),
        ),
    ),
    Part(
        key="STRENGTHS",
        title="What carries the client",
        help="People, activities, faith, culture, values; and what it means to be here.",
        fields=(
            Field(key="strengths", label="What keeps you going", kind=Kind.LONG),
            Field(
                key="culture",
                label="Identity, migration, faith, family",
                kind=Kind.LONG,
                hint="And what the family thinks of talking to someone outside.",
            ),
        ),
    ),
    Part(
        key="YOUNG",
        title="Under 18",
        help="Parents or guardians, school, and what stays between us.",
        fields=(
            Field(
                key="lives_with",
                label="Lives with",
                kind=Kind.TEXT,
                is_required=True,
                is_only_under_18=True,
            ),
            Field(
                key="who_consents",
                label="Who consents to treatment, and how that was decided",
                kind=Kind.LONG,
                is_required=True,
                is_only_under_18=True,
            ),
            Field(
                key="kept_private",
                label="What stays between us",
                kind=Kind.LONG,
                is_required=True,
                is_only_under_18=True,
            ),
            Field(
                key="shared_with_parents",
                label="What parents will be told",
                kind=Kind.LONG,
                hint="Safety is always an exception; say so.",
                is_required=True,
                is_only_under_18=True,
            ),
            Field(
                key="school",
                label="School, year, and whom we may talk to",
                kind=Kind.TEXT,
                is_required=True,
                is_only_under_18=True,
            ),
        ),
        elsewhere=(ElsewhereKey.CONTACTS,),
        source="Mufson, Dorta, Moreau & Weissman 2004",
    ),
    Part(
        key="SAFETY",
        title="Safety and consent",
        help="The first risk entry, and what the client agrees to.",
        fields=(),
        elsewhere=(ElsewhereKey.RISK, ElsewhereKey.CONSENT, ElsewhereKey.CONTACTS),
        source="NICE NG225 2022",
    ),
    Part(
        key="PREFERENCE",
        title="What kind of help",
        help="Preference is a good reason on its own.",
        fields=(
            Field(
                key="help_wanted",
                label="What the client hopes for",
                kind=Kind.MULTI,
                choices=HELP_WANTED,
                is_required=True,
            ),
            Field(
                key="help_imagined",
                label="What help looks like, in the client's words",
                kind=Kind.LONG,
                is_client_words=True,
            ),
            Field(
                key="earlier_preference",
                label="A therapy that the client had in mind before coming",
                kind=Kind.CHOICE,
                choices=EARLIER_PREFERENCE,
            ),
        ),
        elsewhere=(ElsewhereKey.SUITABILITY,),
        source="NICE NG222 2022",
    ),
    Part(
        key="PRACTICAL",
        title="Practical things",
        help="What limits the choice of a plan.",
        fields=(
            Field(
                key="weekly_time",
                label="A time that works every week",
                kind=Kind.TEXT,
                is_required=True,
            ),
            Field(
                key="absences",
                label="Times away that are already known",
                kind=Kind.TEXT,
            ),
            Field(
                key="remote",
                label="For video: a private room, a device",
                kind=Kind.TEXT,
            ),
            Field(
                key="session_limit",
                label="A limit of cost, insurance or number of sessions",
                kind=Kind.TEXT,
            ),
        ),
        source=OWN,
    ),
)
