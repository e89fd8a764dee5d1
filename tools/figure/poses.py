"""List the poses of the figures."""

from __future__ import annotations

import math

from tools.figure.pose import Pose, Turn, Vector


def _down(outward: float, forward: float = 0.0) -> Vector:
    """Return the direction down, tilted outward (to the right) and forward by degrees."""
    return (-math.tan(math.radians(outward)), -1.0, math.tan(math.radians(forward)))


SHOULDER, ELBOW, HAND = "joint-r-shoulder", "joint-r-elbow", "joint-r-hand"
KNUCKLE = "joint-r-finger-3-1"

ARM = (
    Turn("shoulder01.R", (SHOULDER, ELBOW), _down(13.0), 0.12),
    Turn("upperarm01.R", (SHOULDER, ELBOW), _down(13.0, -2.0)),
    Turn("lowerarm01.R", (ELBOW, HAND), _down(18.0, 2.0)),
    Turn("wrist.R", (HAND, KNUCKLE), _down(15.0, 2.0)),
)
LEG = (
    Turn("upperleg01.R", degrees=4.5),
    Turn("foot.R", degrees=-4.5),
)
# The arm goes forward, so that flank and armpit are free when seen from the side.
FORWARD = (
    ARM[0],
    Turn("shoulder01.R", axis=(1.0, 0.0, 0.0), degrees=-6.0),
    Turn("upperarm01.R", (SHOULDER, ELBOW), _down(7.0, 33.0)),
    Turn("lowerarm01.R", (ELBOW, HAND), _down(5.0, 41.0)),
    Turn("wrist.R", (HAND, KNUCKLE), _down(3.0, 43.0)),
)
# The arm out and up, so that the hollow of the armpit opens to the camera.
RAISED = (
    Turn("clavicle.R", degrees=-5.0),
    Turn("shoulder01.R", (SHOULDER, ELBOW), (-1.0, 0.22, 0.10), 0.25),
    Turn("upperarm01.R", (SHOULDER, ELBOW), (-1.0, 0.22, 0.10)),
    Turn("lowerarm01.R", (ELBOW, HAND), (-1.0, 0.28, 0.16)),
    Turn("wrist.R", (HAND, KNUCKLE), (-1.0, 0.28, 0.16)),
)
APART = (
    Turn("upperleg01.R", degrees=-34.0),
    Turn("foot.R", degrees=34.0),
)

POSES = (
    Pose("anatomical", 95.0, ARM + LEG),
    Pose("lateral", 60.0, FORWARD + LEG),
    Pose("raised", 60.0, RAISED + LEG),
    Pose("apart", 95.0, ARM + APART),
)
