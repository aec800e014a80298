"""The board of 2030 for tests: two courses, two halls, and days written straight into the record."""

from programmes.enums import Basis, DatePrecision
from programmes.models import Activity

BOARD = "/en/planning/2030/"
COURSE = f"{BOARD}activities/course-1/"
ISOLATES = str.maketrans("", "", "\u2066\u2069")


def course(number=1):
    return Activity.objects.select_related("venue").get(code=f"course-{number}")


def put(number, start, end, hall=None, **values):
    """Write a course's days straight into the record."""
    values = {"date_precision": DatePrecision.DAY, "date_basis": Basis.ASSUMED, **values}
    values |= {"date_note_en": "test", "starts_on": start, "ends_on": end, "venue": hall}
    row = course(number)
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return row


def hall(found, number=1):
    return found.profile.venues.get(code=f"hall-{number}")


def plain(text):
    return text.translate(ISOLATES)
