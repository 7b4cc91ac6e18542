import os
import signal
import socket

from tests.scripts.conftest import family


def test_asked_to_end_it_ends_web_and_worker_and_calls_it_a_success(started):
    serve = started("script/serve")
    web_and_worker = family(serve)

    serve.send_signal(signal.SIGTERM)

    assert serve.wait(10) == 0
    assert set(web_and_worker) == {"web", "worker"}
    assert not any(alive(pid) for pid in web_and_worker.values())


def test_when_the_worker_dies_the_web_does_not_go_on_alone(started):
    serve = started("script/serve")
    web = family(serve)["web"]

    os.kill(family(serve)["worker"], signal.SIGKILL)

    assert serve.wait(10) == 128 + signal.SIGKILL
    assert not alive(web)


def test_when_the_web_dies_the_worker_does_not_go_on_alone(started):
    serve = started("script/serve")
    worker = family(serve)["worker"]

    os.kill(family(serve)["web"], signal.SIGKILL)

    assert serve.wait(10) == 128 + signal.SIGKILL
    assert not alive(worker)


def test_a_quiet_end_that_nobody_asked_for_is_a_failure(place):
    place.program(".venv/bin/huey_consumer", "#!/bin/sh\n")

    _, _, code = place.run("script/serve")

    assert code == 1


def test_a_taken_port_is_one_line_that_says_what_to_do(place):
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]

        out, err, code = place.run("script/serve", PORT=str(port))

    assert (out, code) == ("", 1)
    assert (
        err == f"Port {port} on 127.0.0.1 is taken. Free it, or choose another: PORT={port + 1}\n"
    )


def test_a_port_that_is_none_is_one_line(place):
    out, err, code = place.run("script/serve", PORT="eighty")

    assert (out, code) == ("", 1)
    assert err == "PORT must be a number from 1 to 65535, not 'eighty'.\n"


def test_an_address_of_another_machine_is_one_line(place):
    _, err, code = place.run("script/serve", HOST="192.0.2.1")

    assert code == 1
    assert err.endswith("192.0.2.1 is not an address of this machine. Set HOST to one that is.\n")
    assert err.count("\n") == 1


def test_the_demo_is_served_to_this_machine_only(place):
    out, err, code = place.run("script/serve", "--demo", HOST="192.0.2.1")

    assert (out, code) == ("", 1)
    assert err.startswith("The demo's passwords are known to everybody")
    assert err.count("\n") == 1


def test_an_unknown_option_is_refused(place):
    _, err, code = place.run("script/serve", "--dem")

    assert (err, code) == ('script/serve knows --demo, not "--dem".\n', 2)


def test_what_set_up_refuses_is_not_served(place):
    place.program(".venv/bin/flask", "#!/bin/sh\necho 'Error: too new' >&2\nexit 1\n")

    out, err, code = place.run("script/serve")

    assert (out, err, code) == ("", "Error: too new\n", 1)


def test_the_demo_is_set_up_as_a_demo(place):
    place.program(".venv/bin/flask", '#!/bin/sh\necho "$*"\nexit 1\n')

    out, _, _ = place.run("script/serve", "--demo")

    assert out == "--app wsgi set-up --demo\n"


def test_the_address_is_the_one_that_people_type(place):
    serve = place.start("script/serve", BASE_URL="https://acquaint.example")
    lines = [serve.stdout.readline() for _ in range(2)]
    serve.send_signal(signal.SIGTERM)
    serve.communicate()

    assert lines[1] == "Acquaint is at https://acquaint.example (Ctrl+C ends it)\n"
    assert serve.returncode == 0


def test_an_instance_named_from_here_is_found_from_there(place):
    place.program(".venv/bin/flask", '#!/bin/sh\necho "$ACQUAINT_INSTANCE"\nexit 1\n')

    out, _, _ = place.run("script/serve", ACQUAINT_INSTANCE="elsewhere")

    assert out == f"{place.folder}/elsewhere\n"


def alive(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
