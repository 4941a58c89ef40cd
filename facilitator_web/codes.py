"""QR codes as drawings."""

from functools import lru_cache

import qrcode
from markupsafe import Markup


@lru_cache(maxsize=64)
def qr(url: str) -> Markup:
    """Return a QR code of ``url``, drawn once."""
    return fresh_qr(url)


def fresh_qr(url: str) -> Markup:
    """Return a QR code of ``url`` as an SVG of one path, four modules of quiet around it."""
    code = qrcode.QRCode(border=4, error_correction=qrcode.constants.ERROR_CORRECT_M)
    code.add_data(url)
    rows = code.get_matrix()
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(rows) for x, dark in enumerate(row) if dark
    )
    size = len(rows)
    return Markup(
        '<svg class="qr" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        '<path fill="#1B2320" d="{path}"/></svg>'
    ).format(size=size, path=path)
