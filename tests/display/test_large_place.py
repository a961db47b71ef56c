"""The large place of a board: how long a call stands there, in which order, and how large."""

from collections.abc import Callable
from itertools import count
from typing import Any

from playwright.sync_api import Page, expect

INTER_CAP = 0.727  # height of a capital in em, as the font says

# Plays boards to the page's own rules at the times that the test says: [ms, calls, recent] -> who stands.
PLAY = """async ([largeS, steps]) => {
    const { Standing } = await import('/static/display/standing.js');
    const standing = new Standing();
    const start = Date.parse('2026-11-20T10:00:00Z');
    const call = ([label, ms, id]) => ({ call_id: id ?? label, label, state: 'called',
        called_at: new Date(start + ms).toISOString() });
    return steps.map(([ms, calls, recent]) => {
        const now = start + ms;
        let rows = standing.rows(now);
        if (calls) {
            const at = new Date(now).toISOString();
            const board = { at, calls: calls.map(call), recent: (recent ?? []).map(call) };
            rows = standing.update(board, largeS, now);
            standing.painted(rows.map(({ call }) => call.call_id), now);
            rows = standing.rows(now);
        }
        return rows.map(({ call }) => call.label);
    });
}"""

# The height of the newest label's capitals as a share of the screen's: measured on what is painted.
CAP_SHARE = """() => {
    const label = document.querySelector('.is-newest [data-label]');
    const canvas = document.createElement('canvas').getContext('2d');
    const style = getComputedStyle(label);
    canvas.font = `${style.fontWeight} 200px Inter`;
    const capital = canvas.measureText('H').actualBoundingBoxAscent / 200;
    const size = parseFloat(style.fontSize) * label.getBoundingClientRect().height / label.offsetHeight;
    return { share: capital * size / innerHeight, capital };
}"""


def play(page: Page, *steps: list[Any], large_s: float = 7) -> list[list[str]]:
    return page.evaluate(PLAY, [large_s, list(steps)])


def test_calls_stand_as_long_as_they_should_and_no_longer(fed_page: Callable[..., Any]) -> None:
    page = fed_page().page
    many = [[f"A{n:03d}", 100 * n] for n in range(40, 0, -1)]

    # On opening: who was called within the time, and the newest whenever it was.
    assert play(page, [0, [["A2", -3000], ["A1", -8000]]]) == [["A2"]]
    assert play(page, [0, [["A1", -60_000]]]) == [["A1"]]
    # A new one is on top at once, the older one stays its 7 s, the newest until it is replaced.
    assert play(
        page,
        [0, [["A1", 0]]],
        [1000, [["A2", 1000], ["A1", 0]]],
        [6990],
        [7200],
        [60_000],
    ) == [["A1"], ["A2", "A1"], ["A2", "A1"], ["A2"], ["A2"]]
    # Forty in four seconds, of which the board lists ten: none is swallowed.
    stood = play(page, [0, []], [4000, many[:10], many[10:]], [10_990], [11_200])
    assert stood == [[], [label for label, _ in many], [label for label, _ in many], ["A040"]]


def test_missed_call_leaves_at_once_and_one_that_is_pushed_out_stays(fed_page: Callable[..., Any]) -> None:
    page = fed_page().page
    first = [[f"A{n:03d}", 10 * n] for n in range(10, 0, -1)]
    later = [["B1", 9200], *first[:9]]

    assert play(page, [100, first], [1000, [*first[:4], *first[5:]]], [2000, first[2:]]) == [
        [label for label, _ in first],
        [label for label, _ in first if label != "A006"],
        [label for label, _ in first[2:] if label != "A006"],
    ]
    # Painted late, its time is not over when newer ones have pushed it out of both lists.
    late = play(page, [0, []], [6000, first], [12_800, later])
    assert late[-1] == ["B1", *(label for label, _ in first)]


def test_recall_is_the_newest_again_and_an_old_call_does_not_come_back_as_news(
    fed_page: Callable[..., Any],
) -> None:
    page = fed_page().page
    old = [["A3", -60_000], ["A2", -70_000]]

    assert play(
        page,
        [0, old],
        [100, [["A2", 50, "recalled"], ["A3", -60_000]]],
        [8000, [["A3", -60_000], ["A1", -80_000]]],
    ) == [["A3"], ["A2"], ["A3"]]
    # After an outage of minutes nobody is sent running for a call that is history.
    assert play(page, [0, old], [300_000, [["A9", 290_000], ["A8", 200_000], *old]]) == [["A3"], ["A9"]]


