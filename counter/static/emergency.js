// The emergency, raised and ended by somebody at a counter; the page is painted anew by the server.

import { openLine, showLost } from '/static/js/live.js';
import { forgetWrong, listenToEnds, listenToQuestions, listenToRaise } from '/static/js/notices.js';

const line = openLine();
const byMouth = document.getElementById('by-mouth');
let wasLost = false;

listenToRaise(() => location.reload());
listenToEnds(() => location.reload());
listenToQuestions();
showLost(line);
// Without the server nobody is told anything: somebody has to say it.
line.onState(({ lost }) => {
  if (byMouth.hidden === lost) byMouth.hidden = !lost;
  if (wasLost && !lost) forgetWrong();
  wasLost = lost;
});
