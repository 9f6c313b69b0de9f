"""What a person can ask for, one module per verb. The command line and the web both call these."""
