"""One request of the walk, taken back afterwards, and all that its answer says, as plain text."""

import io
import json
import re
import zipfile
from dataclasses import dataclass

from django.db import transaction
from django.test import Client
from pypdf import PdfReader

# What differs from one request to the next and says nothing: tokens, and the moment of an answer.
TOKENS = (
    re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"'),
    re.compile(r'nonce="[^"]+"'),
    re.compile(r"'nonce-[^']+'"),
    re.compile(r"(?<=nominee-|ination-)[0-9a-z]{10}\b"),  # codes that are drawn
    re.compile(r"DTSTAMP:\d{8}T\d{6}Z"),
)
PASSING = {"Set-Cookie", "Date", "Expires", "Last-Modified", "Content-Length"}


@dataclass(frozen=True)
class Asked:
    """A request: how, where, in which language, with what body."""

    method: str
    path: str
    language: str = "en"
    body: str = ""

    def by(self, client: Client) -> tuple[int, str, str]:
        """The status, the headers and the text of the answer; nothing that it did stays."""
        arguments = {"headers": {"accept-language": self.language}}
        if self.method == "POST":
            given = json.loads(self.body or "{}")
            kind = {"content_type": "application/json"} if self.path.startswith("/api/") else {}
            arguments |= {"data": json.dumps(given) if kind else given} | kind
        cookies = client.cookies.copy()
        with transaction.atomic():
            response = getattr(client, self.method.lower())(self.path, **arguments)
            said = response.status_code, _headers(response), _text(response)
            transaction.set_rollback(True)
        client.cookies = cookies
        return said


def _headers(response) -> str:
    """Without what passes, and without the ETag of a record just made, which has a number of its own."""
    passing = PASSING | ({"ETag"} if response.status_code == 201 else set())
    return _plain("\n".join(f"{name}: {value}" for name, value in response.items() if name not in passing))


def _text(response) -> str:
    content = b"".join(response.streaming_content) if response.streaming else response.content
    kind = response.get("Content-Type", "")
    if "pdf" in kind:
        return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if "spreadsheet" in kind:
        with zipfile.ZipFile(io.BytesIO(content)) as book:
            names = [name for name in book.namelist() if not name.startswith("docProps/")]
            return "\n".join(book.read(name).decode("utf-8", "replace") for name in sorted(names))
    return _plain(content.decode("utf-8", "replace"))


def _plain(text: str) -> str:
    for token in TOKENS:
        text = token.sub("", text)
    return text
