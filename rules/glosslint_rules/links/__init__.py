"""Rules about links and images."""
