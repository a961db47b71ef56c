// The signs and lamps above the counters: each snapshot into their lines.

import { write } from './marks.js';

const key = ({ id, counter }) => `${id} ${counter}`;

/** Prepares the list; its painter says whether the page has the same signs as the hall. */
export function signList() {
  const part = document.getElementById('signs');
  const lines = part ? Array.from(part.querySelectorAll('.sign-row')) : [];
  const problems = part ? JSON.parse(part.dataset.problems) : {};
  const shown = lines.map(({ dataset }) => key(dataset)).join();
  return (signs) => {
    if (shown !== signs.map(key).join()) return false;
    lines.forEach((line, n) => paintSign(line, signs[n], problems));
    return true;
  };
}

function paintSign(line, { condition, problem }, problems) {
  for (const words of line.querySelectorAll('[data-condition]')) {
    words.hidden = words.dataset.condition !== condition;
  }
  const sentence = line.querySelector('[data-slot="problem"]');
  write(sentence, problem ? (problems[problem] ?? problem) : '');
  sentence.hidden = !problem;
}
