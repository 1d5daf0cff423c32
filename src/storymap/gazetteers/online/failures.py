"""Why a server gave no answer, and whether it is worth asking again."""


class NotAnswered(Exception):  # noqa: N818 - it is an outcome that the gazetteer tells, never an error of the user's
    """One request brought no answer.

    Args:
        reason: What happened, in a few words for people.
        again: Whether another attempt may succeed.
        over: Whether the server will answer other names no better.
        wait_s: Seconds that the server asks to wait.
    """

    def __init__(self, reason: str, *, again: bool = False, over: bool = False, wait_s: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.again = again
        self.over = over
        self.wait_s = wait_s
