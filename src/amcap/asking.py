"""What is raised where a call asks for what there is not."""


class RequestError(ValueError):
    """A name, condition or format that there is not, where no file is wrong; the text says what to ask for."""
