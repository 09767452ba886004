/**
 * Fields of a form, one question at a time. Faults stand at the field and in a summary that gets the focus.
 */
import { el } from './dom.js';
import { t } from './words.js';

/**
 * One choice of several, with the question as the heading of the screen.
 *
 * @param {{value: string, label: string, hint?: string}[]} options
 */
export function radios(name, question, options, values, faults, hint) {
  return framed(name, faults, el('fieldset', { 'aria-describedby': described(name, faults, hint) },
    el('legend', {}, el('h1', { tabindex: '-1' }, question)), hintOf(name, hint), faultOf(name, faults),
    options.map((option, place) => el('label', { class: 'choice' },
      el('input', { type: 'radio', name, id: place === 0 ? name : `${name}-${option.value}`, value: option.value, checked: values[name] === option.value }),
      el('span', {}, el('span', {}, option.label), option.hint && el('span', { class: 'hint block' }, option.hint))))));
}

/** A line of text. */
export function text(name, label, values, faults, { hint, ...attributes } = {}) {
  return framed(name, faults, el('div', { class: 'field' },
    el('label', { for: name }, label), hintOf(name, hint), faultOf(name, faults),
    el('input', {
      id: name, name, value: values[name] ?? '', autocomplete: 'off', spellcheck: 'false', autocapitalize: 'off',
      'aria-describedby': described(name, faults, hint), 'aria-invalid': faults[name] ? 'true' : null, ...attributes,
    })));
}

/** One of a longer list. */
export function choice(name, label, options, values, faults, hint) {
  return framed(name, faults, el('div', { class: 'field' },
    el('label', { for: name }, label), hintOf(name, hint), faultOf(name, faults),
    el('select', { id: name, name, 'aria-describedby': described(name, faults, hint) },
      options.map(({ value, label: words }) => el('option', { value, selected: (values[name] ?? '') === value }, words)))));
}

/** A day, a month, a year, or not known. */
export function date(legend, values, faults, hint) {
  const field = ['year', 'month', 'day'].find((part) => faults[part]);
  return framed(field, faults, el('fieldset', { 'aria-describedby': described('date', {}, hint) },
    el('legend', {}, legend), hintOf('date', hint), faultOf(field, faults),
    el('div', { class: 'date' }, ['year', 'month', 'day'].map((part) => el('div', {},
      el('label', { for: part }, t(`date.${part}-label`)),
      el('input', {
        id: part, name: part, value: values[part] ?? '', inputmode: 'numeric', autocomplete: 'off', maxlength: part === 'year' ? 4 : 2,
        class: part === 'year' ? 'year' : 'part', 'aria-invalid': faults[part] ? 'true' : null, 'aria-describedby': described(part, faults),
      })))),
    tick('unknown', t('date.not-known'), values)));
}

/** A box to tick. */
export function tick(name, label, values, faults = {}) {
  return framed(name, faults, el('div', {}, faultOf(name, faults), el('label', { class: 'tick' },
    el('input', { type: 'checkbox', name, id: name, value: 'yes', checked: values[name] === 'yes', 'aria-describedby': described(name, faults) }), el('span', {}, label))));
}

function framed(name, faults, element) {
  return faults[name] ? el('div', { class: 'faulty' }, element) : element;
}

function hintOf(name, hint) {
  return hint && el('p', { class: 'hint', id: `${name}-hint` }, hint);
}

function faultOf(name, faults) {
  return faults[name] && el('p', { class: 'fault', id: `${name}-fault` }, faults[name]);
}

function described(name, faults, hint) {
  return [hint && `${name}-hint`, faults[name] && `${name}-fault`].filter(Boolean).join(' ') || null;
}

/** What stands in the fields now. */
export function valuesOf(form) {
  return Object.fromEntries(new FormData(form));
}

/** All faults at the top, each leading to its field. */
export function summary(faults) {
  const entries = Object.entries(faults);
  return entries.length === 0 ? null : el('div', { class: 'summary', role: 'alert', tabindex: '-1', id: 'summary' },
    el('h2', {}, t('fault.title')),
    el('ul', {}, entries.map(([field, words]) => el('li', {}, el('a', {
      href: `#${field}`,
      onclick: (event) => {
        event.preventDefault();
        document.getElementById(field)?.focus();
      },
    }, words)))));
}
