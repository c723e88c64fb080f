"""From a data file to a factsheet, or to every reason why it is none."""
