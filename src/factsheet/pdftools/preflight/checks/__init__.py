"""The checks by family of clauses: each is a decorated function, found by looking into this folder."""
