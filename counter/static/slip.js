// How the slip of a ticket goes that staff have given.

/** Gives `slipOf(print, kiosk)`: the sentence, and whether the slip can be asked for again. */
export function slipWords({ dataset }) {
  const said = JSON.parse(dataset.slips);
  const problems = JSON.parse(dataset.slipProblems);

  return function slipOf({ state, problem, printer }, kiosk) {
    if (['failed', 'unknown'].includes(state) || problem) {
      const why = (problems[problem] ?? problem ?? '').replace('{printer}', () => printer ?? '');
      const stands = said[state === 'sent' ? 'unknown' : state];
      const sentence = [stands, why, said.next[state]].filter(Boolean).join(' ');
      return { sentence, isInTrouble: true };
    }
    const kind = ['queued', 'sending'].includes(state) ? 'printing' : state;
    return { sentence: (said[kind] ?? said.sent).replace('{id}', () => kiosk), isInTrouble: false };
  };
}
