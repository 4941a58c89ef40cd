"""The workshop: a pure state machine, and the live object that keeps its log."""
