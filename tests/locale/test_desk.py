"""No page of the administration in Arabic shows an English sentence."""

import re

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import translation

from programmes.enums import Role
from programmes.models import Activity, Topic
from tests.factories import UserFactory
from tests.locale.test_pages import english
from tests.locale.visible import pieces

COUNTS = re.compile(r'name="([\w-]+_FORMS)" value="(\d+)"')
LONE = ("index", "password_change", "login")


def addresses() -> list[str]:
    """Every list, form, history and deletion, of one record a kind."""
    with translation.override("ar"):
        found = [reverse(f"admin:{name}") for name in LONE]
        for model in admin.site._registry:
            stem = f"admin:{model._meta.app_label}_{model._meta.model_name}"
            found += [reverse(f"{stem}_{page}") for page in ("changelist", "add")]
            row = model._default_manager.first()
            pages = ("change", "history", "delete") if row else ()
            found += [reverse(f"{stem}_{page}", args=[row.pk]) for page in pages]
    return found


def signed_in(role: Role) -> Client:
    client = Client()
    client.force_login(UserFactory(role=role, is_staff=True, is_superuser=role == Role.ADMINISTRATOR))
    return client


def counts_of_rows(client: Client, path: str) -> dict[str, str]:
    """What a form sends that is otherwise empty: how many rows each of its tables has."""
    return dict(COUNTS.findall(client.get(path).content.decode()))


def texts_of(responses) -> dict[str, list[str]]:
    return {
        path: pieces(response.content.decode())
        for path, response in responses.items()
        if response.headers.get("Content-Type", "").startswith("text/html")
    }


@pytest.mark.slow
@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.READER])
def test_every_page_of_the_desk_speaks_arabic(seeds, role):
    client = signed_in(role)
    responses = {path: client.get(path) for path in addresses()}
    open_pages = [path for path, response in responses.items() if response.status_code == 200]
    assert len(open_pages) > (100 if role == Role.ADMINISTRATOR else 50)
    assert english(texts_of(responses)) == []


@pytest.mark.slow
def test_refused_forms_speak_arabic(seeds):
    client = signed_in(Role.ADMINISTRATOR)
    forms = [path for path in addresses() if path.endswith("/add/")]
    responses = {path: client.post(path, counts_of_rows(client, path)) for path in forms}
    assert {response.status_code for response in responses.values()} <= {200, 302, 403}
    assert sum(response.status_code == 200 for response in responses.values()) > 15
    assert english(texts_of(responses)) == []


@pytest.mark.parametrize("model", [Activity, Topic])
def test_confirmations_of_bulk_actions_speak_arabic(seeds, model):
    client = signed_in(Role.ADMINISTRATOR)
    with translation.override("ar"):
        path = reverse(f"admin:programmes_{model._meta.model_name}_changelist")
    request = client.get(path).wsgi_request
    names = list(admin.site._registry[model].get_actions(request))
    chosen = list(model.objects.values_list("pk", flat=True)[:3])
    responses = {
        f"{path} {name}": client.post(path, {"action": name, "_selected_action": chosen}) for name in names
    }
    assert len(responses) >= 2
    assert english(texts_of(responses)) == []
