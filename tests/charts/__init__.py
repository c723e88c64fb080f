"""The charts, as values and in finished files."""
