// While an emergency stands, the kiosk gives no tickets: it asks everybody to leave, in every language.

// More letters than this are set smaller, so that all of them are on the screen.
const LONG = 800;

/** The texts of the emergencies that stand, as [language, text], in the order of the hall's languages. */
export function emergencyTexts(hall) {
  const standing = (hall.notices ?? []).filter(({ kind }) => kind === 'emergency');
  return standing.flatMap(({ text }) => Object.entries(text));
}

/** The view with these texts. */
export function emergencyView(texts) {
  const shape = document.querySelector('template[data-emergency]').content.firstElementChild;
  const view = shape.cloneNode(true);
  const [first, ...others] = texts;
  view.toggleAttribute('data-long', texts.reduce((sum, [, text]) => sum + text.length, 0) > LONG);
  say(view.querySelector('h1'), first);
  view.append(...others.map((each) => say(document.createElement('p'), each)));
  return view;
}

const say = (element, [lang, textContent]) => Object.assign(element, { lang, textContent });
