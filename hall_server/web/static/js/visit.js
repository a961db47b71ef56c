// What a visitor does from the phone: let others go first, say "I am back", leave, rate.

import { Problem, Unreachable, newKey, post } from './api.js';

const TRIES = 3;
const PAUSE_MS = 1500;
const BUSY = [429, 502, 503, 504]; // "later", not "no"

const wantedOf = (name, body) => JSON.stringify([name, body]);
const find = (id) => document.getElementById(id);
const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Let the buttons of `root` work; `show(status)` shows an answer, `ask()` has one fetched. Gives {paint}. */
export function letAct(root, { show, ask }) {
  let isBusy = false;
  let shownState = null;
  let score = null; // that was given on this page: words may be added to it
  let before = null; // how many were ahead when the last press was made
  let unanswered = null; // {wanted, key}: a press that got no answer keeps its key, and is done once

  async function send(name, body) {
    const wanted = wantedOf(name, body);
    const key = unanswered?.wanted === wanted ? unanswered.key : newKey();
    unanswered = { wanted, key };
    for (let left = TRIES - 1; ; left -= 1) {
      try {
        const status = await post(`/status/${root.dataset.token}/${name}`, body, { key });
        unanswered = null;
        return status;
      } catch (error) {
        const mayHelp = error instanceof Unreachable || BUSY.includes(error.status);
        if (!mayHelp || !left) throw error;
        say('said', root.dataset.trying);
        await pause(PAUSE_MS);
      }
    }
  }

  /** Do one step; null when it was not done, and the page says why. */
  async function step(name, body = {}) {
    if (isBusy) return null;
    setBusy(true);
    say('problem', '');
    say('said', '');
    try {
      await lookBefore(name, body);
      const status = await send(name, body);
      say('said', '');
      show(status);
      return status;
    } catch (error) {
      if (error instanceof Problem) await ask();
      say('said', '');
      say('problem', reasonOf(error));
      return null;
    } finally {
      setBusy(false);
    }
  }

  // An old place would belie what a press did, and of a repeated press the first may be done already.
  async function lookBefore(name, body) {
    if (name !== 'later' || unanswered?.wanted === wantedOf(name, body)) return;
    await ask();
    before = Number(root.querySelector('[data-slot="ahead"]').textContent);
  }

  function reasonOf(error) {
    if (error instanceof Problem && error.code === 'illegal_step') return root.dataset.tooLate;
    return error.detail ?? root.dataset.noAnswer;
  }

  function setBusy(now) {
    isBusy = now;
    for (const button of root.querySelectorAll('button')) button.disabled = now;
  }

  const steps = {
    async later({ n }) {
      const status = await step('later', { n: Number(n) });
      if (!status) return;
      say('said', status.ahead > before ? root.dataset.laterDone : root.dataset.laterSame);
    },
    async return() {
      if (await step('return')) find('now').focus();
    },
    async cancel() {
      const isDone = await step('cancel');
      askWhether(false);
      if (isDone) find('now').focus();
    },
    async rating(asked) {
      const status = await step('rating', { score: Number(asked.score) });
      if (!status) return;
      score = Number(asked.score);
      find('words').hidden = false;
      find('rating-title').focus();
    },
  };

  function askWhether(isAsked) {
    find('sure').hidden = !isAsked;
    find('leave').hidden = isAsked;
    find('leave').setAttribute('aria-expanded', String(isAsked));
  }

  root.addEventListener('click', (event) => {
    const button = event.target.closest('button[data-do]');
    if (button) steps[button.dataset.do](button.dataset);
  });
  find('leave').addEventListener('click', () => {
    askWhether(true);
    find('sure-title').focus();
  });
  find('stay').addEventListener('click', () => {
    askWhether(false);
    find('leave').focus();
  });
  find('words').addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = find('text').value.trim();
    if (!text) return find('text').focus();
    if (!(await step('rating', { score, text }))) return undefined;
    find('words').hidden = true;
    find('thanks-text').textContent = find('thanks-text').dataset.text;
    return find('rating-title').focus();
  });

  return {
    /** Show what can be done now; what was said about a former state is old. */
    paint({ state, can, rated }, isOver) {
      if (state !== shownState && !isBusy) ['said', 'problem'].forEach((id) => say(id, ''));
      shownState = state;
      for (const element of root.querySelectorAll('[data-can]')) {
        element.hidden = !can.includes(element.dataset.can);
      }
      if (!can.includes('cancel')) askWhether(false);
      find('rating').hidden = !isOver || !can.includes('rating');
      for (const element of root.querySelectorAll('[data-rated]')) {
        element.hidden = element.dataset.rated !== (rated ? 'yes' : 'no');
      }
    },
  };
}

function say(id, words) {
  find(id).textContent = words;
  find(id).hidden = !words;
}
