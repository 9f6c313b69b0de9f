"""A made-up county at any size, seeded: written as returns, so that it comes in through the same readers."""
