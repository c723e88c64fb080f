"""Series: rows, languages and outputs of one data file, made on every core, that lose nothing.

    rows file -> RowTable -> SheetRow -> Job -> engine -> JobOutcome -> manifest, report

A job is plain data and is done by whoever takes it: this process, a worker process, an executor.
"""
