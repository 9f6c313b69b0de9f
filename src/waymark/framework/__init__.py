"""A folder of YAML and CSV files becomes the dictionary, or every issue there is with it."""
