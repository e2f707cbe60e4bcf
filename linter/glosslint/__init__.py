"""glosslint: checks that the language versions of Markdown pages line up."""

__version__ = "0.1.0"
