"""What a statement is checked for: one module for each kind of claim. Each gives findings and knows no other."""
