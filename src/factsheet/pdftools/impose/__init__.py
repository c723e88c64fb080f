"""Imposition: finished pages laid on the sheets of a press or of one's own printer."""
