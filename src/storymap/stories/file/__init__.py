"""Story ⇄ story file: what the machine drafts, in a form that people read, correct and keep."""
