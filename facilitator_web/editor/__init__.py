"""A trainer's file in the browser: as a form, as text, and played, all three of the same text."""
