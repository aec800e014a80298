"""Search over the folded text of records: every word, in any order and spelling."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from programmes.api.errors import BadParameter
from programmes.folding import words

from .filters import Filter


def search(*paths: str) -> Filter:
    """The parameter `q`; a word may stand in any of the folded columns."""

    def narrow(name, text):
        if not words(text):
            raise BadParameter(name, _("Give at least one letter or digit."))
        condition = Q()
        for word in words(text):
            holding = Q()
            for path in paths or ("search_text",):
                holding |= Q(**{f"{path}__contains": word})
            condition &= holding
        return condition

    schema = {"type": "string", "maxLength": 200}
    help = _("words to search for, in either language and any spelling")
    return Filter(name="q", narrow=narrow, schema=schema, help=help)
