"""The document: what a factsheet says, as one tree of plain values that every output is read from."""
