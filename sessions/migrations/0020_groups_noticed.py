"""What a leader noticed in a group, as a tick beside the words.

SQLite makes the table anew to add a column, and drops its guards with the old one.
"""

from importlib import import_module

from django.db import migrations, models

groups = import_module("sessions.migrations.0010_guards_of_groups")


def guard_again(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        return
    for statement in groups.sqlite():
        if f" ON {groups.SESSION} " in statement:
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {statement.split()[2]}")
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("therapy_sessions", "0019_homework_sighting_beside")]
    operations = [
        migrations.RunPython(migrations.RunPython.noop, guard_again),
        migrations.AddField(
            model_name="groupsession",
            name="has_broken_rule",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="groupsession",
            name="has_subgroup",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(guard_again, migrations.RunPython.noop),
    ]
