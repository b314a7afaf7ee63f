"""Options that come from the environment, where everything is a text."""

from __future__ import annotations

from mkdocs.config.base import ValidationError
from mkdocs.config.config_options import OptionallyRequired

_YES, _NO = frozenset({"1", "y", "yes", "true", "on"}), frozenset({"0", "n", "no", "false", "off", ""})


class YesOrNo(OptionallyRequired[bool]):
    """True for 1, y, yes, true, on in any case; false for their opposites and for nothing."""

    def run_validation(self, value: object) -> bool:
        said = str(value).strip().lower()
        if said not in _YES | _NO:
            raise ValidationError(f"expected yes or no, found {value!r}")
        return said in _YES
