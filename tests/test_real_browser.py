"""The browser that pages are tested with sees what a person would complain about."""

import http.server
import threading

import pytest

POLICY = "default-src 'self'"
GOOD = "<!doctype html><html lang=en><title>Hall</title><main><h1>Hall</h1><p>Welcome</p></main></html>"


@pytest.fixture
def site():
    """A small server; `site.pages` maps paths to what stands there."""

    class Answers(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            body = site.pages.get(self.path)
            self.send_response(200 if body is not None else 404)
            self.send_header("Content-Type", "text/javascript" if self.path.endswith(".js") else "text/html")
            self.send_header("Content-Security-Policy", POLICY)
            self.end_headers()
            self.wfile.write((body or "").encode())

        def log_message(self, *args):
            """Say nothing."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers) as site:
        site.pages = {"/": GOOD, "/favicon.ico": ""}
        site.url = f"http://127.0.0.1:{site.server_port}"
        thread = threading.Thread(target=site.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield site
        site.shutdown()
        thread.join()


def test_good_page_has_no_complaints_and_no_barriers(site, new_page, complaints, axe):
    page = new_page(f"{site.url}/")

    assert page.text_content("h1") == "Hall"
    assert axe(page) == []
    assert complaints.unexpected() == []


def test_barrier_is_found_with_its_element(site, new_page, axe):
    site.pages["/"] = GOOD.replace("Welcome", "<button id=nameless></button>")
    page = new_page(f"{site.url}/")

    found = axe(page)

    assert len(found) == 1
    assert found[0].startswith("button-name (critical)")
    assert "#nameless" in found[0]


@pytest.mark.parametrize(
    ("markup", "complaint"),
    [
        ("<script src=/breaks.js></script>", "it broke"),
        ("<script src=/complains.js></script>", "not good"),
        ("<script src=/rejects.js></script>", "promised"),
        ("<script src=/nothing.js></script>", "404"),
        ("<script>document.title = 'inline'</script>", "content policy: script-src"),
        ("<p style='color: red'>red</p>", "content policy: style-src"),
        ("<img src='http://fonts.invalid/a.png' alt=''>", "outside the hall"),
    ],
)
def test_complaint_of_a_page_is_heard(site, new_page, complaints, markup, complaint):
    site.pages |= {
        "/": GOOD.replace("Welcome", markup),
        "/breaks.js": "throw new Error('it broke')",
        "/complains.js": "console.error('not good')",
        "/rejects.js": "Promise.reject(new Error('promised'))",
    }

    new_page(f"{site.url}/").wait_for_load_state("networkidle")

    assert any(complaint in said for said in complaints.unexpected()), complaints.unexpected()
    complaints.forget()


def test_expected_complaint_is_part_of_the_test(site, new_page, complaints):
    complaints.expect("404")
    site.pages["/"] = GOOD.replace("Welcome", "<script src=/nothing.js></script>")

    new_page(f"{site.url}/").wait_for_load_state("networkidle")

    assert complaints.unexpected() == []


def test_two_pages_do_not_share_what_they_remember(site, new_page):
    one, other = new_page(f"{site.url}/"), new_page(f"{site.url}/")

    one.evaluate("localStorage.setItem('who', 'one'); document.cookie = 'who=one'")

    assert other.evaluate("localStorage.getItem('who') || document.cookie") == ""
