"""Typefaces: what folders of fonts offer, the face for a script, the outlines and metrics of glyphs."""
