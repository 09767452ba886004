/**
 * Builds elements from names and text. Nothing here reads markup: what somebody typed can only ever be text.
 */

const SVG = 'http://www.w3.org/2000/svg';

/** @param {object} properties attributes; `onclick` and the like are listeners, `true` is an attribute without value */
export function el(name, properties = {}, ...children) {
  return filled(document.createElement(name), properties, children);
}

/** The same for drawings. */
export function drawn(name, properties = {}, ...children) {
  return filled(document.createElementNS(SVG, name), properties, children);
}

function filled(element, properties, children) {
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null || value === false) {
      continue;
    }
    if (typeof value === 'function') {
      element.addEventListener(name.slice(2), value);
    } else {
      element.setAttribute(name, value === true ? '' : String(value));
    }
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A link that looks like a button. */
export function button(href, words, look = '') {
  return el('a', { class: `button ${look}`.trim(), href }, words);
}

/** The actions of a screen, at the lower edge where a thumb reaches them. */
export function bar(...actions) {
  return el('div', { class: 'bar' }, ...actions);
}

/** A sentence that stands out; `wait` for what somebody has to see to. */
export function notice(words, look = '') {
  return el('div', { class: `notice ${look}`.trim() }, typeof words === 'string' ? el('p', {}, words) : words);
}

/** Pairs of a name and what is known. Pairs without an answer are left out. */
export function facts(pairs) {
  return el('dl', { class: 'facts' }, pairs.filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => el('div', {}, el('dt', {}, name), el('dd', {}, value))));
}

/** A word in a small frame; the look adds a sign of its own, so that colour is never alone. */
export function badge(words, look = '') {
  return el('span', { class: `badge ${look}`.trim() }, words);
}

/** Hands a file to the browser's downloads. */
export function download(name, text) {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = el('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
