// How a page's elements are changed: only where something is different.

/** Write a value, unless it stands there already. */
export function write(element, value) {
  if (element.textContent !== String(value)) element.textContent = value;
}

/** Have the page's clock count from that moment; from none, it stops. */
export function since(element, at) {
  if (at) element.dataset.since = at;
  else delete element.dataset.since;
}
