"""What names mean: every spelling on record, folded, with the code it stands for."""

from collections.abc import Iterable

from django.utils import translation

from programmes.enums import ActivityKind
from programmes.folding import fold
from programmes.models import Activity, Grouping, NominatingBody, ParticipatingState, Topic, TrainingTeam

# Short forms that lists use beside the full names of the kinds.
SHORT_KINDS = {
    "dialogue": ActivityKind.DIALOGUE_SESSION,
    "talk": ActivityKind.NATO_TALK,
    "nato talks": ActivityKind.NATO_TALK,
    "mtt": ActivityKind.MTT_COURSE,
    "ttx": ActivityKind.TABLETOP,
    "tabletop exercise": ActivityKind.TABLETOP,
    "advisory group": ActivityKind.ADVISORY_MEETING,
    "public diplomacy week": ActivityKind.PUBLIC_DIPLOMACY,
    "دورة": ActivityKind.COURSE,
    "فعالية": ActivityKind.EVENT,
    "مؤتمر": ActivityKind.CONFERENCE,
    "ندوة": ActivityKind.SEMINAR,
    "حوار": ActivityKind.DIALOGUE_SESSION,
    "حوار ناتو": ActivityKind.NATO_TALK,
    "حوارات ناتو": ActivityKind.NATO_TALK,
    "حوارات الناتو": ActivityKind.NATO_TALK,
    "محادثات ناتو": ActivityKind.NATO_TALK,
    "محادثات الناتو": ActivityKind.NATO_TALK,
}
# How a list says that the members of a grouping were there, without saying which.
MEMBERS = (
    "{} allies", "{} members", "{} states", "{} countries", "{} member states", "all {} states", "all {}",
    "دول {}", "جميع دول {}", "كل دول {}",
)  # fmt: skip
# Short forms of states beside those on record: the three letters of the standard, and names in daily use.
SHORT_STATES = {
    "kwt": "kw", "bhr": "bh", "qat": "qa", "are": "ae", "sau": "sa", "omn": "om", "emirates": "ae",
    "saudi": "sa", "alb": "al", "bel": "be", "bgr": "bg", "can": "ca", "hrv": "hr", "cze": "cz", "dnk": "dk",
    "est": "ee", "fin": "fi", "fra": "fr", "deu": "de", "grc": "gr", "hun": "hu", "isl": "is", "ita": "it",
    "lva": "lv", "ltu": "lt", "lux": "lu", "mne": "me", "nld": "nl", "mkd": "mk", "nor": "no", "pol": "pl",
    "prt": "pt", "rou": "ro", "svk": "sk", "svn": "si", "esp": "es", "swe": "se", "tur": "tr", "gbr": "gb",
    "america": "us",
}  # fmt: skip


def kind_names() -> dict[str, str]:
    """Every name of an activity kind, in both languages, folded."""
    names = {fold(kind.value.replace("_", " ")): kind.value for kind in ActivityKind}
    for language in ("en", "ar"):
        with translation.override(language):
            names |= {fold(str(kind.label)): kind.value for kind in ActivityKind}
    return names | {fold(short): kind.value for short, kind in SHORT_KINDS.items()}


def topic_names() -> dict[str, str]:
    rows = Topic.objects.current().values_list("code", "title_en", "title_ar", "abbreviation", "aliases")
    return _spellings(rows)


def state_names() -> dict[str, str]:
    """Every name of a state or organisation on record, and the short forms of those."""
    found = _spellings(
        ParticipatingState.objects.current().values_list("code", "title_en", "title_ar", "aliases")
    )
    codes = set(found.values())
    return {short: code for short, code in SHORT_STATES.items() if code in codes} | found


def team_names() -> dict[str, str]:
    rows = TrainingTeam.objects.current().values_list(
        "code", "title_en", "title_ar", "abbreviation", "aliases"
    )
    return _spellings(rows)


def grouping_names() -> frozenset[str]:
    """Names that stand for several states at once."""
    rows = Grouping.objects.current().values_list("code", "title_en", "title_ar", "abbreviation")
    names = [name for row in rows for name in row if name]
    members = (pattern.format(name) for name in names for pattern in MEMBERS)
    return frozenset({*_spellings(rows), *map(fold, members)})


def body_names(state: ParticipatingState) -> dict[str, str]:
    """Every spelling of the bodies in use of a state."""
    rows = NominatingBody.objects.current().filter(state=state)
    return _spellings(rows.values_list("code", "title_en", "title_ar", "aliases"))


def known_activities() -> dict[tuple[str, str | None], str]:
    """Codes of titled activities by folded title (either language) and written start."""
    rows = Activity.objects.current().factual().exclude(title_en="", title_ar="")
    known = {}
    for activity in rows.only("code", "title_en", "title_ar", "starts_on", "ends_on", "date_precision"):
        for title in filter(None, (activity.title_en, activity.title_ar)):
            known[fold(title), activity.start_written or activity.end_written] = activity.code
    return known


def _spellings(rows: Iterable[tuple[str, ...]]) -> dict[str, str]:
    """Folded spelling → code. A spelling that two records share means neither."""
    found: dict[str, set[str]] = {}
    for code, *names in rows:
        for spelling in (line for name in (code, *names) for line in name.splitlines()):
            if folded := fold(spelling):
                found.setdefault(folded, set()).add(code)
    return {spelling: codes.pop() for spelling, codes in found.items() if len(codes) == 1}
