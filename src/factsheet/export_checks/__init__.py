"""Clearance: what a composition must meet before it is written, one check a module.

A page that cannot be read, printed or heard is refused here, with the place and the way out.
"""
