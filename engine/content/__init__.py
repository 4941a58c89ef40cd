"""A trainer's YAML becomes content, or mistakes with their place and remedy."""
