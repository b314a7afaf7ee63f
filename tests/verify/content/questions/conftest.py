"""The published modules."""

from __future__ import annotations

from tests.verify.questions.conftest import all_taught, pytest_generate_tests

__all__ = ["all_taught", "pytest_generate_tests"]
