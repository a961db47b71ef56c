// The questions before a step: how long on hold, where to send, why a break. Escape and Cancel do nothing.

/** Gives `ask(name, ticket)`, which opens that panel for a visitor of the lists or, without one, for the
    visitor at the counter; its answer goes to `act(step, {body, version, ticket, fromList})`. */
export function panels(root, { words, shown, act, complain }) {
  const subjects = new Map();
  const prepare = {
    transfer: offerTargets,
    add_stage: offerTargets,
    visit: showVisit,
    finish: showQuantity,
    reprint: showPrinter,
  };

  for (const panel of root.querySelectorAll('dialog')) {
    panel.querySelector('[data-leave]').addEventListener('click', () => panel.close());
    // Escape, too, leads the next press of the space bar back to the large button.
    panel.addEventListener('cancel', () => setTimeout(() => document.getElementById('primary').focus()));
    panel.querySelector('form')?.addEventListener('input', () => complainIn(panel, null));
    panel.querySelector('form')?.addEventListener('submit', (event) => {
      const wrong = panel.querySelector('input:invalid, select:invalid');
      complainIn(panel, wrong);
      if (wrong) {
        event.preventDefault();
        wrong.focus();
        return;
      }
      const { ticket, version, fromList } = subjects.get(panel);
      const body = BODY[panel.dataset.asks](new FormData(panel.querySelector('form')), ticket);
      act(panel.dataset.asks, { body, version, ticket: ticket?.id, fromList });
    });
  }

  return async function ask(name, chosen = null) {
    document.querySelector('dialog[open]')?.close(); // what can be done with a visitor leads on to how
    const panel = document.getElementById(`panel-${name}`);
    const { version, ticket: present } = shown();
    const ticket = chosen ?? present; // the visitor that the panel is about
    panel.querySelector('form')?.reset();
    if (panel.dataset.asks) complainIn(panel, null);
    try {
      await prepare[name]?.(panel, ticket);
    } catch {
      complain();
      return;
    }
    // Who is chosen from a list is named by the request; who is at the counter only by its version.
    if ((!chosen && shown().version !== version) || document.querySelector('dialog[open]')) return;
    subjects.set(panel, { ticket, version, fromList: chosen !== null });
    const title = panel.querySelector('[data-title]');
    if (title) title.textContent = title.dataset.title.replace('{label}', () => ticket?.label ?? '');
    panel.showModal();
  };

  /** Where the visitor may go now, not where the visitor is already. */
  async function offerTargets(panel, ticket) {
    const select = panel.querySelector('[data-targets-of]');
    const but = new URLSearchParams({ but: ticket?.service ?? '' });
    const page = `/counter/${encodeURIComponent(root.dataset.counter)}/targets?${but}`;
    const answer = await fetch(page, { cache: 'no-store' });
    if (!answer.ok || answer.redirected) throw new Error(`HTTP ${answer.status}`);
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const wanted = select.dataset.targetsOf.split(' ');
    const isWanted = ({ dataset }) => wanted.includes(dataset.targets);
    const groups = [...fresh.querySelectorAll('optgroup')].filter(isWanted);
    select.replaceChildren(select.options[0], ...groups.map((group) => document.adoptNode(group)));
    select.value = '';
  }

  function showVisit(panel, ticket) {
    panel.dataset.ticket = ticket.id;
    write(panel, 'label', ticket.label);
    write(panel, 'service', words.nameOf('services', ticket.service));
    write(panel, 'facts', words.facts(ticket));
    for (const button of panel.querySelectorAll('[data-of]')) {
      const possible = button.dataset.of.split(' ').includes(ticket.state);
      button.hidden = !possible || ('idle' in button.dataset && root.dataset.state !== 'idle');
    }
  }

  /** First where it was to come out. */
  function showPrinter(panel, ticket) {
    const { printer } = ticket.print;
    const choice = panel.querySelector('[name="printer"]');
    if (Array.from(choice.options).some(({ value }) => value === printer)) choice.value = printer;
  }

  function showQuantity(panel, ticket) {
    panel.querySelector('[name="quantity"]').value = ticket?.quantity ?? 1;
  }
}

const BODY = {
  finish: (given, ticket) => ({
    ...some('outcome', given.get('outcome')),
    ...some('note', given.get('note').trim()),
    ...(Number(given.get('quantity')) === ticket.quantity ? {} : { quantity: Number(given.get('quantity')) }),
  }),
  serve: (given) => ({
    service: given.get('service'),
    kind: given.get('kind'),
    quantity: Number(given.get('quantity')),
  }),
  hold: (given) => ({ minutes: Number(given.get('minutes')), ...some('reason', given.get('reason')) }),
  pause: (given) => ({ reason: given.get('reason') }),
  transfer: (given) => ({
    ...target(given.get('to')),
    place: given.get('place'),
    come_back: given.has('come_back'),
  }),
  add_stage: (given) => target(given.get('service')),
  reprint: (given) => ({ printer: given.get('printer') }),
  shift: (given) => ({ printer: given.get('printer') }),
  cancel: () => ({}),
};

/** "service:tax" -> {service: 'tax'} */
function target(chosen) {
  const [, kind, id] = chosen.match(/^(\w+):(.*)$/);
  return { [kind]: id };
}

const some = (name, value) => (value ? { [name]: value } : {});

/** Say in the panel what is missing, in the language of the page; nothing without a wrong field. */
function complainIn(panel, wrong) {
  const notice = panel.querySelector('[data-wrong]');
  const { askSelect, askInput } = panel.querySelector('form').dataset;
  notice.textContent = wrong?.localName === 'select' ? askSelect : askInput;
  notice.hidden = !wrong;
}

function write(panel, slot, value) {
  panel.querySelector(`[data-slot="${slot}"]`).textContent = value;
}
