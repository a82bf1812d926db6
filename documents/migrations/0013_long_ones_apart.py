"""Whether a PDF takes long: of these one is made at a time.

On SQLite a new column makes the table anew and drops its guards, also when it goes again:
they are set once more in both directions.
"""

from importlib import import_module

from django.db import migrations, models

guards = import_module("documents.migrations.0008_named_people")


class Migration(migrations.Migration):
    dependencies = [("documents", "0012_summaries_of_couples")]
    operations = [
        migrations.RunPython(migrations.RunPython.noop, guards.lock),
        migrations.AddField(
            model_name="rendering",
            name="is_long",
            field=models.BooleanField(default=False),
        ),
        migrations.RunPython(guards.lock, migrations.RunPython.noop),
    ]
