"""The columns of a table of activities, and everything people call them."""

from programmes.exchange.layouts import Layout
from programmes.folding import fold

# What each column is called to a reader: the name our own files use, and the Arabic one.
HEADINGS: dict[str, tuple[str, str]] = {
    "title_en": ("title_en", "العنوان بالإنجليزية"),
    "title_ar": ("title_ar", "العنوان بالعربية"),
    "kind": ("kind", "النوع"),
    "start": ("start", "تاريخ البداية"),
    "end": ("end", "تاريخ النهاية"),
    "topic": ("topic", "الموضوع"),
    "participants_count": ("participants_count", "عدد المشاركين"),
    "participating_states": ("participating_states", "الدول المشاركة"),
    "delivered_by": ("delivered_by", "الجهة المنفذة"),
    "team": ("team", "فريق التدريب"),
    "source_url": ("source_url", "المصدر"),
}
_ALSO: dict[str, tuple[str, ...]] = {
    "title_en": ("title", "title english", "english title", "name", "activity title", "activity name",
                 "course title"),
    "title_ar": ("title arabic", "arabic title", "العنوان", "عنوان النشاط", "اسم النشاط", "عنوان الدورة"),
    "kind": ("type", "kind of activity", "activity type", "type of activity", "نوع النشاط"),
    "start": ("start date", "date start", "starts on", "starts", "from", "from date", "date from", "begins",
              "date", "dates", "البداية", "تاريخ البدء", "من", "من تاريخ", "التاريخ", "المواعيد"),
    "end": ("end date", "date end", "ends on", "ends", "to", "to date", "date to", "until", "النهاية",
            "تاريخ الانتهاء", "إلى", "إلى تاريخ", "حتى"),
    "topic": ("topics", "subject", "subjects", "المواضيع", "الموضوعات"),
    "participants_count": ("participants", "number of participants", "no of participants", "attendees",
                           "المشاركون", "عدد الحضور", "عدد المتدربين"),
    "participating_states": ("states", "countries", "nations", "participating countries", "الدول"),
    "delivered_by": ("provider", "providers", "المنفذ"),
    "team": ("training team", "الفريق"),
    "source_url": ("source", "url", "link", "الرابط", "المرجع"),
}  # fmt: skip


def _names(column: str) -> tuple[str, ...]:
    english, arabic = HEADINGS[column]
    both = (f"{english} {arabic}", f"{arabic} {english}")
    return tuple(dict.fromkeys(fold(name) for name in (english, arabic, *both, *_ALSO[column])))


COLUMNS: dict[str, tuple[str, ...]] = {column: _names(column) for column in HEADINGS}
ACTIVITIES = Layout(COLUMNS, required=(("title_en", "title_ar"), ("kind",)), headings=HEADINGS)
