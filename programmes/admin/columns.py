"""What the lists of the desk show: names, states of affairs, periods, in marks that are also words."""

from django.contrib import admin
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.enums import (
    COURSE_KINDS,
    TALK_KINDS,
    Basis,
    ClosureStatus,
    DatePrecision,
    Qualifier,
)


def code(text):
    """A code, held in its own direction."""
    return format_html('<bdi dir="ltr" class="code">{}</bdi>', text)


def day(value):
    """A day as ISO writes it, or a dash."""
    return format_html('<bdi dir="ltr">{}</bdi>', value.isoformat()) if value else "—"


def clock(moment):
    """A point in time to the minute, as the clock of the Centre shows it."""
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")


def minute(moment):
    """A point in time in its own direction, or a dash."""
    return code(clock(moment)) if moment else "—"


def badge(family, value, label):
    return format_html('<span class="badge {}-{}">{}</span>', family, value, label)


def named(label, its_code):
    """A name with its code beside it."""
    return format_html('<span class="row-name" dir="auto">{}</span> {}', label, code(its_code))


def span(first, last):
    """A period of whole days."""
    return format_html('<bdi dir="ltr">{} – {}</bdi>', first.isoformat(), last.isoformat())


@admin.display(description=_("name"), ordering="code")
def name(obj):
    return named(obj.label, obj.code)


@admin.display(description=_("retired"), ordering="retired_on")
def retired(obj):
    return badge("retired", "yes", day(obj.retired_on)) if obj.retired_on else ""


@admin.display(description=_("status"), ordering="status")
def status(obj):
    return badge("status", obj.status, obj.get_status_display())


def yes_no(model, column):
    """A column of yes and no in words: the usual pictures name themselves in English alone."""

    @admin.display(description=model._meta.get_field(column).verbose_name, ordering=column)
    def shown(obj):
        return gettext("yes") if getattr(obj, column) else gettext("no")

    return shown


@admin.display(description=_("kind"), ordering="kind")
def kind(obj):
    return obj.get_kind_display()


@admin.display(description=_("kind"), ordering="kind")
def activity_kind(obj):
    family = "course" if obj.kind in COURSE_KINDS else "talk" if obj.kind in TALK_KINDS else "event"
    return badge("kind", family, obj.get_kind_display())


@admin.display(description=_("basis"), ordering="basis")
def basis(obj):
    return basis_word(obj.basis)


def basis_word(value):
    """Stated is plain; inferred and assumed say so."""
    label = Basis(value).label
    return (
        label
        if value == Basis.STATED
        else format_html('<span class="basis basis-{}">{}</span>', value, label)
    )


@admin.display(description=_("dates"), ordering="starts_on")
def period(obj):
    """The period as far as it is known, with the mark of a date that is not stated."""
    if obj.date_precision == DatePrecision.NONE:
        return format_html('<span class="unknown">— {}</span>', gettext("not published"))
    start, end = obj.start_written or "…", obj.end_written or "…"
    text = start if start == end else f"{start} – {end}"
    if obj.date_basis == Basis.STATED:
        return format_html('<bdi dir="ltr">{}</bdi>', text)
    why = obj.text("date_note")
    return format_html(
        '<bdi dir="ltr" class="basis basis-{}" title="{}">≈ {}</bdi>', obj.date_basis, why, text
    )


@admin.display(description=_("days"), ordering="starts_on")
def closure_days(obj):
    first, last = obj.first_day.isoformat(), obj.last_day.isoformat()
    text = first if first == last else f"{first} – {last}"
    sign = "≈ " if obj.status == ClosureStatus.ESTIMATED else ""
    return format_html('<bdi dir="ltr">{}{}</bdi>', sign, text)


@admin.display(description=_("plan"), ordering="plan")
def plan(obj):
    return code(obj.plan.code) if obj.plan_id else "—"


@admin.display(description=_("declared"))
def declared(obj):
    return quantity(obj.declared_count, obj.declared_qualifier)


@admin.display(description=_("value"), ordering="value")
def reported(obj):
    return quantity(obj.value, obj.qualifier)


def quantity(number, qualifier):
    """A number with what it claims about itself."""
    if qualifier == Qualifier.SUPERLATIVE:
        return Qualifier(qualifier).label
    if number is None:
        return format_html('<span class="unknown">— {}</span>', gettext("not published"))
    figure = format_html('<bdi dir="ltr">{}</bdi>', number)
    if qualifier == Qualifier.EXACT:
        return figure
    return format_html("{} {}", Qualifier(qualifier).label, figure)
