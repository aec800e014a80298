"""Deleting is for records that nothing depends on; everything else is retired."""

from django.contrib.admin.utils import NestedObjects
from django.db import router
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.text import capfirst

from programmes.models import Citation
from programmes.models.base import Record


def what_goes(objs, request, site, ordinary):
    """What a deletion would take along, and the records that stand in its way.

    Rows without a life of their own (topics, participations, citations) go with their record. Other
    records that hang on it stand in the way, also where the database would let them go.
    """
    goes, counts, perms_needed, protected = ordinary(objs, request)
    return goes, counts, perms_needed, [*protected, *_dependants(objs)]


def _dependants(objs):
    collector = NestedObjects(using=router.db_for_write(type(objs[0])), origin=objs)
    collector.collect(objs)
    own = {(obj._meta.concrete_model, obj.pk) for obj in objs}
    for model, rows in collector.model_objs.items():
        if issubclass(model, Record) and not issubclass(model, Citation):
            for row in rows:
                if (row._meta.concrete_model, row.pk) not in own:
                    yield format_html("{}: {}", capfirst(model._meta.verbose_name), row)


def back(model_admin, object_id):
    opts = model_admin.opts
    return redirect(f"admin:{opts.app_label}_{opts.model_name}_change", object_id)
