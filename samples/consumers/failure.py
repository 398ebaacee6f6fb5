"""What a check raises."""


class Failure(Exception):
    """The dataset is not what it says."""


def expect(holds, message):
    if not holds:
        raise Failure(message)
