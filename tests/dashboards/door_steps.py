"""What tests of the door do again and again: name somebody, offer a seat, send a form, read a day."""

from datetime import timedelta

from django.utils import timezone

from programmes.services.nominations import nominate, register_nominee
from programmes.services.offers import open_offer
from tests import factories as make
from tests.dashboards.reading import Page

HERE = "/en/door/"


def plain(text):
    """A text without the marks that keep days and names in their own direction."""
    return "".join(letter for letter in text if letter not in "\u2066\u2067\u2068\u2069")


def day(weeks, back=0):
    """The day so many weeks from today, less the weeks of a gate."""
    return (timezone.localdate() + timedelta(weeks=weeks - back)).isoformat()


def named(world, call, name="Salem", **person):
    """Somebody of Kuwait, named by its focal point."""
    nominee = register_nominee(state=world.kuwait, by=None, name_en=name, **person)
    return nominate(call=call, nominee=nominee, by=world.focal)


def offered(world, call):
    """One more seat of a call, on offer to Kuwait."""
    seat = make.SeatFactory(call=call, number=90, free=True)
    return open_offer(seat=seat, state=world.kuwait, ground="largest_claim", by=None)


def sent(client, path, **values):
    """The page one comes to by sending a form."""
    return Page(client.post(path, values, follow=True))
