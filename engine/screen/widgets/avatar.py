"""How a seat or a group is recognised: an animal on a coloured disc."""

from pygame import Rect, Surface, Vector2

from engine.screen.pen import Pen
from engine.screen.shapes import disc
from engine.screen.theme import Colour, mix


def draw_avatar(
    surface: Surface, animal: str, colour: Colour, at: Vector2, radius: int, pen: Pen
) -> None:
    """Draw the disc at ``at``; an animal without a picture shows its first letter."""
    rim = max(1, radius // 12)
    for size, tint in ((radius, mix(colour, pen.colours.on_look, 0.75)), (radius - rim, colour)):
        picture = disc(size, tint)
        surface.blit(picture, (round(at.x) - size, round(at.y) - size))
    room = Rect(0, 0, round(radius * 1.36), round(radius * 1.36))
    room.center = round(at.x), round(at.y)
    if pen.icons.draw(surface, f"animal-{animal}", pen.colours.on_look, room):
        return
    if radius * 2 >= pen.small().pitch:
        pen.letters.middle(
            surface,
            animal[:1].upper(),
            pen.small(pen.colours.on_look, True),
            room.inflate(radius, 0),
        )
