"""The writer: a composition becomes a tagged PDF file, for the press or for a screen."""
