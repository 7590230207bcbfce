"""Reading: from files and standard input to validated models, or to a list of all that is wrong with them."""
