"""Sentences of Django and its REST framework that readers meet and that lack good Arabic there.

Standing here they are collected with our own sentences, so that our catalogue holds them; ours is
asked before theirs.
"""

from django.utils.translation import gettext_noop as _
from django.utils.translation import ngettext_lazy

MISSING_IN_DJANGO = (
    _("%(model)s instance with %(field)s %(value)r is not a valid choice."),
    _("Constraint “%(name)s” is violated."),
    _("Conflicting form data submitted. Please try again."),
    _("Password-based authentication"),
    _(
        "Whether the user will be able to authenticate using a password or not. "
        "If disabled, they may still be able to authenticate using other backends, "
        "such as Single Sign-On or LDAP."
    ),
    _("Enabled"),
    _("Disabled"),
    _("Raw passwords are not stored, so there is no way to see the user’s password."),
    _("Reset password"),
    _("Set password: %s"),
    _("Enable password-based authentication for this user by setting a password."),
    _("Password-based authentication was disabled."),
)
MISREAD_BY_DJANGO = (
    _("Add another %(verbose_name)s"),
    _("The {name} “{obj}” was added successfully."),
    _("The {name} “{obj}” was added successfully. You may add another {name} below."),
    _("You may edit it again below."),
    _("The {name} “{obj}” was changed successfully."),
    _("The {name} “{obj}” was changed successfully. You may edit it again below."),
    _("The {name} “{obj}” was changed successfully. You may add another {name} below."),
    _("The %(name)s “%(obj)s” was deleted successfully."),
    _("%(name)s with ID “%(key)s” doesn’t exist. Perhaps it was deleted?"),
    _(
        "Please enter the correct %(username)s and password for a staff account. "
        "Note that both fields may be case-sensitive."
    ),
    _("Log in"),
    _("After you’ve created a user, you’ll be able to edit more user options."),
    _("Go"),
    _("Save"),
    _("Save and add another"),
    _("Save and continue editing"),
    _("Change password"),
    _("Change my password"),
    _("Set password"),
)
MISCOUNTED_BY_DJANGO = (
    ngettext_lazy(
        "Your password must contain at least %(min_length)d character.",
        "Your password must contain at least %(min_length)d characters.",
        "min_length",
    ),
    ngettext_lazy(
        "This password is too short. It must contain at least %d character.",
        "This password is too short. It must contain at least %d characters.",
    ),
)
LEFT_IN_ENGLISH_BY_DJANGO = (_("salt"), _("hash"))
MISREAD_BY_THE_REST_FRAMEWORK = (
    _("Authentication credentials were not provided."),
    _("Malformed request."),
    _("This field may not be null."),
    _('"{input}" is not a valid choice.'),
    _('Expected a list of items but got type "{input_type}".'),
    _('Expected a dictionary of items but got type "{input_type}".'),
    _("Invalid data. Expected a dictionary, but got {datatype}."),
)
