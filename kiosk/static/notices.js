// What the hall tells everybody, but for emergencies: first in every language, then in the visitor's own.

/**
 * Show the standing notices of `hall` where `view` has a place: in `language`, or in all of theirs.
 * What has no room is left out whole, the oldest first: nothing that can be touched leaves the screen.
 */
export function showNotices(view, hall, language = null) {
  const place = view.querySelector('[data-notices]');
  if (!place) return;
  const standing = (hall.notices ?? []).filter(({ kind }) => kind !== 'emergency');
  const texts = standing.map(({ text }) => (language ? [textIn(text, language)] : Object.entries(text)));
  const key = JSON.stringify(texts);
  // A screen reader says again whatever is put in anew.
  if (place.dataset.notices !== key) place.replaceChildren(...texts.map(noticeOf));
  place.dataset.notices = key;
  makeFit(view, place);
}

// As [language, text]: a language in which it was not written has the first one.
const textIn = (text, language) =>
  text[language] ? [language, text[language]] : (Object.entries(text)[0] ?? [language, '']);

function noticeOf(texts) {
  const notice = document.createElement('div');
  notice.className = 'notice hall-notice';
  notice.append(
    ...texts.map(([lang, textContent]) => Object.assign(document.createElement('p'), { lang, textContent })),
  );
  return notice;
}

// First as they are, then in small letters, then fewer and fewer.
function makeFit(view, place) {
  const notices = [...place.children];
  const show = (count) => {
    notices.forEach((each, n) => each.toggleAttribute('hidden', n >= count));
    place.hidden = !count;
  };
  place.removeAttribute('data-long');
  show(0);
  const without = overflows(view);
  const doFit = () => isHeadWhole(view) && overflows(view).every((each, n) => each <= without[n] + 1);
  let count = notices.length;
  show(count);
  if (!count || doFit()) return;
  place.setAttribute('data-long', '');
  while (count && !doFit()) show((count -= 1));
}

// On a wide screen the head takes the room of the answers.
const overflows = (view) =>
  [view, ...view.querySelectorAll('.view-body, [data-languages]')].map(
    (each) => each.scrollHeight - each.clientHeight,
  );

// On a tall screen it grows upwards, out of its own box, which no scroll height tells.
function isHeadWhole(view) {
  const head = view.querySelector('.view-head');
  const { top, bottom } = head.getBoundingClientRect();
  const rows = [...head.children].filter((each) => getComputedStyle(each).position !== 'absolute');
  const boxes = rows.map((each) => each.getBoundingClientRect()).filter(({ height }) => height);
  return boxes.every((box) => box.top >= top - 1 && box.bottom <= bottom + 1);
}
