// The counters of the hall: who sits where, since when, and what the manager should know of it.

import { since, write } from './marks.js';

/** Gives `paint(counter)` for the cards in `list`. */
export function counterCards(list) {
  const { zone, left, twoPeople, twoConsoles, sinceWords, break: onBreak } = list.dataset;
  const { notShown, notSpoken, voiceLate, soundBlocked } = list.dataset;
  const ofDevices = { not_shown: notShown, not_spoken: notSpoken, sound_blocked: soundBlocked };
  const forReason = { voice_late: voiceLate };
  const breaks = JSON.parse(list.dataset.breaks);
  const hours = { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const clockFace = new Intl.DateTimeFormat('en-GB', hours);
  const clock = (moment) => (moment ? clockFace.format(new Date(moment)) : '');

  return function paint(counter) {
    const card = list.querySelector(`[data-id="${CSS.escape(counter.id)}"]`);
    if (!card) return; // the hall has got a new counter; it stands here after the next visit
    const slot = (name) => card.querySelector(`[data-slot="${name}"]`);
    const { ticket } = counter;
    const state = counter.state === 'open' ? ticket?.state ?? 'open' : counter.state;
    card.dataset.state = state;
    for (const words of card.querySelectorAll('[data-when]')) words.hidden = words.dataset.when !== state;
    write(slot('label'), ticket?.label ?? '');
    write(slot('operator'), counter.operator ?? '');
    write(slot('since'), sinceOf(counter));
    since(slot('for'), ticket?.started_at ?? ticket?.called_at);
    if (!ticket) write(slot('for'), '');
    paintWarnings(slot('warnings'), counter, card.dataset.name);
    const close = card.querySelector('[data-move]');
    close.hidden = state === 'closed';
    close.dataset.visitor = ticket?.label ?? '';
  };

  function sinceOf({ state, pause_reason: reason, since: moment }) {
    if (state === 'closed') return '';
    const sentence = state === 'paused' && reason ? onBreak : sinceWords;
    return fill(sentence, { reason: breaks[reason] ?? reason, time: clock(moment) });
  }

  function paintWarnings(part, { warnings, ticket }, counter) {
    const sentences = warnings.map(({ code, since: moment, operators, screens, speakers, reason, text }) => {
      if (code in ofDevices) {
        const devices = { screens: screens.join(', '), speakers: speakers.join(', ') };
        return fill(forReason[reason] ?? ofDevices[code], { label: ticket?.label ?? '', ...devices });
      }
      if (code === 'left') return fill(left, { counter, time: clock(moment) });
      if (code === 'two_consoles') return twoConsoles;
      return code === 'two_people' ? fill(twoPeople, { others: operators.join(', ') }) : text;
    });
    const standing = Array.from(part.children, (item) => item.textContent);
    if (standing.join('\n') === sentences.join('\n')) return;
    const shape = (textContent) => {
      return Object.assign(document.createElement('li'), { className: 'badge badge-warning', textContent });
    };
    part.replaceChildren(...sentences.map(shape));
  }
}

/** The sentence with its values; a function, because a name may hold a `$`. */
function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (open, name) => values[name] ?? open);
}
