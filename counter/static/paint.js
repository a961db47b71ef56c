// A counter's snapshot into the console's page.

import { ageText } from '/static/js/live.js';

const PRIMARY = { closed: 'open', paused: 'resume', idle: 'next', called: 'start', serving: 'finish' };

/** What the console is in the middle of: closed, paused, idle, called or serving. */
function stateOf(counter) {
  if (counter.state !== 'open') return counter.state;
  return counter.ticket?.state ?? 'idle';
}

/** Paints into `root`: `paint(counter with its queue)`, and `tick(now)` each second for the times. */
export function painter(root) {
  const names = JSON.parse(root.dataset.names);
  const said = JSON.parse(root.dataset.said);
  const limit = Number(root.dataset.shown);
  const byId = (id) => document.getElementById(id);
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
    if (counter.ticket) paintTicket(counter.ticket);
    paintWarnings(counter.warnings ?? []);
    paintQueue(counter.queue ?? []);
    paintAway(counter.away ?? []);
  }

  function paintOperator(counter, watching) {
    const slot = fill(root, 'operator', counter.operator ?? '');
    slot.parentElement.hidden = !counter.operator;
    root.toggleAttribute('data-watching', watching);
    byId('watching').hidden = !watching;
    byId('steps').hidden = watching;
    if (watching) {
      for (const button of root.querySelectorAll('.console-head button')) button.hidden = true;
      fill(root, 'watching', said.watching.replace('{name}', counter.operator));
    }
  }

  function paintTicket(ticket) {
    const present = root.querySelector('.present');
    fill(present, 'label', ticket.label);
    fill(present, 'service', names.services[ticket.service] ?? ticket.service);
    fill(present, 'language', names.languages[ticket.language] ?? ticket.language);
    fillOrHide(present, 'priority', names.priorities[ticket.priority] ?? ticket.priority);
    fillOrHide(present, 'reason', names.reasons[ticket.reason] ?? ticket.reason);
    fill(present, 'waited', ageText(Math.round(stageOf(ticket).wait_s ?? 0)));
    fill(present, 'calls', ticket.recalls + 1);
    fill(present, 'for', '').dataset.since = ticket.started_at ?? ticket.called_at;
  }

  function paintWarnings(warnings) {
    const item = (words) => Object.assign(document.createElement('li'), { textContent: words });
    const items = warnings.map(({ text }) => item(text));
    byId('warnings').replaceChildren(...items);
    byId('warnings').hidden = !items.length;
  }

  function paintQueue(queue) {
    renewRows('queue', queue.slice(0, limit), fillWaiting);
    byId('queue').hidden = !queue.length;
    byId('queue-empty').hidden = queue.length > 0;
    byId('more').hidden = queue.length <= limit;
    byId('more').textContent = said.more.replace('{count}', queue.length - limit);
    fill(root, 'count', queue.length);
  }

  function paintAway(away) {
    renewRows('away', away, fillAway);
    byId('away-part').hidden = !away.length;
  }

  /** A row that stays is kept as an element: it may have the focus, or be under a finger. */
  function renewRows(list, tickets, fillRow) {
    const former = new Map(Array.from(byId(list).children, (row) => [row.dataset.ticket, row]));
    tickets.forEach((ticket, place) => {
      const row = former.get(ticket.id) ?? shapes[list].content.firstElementChild.cloneNode(true);
      former.delete(ticket.id);
      row.dataset.ticket = ticket.id;
      fill(row, 'label', ticket.label);
      fill(row, 'service', names.services[ticket.service] ?? ticket.service);
      for (const name of row.querySelectorAll('[data-slot="of"]')) name.textContent = ticket.label;
      fillRow(row, ticket);
      const standing = byId(list).children[place];
      if (standing !== row) byId(list).insertBefore(row, standing ?? null);
    });
    for (const gone of former.values()) gone.remove();
  }

  function fillAway(row, ticket) {
    for (const words of row.querySelectorAll('[data-away]')) {
      words.hidden = words.dataset.away !== ticket.state;
    }
  }

  function fillWaiting(item, ticket) {
    const reason = fill(item, 'reason', names.reasons[ticket.reason] ?? ticket.reason ?? '');
    reason.hidden = !ticket.reason;
    item.querySelector('[data-slot="waits"]').dataset.since = stageOf(ticket).queued_at ?? ticket.issued_at;
  }

  function tick(now) {
    for (const time of root.querySelectorAll('time[data-since]')) {
      const seconds = Math.floor((now - Date.parse(time.dataset.since)) / 1000);
      time.textContent = ageText(Math.max(0, seconds));
    }
  }

  return { paint, tick };
}

const stageOf = (ticket) => ticket.stages?.find(({ n }) => n === ticket.stage) ?? {};

function fill(within, slot, value) {
  const element = within.querySelector(`[data-slot="${slot}"]`);
  element.textContent = value;
  return element;
}

/** Fill a fact of the list, or hide the whole fact when there is nothing to say. */
function fillOrHide(within, slot, value) {
  fill(within, slot, value ?? '').parentElement.hidden = !value;
}
