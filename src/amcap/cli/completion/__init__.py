"""What is offered at the press of TAB, and how each shell takes it. Every press starts the program: nothing heavy."""
