/**
 * A dwelling, as far as a worker needs it before the door opens: how many live there, the first character of their names,
 * how long ago somebody confirmed it and in which role.
 */
import { badge, bar, button, el, facts, notice } from './dom.js';
import { today } from './clock.js';
import { freshness, freshnessWords, LOOKS } from './freshness.js';
import { begin } from './steps.js';
import { got, read } from './store.js';
import { day, either, t } from './words.js';

export async function dwellingScreen({ go }, id) {
  const { dwelling, draft, items, back } = await read(['dwelling', 'draft', 'outbox', 'returned'], async (stores) => ({
    dwelling: await got(stores.dwelling.get(id)),
    draft: (await got(stores.draft.getAll())).find((one) => one.dwelling === id),
    items: (await got(stores.outbox.getAll())).filter((one) => one.dwelling === id),
    back: (await got(stores.returned.getAll())).filter((one) => one.dwelling === id),
  }));
  if (!dwelling) {
    return { title: t('dwelling.gone'), back: '#/round', content: [el('h1', { tabindex: '-1' }, t('dwelling.gone')), el('p', {}, t('dwelling.gone-hint'))] };
  }
  return {
    title: dwelling.door,
    back: '#/round',
    live: true,
    content: [
      el('h1', { tabindex: '-1' }, dwelling.door), el('p', { class: 'where' }, dwelling.address),
      back.map((one) => notice([el('p', {}, el('strong', {}, t('returned.to-you'))), el('p', {}, either(`returned.${one.reason}`, one.detail || one.reason))], 'wait')),
      dwelling.askedFor && back.length === 0 && notice(either(`asked.${dwelling.askedFor}`, dwelling.askedFor), 'wait'),
      items.map((item) => notice(el('p', {}, el('a', { href: `#/outbox/${item.id}` }, t('dwelling.item', item.reference, t(`state.${item.state}`)))))),
      facts([
        [t('dwelling.confirmed'), confirmedWords(dwelling)],
        [t('dwelling.household'), householdWords(dwelling)],
        [t('dwelling.use'), t(`use.${dwelling.use}`)],
        [t('dwelling.visited'), dwelling.visitedOn && `${day(dwelling.visitedOn)} ${either(`outcome.${dwelling.outcome}`, '')}`],
        [t('dwelling.plate'), dwelling.plate],
      ]),
      el('p', { class: 'hint' }, t('dwelling.names-later')),
      draft && el('p', {}, el('a', { href: `#/drop/${draft.id}` }, t('dwelling.drop'))),
    ],
    bar: bar(el('button', { id: 'begin', onclick: async () => go(`/visit/${await begin(id)}/next`) }, t(draft ? 'dwelling.go-on' : 'dwelling.begin'))),
  };
}

function confirmedWords(dwelling) {
  const words = badge(freshnessWords(dwelling, today()), LOOKS[freshness(dwelling, today())]);
  return el('span', {}, words, dwelling.confirmedOn ? ` ${t('dwelling.confirmed-by', day(dwelling.confirmedOn), either(`role.${dwelling.confirmedBy}`, dwelling.confirmedBy))}` : '');
}

// First characters only, until the visit opens.
function householdWords({ occupants }) {
  return occupants.length === 0 ? t('dwelling.nobody') : t('dwelling.people', occupants.length, occupants.map(({ name }) => [...name][0]).join(t('list.comma')));
}
