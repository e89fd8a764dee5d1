"""Shade the body: a soft symmetric light with the feeling of ambient occlusion."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import ndimage

from tools.figure.mesh import Floats
from tools.figure.views import HEAD, LIMB, WHOLE, Mask, View

OUTSIDE = -1.0


@dataclass(frozen=True)
class Look:
    """Hold the weights of the light and the reach, in cm, of the soft shadows."""

    sky: float = 0.16
    rim: float = 0.8
    front: float = 0.30
    shadow: tuple[tuple[float, float], ...] = ((0.6, 0.16), (2.0, 0.20), (5.0, 0.16))
    relief: tuple[tuple[float, float], ...] = ((1.2, 0.42), (4.0, 0.36))
    calm: tuple[float, float] = (0.8, 0.035)


def look_of(seen: View) -> Look:
    """Return the light of a view: shadows and relief are finer in the close-ups."""
    if seen.scale == WHOLE:
        return Look()
    reach = 0.42 if seen.scale == LIMB else 0.62
    plain = Look()
    return Look(
        sky=0.14,
        rim=0.52 if seen.scale == HEAD else 0.7,
        shadow=tuple((near * reach, weight) for near, weight in plain.shadow),
        relief=tuple((near * reach, weight) for near, weight in plain.relief),
        calm=(plain.calm[0] * reach * 0.7, 0.02),
    )


def shrink(image: Floats, step: int) -> Floats:
    """Return the image averaged over blocks of step x step pixels."""
    rows, columns = (-(-size // step) * step for size in image.shape)
    grown = np.pad(image, ((0, rows - image.shape[0]), (0, columns - image.shape[1])), mode="edge")
    blocks = grown.reshape(rows // step, step, columns // step, step)
    return np.asarray(blocks.mean(axis=(1, 3)))


def grow(image: Floats, step: int, shape: tuple[int, int]) -> Floats:
    """Return a shrunk image enlarged again, linearly, to a shape."""
    if step == 1:
        return image
    for axis in (0, 1):
        spot = (np.arange(shape[axis]) + 0.5) / step - 0.5
        spot = np.clip(spot, 0.0, image.shape[axis] - 1.0)
        low = np.minimum(spot.astype(np.int64), image.shape[axis] - 2)
        part = (spot - low).reshape((-1, 1) if axis == 0 else (1, -1))
        image = np.take(image, low, axis) * (1.0 - part) + np.take(image, low + 1, axis) * part
    return image


def soften(image: Floats, sigma: float) -> Floats:
    """Return the image blurred by a Gaussian of sigma pixels."""
    return np.asarray(ndimage.gaussian_filter(image, sigma, mode="nearest", truncate=3.0))


def blur(image: Floats, mask: Mask, sigma: float) -> Floats:
    """Return the image blurred within a mask, as if nothing existed outside it."""
    step = max(1, int(sigma // 3.0))
    inside = mask.astype(np.float64)
    weight = soften(shrink(inside, step), sigma / step)
    total = soften(shrink(np.where(mask, image, 0.0), step), sigma / step)
    ratio = total / np.maximum(weight, 1e-6)
    return np.where(mask, grow(ratio, step, image.shape), image)


def shade(view: View, normal: Floats, depth: Floats, density: float, look: Look) -> Floats:
    """Return the light (H,W), about 0 to 1, of normals (H,W,3) and depths (H,W) in cm."""
    mask = np.isfinite(depth)
    pixel = view.scale * density
    near = np.where(mask, depth, 0.0)
    facing = np.where(mask, _along(normal, _lamp(view, look)), 0.0).clip(0.0, 1.0)
    sky = _along(normal, view.up) * 0.5 + 0.5
    light = (1.0 - look.sky) * facing**look.rim + look.sky * sky
    for reach, weight in look.shadow:
        hollow = (blur(near, mask, reach * pixel) - near) / reach
        light -= weight * facing * (np.tanh(hollow * 1.6)).clip(-0.35, 1.0)
    for reach, weight in look.relief:
        relief = light - blur(light, mask, reach * pixel)
        light += weight * facing * relief.clip(-0.30, 0.30)
    return np.where(mask, calmed(light, mask, pixel, look.calm), OUTSIDE)


def calmed(light: Floats, mask: Mask, pixel: float, calm: tuple[float, float]) -> Floats:
    """Return the light with faint ripples below ``calm`` levelled and true edges kept."""
    reach, threshold = calm
    for _ in range(2):
        even = blur(light, mask, reach * pixel)
        ripple = light - even
        light = even + ripple * ripple**2 / (ripple**2 + threshold**2)
    return light


def _lamp(view: View, look: Look) -> Floats:
    """Return the unit direction of the light: the camera's, moved to the front in side views."""
    aside = abs(float(view.toward[0])) > 0.9  # noqa: PLR2004
    lamp = view.toward + np.array([0.0, 0.0, look.front if aside else 0.0])
    return np.asarray(lamp / np.sqrt((lamp * lamp).sum()))


def _along(normal: Floats, axis: Floats) -> Floats:
    return np.asarray(normal[..., 0] * axis[0] + normal[..., 1] * axis[1] + normal[..., 2] * axis[2])
