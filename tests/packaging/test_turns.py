import threading

from turns import turn


def test_the_second_waits_for_the_first() -> None:
    order: list[str] = []

    def second() -> None:
        with turn():
            order.append("second")

    waiting = threading.Thread(target=second)
    with turn():
        waiting.start()
        order.append("first")
    waiting.join()
    assert order == ["first", "second"]


def test_a_turn_can_be_taken_again() -> None:
    with turn():
        pass
    with turn():
        pass
