// How much paper a printer still has, reckoned as the server does for the first paint.

const LOW_SHARE = 0.1; // a roll of which less is left is soon to be changed

/** About how many slips the roll still gives; none when the printer says that its paper is out. */
export const stillThere = ({ paper, left }) => (paper === 'out' ? 0 : left);

/** Is it known what is left? Before a first roll was put in, nobody knows how full the present one was. */
export const isCounted = ({ paper, roll_since: since }) => since !== null || paper === 'out';

/** Is the paper running low, as the printer says or as its slips were counted? */
export function isLow(station) {
  const { paper, left, slips } = station;
  return (isCounted(station) && left < LOW_SHARE * (slips + left)) || ['low', 'out'].includes(paper);
}
