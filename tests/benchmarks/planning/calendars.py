"""Calendars of 2027 for twenty-two states: weekends as they are, holidays near what they are.

The six Gulf states keep the lunar feasts (estimated, 2027); the Allies keep a handful of fixed days.
"""

from datetime import date

from programmes.planning.problem import Holiday, Period, StateCalendar, Weekend

FRIDAY_SATURDAY = (Weekend(frozenset({4, 5})),)
SATURDAY_SUNDAY = (Weekend(frozenset({5, 6})),)
RAMADAN = (Period(date(2027, 2, 8), date(2027, 3, 8), "ramadan"),)


def _days(name, first, last=None, *, estimated=False):
    begin = date(2027, *first)
    return Holiday(begin, date(2027, *last) if last else begin, name, estimated)


FEASTS = (
    _days("fitr", (3, 9), (3, 11), estimated=True),
    _days("adha", (5, 15), (5, 18), estimated=True),
    _days("hijri-new-year", (6, 6), estimated=True),
    _days("mawlid", (8, 14), estimated=True),
)
GULF = {
    "kw": (_days("new-year", (1, 1)), _days("national", (2, 25), (2, 26))),
    "qa": (_days("national", (12, 18)), _days("sports", (2, 9))),
    "bh": (_days("national", (12, 16), (12, 17)), _days("ashura", (6, 15), (6, 16), estimated=True)),
    "ae": (_days("national", (12, 2), (12, 3)),),
    "sa": (_days("founding", (2, 22)), _days("national", (9, 23))),
    "om": (_days("national", (11, 25), (11, 26)),),
}
EASTER = (_days("good-friday", (3, 26)), _days("easter-monday", (3, 29)))
WINTER = (_days("new-year", (1, 1)), _days("christmas", (12, 24), (12, 31)))
ALLIES = {
    "us": (_days("independence", (7, 5)), _days("thanksgiving", (11, 25)), _days("labor", (9, 6))),
    "gb": (*EASTER, _days("spring", (5, 31)), _days("summer", (8, 30))),
    "ca": (_days("canada", (7, 1)), _days("thanksgiving", (10, 11))),
    "fr": (*EASTER, _days("bastille", (7, 14)), _days("armistice", (11, 11))),
    "de": (*EASTER, _days("unity", (10, 3)), _days("ascension", (5, 6))),
    "it": (*EASTER, _days("republic", (6, 2)), _days("ferragosto", (8, 15))),
    "tr": (_days("fitr", (3, 9), (3, 11), estimated=True), _days("republic", (10, 29))),
    "es": (*EASTER, _days("hispanic", (10, 12))),
    "pl": (*EASTER, _days("constitution", (5, 3)), _days("independence", (11, 11))),
    "nl": (*EASTER, _days("king", (4, 27))),
    "be": (*EASTER, _days("national", (7, 21)), _days("all-saints", (11, 1))),
    "gr": (_days("easter", (4, 30), (5, 3)), _days("ohi", (10, 28))),
    "pt": (*EASTER, _days("republic", (10, 5))),
    "ro": (_days("easter", (4, 30), (5, 3)), _days("national", (12, 1))),
    "bg": (_days("easter", (4, 30), (5, 3)), _days("liberation", (3, 3))),
    "hr": (*EASTER, _days("statehood", (5, 30))),
}


def calendars():
    """The calendars of all twenty-two states, in the order of their codes within each half."""
    gulf = [
        StateCalendar(state, SATURDAY_SUNDAY if state == "ae" else FRIDAY_SATURDAY, (*FEASTS, *own), RAMADAN)
        for state, own in GULF.items()
    ]
    allies = [StateCalendar(state, SATURDAY_SUNDAY, (*own, *WINTER)) for state, own in ALLIES.items()]
    return (*gulf, *allies)
