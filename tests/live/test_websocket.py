"""Lines that are gone when they are hung up."""

import socket

from simple_websocket import Server

from hall_server.live.websocket import Websocket

REQUEST = {
    "REQUEST_METHOD": "GET",
    "PATH_INFO": "/socket.io/",
    "HTTP_HOST": "hall.test",
    "HTTP_CONNECTION": "Upgrade",
    "HTTP_UPGRADE": "websocket",
    "HTTP_SEC_WEBSOCKET_KEY": "dGhlIHNhbXBsZSBub25jZQ==",
    "HTTP_SEC_WEBSOCKET_VERSION": "13",
}


def test_line_whose_socket_is_closed_already_is_hung_up_in_peace():
    near, far = socket.socketpair()
    line = Websocket(handler=None, server=None)
    line.ws = Server({**REQUEST, "werkzeug.socket": near})
    assert line.ws.connected
    near.close()

    line.close()

    far.close()


def test_line_is_hung_up_twice_in_peace():
    near, far = socket.socketpair()
    line = Websocket(handler=None, server=None)
    line.ws = Server({**REQUEST, "werkzeug.socket": near})

    line.close()
    line.close()

    assert far.recv(1000).startswith(b"HTTP/1.1 101 ")
    near.close()
    far.close()
