// The page's fixed words, in one language or in all of the screen's, side by side.

/** An element of the page's template of that name. */
export const fresh = (name) =>
  document.querySelector(`template[data-of="${name}"]`).content.firstElementChild.cloneNode(true);

/** Write only what differs: an element that is written to is laid out anew. */
export function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/** Hide or show, when it is not so already. */
export function hide(element, isHidden) {
  if (element.hidden !== isHidden) element.hidden = isHidden;
}

/** The text in that language, else in the hall's first. */
export const inLanguage = (texts, language) => texts?.[language] ?? Object.values(texts ?? {})[0] ?? '';

/** Of languages in which it says the same, because it was not written in all of them, only the first. */
export function apart(text, languages) {
  const said = languages.map((language) => inLanguage(text, language));
  return languages.filter((_, index) => said.indexOf(said[index]) === index);
}

/** One span a language into `element`; those that are there already stay. */
export function putInAll(element, texts, languages) {
  const spans = languages.map((language, index) => {
    const span = element.children[index] ?? element.appendChild(document.createElement('span'));
    if (span.lang !== language) span.lang = language;
    put(span, inLanguage(texts, language));
    return span;
  });
  while (element.children.length > spans.length) element.lastElementChild.remove();
}

export class Words {
  /** `dictionary`: {word: {language: text}}. */
  constructor(dictionary) {
    this.dictionary = dictionary;
  }

  say(word, language) {
    return inLanguage(this.dictionary[word], language);
  }

  /** The word in all of these languages; `time` stands where the sentence names one. */
  putWord(element, word, languages, time = '') {
    const texts = Object.entries(this.dictionary[word]).map(([language, text]) =>
      [language, text.replace('%time%', time)]);
    putInAll(element, Object.fromEntries(texts), languages);
  }

  /** Every fixed word of the page. */
  putAll(languages) {
    document.querySelectorAll('[data-word]:not(template *)').forEach((element) => {
      if (element.dataset.word) this.putWord(element, element.dataset.word, languages);
    });
  }
}
