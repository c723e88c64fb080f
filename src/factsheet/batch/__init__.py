"""Series: rows, languages and outputs of one data file, made on every core, that lose nothing.

    rows file -> Table -> Row -> Job -> engine -> Outcome -> manifest, report

A job is plain data and is done by whoever takes it: this process, a worker process, an executor.
"""