def test_newest_call_is_on_top_in_its_language_and_is_said_once(fed_page: Callable[..., Any]) -> None:
    fed = fed_page(reduced_motion="no-preference")
    page: Page = fed.page
    said = page.locator("[data-said]")
    page.evaluate("""() => {
        window.said = [];
        const place = document.querySelector('[data-said]');
        const options = { childList: true, subtree: true, characterData: true };
        new MutationObserver(() => said.push(place.textContent)).observe(place, options);
    }""")
    first, second = fed.call(1, language="ru"), fed.call(2, language="uz")

    fed.feed(calls=[first])
    fed.feed(calls=[second, first])

    assert fed.labels() == ["A002", "A001"]
    newest = page.locator(".is-newest")
    expect(newest.locator("[lang=uz]")).to_have_count(4)
    expect(newest.locator("[data-please]")).to_have_text("Iltimos, keling")
    expect(newest.locator("[data-counter]")).to_have_text("3-oyna")
    expect(said).to_have_text("A002, 3-oyna, Birinchi qavat, chap tomonda")
    fed.feed(calls=[second | {"state": "serving"}, first])
    assert page.evaluate("[...new Set(said)].length") == 2
    assert page.evaluate("said.length") <= 4
    page.wait_for_function("() => fed.sent.filter(({ name }) => name === 'shown').length === 0")  # not paired


def test_capitals_of_the_newest_call_are_as_high_as_the_farthest_seat_needs(
    fed_page: Callable[..., Any],
) -> None:
    fed = fed_page()
    numbers = count(1)
    for width, height, share in (
        (1920, 1080, 0.18),
        (1920, 1080, 0.3),
        (1280, 720, 0.25),
        (1080, 1920, 0.12),
    ):
        fed.page.set_viewport_size({"width": width, "height": height})
        for called in (1, 2, 5, 12):
            new = [next(numbers) for _ in range(called)]
            calls = [fed.call(n, ago_s=(new[-1] - n) / 10) for n in reversed(new)]

            fed.feed(calls=calls, layout={"cap_share": share}, missed=["A100"])

            found = fed.page.evaluate(CAP_SHARE)
            assert abs(found["capital"] - INTER_CAP) < 0.01, found
            assert found["share"] >= share, (width, height, called, found)
            assert len(fed.labels()) >= called


def test_whoever_is_called_still_stays_on_the_board_after_the_large_time(
    fed_page: Callable[..., Any],
) -> None:
    fed = fed_page()
    upright, lying = (1080, 1920), (1280, 720)
    media = {"media": [{"url": "/static/img/icon.svg", "kind": "picture"}]}
    busy = {"main": ["newest", "notices"], "side": ["calls", "next", "media"]} | media
    notice = {"id": "1", "kind": "notice", "text": {"ru": "Зал закрывается в 18:00."}}
    for size, called, layout in (
        (upright, 7, {"cap_share": 0.118}),
        (lying, 7, {"cap_share": 0.4}),
        (lying, 7, busy | {"cap_share": 0.4}),
        (upright, 10, {"columns": 1, "cap_share": 0.0555}),
        (upright, 6, busy),
        (lying, 6, busy | {"columns": 1}),
        (lying, 4, {"side": []}),
        ((1920, 1080), 15, {}),
    ):
        fed.page.set_viewport_size({"width": size[0], "height": size[1]})
        calls = [fed.call(n, ago_s=60 - n) for n in range(called, 0, -1)]

        fed.feed(calls=calls, layout=layout, next=["A111"], notices=[notice])

        fed.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
        seen, sizes = fed.page.evaluate("""() => {
            const all = [...document.querySelectorAll('.display [data-label]')].filter((label) =>
                label.checkVisibility({ visibilityProperty: true }));
            const scale = (each) => each.getBoundingClientRect().height / each.offsetHeight;
            const size = (each) => parseFloat(getComputedStyle(each).fontSize) * scale(each) / innerHeight;
            return [all.map(({ textContent }) => textContent), all.map(size)];
        }""")
        assert set(seen) == {call["label"] for call in calls}, (size, layout)
        assert min(sizes) >= 0.03, (size, layout, sizes)
        expect(fed.page.locator("[data-notice]")).to_be_visible()


