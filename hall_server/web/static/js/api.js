// Requests to the hall. Every change is a POST with a key, so that a repeated one changes nothing twice.

const TIMEOUT_MS = 10000;

/** The hall refused: `status`, `code`, and the sentence for people in `detail`. */
export class Problem extends Error {
  constructor({ status, code, title, detail }, retryAfterSeconds = null) {
    super(detail || title || `HTTP ${status}`);
    Object.assign(this, { status, code, title, detail, retryAfterSeconds });
  }
}

/** No answer: the request may have been done or not. Repeat it with the same key. */
export class Unreachable extends Error {}

/** A new idempotency key. (`crypto.randomUUID` is missing on plain http pages of a LAN address.) */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** POST `body` to `/api/v1` + `path`. Gives the JSON, null for 204. Raises Problem or Unreachable. */
export function post(path, body = {}, { key = newKey(), version = null, language } = {}) {
  const headers = {
    'Content-Type': 'application/json',
    'Idempotency-Key': key,
    'X-CSRF-Token': document.querySelector('meta[name="csrf-token"]')?.content ?? '',
  };
  if (version !== null) headers['If-Match'] = String(version);
  return request(path, { method: 'POST', headers, body: JSON.stringify(body) }, language);
}

/** GET `/api/v1` + `path`. Gives the answer's JSON. Raises Problem or Unreachable. */
export function get(path, { language } = {}) {
  return request(path, { headers: {} }, language);
}

async function request(path, options, language = document.documentElement.lang) {
  options.headers['Accept'] = 'application/json';
  options.headers['Accept-Language'] = language;
  let answer;
  let text;
  try {
    answer = await fetch(`/api/v1${path}`, {
      ...options,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    text = await answer.text(); // the body may break off too
  } catch (error) {
    throw new Unreachable(error.message);
  }
  const content = read(text);
  if (!answer.ok) {
    const retryAfter = Number.parseInt(answer.headers.get('Retry-After') ?? '', 10);
    throw new Problem({ ...content, status: answer.status }, Number.isNaN(retryAfter) ? null : retryAfter);
  }
  return content;
}

function read(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null; // an answer of something that stands between us and the hall
  }
}
