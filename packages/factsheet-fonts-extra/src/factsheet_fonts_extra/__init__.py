"""Faces for the scripts that factsheet itself brings none for; factsheet reads fonts.yaml beside this file."""
