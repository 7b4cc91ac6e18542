"""Budgets of speed, measured as ratios in one run: ours and a floor in turn (docs/bench.md)."""
