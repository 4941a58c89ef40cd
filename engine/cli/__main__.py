"""``python -m engine.cli`` is the ``speeltafel`` command."""

from engine.cli import main

main()
