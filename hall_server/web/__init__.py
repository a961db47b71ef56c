"""The running hall for pages and API: who is asking, in which language, and how errors become answers.

Sign-in, pairing, tokens, CSRF, rate limits and headers are decided here and nowhere else.
It answers no request of its own but the ones for signing in and for health."""
