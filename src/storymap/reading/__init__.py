"""Files and standard input → documents, with offsets kept and furniture set aside."""
