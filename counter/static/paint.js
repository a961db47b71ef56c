// A counter's snapshot into the console's page.

import { ageText } from '/static/js/live.js';

const PRIMARY = { closed: 'open', paused: 'open', idle: 'next', called: 'start', serving: 'finish' };

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
  const row = byId('waiting-row');

  function paint(counter) {
    const state = stateOf(counter);
    const watching = counter.state !== 'closed' && counter.operator !== root.dataset.me;
    root.dataset.state = state;
    for (const element of root.querySelectorAll('[data-when]')) {
      element.hidden = !element.dataset.when.split(' ').includes(state);
    }
    for (const button of root.querySelectorAll('[data-in]')) button.disabled = button.dataset.in !== state;
    byId('primary').dataset.step = PRIMARY[state];
    paintOperator(counter, watching);
    if (counter.ticket) paintTicket(counter.ticket);
    paintWarnings(counter.warnings ?? []);
    paintQueue(counter.queue ?? []);
  }

  function paintOperator(counter, watching) {
    const slot = fill(root, 'operator', counter.operator ?? '');
    slot.parentElement.hidden = !counter.operator;
    byId('watching').hidden = !watching;
    byId('steps').hidden = watching;
    if (watching) {
      byId('close').hidden = true;
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
    byId('queue').replaceChildren(...queue.slice(0, limit).map(waitingRow));
    byId('queue').hidden = !queue.length;
    byId('queue-empty').hidden = queue.length > 0;
    byId('more').hidden = queue.length <= limit;
    byId('more').textContent = said.more.replace('{count}', queue.length - limit);
    fill(root, 'count', queue.length);
  }

  function waitingRow(ticket) {
    const item = row.content.cloneNode(true);
    fill(item, 'label', ticket.label);
    fill(item, 'service', names.services[ticket.service] ?? ticket.service);
    const reason = fill(item, 'reason', names.reasons[ticket.reason] ?? ticket.reason ?? '');
    reason.hidden = !ticket.reason;
    fill(item, 'waits', '').dataset.since = stageOf(ticket).queued_at ?? ticket.issued_at;
    return item;
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
