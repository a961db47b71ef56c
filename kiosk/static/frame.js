// What stays in its place around the views: the name of the hall, the connection, the warning, the controls.

import { ageText } from '/static/js/live.js';
import { cloneOf, fill } from './views.js';

const PARTS = ['lost', 'timeout', 'foot'];

const part = (which) => document.querySelector(`[data-part="${which}"]`);
const find = (pick) => document.querySelector(pick);

// As the server painted them, for the start view: there they speak every language.
const painted = new Map(PARTS.map((which) => [which, [...part(which).cloneNode(true).childNodes]]));

/** Say everything around the view in `language`; null: as at the start. */
export function speak(language) {
  for (const which of PARTS) {
    const nodes = language
      ? cloneOf(language, `[data-part="${which}"]`).childNodes
      : painted.get(which).map((node) => node.cloneNode(true));
    part(which).replaceChildren(...nodes);
  }
  showContrast();
}

/** Name the hall. */
export function showHall(name) {
  find('[data-hall-name]').textContent = name;
}

/** Turn high contrast on or off. */
export function setContrast(isHigh) {
  document.documentElement.dataset.theme = isHigh ? 'contrast' : 'light';
  showContrast();
}

/** Is high contrast on? */
export const isHighContrast = () => document.documentElement.dataset.theme === 'contrast';

function showContrast() {
  find('[data-do="contrast"]').setAttribute('aria-pressed', String(isHighContrast()));
}

/** Show that the connection is lost, and how old the view is; null: all is well. */
export function showLost(ageSeconds) {
  const banner = find('[data-lost]');
  banner.hidden = ageSeconds === null;
  if (ageSeconds !== null) banner.querySelector('[data-lost-age]').textContent = ageText(ageSeconds);
}

/** Show the warning with the seconds left, `aloud` also to screen readers. */
export function warn(seconds, aloud) {
  const bar = find('[data-timeout]');
  bar.hidden = false;
  fill(bar, { seconds });
  if (!aloud) return;
  const lines = Array.from(bar.querySelectorAll('p'), (each) => each.textContent);
  find('[data-say]').textContent = lines.join(' ');
}

/** Take the warning away. True when it had the focus. */
export function calm() {
  const bar = find('[data-timeout]');
  const hadFocus = bar.contains(document.activeElement);
  bar.hidden = true;
  find('[data-say]').textContent = '';
  return hadFocus;
}

/** While a request is on its way only the contrast can be touched; `touchedId` is the item that waits. */
export function setBusy(isBusy, touchedId) {
  for (const button of document.querySelectorAll('button:not([data-do="contrast"])')) {
    // The pager's ends rest for their own reason.
    if (isBusy) button.toggleAttribute('data-rests', button.disabled);
    button.disabled = isBusy || button.hasAttribute('data-rests');
    button.toggleAttribute('data-touched', isBusy && button.dataset.id === touchedId);
  }
}