def test_called_without_room_in_the_list_are_counted(fed_page: Callable[..., Any]) -> None:
    fed = fed_page(viewport={"width": 1280, "height": 720})
    calls = [fed.call(n, ago_s=60 - n) for n in range(10, 0, -1)]

    fed.feed(calls=calls, layout={"foot": ["calls", "missed", "clock", "waiting"], "side": ["next"]})

    labels = fed.page.locator("[data-calls] [data-label]")
    expect(labels.first).to_have_text("A009")
    shown = labels.count() - 1
    assert shown < 9
    expect(labels.last).to_have_text(f"+{9 - shown}")


def test_layout_theme_and_languages_change_without_a_reload(fed_page: Callable[..., Any]) -> None:
    fed = fed_page()
    page: Page = fed.page
    page.evaluate("window.isTheSamePage = true")
    own = {"counter": "4", "name": {"uz": "4-oyna", "ru": "Окно 4"}, "state": "closed"}

    fed.feed(
        calls=[fed.call(1)],
        languages=("ru", "uz"),
        layout={
            "theme": "light",
            "main": ["newest", "next"],
            "side": ["missed"],
            "foot": ["clock"],
            "top": [],
        },
    )
    expect(page.locator("html")).to_have_attribute("data-theme", "light")
    expect(page.locator("[data-zone=main] > [data-part]")).to_have_count(2)
    expect(page.locator("[data-zone=foot] > [data-part=clock]")).to_be_visible()
    expect(page.locator("[data-part=calls]")).to_be_hidden()
    expect(page.locator("#missed-heading")).to_have_text("Не подошлиKelmagan")

    fed.feed(own=own, languages=("ru", "uz"), layout={"top": ["counter"], "side": [], "foot": []})
    expect(page.locator("[data-empty] span")).to_have_text(["Закрыто", "Yopiq"])
    expect(page.locator("[data-own-name] span")).to_have_text(["Окно 4", "4-oyna"])
    fed.feed(own=own | {"state": "open"}, calls=[fed.call(2)], layout={"top": ["counter"], "side": []})
    assert fed.labels() == ["A002"]
    expect(page.locator("[data-counter]")).to_have_text("")
    assert page.evaluate("window.isTheSamePage")


def test_notice_that_was_not_written_in_all_languages_says_nothing_twice(
    fed_page: Callable[..., Any],
) -> None:
    fed = fed_page()
    texts = {"uz": "Salom", "uz-Cyrl": "Salom", "ru": "Привет", "en": "Salom"}

    fed.feed(notices=[{"id": "1", "kind": "notice", "text": texts}])

    expect(fed.page.locator("[data-notice] span")).to_have_text(["Salom", "Привет"])


def test_name_of_the_hall_follows_the_size_of_the_screen(fed_page: Callable[..., Any]) -> None:
    fed = fed_page(viewport={"width": 1080, "height": 1920})
    page: Page = fed.page
    fed.feed(calls=[fed.call(1)])

    page.set_viewport_size({"width": 3840, "height": 2160})

    page.wait_for_function("""() => {
        const { fontSize } = getComputedStyle(document.querySelector('[data-part=hall]'));
        return parseFloat(fontSize) > 60;
    }""")


def test_emergency_takes_the_screen_and_goes_again(fed_page: Callable[..., Any]) -> None:
    fed = fed_page()
    page: Page = fed.page
    texts = {"uz": "Yongʻin", "uz-Cyrl": "Ёнғин", "ru": "Пожар", "en": "Fire"}
    emergency = [{"id": "1", "kind": "emergency", "text": texts | {"kaa": "Fire"}}]
    calls = [fed.call(1), fed.call(2, state="serving")]

    # All languages of the hall, not only those of the screen; only who is on the way.
    fed.feed(calls=calls, notices=emergency, languages=("ru",))

    words = page.locator("[data-emergency] .emergency-word")
    assert sorted(page.locator("[data-emergency] [data-text]").all_inner_texts()) == sorted(texts.values())
    assert words.all_inner_texts()[0] == "Тревога"
    expect(page.locator("[data-emergency-calls] li")).to_have_text(["A001 → 2-ойна"])
    height, size, line = words.first.evaluate(
        "(word) => [innerHeight, parseFloat(getComputedStyle(word).fontSize),"
        " word.getBoundingClientRect().bottom <= word.nextElementSibling.getBoundingClientRect().top]"
    )
    assert size > 0.055 * height
    assert line
    fed.feed(calls=calls, notices=emergency, own={"counter": "1", "name": texts, "state": "open"})
    expect(page.locator("[data-emergency-calls] li")).to_have_count(0)
    fed.feed(calls=[fed.call(1)], notices=[{"id": "2", "kind": "notice", "text": texts}])
    expect(page.locator("[data-emergency]")).to_be_hidden()
    expect(page.locator("[data-notice-strip] [data-notice]")).to_contain_text("Fire")
    fed.feed(calls=[fed.call(1)])
    expect(page.locator("[data-part=notices]")).to_be_hidden()


