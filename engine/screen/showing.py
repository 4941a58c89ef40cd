"""The stage as sprites: everything that is to be seen now, lowest first."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from engine.screen import mirror
from engine.screen.canvas import Sprite
from engine.screen.cues import cue_of_clock
from engine.screen.heading import Placed
from engine.screen.notices import away_sprite, night_sprite, starting_sprite, toast_sprite
from engine.screen.painter import Painter, mark_sprite
from engine.screen.pen import Pen
from engine.screen.scene import Scene, clock_steps
from engine.screen.sheet_drawing import draw_sheet
from engine.screen.sheet_face import SheetFace
from engine.screen.sheet_layout import SheetPlan
from engine.screen.stage import Stage
from engine.screen.vignette import vignette


@dataclass
class Showing:
    """Makes the sprites of ``stage``, and keeps those that did not change."""

    stage: Stage
    rang: bool = False
    """Whether a clock ran out at the last tick."""
    _pen: Pen | None = None
    _painter: Painter = field(default_factory=Painter)
    _seen: dict[str, Placed] = field(default_factory=dict)
    _sheet: tuple[Any, Sprite] | None = None
    _notices: dict[str, Sprite] = field(default_factory=dict)
    _steps: tuple[tuple[int, int], ...] = ()

    def sprites(self) -> list[Sprite]:
        """Return everything that is to be seen."""
        stage, pen = self.stage, self.stage.pen
        self._start_again_with(pen)
        if stage.blanked:
            return [self._notice("night", lambda: night_sprite(pen))]
        built, plan, target = stage.scene(), stage.sheet_plan(), stage.marked()
        shown = self._page(built) if built else []
        if plan:
            shown.append(self._sheet_sprite(*plan, pen))
        if not (built or stage.away):
            shown.append(self._notice("starting", lambda: starting_sprite(pen)))
        if target:
            shown.append(mark_sprite(target.rect, pen))
        if stage.refusal:
            said = stage.refusal
            shown.append(self._notice(said, lambda: toast_sprite(said, pen)))
        if stage.away:
            shown.append(self._notice("away", lambda: away_sprite(pen)))
        return shown

    @property
    def covered(self) -> bool:
        """Return whether something lies over the view, so that nothing may move under it."""
        stage = self.stage
        return bool(stage.sheet or stage.refusal or stage.away or stage.blanked)

    def _notice(self, name: str, make: Callable[[], Sprite]) -> Sprite:
        if name not in self._notices:
            self._notices[name] = make()
        return self._notices[name]

    def ticked(self) -> bool:
        """Return whether a clock looks different since this was last asked."""
        built = self.stage.scene()
        steps = clock_steps(built.page, self.stage.pen) if built else ()
        ticked, self.rang = steps != self._steps, cue_of_clock(self._steps, steps)
        self._steps = steps
        return ticked

    def _start_again_with(self, pen: Pen) -> None:
        """Forget all pictures if the window has another size or other words."""
        if self._pen is not pen:
            self._pen, self._painter, self._seen, self._sheet = pen, Painter(), {}, None
            self._notices = {}

    def _page(self, built: Scene) -> list[Sprite]:
        controls = self.stage.view.controls if self.stage.view else ()
        owned = frozenset(control.board for control in controls)
        sprites = self._painter.sprites(built, self._seen, owned)
        if street := vignette(built, self.stage.pen):
            sprites.insert(0, street)
        self._seen = {placed.widget.id: placed for placed in built.page}
        return sprites

    def _sheet_sprite(self, face: SheetFace, plan: SheetPlan, pen: Pen) -> Sprite:
        if self._sheet is None or self._sheet[0] != (face, plan):
            surface = mirror.picture(
                (pen.theme.width, pen.theme.height), pen, lambda s, p: draw_sheet(s, face, plan, p)
            )
            self._sheet = ((face, plan), Sprite("sheet", pen.theme.whole, surface))
        return self._sheet[1]
