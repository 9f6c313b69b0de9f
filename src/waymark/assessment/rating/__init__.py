"""Red, amber, green or not rated: one module per rule, named as policies name it. Its first line says the rule."""
