"""What a running hall keeps on the disk belongs to its own user alone."""


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
