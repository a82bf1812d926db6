"""Which kinds there are is said by the program: rooms above this one add their own."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documents", "0005_partner_summary")]
    operations = [
        migrations.AlterField(
            model_name="document",
            name="kind",
            field=models.CharField(max_length=24),
        ),
    ]
