"""Reads the form of a page as a browser would, so that a test posts what a person would post."""

from html.parser import HTMLParser


class _Reader(HTMLParser):
    def __init__(self, form_id):
        super().__init__()
        self.form_id = form_id
        self.inside = False
        self.values = {}
        self.select = self.area = None

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self.inside = self.form_id is None or attrs.get("id") == self.form_id
        elif not self.inside:
            return
        elif tag == "input":
            self._input(attrs)
        elif tag == "select":
            self.select = (attrs.get("name"), "multiple" in attrs)
            self.first = True
        elif tag == "option" and self.select:
            self._option(attrs)
        elif tag == "textarea":
            self.area = attrs.get("name")
            self.values[self.area] = ""

    def _input(self, attrs):
        kind, name = attrs.get("type", "text"), attrs.get("name")
        if not name or kind in ("submit", "button"):
            return
        if kind in ("checkbox", "radio"):
            if "checked" in attrs:
                self.values.setdefault(name, []).append(attrs.get("value", "on"))
            return
        self.values[name] = attrs.get("value", "")

    def _option(self, attrs):
        name, multiple = self.select
        if multiple:
            if "selected" in attrs:
                self.values.setdefault(name, []).append(attrs["value"])
        elif self.first or "selected" in attrs:
            self.values[name] = attrs.get("value", "")
            self.first = False

    def handle_data(self, data):
        if self.area:
            self.values[self.area] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "select":
            self.select = None
        elif tag == "textarea":
            self.values[self.area] = self.values[self.area].removeprefix("\n")
            self.area = None


def filled(response, form_id=None, **changes):
    """The values of a page's form (the one with `form_id`) after a person's `changes`."""
    reader = _Reader(form_id)
    reader.feed(response.content.decode())
    reader.close()
    values = {name: value for name, value in reader.values.items() if "__prefix__" not in name}
    return values | changes
