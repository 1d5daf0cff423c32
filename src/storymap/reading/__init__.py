"""Files, addresses and standard input, of any kind → documents, with offsets kept and furniture set aside."""
