"""Direction of travel: one module per method, named as policies name it."""
