"""Rules about single files: their names, sizes, and what they must not do."""

import ast
from collections.abc import Iterator

from tests.architecture.code import Module

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
DRAWERS = frozenset({"utils", "util", "common", "helpers", "helper", "misc", "tools"})
SIGNALS = ("django.db.models.signals", "django.dispatch", "simple_history.signals", "django.core.signals")
BULK = ("bulk_create", "bulk_update", "abulk_create", "abulk_update")
Function = ast.FunctionDef | ast.AsyncFunctionDef


def too_long(module: Module) -> Iterator[str]:
    """A file over 400 lines, a function over 60."""
    if module.lines > LONGEST_FILE:
        yield f"{module.name} has {module.lines} lines"
    for node in ast.walk(module.tree):
        if isinstance(node, Function) and (length := node.end_lineno - node.lineno + 1) > LONGEST_FUNCTION:
            yield f"{module.name}:{node.lineno} {node.name} has {length} lines"


def star_imports(module: Module) -> Iterator[str]:
    return (f"{module.name}:{line} imports {name}" for name, line in module.imports() if name.endswith(".*"))


def drawers(module: Module) -> Iterator[str]:
    """A module named after nothing, where everything ends up."""
    if DRAWERS & set(module.name.split(".")):
        yield module.name


def signals(module: Module) -> Iterator[str]:
    """Effects that hang on a signal instead of being called."""
    return (
        f"{module.name}:{line} imports {name}" for name, line in module.imports() if name.startswith(SIGNALS)
    )


def own_saves(module: Module) -> Iterator[str]:
    """A model or a serializer that decides something while it saves."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.ClassDef) and (banned := _left_to_services(module, node)):
            for item in node.body:
                if isinstance(item, Function) and item.name in banned:
                    yield f"{module.name}:{item.lineno} {node.name}.{item.name}"


def _left_to_services(module: Module, node: ast.ClassDef) -> set[str]:
    """The methods that a class may not have, because services do what they would do."""
    if module.within("programmes.models"):
        return {"save", "delete"}
    if any(ast.unparse(base).endswith("Serializer") for base in node.bases):
        return {"save", "create", "update", "delete"}
    return set()


def plain_bulk_writes(module: Module, untracked: frozenset[str] = frozenset()) -> Iterator[str]:
    """Writes that leave no history: bulk calls, and `update` with values given by keyword.

    The managers of `untracked` models may write as they like. A dictionary is updated with `|=` or
    with a mapping, so that the two are told apart.
    """
    for node in ast.walk(module.tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        called = node.func.attr
        by_keyword = called in ("update", "aupdate") and node.keywords and not node.args
        if (called in BULK or by_keyword) and ast.unparse(node.func.value).split(".")[0] not in untracked:
            yield f"{module.name}:{node.lineno} {called}"


def unannotated(module: Module) -> Iterator[str]:
    """Functions without full annotations."""
    for node in ast.walk(module.tree):
        if isinstance(node, Function):
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            missing = [
                one.arg for one in arguments if one.annotation is None and one.arg not in ("self", "cls")
            ]
            if missing or node.returns is None:
                yield f"{module.name}:{node.lineno} {node.name}"


def positional_services(module: Module) -> Iterator[str]:
    """Public service functions that write without `by`, or may be called by position.

    The first argument, the thing written, may stand alone before the star.
    """
    for node in module.tree.body:
        if isinstance(node, Function) and not node.name.startswith("_"):
            keywords = {argument.arg for argument in node.args.kwonlyargs}
            if len(node.args.args) > 1 or (_writes(node) and "by" not in keywords):
                yield f"{module.name}:{node.lineno} {node.name}"


def _writes(function: Function) -> bool:
    decorators = {ast.unparse(decorator).split("(")[0] for decorator in function.decorator_list}
    return bool(decorators & {"transaction.atomic", "atomic"})
