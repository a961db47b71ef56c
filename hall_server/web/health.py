"""Whether the server is alive and ready, for whatever watches it."""

from __future__ import annotations

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue

from hall_server.hall.timekeeping import RETRY_S
from hall_server.web.running import Running


def blueprint(running: Running) -> Blueprint:
    """`/healthz` and `/readyz`."""
    health = Blueprint("health", __name__)

    @health.get("/healthz")
    def healthz() -> ResponseReturnValue:
        return jsonify(status="ok")

    @health.get("/readyz")
    def readyz() -> ResponseReturnValue:
        problems = _problems(running)
        answer = jsonify(status="ready" if not problems else "not_ready", problems=problems)
        if problems:
            answer.status_code = 503
            answer.headers["Retry-After"] = str(RETRY_S)
        return answer

    return health


def _problems(running: Running) -> list[dict[str, str]]:
    found = []
    alarm = running.hall.timekeeper.alarm
    if alarm is not None:
        found.append({"code": "clock_alarm", "detail": running.say(f"error-{alarm.value.replace('_', '-')}")})
    trouble = running.hall.store.trouble
    if trouble is not None:
        detail = running.say(f"error-{trouble.replace('_', '-')}", retry_s=RETRY_S)
        found.append({"code": trouble, "detail": detail})
    return found
