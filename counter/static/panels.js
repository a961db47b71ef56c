// The questions before a step: how long on hold, where to send, why a break. Escape and Cancel do nothing.

import { get } from '/static/js/api.js';

/** Gives `ask(name)`, which opens that panel; its answer goes to `act(step, {body, version})`. */
export function panels(root, { shown, act, complain }) {
  const names = JSON.parse(root.dataset.names);
  const prepare = { transfer: offerTargets };

  for (const panel of root.querySelectorAll('[data-asks]')) {
    panel.querySelector('[data-leave]').addEventListener('click', () => panel.close());
    panel.querySelector('form').addEventListener('submit', () => {
      const given = new FormData(panel.querySelector('form'));
      act(panel.dataset.asks, { body: BODY[panel.dataset.asks](given), version: panel.dataset.version });
    });
  }

  return async function ask(name) {
    const panel = document.getElementById(`panel-${name}`);
    const { version, ticket } = shown(); // the visitor that the panel is about
    try {
      await prepare[name]?.(panel);
    } catch {
      complain();
      return;
    }
    if (shown().version !== version || document.querySelector('dialog[open]')) return;
    panel.querySelector('form').reset();
    panel.dataset.version = version;
    const title = panel.querySelector('[data-title]');
    title.textContent = title.dataset.title.replace('{label}', ticket?.label ?? '');
    panel.showModal();
  };

  /** Only what is open now; not where the visitor is already. */
  async function offerTargets(panel) {
    const { departments, counters } = await get('/hall');
    const { ticket } = shown();
    const services = departments.flatMap((department) => department.services);
    const open = {
      service: services.filter(({ id, open: isOpen }) => isOpen && id !== ticket?.service),
      counter: counters.filter(({ id, open: isOpen }) => isOpen && id !== root.dataset.counter),
    };
    for (const group of panel.querySelectorAll('[data-targets]')) {
      const kind = group.dataset.targets;
      const option = ({ id }) => new Option(names[`${kind}s`][id] ?? id, `${kind}:${id}`);
      group.replaceChildren(...open[kind].map(option));
      group.hidden = !open[kind].length;
    }
  }
}

const BODY = {
  hold: (given) => ({ minutes: Number(given.get('minutes')), ...some('reason', given.get('reason')) }),
  pause: (given) => ({ reason: given.get('reason') }),
  transfer: (given) => {
    const [, kind, id] = given.get('to').match(/^(\w+):(.*)$/);
    return { [kind]: id, place: given.get('place'), come_back: given.has('come_back') };
  },
};

const some = (name, value) => (value ? { [name]: value } : {});
