// Whether there is a step of one's own to take back: the last ones with one visitor, a short time ago.

const STEPS = ['next', 'call', 'serve', 'start', 'finish', 'miss', 'hold', 'transfer', 'add_stage', 'cancel'];

/** Keeps `button` enabled as long as an undo makes sense. The hall has the last word. */
export function undoable(button, root) {
  const limit = Number(root.dataset.undoS) * 1000;
  const place = `navbat-undo-${root.dataset.me}-${root.dataset.counter}`;
  let steps = JSON.parse(sessionStorage.getItem(place) ?? '[]');

  function keep(now) {
    steps = now;
    sessionStorage.setItem(place, JSON.stringify(steps));
    tick();
  }

  function done(step, { id }) {
    const ofVisitor = steps.filter(({ ticket }) => ticket === id);
    if (STEPS.includes(step)) keep([...ofVisitor, { ticket: id, at: Date.now() }]);
    else if (step === 'undo') keep(ofVisitor.slice(0, -1));
  }

  function tick() {
    const last = steps.at(-1);
    const since = last ? Date.now() - last.at : Infinity;
    const isAtWork = !['closed', 'paused'].includes(root.dataset.state);
    button.disabled = !(isAtWork && since >= 0 && since < limit);
  }

  return { done, tick, forget: () => keep([]) };
}
