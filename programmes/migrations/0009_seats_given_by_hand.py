"""Seats may be given by hand: a further kind of event in their stories."""

from django.db import migrations, models

KINDS = [
    ("opened", "opened"),
    ("closed", "closed"),
    ("held_back", "held back"),
    ("released", "released to the pool"),
    ("allocated", "allocated"),
    ("granted", "given by hand"),
    ("turned_back", "turned back"),
    ("taken_back", "taken back at a gate"),
    ("offered", "offered"),
    ("accepted", "offer accepted"),
    ("declined", "offer declined"),
    ("expired", "offer expired"),
    ("cancelled", "offer cancelled"),
    ("waitlisted", "put on the waiting list"),
    ("nominated", "nominated"),
    ("validated", "validated"),
    ("confirmed", "confirmed"),
    ("attended", "attended"),
    ("no_show", "did not come"),
    ("refused", "nomination not accepted"),
    ("withdrawn", "nomination withdrawn"),
    ("substituted", "substituted"),
]


class Migration(migrations.Migration):
    dependencies = [("programmes", "0008_invented_plans")]

    operations = [
        migrations.AlterField(
            model_name="seatevent",
            name="kind",
            field=models.CharField(choices=KINDS, max_length=12, verbose_name="what happened"),
        ),
    ]
