"""Make-up: galleys fitted to pages, placed, mirrored, and checked for completeness."""
