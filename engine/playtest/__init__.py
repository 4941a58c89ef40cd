"""Many groups play a scenario in this process: what they see of it, and how it goes."""
