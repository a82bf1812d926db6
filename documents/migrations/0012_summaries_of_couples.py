"""Of a couple a batch holds both people's summaries, and each can be asked for. An export
keeps when it was begun last: the time left goes by it."""

import django.utils.timezone
from django.db import migrations, models


def begun_when_asked_for(apps, schema_editor):
    batches = apps.get_model("documents", "ExportBatch")
    batches.objects.update(begun_at=models.F("requested_at"))


class Migration(migrations.Migration):
    dependencies = [("documents", "0011_wording")]

    operations = [
        migrations.RemoveConstraint(
            model_name="exportitem", name="documents_export_item_once"
        ),
        migrations.RemoveConstraint(
            model_name="summaryrequest", name="documents_summary_request_one_open"
        ),
        migrations.AddField(
            model_name="exportbatch",
            name="begun_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
            preserve_default=False,
        ),
        migrations.RunPython(begun_when_asked_for, migrations.RunPython.noop),
        migrations.AddField(
            model_name="exportitem",
            name="kind",
            field=models.CharField(default="TREATMENT_SUMMARY", max_length=24),
        ),
        migrations.AddField(
            model_name="summaryrequest",
            name="kind",
            field=models.CharField(default="TREATMENT_SUMMARY", max_length=24),
        ),
        migrations.AddConstraint(
            model_name="exportitem",
            constraint=models.UniqueConstraint(
                fields=("batch", "case", "kind"), name="documents_export_item_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="summaryrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at__isnull", True)),
                fields=("case", "kind"),
                name="documents_summary_request_one_open",
            ),
        ),
    ]
