"""Every account in its group, every manager with a book."""
