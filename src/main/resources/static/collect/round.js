/**
 * The worker's round: the dwellings of the own area by street and number, as one walks, and beside them the map.
 */
import { badge, el, notice } from './dom.js';
import { overview, withinDays } from './area.js';
import { moment, t } from './words.js';
import { now, today } from './clock.js';
import { due, freshness, freshnessWords, LOOKS } from './freshness.js';
import { plan } from './plan.js';
import { beginDwelling } from './steps.js';

const PAGE = 60;
// Here list and map stand side by side.
const WIDE = matchMedia('(min-width: 60em)');
const WHICH = ['due', 'all', 'visited', 'unsent', 'returned'];
const ORDERS = ['walk', 'oldest'];

// How the worker looks at the list; kept while the app is open.
const view = { street: '', which: 'due', order: 'walk', building: '', shown: PAGE, map: false };

export async function roundScreen({ go, again }) {
  const all = await overview();
  if (!all.head) {
    return null;
  }
  const lines = linesOf(all);
  const chosen = lines.filter(fits).sort(view.order === 'walk' ? byWalk : byAge);
  const names = all.head.areas.map((area) => area.name).join(t('list.comma'));
  return {
    title: t('round.title'),
    live: true,
    content: [
      el('h1', { tabindex: '-1' }, names || t('round.no-area')),
      el('p', { class: 'hint' }, t('round.as-of', moment(all.head.at), moment(all.head.until))),
      all.drafts.map((draft) => notice(el('p', {}, el('a', { href: `#/visit/${draft.id}/next` }, t('round.draft', draft.door || t('dwelling.new')))))),
      all.returned.length > 0 && view.which !== 'returned' && notice(el('p', {}, el('a', { href: '#/returned' }, t('round.returned', all.returned.length))), 'wait'),
      filters(lines, again),
      el('div', { class: 'switch' }, ['list', 'map'].map((side) => el('button', {
        class: 'secondary', id: `side-${side}`, 'aria-pressed': String((side === 'map') === view.map),
        onclick: () => { view.map = side === 'map'; again(); },
      }, t(`round.${side}`)))),
      el('div', { class: `sides ${view.map ? 'map-first' : ''}` },
        el('section', { class: 'side-list', 'aria-label': t('round.list') }, listOf(chosen, again, all.head.areas.length)),
        el('section', { class: 'side-map', 'aria-label': t('round.map') }, (view.map || WIDE.matches) && plan(all.head, lines, view.building, (building) => {
          Object.assign(view, { building, which: 'all', street: '', shown: PAGE });
          again();
        }))),
      el('p', {}, el('button', { class: 'secondary wide', onclick: async () => go(`/visit/${await beginDwelling()}/next`) }, t('round.new-dwelling'))),
    ],
  };
}

// What the list says of each dwelling, ready to be filtered.
function linesOf({ head, dwellings, drafts, outbox, returned }) {
  const day = today();
  const [waiting, open, back] = [outbox, drafts, returned].map((many) => new Set(many.map((one) => one.dwelling)));
  const visitedHere = new Set(outbox.filter((item) => item.day === day).map((item) => item.dwelling));
  return dwellings.map((dwelling) => ({
    dwelling, degree: freshness(dwelling, day), due: due(dwelling, withinDays(head, dwelling), day) && dwelling.visitedOn !== day && !visitedHere.has(dwelling.id),
    visited: dwelling.visitedOn === day || visitedHere.has(dwelling.id), unsent: waiting.has(dwelling.id), draft: open.has(dwelling.id), returned: back.has(dwelling.id),
  }));
}

function fits({ dwelling, ...line }) {
  return (!view.street || dwelling.street === view.street) && (!view.building || dwelling.building === view.building)
    && (view.which === 'all' || line[view.which] || (view.which === 'due' && line.returned));
}

function byWalk(one, other) {
  return one.dwelling.walk - other.dwelling.walk;
}

