"""What an intake of tables becomes: a portfolio to go on with."""
