"""Layouts: declarative folders that say how a page is built, with no Python in them."""
