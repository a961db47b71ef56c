// Why a service is closed and when it opens again. The names of days and months come with the page:
// browsers do not know them in Uzbek.

import { inLanguage } from './views.js';

const DAY_MS = 24 * 60 * 60 * 1000;

/** What the item of a closed service shows; `words` are {weekdays (Monday first), months}. */
export function closing(service, { zone, now, words, language }) {
  const isFull = service.reason === 'limit_reached';
  const isCrowded = service.reason === 'closing_soon';
  const because = isFull || isCrowded ? '' : inLanguage(service.because, language);
  const values = {
    isFull,
    isCrowded,
    because,
    isClosed: !isFull && !isCrowded && !because,
    today: false,
    tomorrow: false,
    later: false,
    askStaff: service.reason === 'service_closed_now',
  };
  if (!service.opens_at) return values;
  const opens = new Date(service.opens_at);
  const date = dateIn(zone, opens);
  const days = (date - dateIn(zone, now)) / DAY_MS;
  return {
    ...values,
    time: timeIn(zone, opens),
    today: days === 0,
    tomorrow: days === 1,
    later: days > 1,
    weekday: words.weekdays[(date.getUTCDay() + 6) % 7],
    day: date.getUTCDate(),
    month: words.months[date.getUTCMonth()],
  };
}

/** The time of day of a moment in the hall, "9:00". */
export function timeIn(zone, moment) {
  return moment.toLocaleTimeString('en-GB', { hour: 'numeric', minute: '2-digit', timeZone: zone });
}

// The date of a moment on the hall's calendar, as midnight UTC, so that dates can be counted.
function dateIn(zone, moment) {
  return new Date(moment.toLocaleDateString('sv-SE', { timeZone: zone }));
}
