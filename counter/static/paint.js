// A counter's snapshot into the console's page.

import { ageText } from '/static/js/live.js';
import { showEmergency } from '/static/js/notices.js';
import { fill, stageOf } from './words.js';

const PRIMARY = { closed: 'open', paused: 'resume', idle: 'next', called: 'start', serving: 'finish' };

/** What the console is in the middle of: closed, paused, idle, called or serving. */
function stateOf(counter) {
  if (counter.state !== 'open') return counter.state;
  return counter.ticket?.state ?? 'idle';
}

/** Paints into `root`: `paint(counter with its queue)`, and `tick(now)` each second for the times. */
export function painter(root, words) {
  const { said, nameOf, namesOf } = words;
  const limit = Number(root.dataset.shown);
  const byId = (id) => document.getElementById(id);
  const present = root.querySelector('.present');
  const shapes = { queue: byId('waiting-row'), away: byId('away-row') };

  function paint(counter) {
    const state = stateOf(counter);
    const watching = counter.state !== 'closed' && counter.operator !== root.dataset.me;
    root.dataset.state = state;
    for (const element of root.querySelectorAll('[data-when]')) {
      element.hidden = !element.dataset.when.split(' ').includes(state);
    }
    for (const button of root.querySelectorAll('[data-in]')) {
      button.disabled = !button.dataset.in.split(' ').includes(state);
    }
    byId('primary').dataset.step = PRIMARY[state];
    paintOperator(counter, watching);
    write(present, 'paused', words.paused(counter));
    paintKind(counter.ticket);
    if (counter.ticket) paintTicket(counter.ticket);
    // Only the socket's snapshot tells it: what was read over HTTP leaves it as it is.
    if ('emergency' in counter) showEmergency(counter.emergency);
    paintProof(counter);
    paintWarnings(counter);
    paintSlip(counter.ticket);
    paintQueue(counter.queue ?? []);
    paintAway(counter.away ?? []);
  }

  function paintOperator(counter, watching) {
    const slot = write(root, 'operator', counter.operator ?? '');
    slot.parentElement.hidden = !counter.operator;
    root.toggleAttribute('data-watching', watching);
    byId('watching').hidden = !watching;
    byId('steps').hidden = watching;
    byId('undo').hidden = watching;
    if (watching) {
      for (const button of root.querySelectorAll('.console-head button')) button.hidden = true;
      write(root, 'watching', fill(said.watching, { name: counter.operator }));
    }
  }

  function paintKind(ticket) {
    for (const badge of present.querySelectorAll('[data-kind]')) {
      badge.hidden = badge.dataset.kind !== ticket?.kind;
    }
  }

  function paintTicket(ticket) {
    write(present, 'label', ticket.label);
    write(present, 'service', nameOf('services', ticket.service));
    const facts = {
      language: nameOf('languages', ticket.language),
      waited: ageText(Math.round(stageOf(ticket).wait_s ?? 0)),
      priority: nameOf('priorities', ticket.priority),
      calls: ticket.recalls ? ticket.recalls + 1 : '',
      quantity: ticket.quantity > 1 ? ticket.quantity : '',
      appointment: words.clock(ticket.appointment),
      purpose: nameOf('purposes', ticket.purpose),
      part: words.part(ticket),
      then: words.coming(ticket),
      needs: namesOf('needs', ticket.needs),
      reason: nameOf('reasons', ticket.reason),
    };
    // A whole fact is hidden when there is nothing to say.
    for (const [slot, value] of Object.entries(facts)) {
      write(present, slot, value).parentElement.hidden = !value;
    }
    write(present, 'for', '').dataset.since = ticket.started_at ?? ticket.called_at;
  }

  function paintWarnings({ warnings = [], operator }) {
    const sentences = warnings.map((warning) => words.warning(warning, operator)).filter(Boolean);
    const standing = Array.from(byId('warnings').children, (item) => item.textContent);
    // What stands there already is not read out again.
    if (sentences.join('\n') !== standing.join('\n')) {
      const item = (sentence) => Object.assign(document.createElement('li'), { textContent: sentence });
      byId('warnings').replaceChildren(...sentences.map(item));
    }
    byId('warnings').hidden = !sentences.length;
  }

  /** A call that nobody saw or heard stands beside its ticket until a receipt comes, or the visitor. */
  function paintProof(counter) {
    const { problem = '', spoken } = words.unproved(counter) ?? {};
    const place = present.querySelector('[data-slot="proof"]');
    // What stands there already is not read out again.
    if (place.textContent !== problem) place.textContent = problem;
    if (spoken) {
      const aloud = present.querySelector('[data-slot="call-words"]');
      const { words: textContent, lang } = spoken;
      if (aloud.textContent !== textContent) Object.assign(aloud, { textContent, lang });
    }
    byId('proof').hidden = !problem;
  }

  function paintSlip(ticket) {
    const trouble = words.slip(ticket);
    for (const what of ['state', 'problem', 'next']) {
      // What stands there already is not read out again.
      const place = root.querySelector(`[data-slot="slip-${what}"]`);
      const sentence = trouble?.[what] ?? '';
      if (place.textContent !== sentence) place.textContent = sentence;
    }
    byId('slip').hidden = !trouble;
  }

  function paintQueue(queue) {
    renewRows('queue', queue.slice(0, limit), fillWaiting);
    byId('queue').hidden = !queue.length;
    byId('queue-empty').hidden = queue.length > 0;
    byId('more').hidden = queue.length <= limit;
    byId('more').textContent = fill(said.more, { count: queue.length - limit });
    write(root, 'count', queue.length);
  }

  function paintAway(away) {
    renewRows('away', away, (row, ticket) => write(row, 'away', words.away(ticket)));
    byId('away-part').hidden = !away.length;
  }

  /** A row that stays is kept as an element: it may have the focus, or be under a finger. */
  function renewRows(list, tickets, fillRow) {
    const former = new Map(Array.from(byId(list).children, (row) => [row.dataset.ticket, row]));
    tickets.forEach((ticket, place) => {
      const row = former.get(ticket.id) ?? shapes[list].content.firstElementChild.cloneNode(true);
      former.delete(ticket.id);
      row.dataset.ticket = ticket.id;
      write(row, 'label', ticket.label);
      write(row, 'service', nameOf('services', ticket.service));
      for (const name of row.querySelectorAll('[data-slot="of"]')) name.textContent = ticket.label;
      fillRow(row, ticket);
      const standing = byId(list).children[place];
      if (standing !== row) byId(list).insertBefore(row, standing ?? null);
    });
    for (const gone of former.values()) gone.remove();
  }

  function fillWaiting(row, ticket) {
    const known = words.brief(ticket);
    write(row, 'brief', known).hidden = !known;
    row.querySelector('[data-slot="waits"]').dataset.since = stageOf(ticket).queued_at ?? ticket.issued_at;
  }

  function tick(now) {
    for (const time of root.querySelectorAll('time[data-since]')) {
      const seconds = Math.floor((now - Date.parse(time.dataset.since)) / 1000);
      time.textContent = ageText(Math.max(0, seconds));
    }
  }

  return { paint, tick };
}

function write(within, slot, value) {
  const element = within.querySelector(`[data-slot="${slot}"]`);
  element.textContent = value;
  return element;
}
