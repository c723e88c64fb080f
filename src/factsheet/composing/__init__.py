"""Composition: where the blocks of a sheet stand, found by a search over the arrangements of a layout."""
