"""A fuzzer of the whole program: odd inputs through every door, in process, with an eye on time and memory."""
