"""The project's Python files, read once for all the rules."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("programmes", "centre", "seeds", "tests")


@dataclass(frozen=True)
class Module:
    """One Python file: its dotted name and its text."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @property
    def lines(self) -> int:
        return self.text.count("\n")

    def within(self, package: str) -> bool:
        return self.name == package or self.name.startswith(f"{package}.")

    def imports(self) -> Iterator[tuple[str, int]]:
        """The dotted name and the line of everything imported, wherever in the file."""
        for node in ast.walk(self.tree):
            if isinstance(node, ast.Import):
                yield from ((alias.name, node.lineno) for alias in node.names)
            elif isinstance(node, ast.ImportFrom):
                base = self._absolute(node)
                yield from ((f"{base}.{alias.name}", node.lineno) for alias in node.names)

    def _absolute(self, node: ast.ImportFrom) -> str:
        if not node.level:
            return node.module or ""
        parents = self.name.split(".")[: -node.level]
        return ".".join([*parents, *([node.module] if node.module else [])])


def dotted(path: Path) -> str:
    """`programmes/api/plans.py` as `programmes.api.plans`."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@cache
def modules() -> tuple[Module, ...]:
    """Every Python file of the project except generated migrations."""
    paths = [ROOT / "manage.py", *(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))]
    return tuple(
        Module(dotted(path), path.read_text(encoding="utf-8"))
        for path in sorted(paths)
        if path.parent.name != "migrations"
    )


def product() -> tuple[Module, ...]:
    """The modules that are delivered: all but the tests."""
    return tuple(module for module in modules() if not module.within("tests"))