function byAge(one, other) {
  return (one.dwelling.confirmedOn ?? '').localeCompare(other.dwelling.confirmedOn ?? '') || byWalk(one, other);
}

function filters(lines, again) {
  const streets = [...new Set(lines.map(({ dwelling }) => dwelling.street))].sort((one, other) => one.localeCompare(other, 'zh'));
  const labelled = (name, label, options) => el('div', {}, el('label', { for: `pick-${name}` }, label), pick(name, options, again));
  return el('div', { class: 'filters' },
    labelled('which', t('round.which'), WHICH.map((which) => [which, t(`which.${which}`)])),
    labelled('street', t('round.street'), [['', t('round.all-streets')], ...streets.map((street) => [street, street])]));
}

function pick(name, options, again, label) {
  return el('select', {
    id: `pick-${name}`, 'aria-label': label, onchange: (event) => { Object.assign(view, { [name]: event.target.value, building: '', shown: PAGE }); again(); },
  }, options.map(([value, words]) => el('option', { value, selected: view[name] === value }, words)));
}

function listOf(chosen, again, areas) {
  if (chosen.length === 0) {
    return el('div', { class: 'empty' }, el('p', {}, t(areas === 0 ? 'round.no-area-hint' : view.which === 'due' ? 'round.none-due' : 'round.none')),
      areas > 0 && view.which !== 'all' && el('button', { class: 'secondary', onclick: () => { Object.assign(view, { which: 'all', street: '', building: '' }); again(); } }, t('round.show-all')));
  }
  const shown = chosen.slice(0, view.shown);
  const parts = [el('div', { class: 'found' }, el('p', { role: 'status' }, t('round.found', chosen.length)),
    view.building && el('button', { class: 'plain', onclick: () => { view.building = ''; again(); } }, t('round.whole-area')),
    pick('order', ORDERS.map((order) => [order, t(`order.${order}`)]), again, t('round.order')))];
  let list = null;
  let street = null;
  for (const line of shown) {
    if (line.dwelling.street !== street || !list) {
      street = line.dwelling.street;
      list = el('ul', { class: 'doors' });
      parts.push(el('h2', {}, street || t('round.no-street')), list);
    }
    list.append(row(line));
  }
  if (chosen.length > shown.length) {
    parts.push(el('button', { class: 'secondary wide', id: 'more', onclick: () => { view.shown += PAGE; again(); } }, t('round.more', Math.min(PAGE, chosen.length - shown.length))));
  }
  return parts;
}

function row({ dwelling, degree, visited, unsent, draft, returned }) {
  return el('li', {}, el('a', { href: `#/dwelling/${dwelling.id}`, id: `door-${dwelling.id}` },
    el('span', { class: 'door' }, dwelling.door),
    el('span', { class: 'badges' },
      badge(freshnessWords(dwelling, today()), LOOKS[degree]),
      returned && badge(t('which.returned'), 'stop'), draft && badge(t('round.begun'), 'wait'), unsent && badge(t('which.unsent'), 'wait'),
      dwelling.askedFor && !returned && badge(t('round.asked'), 'wait'), visited && badge(t('which.visited'), 'good'))));
}

/** The screen of a phone that has no list: never fetched, or over. */
export function noListScreen(expired, signedIn, status) {
  return {
    title: t('round.title'),
    live: true,
    content: [
      el('h1', { tabindex: '-1' }, t(expired ? 'round.expired' : 'round.no-list')),
      el('p', {}, t(expired ? 'round.expired-hint' : 'round.no-list-hint')),
      status.state === 'working' && el('p', { role: 'status' }, t('round.loading')),
      !signedIn && el('p', {}, el('a', { class: 'button', href: '#/sign-in' }, t('sign-in.title'))),
    ],
  };
}

/** Whether the package ends within a few hours. */
export function endsSoon(head) {
  return head && Date.parse(head.until) - now() < 12 * 3_600_000;
}
