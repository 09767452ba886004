/**
 * Visits that the office gave back to this worker, each with what is to be looked at again.
 */
import { el } from './dom.js';
import { overview } from './area.js';
import { day, either, t } from './words.js';

export async function returnedScreen() {
  const { returned, dwellings } = await overview();
  const doors = new Map(dwellings.map((one) => [one.id, one]));
  return {
    title: t('returned.title'),
    back: '#/round',
    live: true,
    content: [
      el('h1', { tabindex: '-1' }, t('returned.title')),
      returned.length === 0 ? el('p', { class: 'empty' }, t('returned.empty')) : el('ul', { class: 'doors' }, returned.map((one) => el('li', {},
        el('a', { href: `#/dwelling/${one.dwelling}` },
          el('span', { class: 'door' }, doors.get(one.dwelling)?.address ?? t('dwelling.gone')),
          el('span', {}, either(`returned.${one.reason}`, one.detail || one.reason)),
          el('span', { class: 'hint' }, day(one.at.slice(0, 10))))))),
    ],
  };
}
