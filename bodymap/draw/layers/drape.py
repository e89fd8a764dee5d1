"""The drape: plain underwear, a group of the drawing that is there in every view."""

from __future__ import annotations

from bodymap.draw.context import Context
from bodymap.draw.layer import Layer, Under
from bodymap.words import N_


class DrapeLayer(Layer):
    """Cloth over the skin."""

    id = "drape"
    switch = N_("Drape")
    usual = False

    def under(self, context: Context) -> Under | None:
        """Return the cloth, shown or left out."""
        return Under(groups=((self.id, 1.0 if self.is_on(context) else 0.0),))
