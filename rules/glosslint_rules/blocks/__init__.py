"""Rules about lists, quotes and other blocks."""
