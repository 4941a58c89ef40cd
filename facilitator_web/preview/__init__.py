"""A scenario or plan played in the browser while it is being written."""

from facilitator_web.preview.previewed import Preview, Told

__all__ = ["Preview", "Told"]
