"""Every layout, size, theme and language of a board: as pictures to look at, and without anything cut off.

Where the pictures go: the folder that NAVBAT_PICTURES names, else the test's own."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = [pytest.mark.long, pytest.mark.timeout(1800)]

SIZES = ((1280, 720), (1920, 1080), (3840, 2160), (1080, 1920))
LONG_NAMES = {
    "uz": "Tadbirkorlarni roʻyxatdan oʻtkazish darchasi {}",
    "uz-Cyrl": "Тадбиркорларни рўйхатдан ўтказиш дарчаси {}",
    "ru": "Окно регистрации предпринимателей {}",
    "en": "Window for the registration of businesses {}",
}
LONG_PLACE = {
    "uz": "Birinchi qavat, zinapoyadan chapda, yer kadastri boshqarmasi yonida",
    "uz-Cyrl": "Биринчи қават, зинапоядан чапда, ер кадастри бошқармаси ёнида",
    "ru": "Первый этаж, слева от лестницы, рядом с управлением земельного кадастра",
    "en": "Ground floor, left of the stairs, beside the land registry office",
}
TICKER = [
    {
        "uz": "Pasportingizni va barcha hujjatlaringizni oldindan tayyorlab qoʻying.",
        "uz-Cyrl": "Паспортингизни ва барча ҳужжатларингизни олдиндан тайёрлаб қўйинг.",
        "ru": "Приготовьте заранее паспорт и все документы.",
        "en": "Have your passport and all your papers ready.",
    }
]
CLOSING = {
    "id": "1",
    "kind": "closing",
    "text": {
        "uz": "Zal soat 18:00 da yopiladi. Yangi chiptalar berilmaydi.",
        "uz-Cyrl": "Зал соат 18:00 да ёпилади. Янги чипталар берилмайди.",
        "ru": "Зал закрывается в 18:00. Новые талоны не выдаются.",
        "en": "The hall closes at 18:00. No new tickets are given.",
    },
}
EMERGENCY = {
    "id": "2",
    "kind": "emergency",
    "text": {
        "uz": "Binoda yongʻin. Xotirjamlik bilan eng yaqin chiqish eshigidan chiqing.",
        "uz-Cyrl": "Бинода ёнғин. Хотиржамлик билан энг яқин чиқиш эшигидан чиқинг.",
        "ru": "В здании пожар. Спокойно выйдите через ближайший выход.",
        "en": "There is a fire in the building. Leave calmly by the nearest exit.",
    },
}
MISSED = [f"A{n:03d}" for n in range(100, 140)]
FULL = {
    "main": ["newest", "ticker"],
    "side": ["calls", "next", "media"],
    "foot": ["missed", "waiting", "notices"],
    "ticker": TICKER,
    "media": [{"url": "/static/img/icon.svg", "kind": "picture"}],
}
OWN = {"top": ["counter", "clock"], "side": [], "foot": ["notices"]}
OWN_COUNTER = {
    "counter": "4",
    "name": {
        k: v.format(4)
        for k, v in {"uz": "{}-oyna", "uz-Cyrl": "{}-ойна", "ru": "Окно {}", "en": "Window {}"}.items()
    },
}
ODD = {
    "top": ["clock", "missed", "hall", "waiting"],
    "main": ["newest", "notices", "media"],
    "side": ["ticker", "next"],
    "foot": ["calls"],
    "share": 85,
    "media": FULL["media"],
}


def long_call(fed: Any, n: int, **rest: Any) -> dict[str, Any]:
    call = fed.call(n, **rest)
    return call | {
        "place": {k: f"{v.format(call['counter'])}, {LONG_PLACE[k]}" for k, v in LONG_NAMES.items()}
    }


def scenes(fed: Any) -> dict[str, tuple[dict[str, Any], list[list[dict[str, Any]]]]]:
    """By name: the board without its calls, and the lists of calls that are fed one after the other."""
    old = [fed.call(n, ago_s=600 - n) for n in range(15, 0, -1)]
    long_names = {str(n): {k: v.format(n) for k, v in LONG_NAMES.items()} for n in range(1, 40)}

    def at_once(count: int, make: Callable[..., Any] = fed.call, **rest: Any) -> list[list[dict[str, Any]]]:
        new = [make(100 + n, ago_s=(count - n) / 20, **rest) for n in range(count, 0, -1)]
        return [old[:10], new + old[: max(0, 10 - count)]]

    return {
        "empty": ({"calls": []}, [[]]),
        "usual": ({"missed": MISSED}, [old]),
        "usual-1-light": ({"missed": MISSED[:3], "layout": {"theme": "light"}}, at_once(1, language="uz")),
        "usual-1-contrast": ({"layout": {"theme": "contrast"}}, at_once(1, language="ru")),
        "usual-2": ({"missed": MISSED}, at_once(2)),
        "usual-3": ({"missed": MISSED}, at_once(3)),
        "usual-8": ({"missed": MISSED}, at_once(8)),
        "usual-28": ({"missed": MISSED}, at_once(28)),
        "usual-40": ({"missed": MISSED}, at_once(40)),
        "far-1": ({"layout": {"cap_share": 0.3}}, at_once(1)),
        "far-5": ({"layout": {"cap_share": 0.2}}, at_once(5)),
        "long-1": (
            {"names": long_names, "missed": MISSED},
            [
                [long_call(fed, n, ago_s=600 - n) for n in range(9, 0, -1)],
                [long_call(fed, 101, language="ru")]
                + [long_call(fed, n, ago_s=600 - n) for n in range(9, 0, -1)],
            ],
        ),
        "long-6": (
            {"names": long_names, "missed": MISSED},
            at_once(6, lambda n, **r: long_call(fed, n, **r)),
        ),
        "long-28": ({"names": long_names}, at_once(28, lambda n, **r: long_call(fed, n, **r))),
        "one-column": ({"missed": MISSED, "layout": {"columns": 1}}, at_once(2)),
        "no-side": ({"missed": MISSED, "layout": {"side": []}}, at_once(4)),
        "newest-in-side": ({"layout": {"main": ["calls"], "side": ["newest"], "share": 40}}, at_once(2)),
        "full": ({"missed": MISSED, "layout": FULL, "next": MISSED[:5], "notices": [CLOSING]}, at_once(1)),
        "full-in-turn": (
            {
                "missed": MISSED,
                "layout": FULL | {"change": "in_turn", "theme": "light"},
                "next": MISSED[:5],
                "notices": [CLOSING],
                "languages": ("uz", "ru"),
            },
            at_once(3),
        ),
        "odd": (
            {"missed": MISSED, "notices": [CLOSING], "layout": ODD | {"ticker": TICKER}, "next": MISSED[:5]},
            at_once(2),
        ),
        "notice-strip": ({"missed": MISSED, "notices": [CLOSING]}, at_once(2)),
        "emergency": ({"notices": [EMERGENCY, CLOSING]}, [old]),
        "emergency-contrast": ({"notices": [EMERGENCY], "layout": {"theme": "contrast"}}, [old]),
        "own": ({"layout": OWN, "own": OWN_COUNTER | {"state": "open"}}, [[fed.call(3)]]),
        "own-closed": ({"layout": OWN, "own": OWN_COUNTER | {"state": "closed"}, "notices": [CLOSING]}, [[]]),
        "own-paused": ({"layout": OWN | {"theme": "light"}, "own": OWN_COUNTER | {"state": "paused"}}, [[]]),
        "lost": ({"missed": MISSED}, at_once(1)),
        "lost-light": (
            {"missed": MISSED, "layout": FULL | {"theme": "light"}, "notices": [CLOSING]},
            at_once(2),
        ),
    }


def test_every_layout_is_whole_in_every_size(
    fed_page: Callable[..., Any],
    axe: Callable[..., list[str]],
    cut_off: Callable[..., list[str]],
    tmp_path: Path,
) -> None:
    folder = Path(os.environ.get("NAVBAT_PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    fed = fed_page(reduced_motion="reduce")
    wrong: list[str] = []

    for name, (board, steps) in scenes(fed).items():
        if name not in os.environ.get("NAVBAT_SCENES", name).split():
            continue
        for width, height in SIZES:
            fed.page.set_viewport_size({"width": width, "height": height})
            fed.page.reload()
            fed.page.wait_for_function("() => fed.sent.length > 0")
            for calls in scenes(fed)[name][1] if steps else []:
                fed.feed(**board | {"calls": calls})
            if name.startswith("lost"):
                fed.page.evaluate("() => { fed.refuse = true; fed.close(); }")
                fed.page.locator("[data-lost]").wait_for()
            fed.page.evaluate("() => document.fonts.ready.then(() => new Promise(requestAnimationFrame))")
            fed.page.evaluate(
                "() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))"
            )
            fed.page.screenshot(path=folder / f"{name}-{width}x{height}.png")
            found = cut_off(fed.page)
            if width == 1920:
                found += axe(fed.page)
            wrong += [f"{name} {width}x{height}: {each}" for each in found]
    assert wrong == [], "\n".join(wrong)
