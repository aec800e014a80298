"""Filters that cost little: closed lists of words, one row found by typing, and Exists.

None of them loads a related table, and none joins one that would need its doubles removed.
"""

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import IncorrectLookupParameters
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from programmes.admin import sight
from programmes.admin.inputs import KnownAutocomplete
from programmes.selectors.attention import estimated_soon, of_plans_at_hand, overdue, questions, uncited

LONGEST_NUMBER = 18  # digits that the number of a row can have in either database


class WordFilter(SimpleListFilter):
    """A choice among fixed words; a word that is not among them is refused."""

    template = "admin/filter.html"
    everything = _("all")

    def value(self):
        value = super().value()
        if value and value not in {str(word) for word, _label in self.lookup_choices}:
            raise IncorrectLookupParameters
        return value or None

    def choices(self, changelist):
        yield {"value": "", "display": capfirst(self.everything), "selected": not self.value()}
        for word, label in self.lookup_choices:
            yield {
                "value": word,
                "display": capfirst(str(label)),
                "selected": self.value() == str(word),
            }


def choice(column, *, among=None, title=None):
    """A filter on a column with a fixed vocabulary, or on the part of it in `among`."""

    class ChoiceFilter(WordFilter):
        parameter_name = column

        def __init__(self, request, params, model, model_admin):
            self.field = model._meta.get_field(column)
            self.title = title or self.field.verbose_name
            super().__init__(request, params, model, model_admin)

        def lookups(self, request, model_admin):
            return [pair for pair in self.field.choices if among is None or pair[0] in among]

        def queryset(self, request, queryset):
            return queryset.filter(**{column: self.value()}) if self.value() else queryset

    return ChoiceFilter


class InUse(WordFilter):
    """Records in use unless one asks for others."""

    title = _("in use")
    parameter_name = "retired"
    everything = _("in use")

    def lookups(self, request, model_admin):
        return [("yes", _("retired")), ("any", _("in use and retired"))]

    def queryset(self, request, queryset):
        if self.value() == "any":
            return queryset
        return queryset.filter(retired_on__isnull=self.value() is None)


class Cited(WordFilter):
    title = _("citations")
    parameter_name = "cited"

    def lookups(self, request, model_admin):
        return [("no", _("cites nothing"))]

    def queryset(self, request, queryset):
        return uncited(queryset) if self.value() else queryset


class OpenQuestions(WordFilter):
    """What still lacks about the activities of plans under way or ahead."""

    title = _("to be done")
    parameter_name = "open"

    def lookups(self, request, model_admin):
        return [
            ("any", _("plans under way or ahead")),
            ("undated", _("without a date")),
            ("untitled", _("without a title")),
            ("postponed", _("postponed, no new date")),
            ("past", _("passed, not delivered")),
        ]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        today = timezone.localdate()
        rows = of_plans_at_hand(queryset, today=today)
        return rows if self.value() == "any" else rows.filter(questions(today)[self.value()])


class Overdue(WordFilter):
    title = _("due")
    parameter_name = "due"

    def lookups(self, request, model_admin):
        return [("overdue", _("overdue"))]

    def queryset(self, request, queryset):
        return overdue(queryset, today=timezone.localdate()) if self.value() else queryset


class EstimatedSoon(WordFilter):
    title = _("to be announced")
    parameter_name = "soon"

    def lookups(self, request, model_admin):
        return [("estimated", _("soon, and only estimated"))]

    def queryset(self, request, queryset):
        return estimated_soon(queryset, today=timezone.localdate()) if self.value() else queryset


class FoundFilter(SimpleListFilter):
    """One row of another kind, found by typing."""

    template = "admin/found_filter.html"

    def lookups(self, request, model_admin):
        return [(True, True)]

    def has_output(self):
        """Whoever may not read the rows to choose among is not offered the choice."""
        site = self.model_admin.admin_site
        return site.get_model_admin(self.relation.remote_field.model).has_view_permission(self.asked)

    def choices(self, changelist):
        rows = sight.seen(self.asked, self.relation.remote_field.model._default_manager.all())
        field = self.relation.formfield(required=False, queryset=rows)
        widget = KnownAutocomplete(self.relation, self.model_admin.admin_site)
        widget.choices, widget.is_required = field.choices, False
        attrs = {"form": "changelist-search", "id": f"filter-{self.parameter_name}"}
        yield {"input": widget.render(self.parameter_name, self.value() or "", attrs)}

    def __init__(self, request, params, model, model_admin):
        self.model_admin, self.asked = model_admin, request
        self.relation = self.relation_of(model)
        self.title = self.title or self.relation.verbose_name
        super().__init__(request, params, model, model_admin)

    def value(self):
        value = super().value()
        if value and not (value.isdecimal() and len(value) <= LONGEST_NUMBER):
            raise IncorrectLookupParameters
        return value or None


def found(column):
    """A filter on a foreign key of the list's own rows."""

    class RelationFilter(FoundFilter):
        parameter_name = column
        title = ""

        def relation_of(self, model):
            return model._meta.get_field(column)

        def queryset(self, request, queryset):
            return queryset.filter(**{f"{column}_id": self.value()}) if self.value() else queryset

    return RelationFilter


def through(model, back, column):
    """A filter on rows of `model` that point to the list's rows by `back`, by their `column`."""

    class ThroughFilter(FoundFilter):
        parameter_name = column
        title = ""

        def relation_of(self, _listed):
            return model._meta.get_field(column)

        def queryset(self, request, queryset):
            if not self.value():
                return queryset
            rows = model._base_manager.filter(**{back: OuterRef("pk"), f"{column}_id": self.value()})
            return queryset.filter(Exists(rows))

    return ThroughFilter


def yes(column):
    """A filter on a column that is true or false."""

    class YesFilter(WordFilter):
        parameter_name = column

        def __init__(self, request, params, model, model_admin):
            self.title = model._meta.get_field(column).verbose_name
            super().__init__(request, params, model, model_admin)

        def lookups(self, request, model_admin):
            return [("yes", _("yes")), ("no", _("no"))]

        def queryset(self, request, queryset):
            return queryset.filter(**{column: self.value() == "yes"}) if self.value() else queryset

    return YesFilter
