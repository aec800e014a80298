"""Who may import whom, high to low.

commands > api | admin | dashboards > exchange | seeding > services > selectors > models > the ground.
Template tags serve the pages and the admin and stand beside them; `planning` knows nothing of Django
and is known to services alone; `centre` is the frame and knows the product only by name.
"""

from collections.abc import Iterator

from tests.architecture.code import Module

GROUND = ("enums", "seat_enums", "errors", "validators", "folding", "dates", "reasons")
RANKS = {
    "management": 6,
    "api": 5,
    "admin": 5,
    "dashboards": 5,
    "templatetags": 5,
    "exchange": 4,
    "seeding": 4,
    "services": 3,
    "selectors": 2,
    "models": 1,
    "migrations": 1,
    "planning": 0,
    **dict.fromkeys(GROUND, 0),
}
# Layers of one rank never import one another, save what is named here.
BESIDE = {("migrations", "models")} | {(one, other) for one in GROUND for other in GROUND}
# Only the planning engine's own callers know it, and it knows only the standard library and its solver.
PLANNING_CALLERS = ("services", "planning")
PLANNING_FOREIGN = ("django", "rest_framework", "programmes", "centre")


def layer(name: str) -> str:
    """`programmes.api.plans` is in `api`; a name outside the product is in no layer."""
    parts = name.split(".")
    return parts[1] if parts[0] == "programmes" and len(parts) > 1 else ""


def unplaced(modules: tuple[Module, ...]) -> list[str]:
    """Modules of the product that stand in no known layer."""
    return sorted(
        module.name
        for module in modules
        if module.within("programmes")
        and layer(module.name) not in RANKS
        and module.name not in ("programmes.__init__", "programmes.apps")
    )


def breaches(module: Module) -> Iterator[str]:
    """The imports of `module` that go up, sideways, or round the planning engine."""
    for name, line in module.imports():
        if reason := _wrong(module, name):
            yield f"{module.name}:{line} imports {name}: {reason}"


def _wrong(module: Module, name: str) -> str:
    here, there = layer(module.name), layer(name)
    if here == "planning" and there != "planning" and name.split(".")[0] in PLANNING_FOREIGN:
        return "planning knows only the standard library and its solver"
    if there == "planning" and here not in PLANNING_CALLERS:
        return "only services know planning"
    if module.within("centre") and name.split(".")[0] == "programmes":
        return "the frame knows the product by name only"
    if module.within("programmes") and name.split(".")[0] in ("centre", "tests", "seeds"):
        return "the product does not know its frame or its tests"
    if here not in RANKS or there not in RANKS or here == there or (here, there) in BESIDE:
        return ""
    if RANKS[there] > RANKS[here]:
        return "this goes up"
    return "these two do not know one another" if RANKS[there] == RANKS[here] else ""
