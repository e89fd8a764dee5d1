"""Measures the budgets of the program beside a reference in the same run."""
