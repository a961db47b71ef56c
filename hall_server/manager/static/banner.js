// Pages that show nothing of this moment are told all the same that an emergency stands.

import { openLine } from '/static/js/live.js';
import { showEmergency } from '/static/js/notices.js';

openLine().watch('hall', '', ({ notices }) => {
  showEmergency(notices.some(({ kind }) => kind === 'emergency'));
});
