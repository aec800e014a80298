"""Deleting is for records that nothing depends on; everything else is retired."""

from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.text import capfirst

from programmes.models import Citation
from programmes.models.base import Record


def what_goes(objs, request, ordinary):
    """What a deletion would take along, and the records that stand in its way.

    Rows without a life of their own (topics, participations, citations) go with their record. Other
    records that hang on it stand in the way, also where the database would let them go.
    """
    _goes, counts, perms_needed, _protected = ordinary(objs, request)
    collector = NestedObjects(using=router.db_for_write(type(objs[0])), origin=objs)
    collector.collect(objs)
    own = {(obj._meta.concrete_model, obj.pk) for obj in objs}
    found = (row for rows in collector.model_objs.values() for row in rows)
    # The rows that a many-to-many relation makes by itself have no name that a reader would know.
    taken = [row for row in found if _key(row) not in own and not row._meta.auto_created]
    stand = [row for row in taken if isinstance(row, Record) and not isinstance(row, Citation)]
    goes = [_told(row) for row in (*objs, *taken)]
    return goes, counts, perms_needed, sorted(_told(row) for row in (*collector.protected, *stand))


def _key(row):
    return row._meta.concrete_model, row.pk


def _told(row):
    """A row by its kind and name; one that only ties two records together, by their names."""
    kind = capfirst(row._meta.verbose_name)
    if isinstance(row, Record) or not hasattr(row, "natural_key_fields"):
        return format_html("{}: <bdi>{}</bdi>", kind, row)
    named = (
        getattr(row, f"get_{name}_display", None) or getattr(row, name) for name in row.natural_key_fields
    )
    names = " · ".join(str(one() if callable(one) else one) for one in named)
    return format_html("{}: <bdi>{}</bdi>", kind, names)


def back(model_admin, object_id):
    opts = model_admin.opts
    return redirect(f"admin:{opts.app_label}_{opts.model_name}_change", object_id)
