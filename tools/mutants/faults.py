"""The planted faults: twelve that once lived through all tests, and some of what was built since."""

from __future__ import annotations

import msgspec


class Fault(msgspec.Struct, frozen=True):
    """One fault: ``old``, which stands once in a file, gives way to ``new``, and every test named must fail."""

    name: str
    file: str
    old: str
    new: str
    tests: tuple[str, ...]


def _fault(name: str, file: str, old: str, new: str, *tests: str) -> Fault:
    return Fault(name, f"bodymap/{file}", old, new, tuple(f"tests/{test}" for test in tests))


_SEEN, _AGREES, _AUDIT = "ui/test_map_seen.py", "ui/test_agreement.py", "draw/test_audit.py"
_BY_CHANCE = f"{_AGREES}::test_after_any_intents_every_part_agrees_with_the_scene"

FAULTS: tuple[Fault, ...] = (
    _fault(
        "the fault of a broken drawing is not painted",
        "ui/map/view.py",
        "        if self.fault:\n",
        "        if False:\n",
        f"{_SEEN}::test_the_fault_of_a_broken_drawing_is_painted_in_its_place",
    ),
    _fault(
        "a source mark leads nowhere",
        "ui/card/view.py",
        "self.verticalScrollBar().setValue(int(top))",
        "pass",
        "ui/test_card.py::test_a_source_mark_leads_to_its_source",
    ),
    _fault(
        "the card shows no tool tip",
        "ui/card/view.py",
        "if hit is not None and hit.run.tip:",
        "if False and hit is not None:",
        "ui/test_tips.py::test_each_chip_of_a_card_explains_itself",
    ),
    _fault(
        "a chosen point of a hidden channel stays hidden",
        "session/modes/atlas.py",
        "hidden=scene.hidden - {channel},",
        "hidden=scene.hidden,",
        f"{_SEEN}::test_a_point_of_a_hidden_channel_shows_the_channel_again",
        "session/test_modes.py::test_a_point_chosen_in_a_list_fills_the_whole_scene",
    ),
    _fault(
        "two fingers do not pan",
        "ui/map/input.py",
        "if touch and not pixels.isNull()",
        "if False and not pixels.isNull()",
        "ui/test_touch.py::test_two_fingers_move_the_body_with_them",
    ),
    _fault(
        "thin lines cross the markers of others",
        "draw/labels.py",
        "wanted.level or _way_is_free(wanted, rect, ground)",
        "wanted.level or bool(ground)",
        "draw/test_labels.py::test_a_line_passes_no_other_dot",
        f"{_AUDIT}::test_no_label_of_a_page_meets_another_or_misleads_and_one_channel_gets_all",
        "export/test_page.py::test_each_label_stands_by_its_own_marker_or_a_line_leads_there",
    ),
    _fault(
        "labels lie upon each other, on the screen and on the page",
        "draw/labels.py",
        "    ground.take(Taken(rect))\n",
        "    ground.take(Taken((0.0, 0.0, 0.0, 0.0)))\n",
        "export/test_page.py::test_labels_keep_off_each_other_and_off_every_marker",
        f"{_SEEN}::test_no_label_of_the_window_meets_another_or_misleads",
    ),
    _fault(
        "lettering is white on every channel's colour",
        "ui/kit/theme.py",
        'QColor("#ffffff") if white >= black else',
        'QColor("#ffffff") if black else',
        "ui/test_card.py::test_the_code_on_the_card_reads_well_on_every_channel",
    ),
    _fault(
        "old labels stay for a moment on a new view",
        "ui/map/overlay.py",
        "self._labels, self._marks = [], {}",
        "self._marks = {}",
        f"{_SEEN}::test_no_label_of_the_old_view_stays_on_the_new_one",
    ),
    _fault(
        "lit points are not brought closer",
        "session/modes/atlas.py",
        "Aim(lit.codes, over=True)",
        "Aim()",
        f"{_SEEN}::test_lit_points_are_brought_as_close_as_all_of_them_allow",
    ),
    _fault(
        "pictures are never used again",
        "ui/map/picture.py",
        "self._sheet is None or self._served(camera):",
        "self._sheet is None:",
        f"{_SEEN}::test_pictures_are_used_again_while_the_body_is_panned",
    ),
    _fault(
        "a pattern is still lit after the way back",
        "session/trail.py",
        '"point", "opened", "lit")',
        '"point", "opened")',
        "ui/test_topics.py::test_a_structure_opens_from_a_point_and_lights_all_points_that_meet_it",
        "session/test_session.py::test_one_returns_from_everything_to_everything_with_map_and_card_where_they_stood",
    ),
    _fault(
        "the map shows each scene twice",
        "ui/window.py",
        "self.pane.show_scene, self._tell,",
        "self.pane.show_scene, self.pane.show_scene, self._tell,",
        f"{_AGREES}::test_a_click_on_a_marker_is_shown_once",
        f"{_AGREES}::test_a_turn_of_the_view_is_shown_once",
    ),
    _fault(
        "the list keeps its own thought of what is hidden",
        "ui/side/controller.py",
        "panel.channels.rows.set_hidden(scene.hidden)",
        "panel.channels.rows.set_hidden(frozenset())",
        _BY_CHANCE,
    ),
    _fault(
        "the first picture is not the one that the map asks for",
        "app.py",
        "painter.ask(job_for(paper, sheet, camera, lines, FIRST_MARGIN))",
        "painter.ask(job_for(paper, sheet, camera, None, FIRST_MARGIN))",
        "ui/test_start.py::test_the_real_start_draws_one_picture_and_shows_the_point",
    ),
    _fault(
        "a label stands nearer to the dot of another point",
        "draw/labels.py",
        "ground.is_nearest(rect, wanted.owner)",
        "bool(wanted.owner)",
        "draw/test_labels.py::test_the_label_of_a_point_never_stands_nearer_to_another_dot",
        f"{_AUDIT}::test_no_label_of_a_page_meets_another_or_misleads_and_one_channel_gets_all",
    ),
    _fault(
        "what Inkscape adds to a drawing goes into the page",
        "export/body.py",
        "        del element.attrib[name]\n",
        "        pass\n",
        "export/test_body.py::test_what_inkscape_adds_is_dropped_and_the_drawing_stays",
    ),
    _fault(
        "the fonts of a page lack letters",
        "export/fontface.py",
        ".update(unescape(words))",
        ".update(unescape(words)[:1])",
        "export/test_page.py::test_the_fonts_come_along_with_the_letters_that_are_used",
    ),
    _fault(
        "the page is lettered in another weight",
        "export/svg.py",
        "' font-weight=\"600\"' if look.bold else",
        "' font-weight=\"600\"' if not look.bold else",
        "export/test_picture.py::test_lettering_is_set_in_the_shipped_inter",
    ),
    _fault(
        "a pinch does nothing",
        "ui/map/input.py",
        "self._target.zoom(1 + event.value(), event.position())",
        "self._target.zoom(1.0, event.position())",
        "ui/test_touch.py::test_a_pinch_zooms_about_its_middle",
    ),
)
