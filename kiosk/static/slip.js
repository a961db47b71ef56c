// What the ticket's view says of the slip, by the state of its print job.

/**
 * Which sentence stands: the slip comes, is late, can be taken, may have come out, is not printing, or there
 * is none here.
 * `paperProblem`: why no printer of the kiosk can print now; `isWaitedFor`: the kiosk waits for the slip
 * before it says how printing went; `isOver`: it has waited long enough.
 */
export function slipValues({ state, problem }, { paperProblem, isWaitedFor, isOver }) {
  const isNone = state === 'none' && !problem;
  const isStuck = state === 'queued' && Boolean(problem ?? paperProblem);
  const isComing = ['queued', 'sending'].includes(state) && !isStuck;
  const isWithPrinter = ['sent', 'printed'].includes(state);
  // A printer that usually confirms did not this time: nobody knows whether there is a slip to take.
  const isUnsure = isWithPrinter && Boolean(problem);
  const isOut = isWithPrinter && !problem;
  return {
    slipComes: isComing && isWaitedFor && !isOver,
    slipLate: isComing && isWaitedFor && isOver,
    slipUnsure: isUnsure,
    slip: isOut || (isComing && !isWaitedFor),
    noSlip: isNone,
    slipProblem: !isComing && !isWithPrinter && !isNone,
  };
}
