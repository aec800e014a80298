"""Orders that people ask lists for, the same on both databases."""

from django.db.models import F, OrderBy, Value
from django.db.models.functions import Coalesce, Lower, NullIf
from django.utils.translation import get_language


def by_name(prefix: str = "", stem: str = "title") -> Lower:
    """The name in the reader's language, the other where it is empty; whatever its capitals."""
    first, second = ("ar", "en") if (get_language() or "").startswith("ar") else ("en", "ar")
    return Lower(
        Coalesce(NullIf(f"{prefix}{stem}_{first}", Value("")), f"{prefix}{stem}_{second}", Value(""))
    )


def directed(sort: str, orders: dict[str, object], default: str) -> list[OrderBy | str]:
    """The order for a key such as `name` or `-name`, unknown values last, the code deciding ties.

    A key that `orders` lacks falls back to `default`.
    """
    key = sort.removeprefix("-")
    if key not in orders:
        sort, key = default, default.removeprefix("-")
    order = orders[key]
    expression = F(order) if isinstance(order, str) else order
    if sort.startswith("-"):
        return [expression.desc(nulls_last=True), "code"]  # type: ignore[attr-defined]
    return [expression.asc(nulls_last=True), "code"]  # type: ignore[attr-defined]
