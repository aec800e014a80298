"""What months and days of the week are called in the tables people bring, folded."""

from collections.abc import Mapping, Sequence

from programmes.folding import fold

# One line a month: English, the names used in the Gulf and Egypt, those used in the Levant and Iraq.
_MONTHS: Sequence[Sequence[str]] = (
    ("January", "Jan", "يناير", "كانون_الثاني"),
    ("February", "Feb", "فبراير", "شباط"),
    ("March", "Mar", "مارس", "آذار"),
    ("April", "Apr", "أبريل", "إبريل", "نيسان"),
    ("May", "مايو", "أيار"),
    ("June", "Jun", "يونيو", "يونيه", "حزيران"),
    ("July", "Jul", "يوليو", "يوليه", "تموز"),
    ("August", "Aug", "أغسطس", "آب"),
    ("September", "Sep", "Sept", "سبتمبر", "أيلول"),
    ("October", "Oct", "أكتوبر", "تشرين_الأول"),
    ("November", "Nov", "نوفمبر", "تشرين_الثاني"),
    ("December", "Dec", "ديسمبر", "كانون_الأول"),
)
# From Monday, as Python counts them.
_DAYS: Sequence[Sequence[str]] = (
    ("Monday", "Mon", "الاثنين", "الإثنين"),
    ("Tuesday", "Tue", "الثلاثاء"),
    ("Wednesday", "Wed", "الأربعاء"),
    ("Thursday", "Thu", "الخميس"),
    ("Friday", "Fri", "الجمعة"),
    ("Saturday", "Sat", "السبت"),
    ("Sunday", "Sun", "الأحد"),
)


def _folded(name: str) -> str:
    return "_".join(map(fold, name.split("_")))


def _numbered(names: Sequence[Sequence[str]], first: int) -> dict[str, int]:
    return {_folded(name): number for number, row in enumerate(names, first) for name in row}


MONTHS: Mapping[str, int] = _numbered(_MONTHS, 1)
DAYS_OF_WEEK: Mapping[str, int] = _numbered(_DAYS, 0)
# Words by which a date of the other calendar is known; it is not converted, as it may be off by a day.
_OF_THE_OTHER_CALENDAR = (
    "هـ", "AH", "hijri", "هجري", "هجرية", "Muharram", "Safar", "Rabi", "Jumada", "Rajab", "Shaban",
    "Ramadan", "Shawwal", "محرم", "صفر", "ربيع", "جمادى", "رجب", "شعبان", "رمضان", "شوال", "القعدة", "الحجة",
)  # fmt: skip
HIJRI = frozenset(map(fold, _OF_THE_OTHER_CALENDAR))
# What may stand beside a date of ours without changing it.
BESIDE = frozenset(map(fold, ("م", "AD", "CE", "ميلادي", "ميلادية", "of", "from", "من", "يوم", "شهر")))
