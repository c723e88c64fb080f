"""HTML: one self-contained page of an edition, read from its document and dressed by its layout."""
