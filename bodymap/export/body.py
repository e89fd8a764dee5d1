"""The drawn body as a part of another SVG: what other programs added to its file is dropped cleanly."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from bodymap.draw.paper import Paper, source_of
from bodymap.errors import BodymapError
from bodymap.words import _

_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_OURS = (f"{{{_SVG}}}", f"{{{_XLINK}}}")


def body_of(paper: Paper) -> str:
    """Return the elements of a drawing; raises BodymapError with the line if it is not an SVG."""
    path = Path(paper.file)
    try:
        root = ElementTree.fromstring(source_of(paper))
    except OSError as fault:
        raise BodymapError(str(fault), path) from None
    except ElementTree.ParseError as fault:
        raise BodymapError(_("this is not an SVG drawing; restore it or reinstall Bodymap"), path, fault.position[0]) from None
    if root.tag != f"{{{_SVG}}}svg":
        raise BodymapError(_("this is not an SVG drawing; restore it or reinstall Bodymap"), path, 1)
    ElementTree.register_namespace("", _SVG)
    ElementTree.register_namespace("xlink", _XLINK)
    _drop_foreign(root)
    return "".join(_text(part) for part in root if part.tag != f"{{{_SVG}}}title")


def _drop_foreign(element: ElementTree.Element) -> None:
    """Drop what belongs to no namespace of SVG: Inkscape and others keep notes of their own in a file."""
    for name in [name for name in element.attrib if name.startswith("{") and not name.startswith(_OURS)]:
        del element.attrib[name]
    for part in list(element):
        if isinstance(part.tag, str) and part.tag.startswith(_OURS):
            _drop_foreign(part)
        else:
            element.remove(part)


def _text(element: ElementTree.Element) -> str:
    # The namespace stands on the drawing that the element goes into.
    return ElementTree.tostring(element, encoding="unicode").replace(f' xmlns="{_SVG}"', "")
