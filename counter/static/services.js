// The list of services: found by a part of the name, chosen in an order, kept true while the page is open.

const RENEW_MS = 10000;

/** The list in `root`: `chosen()` gives [{id, name}] in their order; `changed(chosen)` is told of changes. */
export function serviceList(root, { changed }) {
  const find = document.getElementById('find');
  const rows = [...root.querySelectorAll('[data-service]')];
  const shownList = document.getElementById('chosen');
  let chosen = [];

  const boxOf = (row) => row.querySelector('input');

  function choose(row, wanted) {
    const { service: id, name } = row.dataset;
    chosen = chosen.filter((each) => each.id !== id);
    if (wanted) chosen.push({ id, name });
    boxOf(row).checked = wanted;
    showChosen();
  }

  function showChosen() {
    shownList.replaceChildren(...chosen.map(item));
    shownList.hidden = !chosen.length;
    document.getElementById('none-chosen').hidden = chosen.length > 0;
    changed(chosen);
  }

  function item({ id, name }) {
    const words = Object.assign(document.createElement('span'), { textContent: name });
    const remove = Object.assign(document.createElement('button'), {
      type: 'button', className: 'row-button', textContent: root.dataset.remove,
    });
    remove.setAttribute('aria-label', `${root.dataset.remove}: ${name}`);
    remove.addEventListener('click', () => {
      choose(rows.find((row) => row.dataset.service === id), false);
      find.focus();
    });
    const shape = document.createElement('li');
    shape.append(words, remove);
    return shape;
  }

  /** Small and large letters, and every kind of apostrophe, are alike. */
  const plain = (text) => text.toLocaleLowerCase().replace(/[ʻʼ'`‘’]/g, '');

  const wanted = () => plain(find.value).split(/\s+/).filter(Boolean);

  function filter() {
    const parts = wanted();
    for (const row of rows) row.hidden = !parts.every((part) => plain(row.dataset.foundBy).includes(part));
    for (const group of root.querySelectorAll('[data-department]')) {
      group.hidden = !group.querySelector('[data-service]:not([hidden])');
    }
    document.getElementById('nothing').hidden = rows.some((row) => !row.hidden);
  }

  find.addEventListener('input', filter);
  find.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !wanted().length) return; // an empty search: Enter gives the ticket
    event.preventDefault();
    const first = rows.find((row) => !row.hidden && !boxOf(row).disabled);
    if (!first) return;
    choose(first, true);
    find.value = '';
    filter();
  });
  document.getElementById('services').addEventListener('change', ({ target }) => {
    choose(target.closest('[data-service]'), target.checked);
  });

  /** What is open now, and how many wait; where the day has changed, that too. */
  async function renew() {
    const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => null);
    if (!answer?.ok) return;
    const newest = new DOMParser().parseFromString(await answer.text(), 'text/html');
    Object.assign(root.dataset, pick(newest.getElementById('give')?.dataset));
    for (const row of rows) {
      const fresh = newest.querySelector(`[data-service="${CSS.escape(row.dataset.service)}"]`);
      if (!fresh) continue; // the hall has other services now; they stand here after the next visit
      boxOf(row).disabled = boxOf(fresh).disabled && !boxOf(row).checked;
      row.querySelector('[data-state]').textContent = fresh.querySelector('[data-state]').textContent;
    }
  }

  const pick = ({ today, offset } = root.dataset) => ({ today, offset });

  setInterval(() => document.visibilityState === 'visible' && renew(), RENEW_MS);
  // A browser that brings a former page back keeps its ticks.
  for (const row of rows) boxOf(row).checked = false;
  filter(); // somebody was quicker to type than this script to arrive

  return {
    chosen: () => chosen,
    reset() {
      chosen = [];
      find.value = '';
      filter();
      showChosen();
      renew();
    },
  };
}
