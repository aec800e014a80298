"""The browser tests wait for what they ask of a page: an answer may come later than the question."""

import ast

import pytest

from tests.architecture.code import modules

MOMENTARY = frozenset(
    {"is_visible", "is_hidden", "is_enabled", "is_disabled", "is_checked", "is_editable"}
    | {"count", "inner_text", "text_content", "input_value", "all_inner_texts", "all_text_contents", "url"}
)


def looks(tree: ast.AST) -> list[int]:
    """The lines of the assertions that ask a page for its state of this moment instead of expecting one."""
    return [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Assert)
        and any(isinstance(part, ast.Attribute) and part.attr in MOMENTARY for part in ast.walk(node.test))
    ]


def test_assertions_wait():
    hasty = {one.name: looks(one.tree) for one in modules() if one.within("tests.browser")}
    assert {name: lines for name, lines in hasty.items() if lines} == {}


@pytest.mark.parametrize(
    "text", ["assert row.is_visible()", "assert 3 == rows.count()", "assert 'x' in page.url"]
)
def test_hasty_assertion_is_found(text):
    assert looks(ast.parse(text)) == [1]


@pytest.mark.parametrize(
    "text", ["expect(row).to_be_visible()", "before = rows.count()", "assert seen.status == 200"]
)
def test_other_lines_are_left_alone(text):
    assert looks(ast.parse(text)) == []
