"""The card as a widget: scrolls, follows links, lets text be chosen and copied."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QKeySequence, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QToolTip

from bodymap.texts.plain import as_text
from bodymap.ui.card.boxes import Hotspot
from bodymap.ui.card.head import TOGGLE
from bodymap.ui.card.layout import CardLayout, TextPlace
from bodymap.ui.card.text import Styles
from bodymap.ui.kit.scroll import slim
from bodymap.words import _

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPaintEvent, QResizeEvent
    from PySide6.QtWidgets import QWidget

    from bodymap.draw.tokens import Tokens
    from bodymap.texts.content import Card, Run

MARGIN = 26
WIDEST = 1040
_LINE = 40


class CardView(QAbstractScrollArea):
    """Shows the card of one point."""

    link_followed = Signal(str)

    def __init__(self, colours: Callable[[str], QColor], tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colours = colours
        self._styles = Styles(tokens)
        self._card: Card | None = None
        self._layout: CardLayout | None = None
        self._opened: frozenset[str] = frozenset()
        self._anchor: TextPlace | None = None
        self._selection: tuple[TextPlace, TextPlace] | None = None
        self._focused: Hotspot | None = None
        self._described = True
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self._on_idle)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumWidth(400)
        self.verticalScrollBar().setSingleStep(_LINE)
        slim(self, tokens)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(_("Card"))

    @property
    def card(self) -> Card | None:
        """What is shown."""
        return self._card

    def text(self) -> str:
        """Return the whole card as text."""
        return as_text(self._card) if self._card is not None else ""

    @property
    def scrolled(self) -> int:
        """How far the card is scrolled down."""
        return self.verticalScrollBar().value()

    def show_card(self, card: Card, scroll: int = 0) -> None:
        """Show another card, scrolled so far down."""
        self._card = card
        self._selection = self._focused = None
        self.verticalScrollBar().setValue(0)
        self._lay()
        if scroll:
            self._on_idle()
            self.verticalScrollBar().setValue(scroll)
        header = card.header
        names = (header.code, header.title, header.english)
        self.setAccessibleName(", ".join(name for name in names if name))
        self._described = False

    def renew_card(self, card: Card) -> None:
        """Show the same card with other marks on it; scroll and keyboard stay where they are."""
        known = self._focused.run if self._focused is not None else None
        at = next((index for index, hit in enumerate(self.links()) if hit.run is known), -1)
        self.show_card(card, self.scrolled)
        links = self.links()
        self._focused = links[at] if 0 <= at < len(links) else None

    def set_theme(self, tokens: Tokens) -> None:
        """Turn to another scheme."""
        self._styles = Styles(tokens)
        slim(self, tokens)
        self._lay()

    def links(self) -> list[Hotspot]:
        """Return all that the keyboard reaches, in order."""
        self._on_idle()
        return list(self._layout.links()) if self._layout is not None else []

    def focused_target(self) -> str:
        """Return where the link leads that the keyboard stands on, empty if on none."""
        return self._focused.run.target if self._focused is not None else ""

    def copy(self) -> None:
        """Copy the chosen text, the whole card if none is chosen."""
        chosen = self._layout.selected_text(self._selection) if self._layout and self._selection else ""
        QGuiApplication.clipboard().setText(chosen or self.text())

    def follow(self, run: Run) -> None:
        """Go where a run leads: open a strip, scroll to a source, open the browser; other cards are the window's to show."""
        if run.target.startswith(TOGGLE):
            self._opened ^= {run.target.removeprefix(TOGGLE)}
            self._lay()
        elif run.target.startswith("ref:") and self._layout is not None:
            top = self._layout.source_top(int(run.target[4:]))
            self._measure()
            if top is not None:
                self.verticalScrollBar().setValue(int(top))
        elif run.target:
            self.link_followed.emit(run.target)
            if run.target.startswith("https:"):
                QDesktopServices.openUrl(QUrl(run.target))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._styles.tokens.card))
        if self._layout is None:
            return
        top = self._top
        self._layout.extend(top + self.viewport().height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -top)
        clip = event.rect()
        self._layout.paint(painter, self._left, top + clip.top(), top + clip.bottom() + 1, self._selection)
        if self._focused is not None and self.hasFocus():
            painter.setPen(QPen(QColor(self._styles.tokens.focus), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(self._focused.rect.translated(self._left, 0).adjusted(-3, -2, 3, 2), 4, 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.size().width() != event.oldSize().width():
            self._lay()
        else:
            self._measure()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.verticalScrollBar()
        page = max(self.viewport().height() - _LINE, _LINE)
        steps = {Qt.Key.Key_Up: -_LINE, Qt.Key.Key_Down: _LINE, Qt.Key.Key_PageUp: -page, Qt.Key.Key_PageDown: page, Qt.Key.Key_Space: page}
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in steps:
            bar.setValue(bar.value() + steps[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._on_idle()
            bar.setValue(0 if event.key() == Qt.Key.Key_Home else bar.maximum())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._focused is not None:
            self.follow(self._focused.run)
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self._layout is None:
            return super().focusNextPrevChild(forward)
        links = self.links()
        known = self._focused.run if self._focused is not None else None
        at = next((index for index, hit in enumerate(links) if hit.run is known), -1 if forward else len(links))
        at += 1 if forward else -1
        if not 0 <= at < len(links):
            self._focused = None
            self.viewport().update()
            return super().focusNextPrevChild(forward)
        self._focused = links[at]
        self._reveal(links[at].rect)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._layout is not None:
            self._anchor = self._layout.place(*self._on_card(event.position()))
            self._selection = self._focused = None
            self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._layout is None:
            return
        at = self._on_card(event.position())
        if self._anchor is not None and event.buttons() & Qt.MouseButton.LeftButton:
            self._selection = (self._anchor, self._layout.place(*at))
            self.viewport().update()
            return
        hit = self._layout.hotspot_at(*at)
        shape = Qt.CursorShape.PointingHandCursor if hit and hit.run.target else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        empty = self._selection is None or self._selection[0] == self._selection[1]
        self._anchor = None
        if event.button() == Qt.MouseButton.LeftButton and self._layout is not None and empty:
            hit = self._layout.hotspot_at(*self._on_card(event.position()))
            if hit is not None:
                self.follow(hit.run)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and self._layout is not None:
            self._tell(event)  # type: ignore[arg-type]
            return True
        return super().viewportEvent(event)

    @property
    def _left(self) -> float:
        return max(MARGIN, (self.viewport().width() - WIDEST) / 2)

    @property
    def _top(self) -> float:
        return self.verticalScrollBar().value() - MARGIN + 4

    def _on_card(self, at: QPointF) -> tuple[float, float]:
        return at.x() - self._left, at.y() + self._top

    def _tell(self, event: QHelpEvent) -> None:
        hit = self._layout.hotspot_at(*self._on_card(QPointF(event.pos()))) if self._layout else None
        if hit is not None and hit.run.tip:
            # Rich text wraps; plain text would make one endless line.
            text = hit.run.tip.replace("&", "&amp;").replace("<", "&lt;").replace("\n\n", "<br><br>")
            QToolTip.showText(event.globalPos(), f"<p>{text}</p>", self.viewport())
        else:
            QToolTip.hideText()

    def _lay(self) -> None:
        if self._card is None:
            return
        width = min(self.viewport().width() - 2 * MARGIN, WIDEST)
        self._layout = CardLayout(self._card, max(width, 240), self._styles, self._colours, self._opened)
        self._layout.extend(self._top + self.viewport().height())
        self._measure()
        self._idle.start(30)
        self.viewport().update()

    def _measure(self) -> None:
        if self._layout is not None:
            bar, high = self.verticalScrollBar(), self.viewport().height()
            bar.setPageStep(high)
            bar.setRange(0, max(0, round(self._layout.height + MARGIN - high)))

    def _reveal(self, rect: QRectF) -> None:
        bar, high = self.verticalScrollBar(), self.viewport().height()
        if rect.top() < self._top + 10 or rect.bottom() > self._top + high - 10:
            bar.setValue(round(rect.center().y() - high / 3))
        self.viewport().update()

    @Slot()
    def _on_idle(self) -> None:
        if self._layout is not None and not self._layout.done:
            self._layout.extend(float("inf"))
            self._measure()
        if not self._described:
            # A click need not wait for what a screen reader is told.
            self._described = True
            self.setAccessibleDescription(self.text())
