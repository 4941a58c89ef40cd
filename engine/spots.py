"""What may be said of an error in the log: its kind and our place in it, never its message."""

from traceback import walk_tb

_OURS = ("engine", "facilitator_web", "games")


def spot(error: BaseException) -> str:
    """Return the type of ``error`` and the last line of our own code that it passed.

    Messages are left out: they may hold what somebody typed, or who asked.
    """
    passed = [
        f"{module}:{line}"
        for frame, line in walk_tb(error.__traceback__)
        if (module := frame.f_globals.get("__name__", "")).partition(".")[0] in _OURS
    ]
    return f"{type(error).__name__} at {passed[-1]}" if passed else type(error).__name__
