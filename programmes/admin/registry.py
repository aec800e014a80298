"""Puts the pages of every concept on the site, and takes off what planners have no use for."""

from importlib import import_module

from axes import models as axes
from django.contrib import admin
from django.contrib.auth.models import Group
from knox.models import AuthToken

CONCEPTS = (
    "activities",
    "agreements",
    "calendars",
    "certificates",
    "citations",
    "course_reports",
    "dialogues",
    "figures",
    "imports",
    "meetings",
    "nomination_imports",
    "nominations",
    "outlines",
    "people",
    "planning",
    "plans",
    "reoffers",
    "seat_policies",
    "seats",
    "seed_loads",
    "sources",
    "states",
    "topics",
    "users",
    "venues",
)
# Roles are a table in the code; tokens and sign-in attempts have their own commands.
UNUSED = (Group, AuthToken, axes.AccessAttempt, axes.AccessFailureLog, axes.AccessLog)

for concept in CONCEPTS:
    import_module(f"programmes.admin.{concept}")

for model in UNUSED:
    if admin.site.is_registered(model):
        admin.site.unregister(model)
