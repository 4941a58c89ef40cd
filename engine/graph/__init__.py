"""Pictures of what comes after what, drawn without help from outside."""
