"""A certificate may be replaced by a corrected one: several of one attendance, of which one is in force."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("programmes", "0009_seats_given_by_hand")]

    operations = [
        migrations.AlterField(
            model_name="certificate",
            name="nomination",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="certificates",
                to="programmes.nomination",
                verbose_name="nomination",
            ),
        ),
        migrations.AddField(
            model_name="certificate",
            name="replaces",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="replaced_by",
                to="programmes.certificate",
                verbose_name="in place of",
            ),
        ),
        migrations.AddField(
            model_name="historicalcertificate",
            name="replaces",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="programmes.certificate",
                verbose_name="in place of",
            ),
        ),
        migrations.AddConstraint(
            model_name="certificate",
            constraint=models.UniqueConstraint(
                condition=models.Q(("revoked_at__isnull", True)),
                fields=("nomination",),
                name="certificate_one_in_force",
                violation_error_message="This attendance has a certificate that holds. Replace that one.",
            ),
        ),
    ]
