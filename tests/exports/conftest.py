"""The site as it is published, read once for all tests of its downloads."""

from pathlib import Path

import pytest

from explainer.building import Edition, Site, build

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="session")
def real() -> Site:
    return build(ROOT, Edition("The Empty Chair", "https://example.org/chairs/", "2025-12-31"))


@pytest.fixture(scope="session")
def files(real: Site) -> dict[str, str | bytes]:
    return {place: make() for place, make in real.downloads.items()}
