// Times of the contract on the hall's clock, as the server's first paint writes them.

/** Gives `moment(time)`: "14:03" today, "25.11.2026 14:03" of another day. `now()` is the hall's time. */
export function momentsIn(timeZone, now) {
  const dayFace = new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' });
  const hours = { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
  const clockFace = new Intl.DateTimeFormat('en-GB', hours);

  return function moment(time) {
    const then = new Date(time);
    const day = dayFace.format(then);
    const date = day === dayFace.format(now()) ? '' : `${day.split('-').reverse().join('.')} `;
    return date + clockFace.format(then);
  };
}
