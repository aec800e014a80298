"""What is wrong in the seed files, and where."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from programmes.errors import ProgrammeError

Sentence = str | Promise


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: the file, the line (from 1), the field concerned, the sentence."""

    file: str
    line: int
    field: str
    message: Sentence

    def __str__(self) -> str:
        if self.field:
            return gettext("%(file)s, line %(line)s, %(field)s: %(message)s") % vars(self)
        return gettext("%(file)s, line %(line)s: %(message)s") % vars(self)


class SeedsRefused(ProgrammeError):
    """The seed files cannot be loaded as they are; nothing was written."""

    code = "seeds_refused"
    message = _("The seed files were not loaded: correct what is listed and load them again.")

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        once = {(one.file, one.line, one.field, str(one.message)): one for one in problems}
        self.problems = [one for _key, one in sorted(once.items())]


def sentences(error: ValidationError) -> Iterator[tuple[str, str]]:
    """The sentences of a validation error with the field each belongs to, empty for the whole."""
    if hasattr(error, "error_dict"):
        for name, errors in error.message_dict.items():
            yield from ((name, sentence) for sentence in errors)
    else:
        yield from (("", sentence) for sentence in error.messages)
