"""What is made once for several tests is made by one worker, which then has all of these."""

from __future__ import annotations

import os

import pytest

in_parallel = pytest.mark.skipif("PYTEST_XDIST_WORKER" not in os.environ, reason="one process has them all")


@pytest.fixture(scope="module")
def made_once() -> None:
    """Nothing, which takes no time."""


@in_parallel
@pytest.mark.xdist_group("named")
def test_a_group_that_is_named(request: pytest.FixtureRequest) -> None:
    assert request.node.nodeid.endswith("@named")


@in_parallel
def test_a_group_that_shares_something(made_once: None, request: pytest.FixtureRequest) -> None:
    assert request.node.nodeid.endswith("@tests/test_groups.py")
