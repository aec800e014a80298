"""Rules of shape for single values."""

from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _

validate_code = RegexValidator(
    r"^[a-z0-9]+(?:-[a-z0-9]+)*\Z",
    _("A code is made of small Latin letters, digits and single hyphens, such as 2026-course-07."),
    code="code_shape",
)
