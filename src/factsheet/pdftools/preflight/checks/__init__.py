"""The checks: one in each module, found by looking into this folder."""
