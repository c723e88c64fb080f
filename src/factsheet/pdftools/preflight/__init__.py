"""Finished PDFs, ours or others', held against what a printer and a screen reader need."""
