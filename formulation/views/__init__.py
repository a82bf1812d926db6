"""Pages of people, focus, pattern and goals."""