def test_emergency_covers_neither_the_lost_line_nor_the_wish_for_a_touch(
    fed_page: Callable[..., Any], cut_off: Callable[[Page], list[str]]
) -> None:
    fed = fed_page(viewport={"width": 1280, "height": 720})
    page: Page = fed.page
    text = {"uz": "Yongʻin " * 12, "uz-Cyrl": "Ёнғин " * 12, "ru": "Пожар " * 12, "en": "Fire " * 12}
    fed.feed(calls=[fed.call(1)], notices=[{"id": "1", "kind": "emergency", "text": text}])

    page.evaluate("document.querySelector('[data-sound]').hidden = false; fed.refuse = true; fed.close()")

    expect(page.locator("[data-lost]")).to_be_visible()
    page.locator("[data-sound]").click(trial=True)  # nothing lies on it
    page.wait_for_function("""() => {
        const [above, part, below] = ['[data-lost]', '[data-emergency]', '[data-sound-strip]']
            .map((name) => document.querySelector(name).getBoundingClientRect());
        return above.height > 20 && below.height > 20
            && part.top >= above.bottom - 1 && part.bottom <= below.top + 1;
    }""")
    assert cut_off(page) == []


def test_line_that_breaks_is_told_with_the_halls_time_and_heals_without_a_reload(
    fed_page: Callable[..., Any],
) -> None:
    fed = fed_page(timezone_id="Pacific/Honolulu")
    page: Page = fed.page
    page.evaluate("window.isTheSamePage = true")
    fed.feed(calls=[fed.call(1)], at="2026-11-20T05:41:30.000Z")

    page.evaluate("fed.refuse = true; fed.close()")

    # Tashkent is five hours before UTC.
    for words in (
        "Aloqa uzildi",
        "Алоқа узилди",
        "Связь потеряна, данные на 10:41",
        "Connection lost, data from 10:41",
    ):
        expect(page.locator("[data-lost]")).to_contain_text(words)
    page.evaluate("(board) => { fed.board = board; fed.refuse = false; }", fed.board(calls=[fed.call(2)]))
    expect(page.locator("[data-lost]")).to_be_hidden(timeout=15_000)
    assert fed.labels()[0] == "A002"
    assert page.evaluate("window.isTheSamePage")


def test_languages_take_turns_and_a_new_call_begins_with_its_own(fed_page: Callable[..., Any]) -> None:
    fed = fed_page(is_clock_moved=True)
    page: Page = fed.page
    in_turn = {
        "change": "in_turn",
        "turn_s": 10,
        "foot": ["missed", "ticker"],
        "ticker": [{"uz": "Bir", "ru": "Один"}],
    }
    call = fed.call(1, language="en")

    fed.feed(calls=[call], missed=["A009"], languages=("uz", "ru"), layout=in_turn)
    newest = page.locator(".is-newest [data-counter]")
    expect(newest).to_have_attribute("lang", "en")
    page.clock.run_for(20_000)
    expect(newest).to_have_attribute("lang", "en")
    fed.feed(calls=[call | {"state": "serving"}], missed=["A009"], languages=("uz", "ru"), layout=in_turn)

    shown = []
    for _ in range(4):
        heading, ticker = (
            page.locator("#missed-heading").inner_text(),
            page.locator("[data-ticker]").inner_text(),
        )
        shown.append((heading, ticker, newest.get_attribute("lang")))
        page.clock.run_for(10_000)
    words = {("Kelmagan", "Bir", "uz"), ("Не подошли", "Один", "ru")}
    assert set(shown) == words
    assert {heading for heading, _, _ in shown[:2]} == {"Kelmagan", "Не подошли"}


