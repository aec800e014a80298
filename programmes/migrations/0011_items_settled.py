"""Lessons and changes say when, by whom and how they were settled."""

from django.db import migrations, models

COLUMNS = {
    "settled_at": models.DateTimeField(blank=True, null=True, verbose_name="done or dropped at"),
    "settled_by_name": models.CharField(blank=True, max_length=150, verbose_name="done or dropped by"),
    "settled_note": models.CharField(blank=True, max_length=400, verbose_name="what became of it"),
}


class Migration(migrations.Migration):
    dependencies = [("programmes", "0010_certificates_replaced")]

    operations = [
        *(
            migrations.AddField(model_name=model, name=name, field=field.clone())
            for model in ("reportitem", "historicalreportitem")
            for name, field in COLUMNS.items()
        ),
        migrations.AddConstraint(
            model_name="reportitem",
            constraint=models.CheckConstraint(
                condition=models.Q(("status", "open"), _negated=True)
                | models.Q(("settled_at__isnull", True), ("settled_by_name", ""), ("settled_note", "")),
                name="reportitem_open_is_unsettled",
                violation_error_message="What is open was neither done nor dropped.",
            ),
        ),
    ]
