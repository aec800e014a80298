from tests.seeds.conftest import seeded, seeds  # noqa: F401
