// What is said of a ticket and of a counter, in the language of the page.

// Warnings that belong to a call, each with the devices that it names.
const OF_CALL = { not_shown: 'screens', not_spoken: 'speakers' };

/** The words of a console: `root` holds the names of things and the sentences. */
export function wordsOf(root) {
  const names = JSON.parse(root.dataset.names);
  const said = JSON.parse(root.dataset.said);
  const hours = { timeZone: root.dataset.zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const clockFace = new Intl.DateTimeFormat('en-GB', hours);

  const nameOf = (kind, id) => (id ? names[kind][id] ?? id : '');
  const namesOf = (kind, ids) => (ids ?? []).map((id) => nameOf(kind, id)).join(', ');
  const clock = (moment) => (moment ? clockFace.format(new Date(moment)) : '');

  /** "2 of 3", for a visit of several services only. */
  const part = ({ stage, stages }) =>
    stages?.length > 1 ? fill(said.part, { n: stage, of: stages.length }) : '';

  /** The services still to come. */
  const coming = ({ stages }) =>
    namesOf('services', stages?.filter(({ state }) => state === 'planned').map(({ service }) => service));

  /** What else to know of a ticket, in a few words. */
  function brief(ticket) {
    const { reason, priority, purpose, quantity, appointment } = ticket;
    return [
      nameOf('reasons', reason),
      nameOf('priorities', priority),
      part(ticket),
      nameOf('purposes', purpose),
      quantity > 1 && fill(said.quantity, { count: quantity }),
      appointment && fill(said.booked, { time: clock(appointment) }),
    ].filter(Boolean).join(' · ');
  }

  /** How a visitor who is not there stands: until when and why on hold, or missed. */
  function away(ticket) {
    if (ticket.state !== 'held') return said.missed;
    const { held_until: until, hold_reason: why } = stageOf(ticket);
    return [fill(said.held_until, { time: clock(until) }), nameOf('holds', why)].filter(Boolean).join(' · ');
  }

  /** All that is known of a visitor of the lists. */
  function facts(ticket) {
    const then = coming(ticket);
    return [
      nameOf('languages', ticket.language),
      namesOf('needs', ticket.needs),
      ticket.state === 'waiting' ? '' : away(ticket),
      brief({ ...ticket, reason: ticket.state === 'waiting' ? ticket.reason : null }),
      then && fill(said.then, { services: then }),
    ].filter(Boolean).join(' · ');
  }

  /** What is to be noted of a counter; the reader's own name is no news to the reader. */
  function warning({ code, since, operators, screens, text }, operator) {
    if (code in OF_CALL) return '';
    if (code === 'sound_blocked') return fill(said.sound_blocked, { screens: screens.join(', ') });
    if (code === 'left') return fill(said.left, { operator, time: clock(since) });
    if (code === 'two_consoles') return said.two_consoles;
    if (code !== 'two_people') return text;
    const others = operators.filter((name) => name !== root.dataset.me);
    return others.length ? fill(said.two_people, { others: others.join(', ') }) : '';
  }

  /** What is wrong with the call of a visitor, and what to call out in their language; null: nothing is. */
  function unproved({ warnings = [], ticket }) {
    const { label, language } = ticket ?? {};
    const sentences = warnings.filter(({ code }) => code in OF_CALL).map((each) => {
      const devices = each[OF_CALL[each.code]].join(', ');
      return fill(said[each.reason] ?? said[each.code], { label, [OF_CALL[each.code]]: devices });
    });
    if (!label || !sentences.length) return null;
    const { lang, words } = said.call_words[language] ?? Object.values(said.call_words)[0];
    return { problem: sentences.join(' '), spoken: { lang, words: fill(words, { label }) } };
  }

  function paused({ pause_reason: reason, since }) {
    return reason ? fill(said.paused, { reason: nameOf('breaks', reason), time: clock(since) }) : '';
  }

  /** What came of a step. A visit that is not over says where it goes on. */
  function came(step, { label, state, service, printer }, asked) {
    const sentence = step === 'finish' && state === 'waiting' ? said.goes_on : said[step];
    return fill(sentence, { label, printer, service: nameOf('services', asked?.service ?? service) });
  }

  /** How the slip of a visitor stands, why, and what comes next, when it is not in order; else null. */
  function slip(ticket) {
    const { state, problem, printer } = ticket?.kind === 'visit' ? ticket.print : {};
    if (!['failed', 'unknown'].includes(state) && !problem) return null;
    const why = fill(nameOf('slip_problems', problem), { printer: printer ?? '' });
    // Sent, and not confirmed: that, too, nobody knows.
    const stands = said[`slip_${state === 'sent' ? 'unknown' : state}`];
    return { state: stands, problem: why, next: said.slip_next[state] };
  }

  return {
    said, slip, nameOf, namesOf, clock, part, coming, brief, away, facts, warning, unproved, paused, came,
  };
}

/** The present stage of a ticket. */
export const stageOf = (ticket) => ticket.stages?.find(({ n }) => n === ticket.stage) ?? {};

/** The sentence with its values; a function, because a name may hold a `$`. */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (open, name) => values[name] ?? open);
}