def test_call_stays_seven_seconds_on_the_page_and_the_newest_longer(fed_page: Callable[..., Any]) -> None:
    fed = fed_page(is_clock_moved=True)
    first, second = fed.call(1), fed.call(2)
    fed.feed(calls=[first])
    fed.feed(calls=[second, first])

    fed.page.clock.run_for(6900)
    assert fed.labels() == ["A002", "A001"]
    fed.page.clock.run_for(600)
    assert fed.labels() == ["A002"]
    fed.page.clock.run_for(60_000)
    assert fed.labels() == ["A002"]


def test_every_painted_call_is_confirmed_once_and_again_when_the_line_broke(
    fed_page: Callable[..., Any],
) -> None:
    fed = fed_page()
    page: Page = fed.page
    page.evaluate("""async () => {
        const { Receipts } = await import('/static/display/receipts.js');
        let tell;
        window.sentIds = [];
        const emit = (_, { call_id }) => sentIds.push(call_id);
        const line = { onState: (listener) => (tell = listener), emit };
        window.receipts = new Receipts(line);
        window.setLost = (lost) => tell({ lost });
    }""")

    page.evaluate("receipts.confirm(['1', '2']); receipts.confirm(['2', '3'])")
    assert page.evaluate("sentIds") == ["1", "2", "3"]
    page.evaluate("setLost(true); setLost(true); setLost(false); receipts.confirm(['2', '3', '4'])")
    assert page.evaluate("sentIds") == ["1", "2", "3", "2", "3", "4"]


def test_receipt_that_the_hall_could_not_note_is_sent_again_until_it_is(fed_page: Callable[..., Any]) -> None:
    fed = fed_page(is_clock_moved=True)
    page: Page = fed.page
    answer_with = "(status) => (fed.answer = { status })"
    page.evaluate("""async () => {
        const { openLine } = await import('/static/js/live.js');
        const { Receipts } = await import('/static/display/receipts.js');
        const line = openLine();
        window.receipts = new Receipts({ emit: line.emit, onState: () => {} });
        while (!line.emit('ready', {})) await new Promise((later) => setTimeout(later, 50));
    }""")

    def tries(call: str, seconds: float) -> int:
        page.clock.run_for(seconds * 1000)
        return len([each for each in fed.sent() if each["call_id"] == call])

    page.evaluate(answer_with, 503)
    page.evaluate("receipts.confirm(['one'])")
    assert [tries("one", 0.9), tries("one", 0.3), tries("one", 2.1)] == [1, 2, 3]
    page.evaluate(answer_with, 200)
    assert [tries("one", 4.1), tries("one", 120)] == [4, 4]

    page.evaluate(answer_with, 404)
    page.evaluate("receipts.confirm(['one', 'two'])")
    assert [tries("one", 120), tries("two", 0)] == [4, 1]

    page.evaluate(answer_with, 503)
    page.evaluate("receipts.confirm(['three'])")
    assert [tries("three", 120), tries("three", 120)] == [8, 8]


def test_pictures_change_and_a_broken_or_foreign_file_is_left_out(
    fed_page: Callable[..., Any], complaints: Any
) -> None:
    complaints.expect("404")
    fed = fed_page()
    page: Page = fed.page
    icon = "/static/img/icon.svg"
    pictures = [f"{icon}?1", "/static/img/missing.png", "http://example.org/a.png", f"{icon}?2"]
    shown = page.locator("[data-part=media] img")
    page.evaluate("window.urls = []")
    page.evaluate("""() => {
        const note = ({ addedNodes }) => addedNodes.forEach(({ src }) => urls.push(new URL(src).search));
        const part = document.querySelector('[data-part=media]');
        new MutationObserver((all) => all.forEach(note)).observe(part, { childList: true });
    }""")

    fed.feed(
        layout={
            "side": ["media"],
            "media": [{"url": url, "kind": "picture"} for url in pictures],
            "media_s": 0.2,
        }
    )

    page.wait_for_function("() => urls.length >= 4")
    expect(shown).to_have_count(1)
    assert page.evaluate("urls.slice(0, 4)") == ["?1", "?2", "?1", "?2"]
