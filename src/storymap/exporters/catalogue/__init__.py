"""Languages of the page's own words: one readable file for each, and the rules for numbers and plurals."""
