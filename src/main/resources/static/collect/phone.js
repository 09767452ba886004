/**
 * This phone: whose it is, what it holds and for how long, how much room is left, and the way out.
 */
import { badge, el, facts, notice } from './dom.js';
import { overview } from './area.js';
import { minutesWrong, now } from './clock.js';
import { rescue, rescueAgain } from './rescue.js';
import { send } from './sending.js';
import { keepThis, kept, room } from './store.js';
import { statusWords } from './unsent.js';
import { moment, t } from './words.js';

const MEGABYTE = 1024 * 1024;

export async function phoneScreen() {
  const [phone, session, sent, sealed, persisted, space, { head, outbox }] = await Promise.all([
    kept('phone'), kept('session'), kept('sent'), kept('rescue'), navigator.storage?.persisted?.(), room(), overview(),
  ]);
  return {
    title: t('phone-page.title'),
    live: true,
    content: [
      el('h1', { tabindex: '-1' }, t('phone-page.title')),
      facts([
        [t('phone-page.worker'), phone.worker], [t('phone-page.unit'), phone.unit], [t('phone-page.label'), phone.label],
        [t('phone-page.signed-in'), session ? t('phone-page.until', moment(session.until)) : el('a', { href: '#/sign-in' }, t('sign-in.title'))],
        [t('phone-page.list'), head && t('phone-page.until', moment(head.until))],
        [t('phone-page.sent'), sent ? moment(sent) : t('phone-page.never')],
        [t('phone-page.line'), statusWords()],
        [t('phone-page.clock'), minutesWrong() ? t('clock.register', moment(now())) : t('phone-page.clock-right')],
        [t('phone-page.kept'), persisted ? badge(t('phone-page.kept-yes'), 'good') : el('span', {}, badge(t('phone-page.kept-no'), 'wait'), ` ${t('phone-page.kept-no-hint')}`)],
        [t('phone-page.room'), t('phone-page.room-of', (space.usage / MEGABYTE).toFixed(1), (space.free / MEGABYTE).toFixed(0))],
      ]),
      space.scarce && notice(t('room.scarce'), 'wait'),
      el('p', {}, el('button', { class: 'secondary wide', id: 'send', onclick: () => send({ afresh: true }) }, t('phone-page.fetch'))),
      el('h2', {}, t('rescue.title')), el('p', {}, t('rescue.what')),
      outbox.length === 0 ? el('p', { class: 'hint' }, t('rescue.nothing')) : el('p', {}, el('button', { class: 'secondary wide', onclick: rescue }, t('rescue.make'))),
      sealed && notice([el('p', {}, t('rescue.earlier')), el('p', {}, el('button', { class: 'secondary', onclick: rescueAgain }, t('rescue.take'))),
        el('p', {}, el('button', { class: 'plain', onclick: () => keepThis('rescue', undefined) }, t('rescue.handed-in')))], 'wait'),
      el('h2', {}, t('phone-page.not-held')), el('p', {}, t('phone-page.not-held-what')),
    ],
  };
}
