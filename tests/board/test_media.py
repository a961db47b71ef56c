"""Pictures and videos of the hall's own folder: which are shown, and which files nobody is given."""

import os

import pytest
from hand_hall import refusal

from hall_server.board.media import LARGEST_BYTES, LOOK_S, SETTLED_S, Media

NOON = 1_800_000_000


class Passing:
    """Seconds that pass when they are told to."""

    def __init__(self):
        self.passed = 0.0

    def wall_s(self):
        return NOON + self.passed

    def passed_s(self):
        return self.passed


@pytest.fixture
def time():
    return Passing()


@pytest.fixture
def media(tmp_path, time):
    (tmp_path / "media").mkdir()
    return Media(tmp_path / "media", wall_s=time.wall_s, passed_s=time.passed_s)


@pytest.fixture
def put(tmp_path, time):
    """Puts a file into the folder, long ago unless said otherwise."""

    def put_file(name, content=b"x", ago_s=3600):
        path = tmp_path / "media" / name
        path.write_bytes(content)
        os.utime(path, (time.wall_s() - ago_s,) * 2)
        return path

    return put_file


def shown(media):
    return [each["url"].partition("?")[0] for each in media.listed()]


def test_pictures_and_videos_are_listed_by_name(media, put):
    for name in ("b.PNG", "a.mp4", "C.webm", "d.jpeg", "e.jpg", "f.webp"):
        put(name)

    assert shown(media) == [f"/media/{n}" for n in ("a.mp4", "b.PNG", "C.webm", "d.jpeg", "e.jpg", "f.webp")]
    assert [each["kind"] for each in media.listed()][:2] == ["video", "picture"]


def test_name_may_be_in_any_language(media, put):
    put("Хуш келибсиз & #1?.png")

    (address,) = shown(media)

    assert (
        address
        == "/media/%D0%A5%D1%83%D1%88%20%D0%BA%D0%B5%D0%BB%D0%B8%D0%B1%D1%81%D0%B8%D0%B7%20%26%20%231%3F.png"
    )


@pytest.mark.parametrize("name", [".hidden.png", "note.txt", "sign.svg", "png", "page.html", ".png"])
def test_other_files_are_neither_listed_nor_given(media, put, name):
    put(name)

    assert media.listed() == []
    assert refusal(lambda: media.file(name)) == "not_found"


def test_file_that_is_too_large_or_empty_is_left_out(media, put):
    put("empty.png", b"")
    large = put("large.mp4")
    os.truncate(large, LARGEST_BYTES + 1)
    os.utime(large, (NOON - 60,) * 2)

    assert media.listed() == []
    assert refusal(lambda: media.file("large.mp4")) == "not_found"


def test_folder_and_pipe_are_no_files(media, tmp_path):
    (tmp_path / "media" / "album.png").mkdir()
    os.mkfifo(tmp_path / "media" / "pipe.png")

    assert media.listed() == []
    assert refusal(lambda: media.file("pipe.png")) == "not_found"


@pytest.mark.parametrize(
    "name", ["../outside.png", "..", ".", "", "/etc/passwd", "sub/inside.png", "a\0.png", "x" * 5000 + ".png"]
)
def test_name_that_leads_elsewhere_is_not_found(media, tmp_path, name):
    (tmp_path / "outside.png").write_bytes(b"x")
    (tmp_path / "media" / "sub").mkdir()
    (tmp_path / "media" / "sub" / "inside.png").write_bytes(b"x")

    assert refusal(lambda: media.file(name)) == "not_found"


def test_folder_that_nobody_made_is_empty(tmp_path):
    assert Media(tmp_path / "media").listed() == []


def test_file_that_is_being_copied_waits_until_it_is_whole(media, put, time):
    put("new.mp4", ago_s=0)
    assert media.listed() == []

    time.passed += max(LOOK_S, SETTLED_S)

    assert shown(media) == ["/media/new.mp4"]


def test_folder_is_looked_at_every_few_seconds_only(media, put, time):
    put("a.png")
    assert shown(media) == ["/media/a.png"]
    put("b.png")

    time.passed += LOOK_S - 0.1
    assert shown(media) == ["/media/a.png"]
    time.passed += 0.1

    assert shown(media) == ["/media/a.png", "/media/b.png"]


def test_changed_file_gets_another_address(media, put, time):
    put("a.png")
    (before,) = media.listed()
    put("a.png", b"other", ago_s=1800)

    time.passed += LOOK_S

    (after,) = media.listed()
    assert before["url"] != after["url"]
