"""Loneliness is asked again and again: the one number becomes the first of its history."""

import uuid

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.utils import timezone


def to_history(apps, schema_editor):
    details = apps.get_model("formulation", "DeficitsDetail")
    ratings = apps.get_model("formulation", "LonelinessRating")
    ratings.objects.bulk_create(
        ratings(
            case_id=detail.case_id,
            value=detail.loneliness,
            rated_on=timezone.localdate(detail.recorded_at),
            recorded_at=detail.recorded_at,
            author_id=detail.author_id,
        )
        for detail in details.objects.filter(loneliness__isnull=False)
    )


def to_one_number(apps, schema_editor):
    details = apps.get_model("formulation", "DeficitsDetail")
    ratings = apps.get_model("formulation", "LonelinessRating")
    for rating in ratings.objects.order_by("rated_on", "recorded_at", "pk"):
        details.objects.filter(case_id=rating.case_id).update(loneliness=rating.value)


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0010_integration"),
        ("formulation", "0005_couples"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="LonelinessRating",
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
                    "value",
                    models.PositiveSmallIntegerField(
                        validators=[django.core.validators.MaxValueValidator(10)]
                    ),
                ),
                ("rated_on", models.DateField()),
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
                        related_name="loneliness_ratings",
                        to="cases.case",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("value__lte", 10)),
                        name="formulation_lonely_0_to_10",
                    )
                ],
            },
        ),
        migrations.RunPython(to_history, to_one_number),
        migrations.RemoveConstraint(
            model_name="deficitsdetail", name="formulation_loneliness_0_to_10"
        ),
        migrations.RemoveField(model_name="deficitsdetail", name="loneliness"),
    ]
