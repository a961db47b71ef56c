// The emergency, raised and ended by somebody at a counter; the page is painted anew by the server.

import { listenToEnds, listenToQuestions, listenToRaise } from '/static/js/notices.js';

listenToRaise(() => location.reload());
listenToEnds(() => location.reload());
listenToQuestions();
