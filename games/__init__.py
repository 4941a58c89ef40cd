"""The games. Each is one folder, and none knows another."""
