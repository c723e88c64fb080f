"""Packages for the printer: press files with all that a print shop asks for, in one ZIP."""
