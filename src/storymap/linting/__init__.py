"""A story file → what is to be mended before it is published: missing sources, unsigned verdicts, exact homes."""
