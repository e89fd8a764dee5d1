"""Where the map looks: a scale and a centre; plain numbers, no painting."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from bodymap.atlas.places import Spot

MARGIN = 24.0
"""Paper to keep around a whole view, in logical pixels."""
BAR = 38.0
"""More of it at the top, where the view bar lies."""
LARGEST_PX_PER_CM = 90.0
SMALLEST_OF_FIT = 0.6
KEPT_IN_SIGHT = 60.0
_READING, _TOO_SMALL = 8.6, 5.6
"""Logical pixels per cm at which a point is shown, and below which that is done."""
_INNER = 0.12
_ROOM = 72.0
"""Paper to keep around spots that are seen together, for their labels, in logical pixels."""
_APART, _LARGER = 0.5, 1.7
_EVEN = 1e-6


class Camera(msgspec.Struct, frozen=True):
    """A view of a sheet: device pixels per sheet unit, and the sheet spot at the middle of the view."""

    scale: float
    x: float
    y: float
    width: float
    """Of the view, in device pixels."""
    height: float

    def to_view(self, x: float, y: float) -> tuple[float, float]:
        """Return the place in the view, device pixels, of a spot of the sheet."""
        return (x - self.x) * self.scale + self.width / 2, (y - self.y) * self.scale + self.height / 2

    def to_sheet(self, x: float, y: float) -> tuple[float, float]:
        """Return the spot of the sheet at a place in the view."""
        return (x - self.width / 2) / self.scale + self.x, (y - self.height / 2) / self.scale + self.y

    def origin(self) -> tuple[int, int]:
        """Return the place of the sheet's corner in the view, in whole device pixels."""
        x, y = self.to_view(0.0, 0.0)
        return round(x), round(y)

    def panned(self, dx: float, dy: float) -> Camera:
        """Return the camera after a drag by device pixels."""
        return msgspec.structs.replace(self, x=self.x - dx / self.scale, y=self.y - dy / self.scale)

    def zoomed(self, factor: float, x: float, y: float) -> Camera:
        """Return the camera after a zoom that keeps the sheet spot under a place in the view."""
        held_x, held_y = self.to_sheet(x, y)
        scale = self.scale * factor
        return msgspec.structs.replace(
            self,
            scale=scale,
            x=held_x - (x - self.width / 2) / scale,
            y=held_y - (y - self.height / 2) / scale,
        )

    def sized(self, width: float, height: float) -> Camera:
        """Return the camera for a view of another size."""
        return msgspec.structs.replace(self, width=width, height=height)

    def mixed(self, other: Camera, part: float) -> Camera:
        """Return the camera on the way to another one; zoom runs evenly to the eye."""
        scale = self.scale * (other.scale / self.scale) ** part
        even = abs(other.scale / self.scale - 1) < _EVEN
        run = part if even else (1 / self.scale - 1 / scale) / (1 / self.scale - 1 / other.scale)
        return msgspec.structs.replace(self, scale=scale, x=self.x + (other.x - self.x) * run, y=self.y + (other.y - self.y) * run)


class Sheet(msgspec.Struct, frozen=True):
    """The drawn page: its size in its own units, and how many of them make a cm."""

    width: float
    height: float
    units_per_cm: float

    def fit(self, width: float, height: float, dpr: float) -> Camera:
        """Return the camera that shows the whole sheet below the view bar, in device pixels."""
        room_x, room_y = max(width - 2 * MARGIN * dpr, 40.0), max(height - (2 * MARGIN + BAR) * dpr, 40.0)
        scale = min(room_x / self.width, room_y / self.height)
        return Camera(scale, self.width / 2, self.height / 2 - BAR * dpr / 2 / scale, width, height)

    def bounded(self, camera: Camera, fit: Camera, dpr: float) -> Camera:
        """Return the nearest camera that neither zooms too far nor loses the sheet from sight."""
        most = max(LARGEST_PX_PER_CM * dpr / self.units_per_cm, fit.scale * 2)
        scale = min(max(camera.scale, fit.scale * SMALLEST_OF_FIT), most)
        half_x = self._slack(self.width, camera.width / scale, KEPT_IN_SIGHT * dpr / scale)
        half_y = self._slack(self.height, camera.height / scale, KEPT_IN_SIGHT * dpr / scale)
        return msgspec.structs.replace(
            camera,
            scale=scale,
            x=min(max(camera.x, self.width / 2 - half_x), self.width / 2 + half_x),
            y=min(max(camera.y, self.height / 2 - half_y), self.height / 2 + half_y),
        )

    @staticmethod
    def _slack(sheet: float, seen: float, kept: float) -> float:
        return max((sheet + seen) / 2 - kept, 0.0) if sheet < seen else sheet / 2 + seen / 2 - kept


