// Views are cloned from the <template> of the visitor's language and filled with values.

/** A fresh copy of a view or part in `language`: `pick` is a selector inside that language's template. */
export function cloneOf(language, pick) {
  const template = document.querySelector(`template[data-language="${language}"]`);
  return template.content.querySelector(pick).cloneNode(true);
}

/** A fresh item of a list view; `kind` tells the item templates of a view apart. */
export function cloneItem(view, kind) {
  return view.querySelector(`template[data-item="${kind}"]`).content.firstElementChild.cloneNode(true);
}

/** Put `values` into the slots of `root`; filling again later puts newer ones in. */
export function fill(root, values) {
  for (const element of root.querySelectorAll('[data-slot]')) {
    const value = values[element.dataset.slot];
    if (value !== undefined) element.textContent = value ?? '';
  }
  for (const element of root.querySelectorAll('[data-pattern]')) {
    element.textContent = sentence(element.dataset.pattern, values);
  }
  for (const element of root.querySelectorAll('[data-if]')) {
    element.hidden = !isThere(values[element.dataset.if]);
  }
  for (const element of root.querySelectorAll('[data-unless]')) {
    element.hidden = isThere(values[element.dataset.unless]);
  }
  return root;
}

// The number 0 means "nothing to show".
const isThere = (value) => Boolean(value);

const sentence = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, name) => values[name] ?? '');

/** The text in `language` of a table of texts by language, or its first one; a plain text is itself. */
export function inLanguage(texts, language) {
  if (texts === null || typeof texts !== 'object') return texts ?? '';
  return texts[language] ?? Object.values(texts)[0] ?? '';
}

/** An estimate in whole minutes, "10" or "5–15"; null when there is none. */
export function minutesOf(estimate) {
  if (!estimate) return null;
  const low = Math.max(1, Math.round(estimate.low_s / 60));
  const high = Math.max(low, Math.round(estimate.high_s / 60));
  return low === high ? `${low}` : `${low}–${high}`;
}
