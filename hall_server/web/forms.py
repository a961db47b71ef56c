"""Protection of cookies against other sites: a token that only pages of this hall can read.

The token is an HMAC of a random cookie (signed double submit, as OWASP's cheat sheet on cross-site request
forgery describes it). Requests with a bearer token carry no cookie and need none.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from urllib.parse import urlsplit

from flask import Response, g, request

from hall_server.domain.errors import NotAllowed

COOKIE = "navbat_form"
HEADER = "X-CSRF-Token"
FIELD = "csrf_token"

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class Forms:
    """Makes and checks the tokens of forms and page scripts."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def token(self) -> str:
        """The token of this browser; its cookie is set with the answer where it has none."""
        return self._sign(self._seed())

    def renew(self) -> str:
        """A new token, after somebody signed in: what was known before is worth nothing."""
        g.form_seed = secrets.token_urlsafe(16)
        g.form_is_new = True
        return self.token()

    def check(self) -> None:
        """Raise NotAllowed unless this request comes from a page of this hall."""
        given = request.headers.get(HEADER) or request.form.get(FIELD, "")
        seed = request.cookies.get(COOKIE, "")
        if not seed or not hmac.compare_digest(given.encode(), self._sign(seed).encode()):
            raise NotAllowed("not_allowed", saying="form_token")

    def check_origin(self) -> None:
        """Raise NotAllowed when a browser says that another site sends this request."""
        origin = request.headers.get("Origin")
        if origin and origin != "null" and urlsplit(origin).netloc == request.host:
            return
        if origin or request.headers.get("Sec-Fetch-Site", "none") not in ("same-origin", "none"):
            raise NotAllowed("not_allowed", saying="other_site")

    def set_cookie(self, response: Response) -> None:
        """Give the browser its cookie, when it got a new one."""
        if g.get("form_is_new"):
            response.set_cookie(
                COOKIE, g.form_seed, httponly=True, samesite="Strict", secure=request.is_secure
            )

    def _seed(self) -> str:
        if "form_seed" not in g:
            known = request.cookies.get(COOKIE)
            g.form_seed = known or secrets.token_urlsafe(16)
            g.form_is_new = known is None
        seed: str = g.form_seed
        return seed

    def _sign(self, seed: str) -> str:
        return hmac.new(self._secret, f"form:{seed}".encode(), hashlib.sha256).hexdigest()