def clamp_zoom(sheet: Sheet, camera: Camera, fit: Camera, factor: float, dpr: float) -> float:
    """Return the zoom factor that stays within the bounds, so that the spot under the pointer holds still."""
    most = max(LARGEST_PX_PER_CM * dpr / sheet.units_per_cm, fit.scale * 2)
    return min(max(factor, fit.scale * SMALLEST_OF_FIT / camera.scale), most / camera.scale)


def look_at(sheet: Sheet, camera: Camera, spots: Sequence[Spot], dpr: float, *, closer: bool) -> Camera:
    """Return the camera that has the first of some spots in sight; closer where the body is too small to tell points apart."""
    if not spots:
        return camera
    spot = spots[0]
    if closer and camera.scale * sheet.units_per_cm / dpr < _TOO_SMALL:
        scale = max(_READING * dpr / sheet.units_per_cm, camera.scale)
        middle = sum(one.x for one in spots) / len(spots)
        if max(abs(one.x - spot.x) for one in spots) * scale > _APART * camera.width:
            # Left and right do not fit well together, as on the hands: rather one of them, and larger.
            middle, scale = spot.x, scale * _LARGER
        camera = _centred(sheet, msgspec.structs.replace(camera, scale=scale, x=middle, y=spot.y))
    return _in_sight(camera, spot)


def look_over(sheet: Sheet, fit: Camera, spots: Sequence[Spot], dpr: float) -> Camera:
    """Return the camera that has all of some spots in sight, no larger than a point is shown and no smaller than the whole sheet."""
    if not spots:
        return fit
    left, right = min(spot.x for spot in spots), max(spot.x for spot in spots)
    top, bottom = min(spot.y for spot in spots), max(spot.y for spot in spots)
    room_x, room_y = max(fit.width - 2 * _ROOM * dpr, 40.0), max(fit.height - (2 * _ROOM + BAR) * dpr, 40.0)
    scale = min(room_x / max(right - left, 1.0), room_y / max(bottom - top, 1.0), _READING * dpr / sheet.units_per_cm)
    if scale <= fit.scale:
        return fit
    middle = (top + bottom) / 2 - BAR * dpr / 2 / scale
    return _centred(sheet, msgspec.structs.replace(fit, scale=scale, x=(left + right) / 2, y=middle))


def _centred(sheet: Sheet, camera: Camera) -> Camera:
    """Return the camera shifted so that no more empty paper shows than needed."""
    room_x, room_y = camera.width / camera.scale / 2, camera.height / camera.scale / 2
    return msgspec.structs.replace(camera, x=_within(camera.x, room_x, sheet.width), y=_within(camera.y, room_y, sheet.height))


def _in_sight(camera: Camera, spot: Spot) -> Camera:
    x, y = camera.to_view(spot.x, spot.y)
    wide, high = camera.width * _INNER, camera.height * _INNER
    dx = min(max(x, wide), camera.width - wide) - x
    dy = min(max(y, high), camera.height - high) - y
    return camera.panned(dx, dy) if dx or dy else camera


def _within(value: float, room: float, size: float) -> float:
    return size / 2 if 2 * room >= size else min(max(value, room), size - room)
