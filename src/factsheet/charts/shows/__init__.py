"""The ways to draw a chart, a file each: see `factsheet.charts`."""
