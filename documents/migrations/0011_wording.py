"""The practice's own wording, version by version: rows that never change."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

WORDS = "a wording is kept as it was written"
POSTGRESQL = f"""
CREATE FUNCTION documents_wording_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{WORDS}'; END $$;
CREATE TRIGGER documents_wording_rows BEFORE UPDATE OR DELETE ON documents_partwording
  FOR EACH ROW EXECUTE FUNCTION documents_wording_guard();
CREATE TRIGGER documents_wording_truncate BEFORE TRUNCATE ON documents_partwording
  FOR EACH STATEMENT EXECUTE FUNCTION documents_wording_guard();
"""
POSTGRESQL_UNDO = """
DROP TRIGGER documents_wording_truncate ON documents_partwording;
DROP TRIGGER documents_wording_rows ON documents_partwording;
DROP FUNCTION documents_wording_guard();
"""
SQLITE = [
    f"CREATE TRIGGER documents_wording_{name} BEFORE {event} ON documents_partwording "
    f"BEGIN SELECT RAISE(ABORT, '{WORDS}'); END"
    for name, event in (("u", "UPDATE"), ("d", "DELETE"))
]


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL, params=None)
        return
    for statement in SQLITE:
        schema_editor.execute(statement)


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL_UNDO, params=None)
        return
    for statement in SQLITE:
        schema_editor.execute(f"DROP TRIGGER {statement.split()[2]}")


class Migration(migrations.Migration):
    dependencies = [
        ("documents", "0010_supervisors_agree"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="PartWording",
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
                ("kind", models.CharField(max_length=24)),
                ("part", models.CharField(max_length=40)),
                ("number", models.PositiveIntegerField()),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("BEFORE", "Before what the record offers"),
                            ("AFTER", "After what the record offers"),
                            ("INSTEAD", "Instead of what the record offers"),
                        ],
                        default="AFTER",
                        max_length=7,
                    ),
                ),
                ("text", models.TextField(blank=True, max_length=1500)),
                ("written_at", models.DateTimeField()),
                (
                    "author",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "part", "number"),
                        name="documents_wording_number_once",
                    )
                ],
            },
        ),
        migrations.RunPython(guard, unguard),
    ]
