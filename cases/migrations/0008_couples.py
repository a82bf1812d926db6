"""Couples, and whom a risk entry or a safety plan is about.

On SQLite a column that is taken away makes its table anew and drops the triggers: they are
kept aside on the way back, and set again.
"""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Guards:
    """The triggers of some tables, kept aside while a column is taken away."""

    def __init__(self, *tables):
        self.tables, self.kept = tables, {}

    def keep(self, apps, schema_editor):
        if schema_editor.connection.vendor == "sqlite":
            with schema_editor.connection.cursor() as cursor:
                cursor.execute(
                    "SELECT name, tbl_name, sql FROM sqlite_master WHERE type='trigger'"
                )
                rows = cursor.fetchall()
            self.kept = {name: sql for name, on, sql in rows if on in self.tables}

    def set_again(self, apps, schema_editor):
        for name, sql in self.kept.items():
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {name}", params=None)
            schema_editor.execute(sql, params=None)

    def around(self, *operations):
        """What takes the columns away again, between keeping and setting."""
        nothing = migrations.RunPython.noop
        return [
            migrations.RunPython(nothing, self.set_again),
            *operations,
            migrations.RunPython(nothing, self.keep),
        ]


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0007_logging_withdrawn"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        *Guards("cases_riskentry", "cases_safetyplan").around(
            migrations.AddField(
                model_name="riskentry",
                name="about",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="cases.client",
                ),
            ),
            migrations.AddField(
                model_name="safetyplan",
                name="about",
                field=models.ForeignKey(
                    blank=True,
                    null=True,
                    on_delete=django.db.models.deletion.PROTECT,
                    related_name="+",
                    to="cases.client",
                ),
            ),
        ),
        migrations.CreateModel(
            name="CouplePartner",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="couple",
                        to="cases.case",
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="partner_in",
                        to="cases.client",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaseLink",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("reason", models.CharField(max_length=300)),
                ("recorded_at", models.DateTimeField()),
                ("removed_at", models.DateTimeField(editable=False, null=True)),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_out",
                        to="cases.case",
                    ),
                ),
                (
                    "other",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links_in",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("case", models.F("other")), _negated=True),
                        name="cases_link_to_another_case",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Commitment",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "level",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(10)]
                    ),
                ),
                ("said_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="commitments",
                        to="cases.case",
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.client",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("level__lte", 10)),
                        name="cases_commitment_0_to_10",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CoupleTerms",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        choices=[
                            ("DISPUTE", "A dispute between them"),
                            ("BEFORE_MARRIAGE", "Before marriage"),
                            ("TRANSITION", "A change they go through together"),
                            ("OTHER", "Something else"),
                        ],
                        max_length=16,
                    ),
                ),
                ("other_purpose", models.CharField(blank=True, max_length=200)),
                (
                    "identified",
                    models.CharField(
                        choices=[
                            ("FIRST", "The first"),
                            ("SECOND", "The second"),
                            ("NONE", "Neither: both are clients alike"),
                        ],
                        max_length=6,
                    ),
                ),
                ("history", models.TextField(blank=True, max_length=4000)),
                ("secrets", models.TextField(blank=True, max_length=2000)),
                ("secrets_agreed_on", models.DateField(blank=True, null=True)),
                ("print_outs", models.CharField(blank=True, max_length=500)),
                ("recorded_at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="couple_terms",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("purpose", "OTHER"), _negated=True),
                            models.Q(("other_purpose", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_couple_other_purpose_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("secrets_agreed_on__isnull", True),
                            models.Q(("secrets", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_couple_secrets_agreed_in_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SafetyMeeting",
            fields=[
                (
                    "id",
                    models.UUIDField(
                        default=uuid.uuid4,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("held_on", models.DateField()),
                (
                    "afraid",
                    models.CharField(
                        choices=[
                            ("NO", "No"),
                            ("YES", "Yes"),
                            ("UNSURE", "Not sure"),
                            ("NOT_SAID", "Did not want to say"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "controlled",
                    models.CharField(
                        choices=[
                            ("NO", "No"),
                            ("YES", "Yes"),
                            ("UNSURE", "Not sure"),
                            ("NOT_SAID", "Did not want to say"),
                        ],
                        max_length=8,
                    ),
                ),
                (
                    "hurt",
                    models.CharField(
                        choices=[
                            ("NO", "No"),
                            ("YES", "Yes"),
                            ("UNSURE", "Not sure"),
                            ("NOT_SAID", "Did not want to say"),
                        ],
                        max_length=8,
                    ),
                ),
                ("said", models.TextField(max_length=4000)),
                ("may_go_on", models.BooleanField()),
                ("reason", models.TextField(blank=True, max_length=1000)),
                ("recorded_at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safety_meetings",
                        to="cases.case",
                    ),
                ),
                (
                    "client",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="cases.client",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("may_go_on", True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="cases_safety_meeting_against_joint_work_with_reason",
                    )
                ],
            },
        ),
    ]
