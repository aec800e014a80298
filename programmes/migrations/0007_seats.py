import django.core.validators
import django.db.models.deletion
import programmes.models.fields
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("programmes", "0006_frozen_releases"),
    ]

    operations = [
        migrations.CreateModel(
            name="CourseReport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "draft"), ("submitted", "submitted")],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted at")),
                (
                    "respondents",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="answered the form"),
                ),
                (
                    "content_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=3,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="content, mean score",
                    ),
                ),
                (
                    "teaching_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=3,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="teaching, mean score",
                    ),
                ),
                (
                    "organisation_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=3,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="organisation, mean score",
                    ),
                ),
                (
                    "tested",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="took the test"),
                ),
                (
                    "passed",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="passed the test"),
                ),
                (
                    "test_before",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="mean result before, percent",
                    ),
                ),
                (
                    "test_after",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="mean result after, percent",
                    ),
                ),
                ("summary_en", models.TextField(blank=True, verbose_name="summary (English)")),
                ("summary_ar", models.TextField(blank=True, verbose_name="summary (Arabic)")),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="report",
                        to="programmes.activity",
                        verbose_name="activity",
                    ),
                ),
            ],
            options={
                "verbose_name": "after-course report",
                "verbose_name_plural": "after-course reports",
                "ordering": ["activity__code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "draft"), ("submitted_at__isnull", True)),
                            models.Q(("status", "submitted"), ("submitted_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="coursereport_submitted_has_time",
                        violation_error_message="A submitted report has the time it was submitted, and only then.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("passed__isnull", True),
                            models.Q(("passed__lte", models.F("tested")), ("tested__isnull", False)),
                            _connector="OR",
                        ),
                        name="coursereport_passed_within_tested",
                        violation_error_message="No more can pass the test than took it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("content_score__isnull", True),
                            models.Q(("content_score__gte", 1), ("content_score__lte", 5)),
                            _connector="OR",
                        ),
                        name="coursereport_content_score_range",
                        violation_error_message="A score is from 1 to 5.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("teaching_score__isnull", True),
                            models.Q(("teaching_score__gte", 1), ("teaching_score__lte", 5)),
                            _connector="OR",
                        ),
                        name="coursereport_teaching_score_range",
                        violation_error_message="A score is from 1 to 5.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("organisation_score__isnull", True),
                            models.Q(("organisation_score__gte", 1), ("organisation_score__lte", 5)),
                            _connector="OR",
                        ),
                        name="coursereport_organisation_score_range",
                        violation_error_message="A score is from 1 to 5.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("test_before__isnull", True),
                            models.Q(("test_before__gte", 0), ("test_before__lte", 100)),
                            _connector="OR",
                        ),
                        name="coursereport_test_before_range",
                        violation_error_message="A result is from 0 to 100 percent.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("test_after__isnull", True),
                            models.Q(("test_after__gte", 0), ("test_after__lte", 100)),
                            _connector="OR",
                        ),
                        name="coursereport_test_after_range",
                        violation_error_message="A result is from 0 to 100 percent.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCourseReport",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[("draft", "draft"), ("submitted", "submitted")],
                        default="draft",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("submitted_at", models.DateTimeField(blank=True, null=True, verbose_name="submitted at")),
                (
                    "respondents",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="answered the form"),
                ),
                (
                    "content_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=3,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="content, mean score",
                    ),
                ),
                (
                    "teaching_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=3,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="teaching, mean score",
                    ),
                ),
                (
                    "organisation_score",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=3,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(5),
                        ],
                        verbose_name="organisation, mean score",
                    ),
                ),
                (
                    "tested",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="took the test"),
                ),
                (
                    "passed",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="passed the test"),
                ),
                (
                    "test_before",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="mean result before, percent",
                    ),
                ),
                (
                    "test_after",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=5,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(100)],
                        verbose_name="mean result after, percent",
                    ),
                ),
                ("summary_en", models.TextField(blank=True, verbose_name="summary (English)")),
                ("summary_ar", models.TextField(blank=True, verbose_name="summary (Arabic)")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.activity",
                        verbose_name="activity",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical after-course report",
                "verbose_name_plural": "historical after-course reports",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNominee",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "code",
                    models.CharField(
                        db_index=True,
                        error_messages={"unique": "Another record already has this code."},
                        help_text="Stable name used in addresses and by other systems; never reused.",
                        max_length=160,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(?:-[a-z0-9]+)*\\Z",
                                "A code is made of small Latin letters, digits and single hyphens, such as 2026-course-07.",
                                code="code_shape",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                (
                    "retired_on",
                    models.DateField(
                        blank=True,
                        help_text="From this day the record is no longer in use.",
                        null=True,
                        verbose_name="retired on",
                    ),
                ),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name (English)")),
                ("name_ar", models.CharField(blank=True, max_length=200, verbose_name="name (Arabic)")),
                ("position", models.CharField(blank=True, max_length=200, verbose_name="rank or position")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="address for joining instructions"
                    ),
                ),
                (
                    "service",
                    models.CharField(
                        blank=True,
                        choices=[("military", "military"), ("civilian", "civilian")],
                        max_length=8,
                        verbose_name="service",
                    ),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("female", "female"), ("male", "male")],
                        help_text="Empty where it was not collected.",
                        max_length=6,
                        verbose_name="gender",
                    ),
                ),
                (
                    "erased_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="erased at"),
                ),
                (
                    "search_text",
                    programmes.models.fields.SearchTextField(
                        blank=True, default="", editable=False, sources=("name_en", "name_ar")
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.nominatingbody",
                        verbose_name="nominating body",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical nominee",
                "verbose_name_plural": "historical nominees",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalReportItem",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                (
                    "kind",
                    models.CharField(
                        choices=[("lesson", "lesson"), ("change", "proposed change")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("text_en", models.TextField(blank=True, verbose_name="text (English)")),
                ("text_ar", models.TextField(blank=True, verbose_name="text (Arabic)")),
                ("owner", models.CharField(blank=True, max_length=200, verbose_name="who sees to it")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "open"), ("done", "done"), ("dropped", "dropped")],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.coursereport",
                        verbose_name="after-course report",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical lesson or change",
                "verbose_name_plural": "historical lessons and changes",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SeatPolicy",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "code",
                    models.CharField(
                        error_messages={"unique": "Another record already has this code."},
                        help_text="Stable name used in addresses and by other systems; never reused.",
                        max_length=160,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(?:-[a-z0-9]+)*\\Z",
                                "A code is made of small Latin letters, digits and single hyphens, such as 2026-course-07.",
                                code="code_shape",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                (
                    "retired_on",
                    models.DateField(
                        blank=True,
                        help_text="From this day the record is no longer in use.",
                        null=True,
                        verbose_name="retired on",
                    ),
                ),
                ("title_en", models.CharField(blank=True, max_length=200, verbose_name="title (English)")),
                ("title_ar", models.CharField(blank=True, max_length=200, verbose_name="title (Arabic)")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("webster", "Webster on the running total of the year"),
                            ("hamilton", "Hamilton, one course at a time"),
                        ],
                        default="webster",
                        max_length=8,
                        verbose_name="rule of sharing",
                    ),
                ),
                (
                    "class_size",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="seats where the activity says none"
                    ),
                ),
                (
                    "floor",
                    models.PositiveSmallIntegerField(default=0, verbose_name="seats at least, a state"),
                ),
                (
                    "cap",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="seats at most, a state"
                    ),
                ),
                ("held_back", models.PositiveSmallIntegerField(default=0, verbose_name="seats held back")),
                (
                    "nominate_weeks",
                    models.PositiveSmallIntegerField(default=7, verbose_name="names are due, weeks before"),
                ),
                (
                    "take_back_weeks",
                    models.PositiveSmallIntegerField(
                        default=6, verbose_name="seats are taken back, weeks before"
                    ),
                ),
                (
                    "confirm_weeks",
                    models.PositiveSmallIntegerField(
                        default=4, verbose_name="confirmed or cancelled, weeks before"
                    ),
                ),
                (
                    "offer_days",
                    models.PositiveSmallIntegerField(default=5, verbose_name="days an offer stands"),
                ),
                (
                    "retention_months",
                    models.PositiveSmallIntegerField(
                        default=24, verbose_name="months personal data is kept after the end"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[("stated", "stated"), ("inferred", "inferred"), ("assumed", "assumed")],
                        default="assumed",
                        max_length=8,
                        verbose_name="basis",
                    ),
                ),
                ("reason_en", models.CharField(blank=True, max_length=400, verbose_name="reason (English)")),
                ("reason_ar", models.CharField(blank=True, max_length=400, verbose_name="reason (Arabic)")),
                (
                    "invited",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seat_policies",
                        to="programmes.grouping",
                        verbose_name="invited where none is named",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        help_text="Empty: for every plan.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seat_policies",
                        to="programmes.annualplan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "seat policy",
                "verbose_name_plural": "seat policies",
                "ordering": ["-valid_from", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title_ar", ""), ("title_en", ""), _negated=True),
                        name="seatpolicy_has_name",
                        violation_error_message="Give a name in English, in Arabic, or in both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("basis", "stated"),
                            models.Q(("reason_ar", ""), ("reason_en", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="seatpolicy_basis_has_reason",
                        violation_error_message="Say why this is inferred or assumed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("valid_to__isnull", True),
                            ("valid_to__gte", models.F("valid_from")),
                            _connector="OR",
                        ),
                        name="seatpolicy_date_order",
                        violation_error_message="The last day comes before the first.",
                    ),
                    models.UniqueConstraint(
                        fields=("plan", "valid_from"),
                        name="seatpolicy_once_a_day",
                        violation_error_message="Another policy for the same plan starts on that day.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("plan__isnull", True)),
                        fields=("valid_from",),
                        name="seatpolicy_one_general_a_day",
                        violation_error_message="Another policy for every plan starts on that day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cap__isnull", True), ("cap__gte", models.F("floor")), _connector="OR"
                        ),
                        name="seatpolicy_floor_under_cap",
                        violation_error_message="A state cannot have more seats at least than at most.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("nominate_weeks__gte", models.F("take_back_weeks")),
                            ("take_back_weeks__gte", models.F("confirm_weeks")),
                        ),
                        name="seatpolicy_gates_in_order",
                        violation_error_message="Names are due first, then seats are taken back, then the activity is confirmed.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("offer_days__gte", 1)),
                        name="seatpolicy_offer_has_days",
                        violation_error_message="An offer stands for at least one day.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("class_size__isnull", True), ("class_size__gte", 1), _connector="OR"
                        ),
                        name="seatpolicy_class_size_positive",
                        violation_error_message="Seats are at least one, or unknown and left empty.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSeatCall",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
                (
                    "closed_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="From then on no seat changes hands.",
                        null=True,
                        verbose_name="closed at",
                    ),
                ),
                (
                    "turn",
                    models.PositiveIntegerField(
                        help_text="Which sharing of the plan this is, counted from 1; ties rotate with it.",
                        verbose_name="turn",
                    ),
                ),
                (
                    "activity",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.activity",
                        verbose_name="activity",
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.seatpolicy",
                        verbose_name="seat policy",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical call for seats",
                "verbose_name_plural": "historical calls for seats",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSeatPolicy",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "code",
                    models.CharField(
                        db_index=True,
                        error_messages={"unique": "Another record already has this code."},
                        help_text="Stable name used in addresses and by other systems; never reused.",
                        max_length=160,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(?:-[a-z0-9]+)*\\Z",
                                "A code is made of small Latin letters, digits and single hyphens, such as 2026-course-07.",
                                code="code_shape",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                (
                    "retired_on",
                    models.DateField(
                        blank=True,
                        help_text="From this day the record is no longer in use.",
                        null=True,
                        verbose_name="retired on",
                    ),
                ),
                ("title_en", models.CharField(blank=True, max_length=200, verbose_name="title (English)")),
                ("title_ar", models.CharField(blank=True, max_length=200, verbose_name="title (Arabic)")),
                ("valid_from", models.DateField(verbose_name="valid from")),
                ("valid_to", models.DateField(blank=True, null=True, verbose_name="valid until")),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("webster", "Webster on the running total of the year"),
                            ("hamilton", "Hamilton, one course at a time"),
                        ],
                        default="webster",
                        max_length=8,
                        verbose_name="rule of sharing",
                    ),
                ),
                (
                    "class_size",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="seats where the activity says none"
                    ),
                ),
                (
                    "floor",
                    models.PositiveSmallIntegerField(default=0, verbose_name="seats at least, a state"),
                ),
                (
                    "cap",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="seats at most, a state"
                    ),
                ),
                ("held_back", models.PositiveSmallIntegerField(default=0, verbose_name="seats held back")),
                (
                    "nominate_weeks",
                    models.PositiveSmallIntegerField(default=7, verbose_name="names are due, weeks before"),
                ),
                (
                    "take_back_weeks",
                    models.PositiveSmallIntegerField(
                        default=6, verbose_name="seats are taken back, weeks before"
                    ),
                ),
                (
                    "confirm_weeks",
                    models.PositiveSmallIntegerField(
                        default=4, verbose_name="confirmed or cancelled, weeks before"
                    ),
                ),
                (
                    "offer_days",
                    models.PositiveSmallIntegerField(default=5, verbose_name="days an offer stands"),
                ),
                (
                    "retention_months",
                    models.PositiveSmallIntegerField(
                        default=24, verbose_name="months personal data is kept after the end"
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[("stated", "stated"), ("inferred", "inferred"), ("assumed", "assumed")],
                        default="assumed",
                        max_length=8,
                        verbose_name="basis",
                    ),
                ),
                ("reason_en", models.CharField(blank=True, max_length=400, verbose_name="reason (English)")),
                ("reason_ar", models.CharField(blank=True, max_length=400, verbose_name="reason (Arabic)")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "invited",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.grouping",
                        verbose_name="invited where none is named",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="Empty: for every plan.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.annualplan",
                        verbose_name="plan",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical seat policy",
                "verbose_name_plural": "historical seat policies",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Nominee",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "code",
                    models.CharField(
                        error_messages={"unique": "Another record already has this code."},
                        help_text="Stable name used in addresses and by other systems; never reused.",
                        max_length=160,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[a-z0-9]+(?:-[a-z0-9]+)*\\Z",
                                "A code is made of small Latin letters, digits and single hyphens, such as 2026-course-07.",
                                code="code_shape",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                (
                    "retired_on",
                    models.DateField(
                        blank=True,
                        help_text="From this day the record is no longer in use.",
                        null=True,
                        verbose_name="retired on",
                    ),
                ),
                ("name_en", models.CharField(blank=True, max_length=200, verbose_name="name (English)")),
                ("name_ar", models.CharField(blank=True, max_length=200, verbose_name="name (Arabic)")),
                ("position", models.CharField(blank=True, max_length=200, verbose_name="rank or position")),
                (
                    "email",
                    models.EmailField(
                        blank=True, max_length=254, verbose_name="address for joining instructions"
                    ),
                ),
                (
                    "service",
                    models.CharField(
                        blank=True,
                        choices=[("military", "military"), ("civilian", "civilian")],
                        max_length=8,
                        verbose_name="service",
                    ),
                ),
                (
                    "gender",
                    models.CharField(
                        blank=True,
                        choices=[("female", "female"), ("male", "male")],
                        help_text="Empty where it was not collected.",
                        max_length=6,
                        verbose_name="gender",
                    ),
                ),
                (
                    "erased_at",
                    models.DateTimeField(blank=True, editable=False, null=True, verbose_name="erased at"),
                ),
                (
                    "search_text",
                    programmes.models.fields.SearchTextField(
                        blank=True, default="", editable=False, sources=("name_en", "name_ar")
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominees",
                        to="programmes.nominatingbody",
                        verbose_name="nominating body",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominees",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
            ],
            options={
                "verbose_name": "nominee",
                "verbose_name_plural": "nominees",
                "ordering": ["state__code", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("erased_at__isnull", True),
                                models.Q(("name_ar", ""), ("name_en", ""), _negated=True),
                            ),
                            models.Q(
                                ("email", ""),
                                ("erased_at__isnull", False),
                                ("gender", ""),
                                ("name_ar", ""),
                                ("name_en", ""),
                                ("position", ""),
                                ("service", ""),
                            ),
                            _connector="OR",
                        ),
                        name="nominee_named_or_erased",
                        violation_error_message="Give a name in English, in Arabic, or in both.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatCall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "activity",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seat_call",
                        to="programmes.activity",
                        verbose_name="activity",
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="programmes.seatpolicy",
                        verbose_name="seat policy",
                    ),
                ),
                ("opened_at", models.DateTimeField(verbose_name="opened at")),
                (
                    "closed_at",
                    models.DateTimeField(
                        blank=True,
                        help_text="From then on no seat changes hands.",
                        null=True,
                        verbose_name="closed at",
                    ),
                ),
                (
                    "turn",
                    models.PositiveIntegerField(
                        help_text="Which sharing of the plan this is, counted from 1; ties rotate with it.",
                        verbose_name="turn",
                    ),
                ),
                (
                    "directors",
                    models.ManyToManyField(
                        blank=True,
                        related_name="seat_calls",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="course directors",
                    ),
                ),
            ],
            options={
                "verbose_name": "call for seats",
                "verbose_name_plural": "calls for seats",
                "ordering": ["activity__code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("turn__gte", 1)),
                        name="seatcall_turn_from_one",
                        violation_error_message="Turns are counted from 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at__isnull", True),
                            ("closed_at__gte", models.F("opened_at")),
                            _connector="OR",
                        ),
                        name="seatcall_closed_after_opened",
                        violation_error_message="Seats cannot be closed before they were opened.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Seat",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="seats",
                        to="programmes.seatcall",
                        verbose_name="call for seats",
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "standing",
                    models.CharField(
                        choices=[
                            ("held_back", "held back by the Centre"),
                            ("free", "free"),
                            ("offered", "on offer"),
                            ("allocated", "allocated"),
                        ],
                        default="free",
                        max_length=10,
                        verbose_name="standing",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        help_text="The agency the state keeps this seat for, if any.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seats",
                        to="programmes.nominatingbody",
                        verbose_name="nominating body",
                    ),
                ),
            ],
            options={
                "verbose_name": "seat",
                "verbose_name_plural": "seats",
                "ordering": ["call", "number"],
                "indexes": [models.Index(fields=["call", "state", "standing"], name="seat_call_state")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("call", "number"),
                        name="seat_number_once",
                        violation_error_message="The activity already has a seat of that number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)),
                        name="seat_number_from_one",
                        violation_error_message="Seats are counted from 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("standing__in", ["held_back", "free"]), ("state__isnull", True)),
                            models.Q(("standing__in", ["offered", "allocated"]), ("state__isnull", False)),
                            _connector="OR",
                        ),
                        name="seat_state_by_standing",
                        violation_error_message="A seat on offer or allocated has a state; any other has none.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("body__isnull", True), ("standing", "allocated"), _connector="OR"
                        ),
                        name="seat_body_needs_allocation",
                        violation_error_message="Only an allocated seat is kept for a nominating body.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Nomination",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                ("code", models.CharField(max_length=40, unique=True, verbose_name="code")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="programmes.seatcall",
                        verbose_name="call for seats",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="programmes.nominatingbody",
                        verbose_name="nominating body",
                    ),
                ),
                (
                    "nominee",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="programmes.nominee",
                        verbose_name="nominee",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        help_text="The seat it fills or last filled.",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nominations",
                        to="programmes.seat",
                        verbose_name="seat",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waitlisted", "on the waiting list"),
                            ("nominated", "nominated"),
                            ("validated", "validated"),
                            ("confirmed", "confirmed"),
                            ("attended", "attended"),
                            ("no_show", "did not come"),
                            ("refused", "not accepted"),
                            ("withdrawn", "withdrawn"),
                            ("substituted", "substituted"),
                        ],
                        default="nominated",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                (
                    "replaces",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="replaced_by",
                        to="programmes.nomination",
                        verbose_name="in place of",
                    ),
                ),
                ("walk_in", models.BooleanField(default=False, verbose_name="came without a nomination")),
                ("nominated_at", models.DateTimeField(verbose_name="nominated at")),
                (
                    "days_attended",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days attended"),
                ),
            ],
            options={
                "verbose_name": "nomination",
                "verbose_name_plural": "nominations",
                "ordering": ["call", "state__code", "code"],
                "indexes": [
                    models.Index(fields=["call", "state", "status"], name="nomination_call_state"),
                    models.Index(fields=["state", "status"], name="nomination_state"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("status__in", ["nominated", "validated", "confirmed", "attended", "no_show"])
                        ),
                        fields=("seat",),
                        name="nomination_one_per_seat",
                        violation_error_message="Somebody is already named for this seat.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                ["waitlisted", "nominated", "validated", "confirmed", "attended", "no_show"],
                            )
                        ),
                        fields=("call", "nominee"),
                        name="nomination_once_a_person",
                        violation_error_message="This person is already named for the activity.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "status__in",
                                    ["nominated", "validated", "confirmed", "attended", "no_show"],
                                ),
                                _negated=True,
                            ),
                            ("seat__isnull", False),
                            ("walk_in", True),
                            _connector="OR",
                        ),
                        name="nomination_seated_or_walk_in",
                        violation_error_message="A nomination that stands fills a seat, unless the person walked in.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("days_attended__isnull", True), ("status", "attended"), _connector="OR"
                        ),
                        name="nomination_days_when_attended",
                        violation_error_message="Days are counted for those who attended.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCertificate",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                ("number", models.CharField(db_index=True, max_length=32, verbose_name="number")),
                ("issued_at", models.DateTimeField(verbose_name="issued at")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked at")),
                (
                    "revoked_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="reason for revoking"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "nomination",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.nomination",
                        verbose_name="nomination",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical certificate",
                "verbose_name_plural": "historical certificates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Certificate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                ("number", models.CharField(max_length=32, unique=True, verbose_name="number")),
                ("issued_at", models.DateTimeField(verbose_name="issued at")),
                ("revoked_at", models.DateTimeField(blank=True, null=True, verbose_name="revoked at")),
                (
                    "revoked_reason",
                    models.CharField(blank=True, max_length=400, verbose_name="reason for revoking"),
                ),
                (
                    "nomination",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="certificate",
                        to="programmes.nomination",
                        verbose_name="nomination",
                    ),
                ),
            ],
            options={
                "verbose_name": "certificate",
                "verbose_name_plural": "certificates",
                "ordering": ["-issued_at", "number"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("revoked_at__isnull", True), ("revoked_reason", "")),
                            models.Q(
                                ("revoked_at__isnull", False), models.Q(("revoked_reason", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="certificate_revoked_has_reason",
                        violation_error_message="Say why the certificate is revoked.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NominationImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("file_name", models.CharField(max_length=200, verbose_name="file")),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the file")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("previewed", "previewed"),
                            ("committed", "committed"),
                            ("undone", "undone"),
                        ],
                        default="previewed",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("made_at", models.DateTimeField(auto_now_add=True, verbose_name="previewed at")),
                ("committed_at", models.DateTimeField(blank=True, null=True, verbose_name="committed at")),
                ("undone_at", models.DateTimeField(blank=True, null=True, verbose_name="undone at")),
                (
                    "made",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Model, row and version of each record the commit made, in order; undoing goes backwards.",
                        verbose_name="records made",
                    ),
                ),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nomination_imports",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
            ],
            options={
                "verbose_name": "import of nominations",
                "verbose_name_plural": "imports of nominations",
                "ordering": ["-made_at", "-id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("committed_at__isnull", True), ("status", "previewed")),
                            models.Q(
                                models.Q(("status", "previewed"), _negated=True),
                                ("committed_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="nominationimport_committed_has_time",
                        violation_error_message="A committed import has the time it was committed, and only then.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "undone"), ("undone_at__isnull", False)),
                            models.Q(
                                models.Q(("status", "undone"), _negated=True), ("undone_at__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="nominationimport_undone_has_time",
                        violation_error_message="An undone import has the time it was undone, and only then.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NominationImportRow",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="line")),
                ("raw", models.JSONField(default=dict, verbose_name="cells as they came")),
                ("parsed", models.JSONField(default=dict, verbose_name="values understood")),
                ("notes", models.JSONField(default=list, verbose_name="notes")),
                (
                    "verdict",
                    models.CharField(
                        choices=[
                            ("add", "will be added"),
                            ("known", "already on record"),
                            ("refused", "refused"),
                        ],
                        max_length=8,
                        verbose_name="what happens",
                    ),
                ),
                (
                    "batch",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rows",
                        to="programmes.nominationimport",
                        verbose_name="import",
                    ),
                ),
                (
                    "nomination",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="import_rows",
                        to="programmes.nomination",
                        verbose_name="nomination",
                    ),
                ),
            ],
            options={
                "verbose_name": "row of an import of nominations",
                "verbose_name_plural": "rows of imports of nominations",
                "ordering": ["batch", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("batch", "number"),
                        name="nominationimport_row_once",
                        violation_error_message="The import already has a row of that number.",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ReportItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                ("position", models.PositiveSmallIntegerField(default=1, verbose_name="position")),
                (
                    "kind",
                    models.CharField(
                        choices=[("lesson", "lesson"), ("change", "proposed change")],
                        max_length=8,
                        verbose_name="kind",
                    ),
                ),
                ("text_en", models.TextField(blank=True, verbose_name="text (English)")),
                ("text_ar", models.TextField(blank=True, verbose_name="text (Arabic)")),
                ("owner", models.CharField(blank=True, max_length=200, verbose_name="who sees to it")),
                ("due_on", models.DateField(blank=True, null=True, verbose_name="due on")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "open"), ("done", "done"), ("dropped", "dropped")],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                (
                    "report",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="items",
                        to="programmes.coursereport",
                        verbose_name="after-course report",
                    ),
                ),
            ],
            options={
                "verbose_name": "lesson or change",
                "verbose_name_plural": "lessons and changes",
                "ordering": ["report", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("report", "position"),
                        name="reportitem_position_once",
                        violation_error_message="The report already has something at that position.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text_ar", ""), ("text_en", ""), _negated=True),
                        name="reportitem_has_text",
                        violation_error_message="Say it in English, in Arabic, or in both.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatAllocation",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveSmallIntegerField(verbose_name="number")),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("webster", "Webster on the running total of the year"),
                            ("hamilton", "Hamilton, one course at a time"),
                        ],
                        max_length=8,
                        verbose_name="rule of sharing",
                    ),
                ),
                ("seats", models.PositiveSmallIntegerField(verbose_name="seats shared")),
                ("sheet", models.JSONField(verbose_name="proof sheet")),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the proof sheet")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                (
                    "made_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="allocations",
                        to="programmes.seatcall",
                        verbose_name="call for seats",
                    ),
                ),
            ],
            options={
                "verbose_name": "allocation of seats",
                "verbose_name_plural": "allocations of seats",
                "ordering": ["call", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("call", "number"),
                        name="seatallocation_number_once",
                        violation_error_message="The activity already has an allocation of that number.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)),
                        name="seatallocation_number_from_one",
                        violation_error_message="Allocations are counted from 1.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reoffer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "gate",
                    models.CharField(
                        choices=[
                            ("nominate", "names are due"),
                            ("take_back", "unfilled seats are taken back"),
                            ("confirm", "the activity is confirmed or cancelled"),
                        ],
                        max_length=10,
                        verbose_name="gate",
                    ),
                ),
                ("as_of", models.DateField(verbose_name="as of")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("proposed", "proposed"),
                            ("confirmed", "confirmed"),
                            ("dismissed", "dismissed"),
                        ],
                        default="proposed",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("content", models.JSONField(verbose_name="what is proposed")),
                ("digest", models.CharField(max_length=64, verbose_name="digest of the facts")),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                ("decided_at", models.DateTimeField(blank=True, null=True, verbose_name="decided at")),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="decided by",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="reoffers",
                        to="programmes.seatcall",
                        verbose_name="call for seats",
                    ),
                ),
            ],
            options={
                "verbose_name": "proposal of the clock",
                "verbose_name_plural": "proposals of the clock",
                "ordering": ["-made_at", "-id"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "proposed")),
                        fields=("call",),
                        name="reoffer_one_open_a_call",
                        violation_error_message="A proposal for this activity is waiting already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_at__isnull", True), ("status", "proposed")),
                            models.Q(
                                models.Q(("status", "proposed"), _negated=True), ("decided_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="reoffer_decided_has_time",
                        violation_error_message="A decided proposal has the time it was decided, and only then.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OutboxMessage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                ("code", models.CharField(max_length=80, unique=True, verbose_name="code")),
                (
                    "subject_en",
                    models.CharField(blank=True, max_length=200, verbose_name="subject (English)"),
                ),
                ("subject_ar", models.CharField(blank=True, max_length=200, verbose_name="subject (Arabic)")),
                ("body_en", models.TextField(blank=True, verbose_name="text (English)")),
                ("body_ar", models.TextField(blank=True, verbose_name="text (Arabic)")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("sent", "marked as sent"),
                            ("cancelled", "cancelled"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                (
                    "ended_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="sent or cancelled at"),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
                (
                    "reoffer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="messages",
                        to="programmes.reoffer",
                        verbose_name="proposal of the clock",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="messages",
                        to="programmes.seatcall",
                        verbose_name="call for seats",
                    ),
                ),
            ],
            options={
                "verbose_name": "message",
                "verbose_name_plural": "messages",
                "ordering": ["-made_at", "code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("subject_ar", ""), ("subject_en", ""), _negated=True),
                        name="message_has_subject",
                        violation_error_message="Give a subject in English, in Arabic, or in both.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("status", "waiting")),
                            models.Q(
                                models.Q(("status", "waiting"), _negated=True), ("ended_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="message_ended_has_time",
                        violation_error_message="A message that is sent or cancelled has its time, and only then.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalWaitingEntry",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                ("seats", models.PositiveSmallIntegerField(default=1, verbose_name="seats waited for")),
                ("served", models.PositiveSmallIntegerField(default=0, verbose_name="seats given since")),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        default=3, help_text="From 1, served first, to 5.", verbose_name="priority"
                    ),
                ),
                ("entered_at", models.DateTimeField(verbose_name="waiting since")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("served", "served"),
                            ("withdrawn", "withdrawn"),
                            ("closed", "closed without a seat"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.nominatingbody",
                        verbose_name="nominating body",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.seatcall",
                        verbose_name="call for seats",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical entry of the waiting list",
                "verbose_name_plural": "historical entries of the waiting list",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSeatQuota",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "floor",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: what the policy says.",
                        null=True,
                        verbose_name="seats at least",
                    ),
                ),
                (
                    "cap",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: what the policy says.",
                        null=True,
                        verbose_name="seats at most",
                    ),
                ),
                (
                    "bid",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: no bid was made.",
                        null=True,
                        verbose_name="seats asked for",
                    ),
                ),
                ("bid_at", models.DateTimeField(blank=True, null=True, verbose_name="bid made at")),
                (
                    "basis",
                    models.CharField(
                        choices=[("stated", "stated"), ("inferred", "inferred"), ("assumed", "assumed")],
                        default="stated",
                        max_length=8,
                        verbose_name="basis",
                    ),
                ),
                ("reason_en", models.CharField(blank=True, max_length=400, verbose_name="reason (English)")),
                ("reason_ar", models.CharField(blank=True, max_length=400, verbose_name="reason (Arabic)")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.seatcall",
                        verbose_name="call for seats",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical seat quota",
                "verbose_name_plural": "historical seat quotas",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSeatCall_directors",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                ("m2m_history_id", models.AutoField(primary_key=True, serialize=False)),
                (
                    "history",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        to="programmes.historicalseatcall",
                    ),
                ),
                (
                    "user",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "seatcall",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        db_tablespace="",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.seatcall",
                    ),
                ),
            ],
            options={
                "verbose_name": "HistoricalSeatCall_directors",
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOutboxMessage",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                ("code", models.CharField(db_index=True, max_length=80, verbose_name="code")),
                (
                    "subject_en",
                    models.CharField(blank=True, max_length=200, verbose_name="subject (English)"),
                ),
                ("subject_ar", models.CharField(blank=True, max_length=200, verbose_name="subject (Arabic)")),
                ("body_en", models.TextField(blank=True, verbose_name="text (English)")),
                ("body_ar", models.TextField(blank=True, verbose_name="text (Arabic)")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("sent", "marked as sent"),
                            ("cancelled", "cancelled"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("made_at", models.DateTimeField(verbose_name="made at")),
                (
                    "ended_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="sent or cancelled at"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
                (
                    "reoffer",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.reoffer",
                        verbose_name="proposal of the clock",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.seatcall",
                        verbose_name="call for seats",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical message",
                "verbose_name_plural": "historical messages",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalNomination",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                ("code", models.CharField(db_index=True, max_length=40, verbose_name="code")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waitlisted", "on the waiting list"),
                            ("nominated", "nominated"),
                            ("validated", "validated"),
                            ("confirmed", "confirmed"),
                            ("attended", "attended"),
                            ("no_show", "did not come"),
                            ("refused", "not accepted"),
                            ("withdrawn", "withdrawn"),
                            ("substituted", "substituted"),
                        ],
                        default="nominated",
                        max_length=12,
                        verbose_name="status",
                    ),
                ),
                ("walk_in", models.BooleanField(default=False, verbose_name="came without a nomination")),
                ("nominated_at", models.DateTimeField(verbose_name="nominated at")),
                (
                    "days_attended",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="days attended"),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.nominatingbody",
                        verbose_name="nominating body",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
                (
                    "replaces",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.nomination",
                        verbose_name="in place of",
                    ),
                ),
                (
                    "nominee",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.nominee",
                        verbose_name="nominee",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        help_text="The seat it fills or last filled.",
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.seat",
                        verbose_name="seat",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.seatcall",
                        verbose_name="call for seats",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical nomination",
                "verbose_name_plural": "historical nominations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="WaitingEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                ("seats", models.PositiveSmallIntegerField(default=1, verbose_name="seats waited for")),
                ("served", models.PositiveSmallIntegerField(default=0, verbose_name="seats given since")),
                (
                    "priority",
                    models.PositiveSmallIntegerField(
                        default=3, help_text="From 1, served first, to 5.", verbose_name="priority"
                    ),
                ),
                ("entered_at", models.DateTimeField(verbose_name="waiting since")),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("waiting", "waiting"),
                            ("served", "served"),
                            ("withdrawn", "withdrawn"),
                            ("closed", "closed without a seat"),
                        ],
                        default="waiting",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                (
                    "body",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waiting",
                        to="programmes.nominatingbody",
                        verbose_name="nominating body",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="waiting",
                        to="programmes.seatcall",
                        verbose_name="call for seats",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="waiting",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
            ],
            options={
                "verbose_name": "entry of the waiting list",
                "verbose_name_plural": "entries of the waiting list",
                "ordering": ["call", "priority", "entered_at", "id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("call", "state", "entered_at"),
                        name="waiting_once_a_moment",
                        violation_error_message="This state entered the waiting list at that very moment.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("status", "waiting")),
                        fields=("call", "state", "body"),
                        name="waiting_once_a_body",
                        violation_error_message="The waiting list already has an entry; change the seats in it.",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("body__isnull", True), ("status", "waiting")),
                        fields=("call", "state"),
                        name="waiting_once_a_state",
                        violation_error_message="The waiting list already has an entry; change the seats in it.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("seats__gte", 1)),
                        name="waiting_seats_positive",
                        violation_error_message="Ask for at least one seat.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("served__lte", models.F("seats"))),
                        name="waiting_served_within",
                        violation_error_message="No more seats can be given than are waited for.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("priority__gte", 1), ("priority__lte", 5)),
                        name="waiting_priority_range",
                        violation_error_message="The priority is from 1 to 5.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatOffer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="offers",
                        to="programmes.seat",
                        verbose_name="seat",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seat_offers",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("waiting_list", "first on the waiting list"),
                            ("open_bid", "asked for more than it was given"),
                            ("largest_claim", "largest claim over the year"),
                        ],
                        max_length=14,
                        verbose_name="ground",
                    ),
                ),
                (
                    "waiting",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="offers",
                        to="programmes.waitingentry",
                        verbose_name="entry of the waiting list",
                    ),
                ),
                (
                    "reoffer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="offers",
                        to="programmes.reoffer",
                        verbose_name="proposal of the clock",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                            ("expired", "expired"),
                            ("cancelled", "cancelled"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="status",
                    ),
                ),
                ("opened_at", models.DateTimeField(verbose_name="open since")),
                ("expires_at", models.DateTimeField(verbose_name="open until")),
                ("ended_at", models.DateTimeField(blank=True, null=True, verbose_name="ended at")),
            ],
            options={
                "verbose_name": "offer of a seat",
                "verbose_name_plural": "offers of seats",
                "ordering": ["-opened_at", "-id"],
                "indexes": [models.Index(fields=["status", "expires_at"], name="seatoffer_open")],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("status", "open")),
                        fields=("seat",),
                        name="seatoffer_one_open_a_seat",
                        violation_error_message="This seat is on offer already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("expires_at__gt", models.F("opened_at"))),
                        name="seatoffer_expires_after",
                        violation_error_message="An offer ends after it began.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("ended_at__isnull", True), ("status", "open")),
                            models.Q(
                                models.Q(("status", "open"), _negated=True), ("ended_at__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="seatoffer_ended_has_time",
                        violation_error_message="An ended offer has the time it ended, and only then.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("opened", "opened"),
                            ("closed", "closed"),
                            ("held_back", "held back"),
                            ("released", "released to the pool"),
                            ("allocated", "allocated"),
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
                        ],
                        max_length=12,
                        verbose_name="what happened",
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="at")),
                ("by_name", models.CharField(blank=True, max_length=150, verbose_name="name of the account")),
                ("reason", models.CharField(blank=True, max_length=400, verbose_name="reason")),
                (
                    "allocation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="events",
                        to="programmes.seatallocation",
                        verbose_name="allocation of seats",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="events",
                        to="programmes.seatcall",
                        verbose_name="call for seats",
                    ),
                ),
                (
                    "nomination",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="events",
                        to="programmes.nomination",
                        verbose_name="nomination",
                    ),
                ),
                (
                    "seat",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="events",
                        to="programmes.seat",
                        verbose_name="seat",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seat_events",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
                (
                    "offer",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="events",
                        to="programmes.seatoffer",
                        verbose_name="offer",
                    ),
                ),
            ],
            options={
                "verbose_name": "event of a seat",
                "verbose_name_plural": "events of seats",
                "ordering": ["at", "id"],
                "indexes": [
                    models.Index(fields=["seat", "at"], name="seatevent_seat"),
                    models.Index(fields=["call", "state", "kind"], name="seatevent_call"),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalSeatWeight",
            fields=[
                (
                    "id",
                    models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID"),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                ("weight", models.PositiveSmallIntegerField(default=1, verbose_name="weight")),
                (
                    "floor",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="seats at least"),
                ),
                (
                    "cap",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="seats at most"),
                ),
                ("lot", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="lot drawn")),
                (
                    "basis",
                    models.CharField(
                        choices=[("stated", "stated"), ("inferred", "inferred"), ("assumed", "assumed")],
                        default="assumed",
                        max_length=8,
                        verbose_name="basis",
                    ),
                ),
                ("reason_en", models.CharField(blank=True, max_length=400, verbose_name="reason (English)")),
                ("reason_ar", models.CharField(blank=True, max_length=400, verbose_name="reason (Arabic)")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.TextField(null=True)),
                (
                    "history_type",
                    models.CharField(
                        choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
                (
                    "policy",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="programmes.seatpolicy",
                        verbose_name="seat policy",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical weight of a state",
                "verbose_name_plural": "historical weights of states",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SeatQuota",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                (
                    "floor",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: what the policy says.",
                        null=True,
                        verbose_name="seats at least",
                    ),
                ),
                (
                    "cap",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: what the policy says.",
                        null=True,
                        verbose_name="seats at most",
                    ),
                ),
                (
                    "bid",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        help_text="Empty: no bid was made.",
                        null=True,
                        verbose_name="seats asked for",
                    ),
                ),
                ("bid_at", models.DateTimeField(blank=True, null=True, verbose_name="bid made at")),
                (
                    "basis",
                    models.CharField(
                        choices=[("stated", "stated"), ("inferred", "inferred"), ("assumed", "assumed")],
                        default="stated",
                        max_length=8,
                        verbose_name="basis",
                    ),
                ),
                ("reason_en", models.CharField(blank=True, max_length=400, verbose_name="reason (English)")),
                ("reason_ar", models.CharField(blank=True, max_length=400, verbose_name="reason (Arabic)")),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="quotas",
                        to="programmes.seatcall",
                        verbose_name="call for seats",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seat_quotas",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
            ],
            options={
                "verbose_name": "seat quota",
                "verbose_name_plural": "seat quotas",
                "ordering": ["call", "state__code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("basis", "stated"),
                            models.Q(("reason_ar", ""), ("reason_en", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="seatquota_basis_has_reason",
                        violation_error_message="Say why this is inferred or assumed.",
                    ),
                    models.UniqueConstraint(
                        fields=("call", "state"),
                        name="seatquota_once_a_state",
                        violation_error_message="This state is already invited.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cap__isnull", True),
                            ("floor__isnull", True),
                            ("cap__gte", models.F("floor")),
                            _connector="OR",
                        ),
                        name="seatquota_floor_under_cap",
                        violation_error_message="A state cannot have more seats at least than at most.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("bid__isnull", True), ("bid_at__isnull", True)),
                            models.Q(("bid__isnull", False), ("bid_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="seatquota_bid_has_time",
                        violation_error_message="A bid has the time it was made, and only a bid has one.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SeatWeight",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "version",
                    programmes.models.fields.VersionField(default=1, editable=False, verbose_name="version"),
                ),
                ("weight", models.PositiveSmallIntegerField(default=1, verbose_name="weight")),
                (
                    "floor",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="seats at least"),
                ),
                (
                    "cap",
                    models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="seats at most"),
                ),
                ("lot", models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="lot drawn")),
                (
                    "basis",
                    models.CharField(
                        choices=[("stated", "stated"), ("inferred", "inferred"), ("assumed", "assumed")],
                        default="assumed",
                        max_length=8,
                        verbose_name="basis",
                    ),
                ),
                ("reason_en", models.CharField(blank=True, max_length=400, verbose_name="reason (English)")),
                ("reason_ar", models.CharField(blank=True, max_length=400, verbose_name="reason (Arabic)")),
                (
                    "policy",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="weights",
                        to="programmes.seatpolicy",
                        verbose_name="seat policy",
                    ),
                ),
                (
                    "state",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="seat_weights",
                        to="programmes.participatingstate",
                        verbose_name="participating state",
                    ),
                ),
            ],
            options={
                "verbose_name": "weight of a state",
                "verbose_name_plural": "weights of states",
                "ordering": ["policy__code", "state__code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("basis", "stated"),
                            models.Q(("reason_ar", ""), ("reason_en", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="seatweight_basis_has_reason",
                        violation_error_message="Say why this is inferred or assumed.",
                    ),
                    models.UniqueConstraint(
                        fields=("policy", "state"),
                        name="seatweight_once_a_state",
                        violation_error_message="The policy already speaks of this state.",
                    ),
                    models.UniqueConstraint(
                        fields=("policy", "lot"),
                        name="seatweight_lot_once",
                        violation_error_message="This lot is already drawn by another state.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("cap__isnull", True),
                            ("floor__isnull", True),
                            ("cap__gte", models.F("floor")),
                            _connector="OR",
                        ),
                        name="seatweight_floor_under_cap",
                        violation_error_message="A state cannot have more seats at least than at most.",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="annualplan",
            name="invented",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Nothing in this plan is a fact; it may stand beside a plan of the same period.",
                verbose_name="invented for demonstration",
            ),
        ),
        migrations.AddField(
            model_name="historicalannualplan",
            name="invented",
            field=models.BooleanField(
                default=False,
                editable=False,
                help_text="Nothing in this plan is a fact; it may stand beside a plan of the same period.",
                verbose_name="invented for demonstration",
            ),
        ),
    ]
