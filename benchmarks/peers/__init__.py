"""What other tools are given to set in the benchmarks."""
