// New slips appear by themselves; a slip that is being looked at stays where it is until something new comes.

const RENEW_MS = 5000;

const list = document.getElementById('slips');

async function renew() {
  if (document.visibilityState !== 'visible') return;
  const answer = await fetch(location.href, { cache: 'no-store' }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const newest = page.getElementById('slips');
  if (newest && newest.innerHTML !== list.innerHTML) list.replaceChildren(...newest.childNodes);
}

setInterval(renew, RENEW_MS);
