"""Codes for records that were given none: made from what they are, and free."""

from django.utils.text import slugify

from programmes.models import Citation, Delegate

LONGEST = 140


def free_code(obj):
    """A code that no other record of the kind has, from the parent's code and the record's own name."""
    stem = _stem(obj)[:LONGEST].strip("-") or obj._meta.model_name
    manager = type(obj)._base_manager
    taken = set(manager.filter(code__startswith=stem).values_list("code", flat=True))
    number, code = 1, stem
    while code in taken:
        number += 1
        code = f"{stem}-{number}"
    return code


def _stem(obj):
    if isinstance(obj, Citation):
        return f"{_code_of(obj.target)}-cited"
    if isinstance(obj, Delegate):
        return f"{_code_of(obj.meeting)}-{_code_of(obj.person)}"
    own = slugify(getattr(obj, "title_en", "") or "") or obj._meta.model_name
    parent = next(filter(None, (_code_of(getattr(obj, name, None)) for name in PARENTS)), "")
    return f"{parent}-{own}" if parent else own


PARENTS = (
    "part",
    "plan",
    "meeting",
    "round",
    "dialogue",
    "person",
    "state",
    "measure",
    "calendar",
    "venue",
    "topic",
)


def _code_of(obj):
    return getattr(obj, "code", "") or ""
