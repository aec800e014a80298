"""A planner brings in a table by the desk: sees first, writes then, and can take it back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from programmes.enums import Role
from programmes.models import Activity, ImportBatch
from programmes.services.roles import sync_roles
from tests import factories as make

pytestmark = pytest.mark.django_db

TABLE = "title_en,kind,start\nStudy day,study day,2024\nParty,party,\n"
ADD = "admin:programmes_importbatch_add"


@pytest.fixture
def planner(client):
    sync_roles()
    user = make.UserFactory(username="planner", role=Role.PLANNER, is_staff=True)
    client.force_login(user)
    return user


def _choose(client, content: str = TABLE, name: str = "table.csv"):
    file = SimpleUploadedFile(name, content.encode(), content_type="text/csv")
    return client.post(reverse(ADD), {"file": file, "plan": "", "status": "delivered"}, follow=True)


def _take(client, batch, step: str):
    return client.post(_page(batch), {"step": step}, follow=True)


def _page(batch) -> str:
    return reverse("admin:programmes_importbatch_change", args=[batch.pk])


def _messages(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_chosen_table_is_shown_row_by_row_and_nothing_is_written(client, planner) -> None:
    response = _choose(client)
    batch = ImportBatch.objects.get()
    assert response.redirect_chain == [(_page(batch), 302)]
    assert [
        (row["number"], row["verdict"], row["title"], row["days"]) for row in response.context["rows"]
    ] == [
        (2, "add", "Study day", "2024"),
        (3, "refused", "Party", ""),
    ]
    assert ("kind", "“party” is not a kind of activity we know.") in response.context["rows"][1]["notes"]
    assert (batch.made_by, batch.status) == (planner, "previewed")
    assert not Activity.objects.exists()


def test_written_table_says_how_many_and_who(client, planner) -> None:
    _choose(client)
    response = _take(client, ImportBatch.objects.get(), "commit")
    assert _messages(response) == ["1 activity was written."]
    activity = Activity.objects.get()
    assert (activity.title_en, activity.history.get().history_user) == ("Study day", planner)


def test_undone_table_leaves_no_activity(client, planner) -> None:
    _choose(client)
    batch = ImportBatch.objects.get()
    _take(client, batch, "commit")
    assert _messages(_take(client, batch, "undo")) == [
        "The import was undone; the record is as it was before."
    ]
    assert not Activity.objects.exists()


def test_table_of_which_nothing_can_be_added_offers_no_writing(client, planner) -> None:
    response = _choose(client, "title_en,kind\nParty,party\n")
    assert response.context["can_take_step"] is False
    assert b'value="commit"' not in response.content


def test_second_commit_is_refused_with_a_sentence(client, planner) -> None:
    _choose(client)
    batch = ImportBatch.objects.get()
    _take(client, batch, "commit")
    assert _messages(_take(client, batch, "commit")) == [
        "This import is committed; the step cannot be taken."
    ]
    assert Activity.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "The submitted file is empty."),
        ("PK\x03\x04", "This file cannot be read as a workbook. Save it as XLSX or as CSV (UTF-8)."),
        ("title_en,kind\n", "The table has no rows below its header."),
        ("x" * 2_000_001, "The file is larger than 2 MB. Bring it in parts."),
    ],
)
def test_file_that_is_no_table_is_told_at_its_field(client, planner, content, sentence) -> None:
    response = _choose(client, content)
    assert response.context["form"].errors == {"file": [sentence]}
    assert not ImportBatch.objects.exists()


@pytest.mark.parametrize("role", [Role.READER, Role.FOCAL_POINT, Role.COURSE_DIRECTOR])
def test_others_can_neither_bring_in_nor_look(client, role) -> None:
    sync_roles()
    client.force_login(make.UserFactory(role=role, is_staff=True))
    batch = make.ImportBatchFactory()
    assert client.get(reverse(ADD)).status_code == 403
    assert _choose(client).status_code == 403
    assert client.get(_page(batch)).status_code == 403
    assert client.post(_page(batch), {"step": "commit"}).status_code == 403
    assert ImportBatch.objects.count() == 1
