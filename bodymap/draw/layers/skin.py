"""The skin: the drawn body itself."""

from __future__ import annotations

from bodymap.draw.context import Context
from bodymap.draw.layer import Layer, Under


class SkinLayer(Layer):
    """The groups of the drawing that make the skin."""

    id = "skin"

    def under(self, context: Context) -> Under | None:  # noqa: ARG002
        """Return the drawing as it is: every group of it is shown."""
        return Under()
