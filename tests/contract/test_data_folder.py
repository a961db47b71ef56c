"""What a running hall keeps on the disk: nobody else may read it, and pages find it."""

from pathlib import Path


def test_nobody_else_on_the_pc_may_read_what_the_hall_keeps(make_server, eventually):
    server = make_server(start=False, cold=True)
    server.data.mkdir(mode=0o755)
    server.start()
    kiosk = server.client(server.token("kiosk", kiosk="main"))

    assert kiosk.post("/tickets", json={"service": "gas", "language": "uz"}).status_code == 201
    eventually(lambda: [*server.data.glob("slips/*/*.png")])

    made = [*server.data.rglob("*")]
    assert {"hall.db", "lock", "log", "slips"} <= {path.name for path in made}
    assert [str(path) for path in made if path.stat().st_mode & 0o077] == []


def test_files_of_a_data_folder_that_is_named_by_a_relative_path_are_served(make_server):
    server = make_server(start=False)
    where, server.data = server.data, Path(server.data.name)
    server.start()
    voice = where / "voice"
    voice.mkdir(exist_ok=True)
    name = "a" * 64 + ".wav"
    (voice / name).write_bytes(b"RIFF")

    answer = server.client().get(f"{server.url}/voice/{name}")

    assert (answer.status_code, answer.content) == (200, b"RIFF")
