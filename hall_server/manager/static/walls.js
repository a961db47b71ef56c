// Which screens and loudspeakers need somebody, reckoned as the server does for the first paint.

const OF_SCREEN = ['screen_away', 'sound_blocked', 'sound_failed'];

/** What is wrong with a screen: away, blocked or failed; null when nothing is known to be. */
export function screenProblem({ is_connected: isConnected, sound }) {
  if (!isConnected) return 'away';
  return ['blocked', 'failed'].includes(sound) ? sound : null;
}

/** Those that need somebody; a screen that was never here may not hang yet. */
export const wallsInNeed = ({ screens, speakers }) => ({
  screens: screens.filter((screen) => screenProblem(screen) && screen.since),
  speakers: speakers.filter(({ problem }) => problem && !OF_SCREEN.includes(problem)),
});
