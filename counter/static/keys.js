// The keys of the console. They work wherever the focus is, but never take a key away from a control.

const CONTROLS = 'a[href], button, input, select, textarea, summary, [contenteditable]';
const REMEMBER = 'navbat-console-keys';

/** Have `press` called with the button whose key was pressed, as long as `toggle` is checked. */
export function listenToKeys({ root, toggle, press }) {
  toggle.checked = localStorage.getItem(REMEMBER) !== 'off';
  const mark = () => root.toggleAttribute('data-keys', toggle.checked);
  mark();
  toggle.addEventListener('change', () => {
    localStorage.setItem(REMEMBER, toggle.checked ? 'on' : 'off');
    mark();
  });

  document.addEventListener('keydown', (event) => {
    if (event.repeat) {
      // A held Enter would press a focused button again and again.
      if (event.target.closest('[data-step]')) event.preventDefault();
      return;
    }
    if (!toggle.checked || event.ctrlKey || event.altKey || event.metaKey || event.isComposing) return;
    if (document.querySelector('dialog[open]')) return; // its own controls come first
    const button = buttonOf(event, root);
    if (!button) return;
    event.preventDefault(); // the space bar scrolls
    press(button);
  });
}

function buttonOf(event, root) {
  // By the key's place and not by its letter: the keyboard may be set to Cyrillic.
  if (['Space', 'Enter', 'NumpadEnter'].includes(event.code)) {
    // A focused button is pressed by the browser itself; doing it here as well would press twice.
    return event.target.closest(CONTROLS) ? null : root.querySelector('#primary');
  }
  return root.querySelector(`[data-key="${event.code}"]`);
}
