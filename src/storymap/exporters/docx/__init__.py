"""Story → DOCX with comments on the words of its claims and doubtful places."""
