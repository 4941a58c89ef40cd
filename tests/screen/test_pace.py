from engine.screen.pace import FAST, SLOW, Pace


def test_a_machine_that_keeps_up_draws_sixty_frames_a_second() -> None:
    pace = Pace()
    for _ in range(40):
        pace.took(0.008)
    assert pace.frame == FAST
    assert pace.left(0.008) == FAST - 0.008


def test_a_machine_that_cannot_keep_up_draws_thirty_evenly() -> None:
    pace = Pace()
    for _ in range(40):
        pace.took(0.022)
    assert pace.frame == SLOW
    assert abs(pace.left(0.022) - (SLOW - 0.022)) < 1e-9
    assert pace.left(0.2) == 0


def test_one_late_frame_changes_nothing_and_a_machine_may_recover() -> None:
    pace = Pace()
    for late in (0.3, *[0.008] * 11):
        pace.took(late)
    assert pace.frame == FAST
    for _ in range(12):
        pace.took(0.03)
    assert pace.frame == SLOW
    for _ in range(12):
        pace.took(0.008)
    assert pace.frame == FAST
