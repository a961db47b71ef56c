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
export async function post(path, body = {}, { key = newKey(), version = null, language } = {}) {
  const headers = {
    'Content-Type': 'application/json',
    'Idempotency-Key': key,
    'X-CSRF-Token': tokenOf(document).content,
  };
  if (version !== null) headers['If-Match'] = String(version);
  const options = { method: 'POST', headers, body: JSON.stringify(body) };
  try {
    return await request(path, options, language);
  } catch (error) {
    if (error.status !== 403 || !(await hasNewToken())) throw error;
    headers['X-CSRF-Token'] = tokenOf(document).content;
    return request(path, options, language);
  }
}

/** GET `/api/v1` + `path`. Gives the answer's JSON. Raises Problem or Unreachable. */
export function get(path, { language } = {}) {
  return request(path, { headers: {} }, language);
}

const tokenOf = (page) => page.querySelector('meta[name="csrf-token"]');

// A page stays open for weeks; its token is outdated once somebody signs in at another page of this browser.
async function hasNewToken() {
  const { text } = await send(location.href, { headers: { Accept: 'text/html' } });
  const fresh = tokenOf(new DOMParser().parseFromString(text, 'text/html'))?.content;
  const own = tokenOf(document);
  if (!fresh || fresh === own.content) return false;
  own.content = fresh;
  return true;
}

async function request(path, options, language = document.documentElement.lang) {
  Object.assign(options.headers, { Accept: 'application/json', 'Accept-Language': language });
  const { answer, text } = await send(`/api/v1${path}`, options);
  const content = read(text);
  if (answer.ok) return content;
  const retryAfter = Number.parseInt(answer.headers.get('Retry-After') ?? '', 10);
  throw new Problem({ ...content, status: answer.status }, Number.isNaN(retryAfter) ? null : retryAfter);
}

async function send(url, options) {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const answer = await fetch(url, { ...options, credentials: 'same-origin', cache: 'no-store', signal });
    return { answer, text: await answer.text() }; // the body may break off too
  } catch (error) {
    throw new Unreachable(error.message);
  }
}

function read(text) {
  try {
    return text ? JSON.parse(text) : null;
  } catch {
    return null; // an answer of something that stands between us and the hall
  }
}
