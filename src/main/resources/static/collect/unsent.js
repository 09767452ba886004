/**
 * What waits to be sent, with the state and the reason of each, and what the worker may do about it.
 */
import { badge, bar, button, el, facts, notice } from './dom.js';
import { dismiss, list, withdraw } from './outbox.js';
import { rescue } from './rescue.js';
import { send, sendingStatus } from './sending.js';
import { reopen } from './steps.js';
import { got, read } from './store.js';
import { day, moment, t, time } from './words.js';

const LOOKS = { waiting: 'wait', sending: 'wait', parked: 'wait', refused: 'stop' };

export async function outboxScreen() {
  const [items, reviewed] = [await list(), await read(['review'], ({ review }) => got(review.getAll()))];
  return {
    title: t('outbox.title'),
    live: true,
    content: [
      el('h1', { tabindex: '-1' }, t('outbox.title')),
      el('p', { role: 'status' }, statusWords()),
      items.length === 0 ? el('p', { class: 'empty' }, t('outbox.empty')) : el('ul', { class: 'doors' }, items.map(row)),
      items.length > 0 && el('p', { class: 'hint' }, t('outbox.kept')),
      items.length > 0 && el('p', {}, el('button', { class: 'secondary wide', onclick: rescue }, t('rescue.make'))),
      reviewed.length > 0 && el('section', {}, el('h2', {}, t('outbox.review')), el('p', { class: 'hint' }, t('outbox.review-hint')),
        el('ul', { class: 'plainly' }, reviewed.map((line) => el('li', {}, el('strong', {}, line.address), el('br'),
          t('outbox.review-line', line.reference, day(line.day)), ' ', badge(t(`differs.${line.differs ?? 'doubt'}`), 'wait'))))),
    ],
    bar: items.length > 0 && bar(el('button', { id: 'send', onclick: () => send({ afresh: true }) }, t('outbox.send'))),
  };
}

/** What the sending is doing, in words. */
export function statusWords() {
  const { state, nextAt, fault } = sendingStatus();
  const when = nextAt > Date.now() ? t('sending.next', time(nextAt)) : '';
  return `${t(`sending.${state}`)}${fault ? ` ${fault}` : ''}${when}`;
}

function row(item) {
  return el('li', {}, el('a', { href: `#/outbox/${item.id}`, id: `item-${item.id}` },
    el('span', { class: 'door' }, item.address || t('dwelling.new')),
    el('span', { class: 'badges' }, badge(stateWords(item), LOOKS[item.state]), el('span', {}, t('outbox.line', item.reference, moment(item.savedAt))))));
}

function stateWords(item) {
  return t(item.visit.outcome === 'withdrawn' ? `state.withdrawn-${item.state === 'waiting' ? 'waiting' : 'sending'}` : `state.${item.state}`);
}

export async function itemScreen({ go }, id) {
  const item = (await list()).find((one) => one.id === id);
  if (!item) {
    return { title: t('item.gone'), back: '#/outbox', content: [el('h1', { tabindex: '-1' }, t('item.gone')), el('p', {}, t('item.gone-hint'))] };
  }
  const reopened = async () => go(`/visit/${await reopen(item)}/check`);
  return {
    title: item.address || t('dwelling.new'),
    back: '#/outbox',
    live: true,
    content: [
      el('h1', { tabindex: '-1' }, item.address || t('dwelling.new')),
      el('p', {}, badge(stateWords(item), LOOKS[item.state])),
      item.state === 'refused' && notice(el('div', {}, el('p', {}, reasonWords(item)), item.faults?.map((fault) => el('p', {}, reasonWords(fault)))), 'wait'),
      item.state !== 'refused' && el('p', {}, t(`item.${item.state}`)),
      facts([[t('item.reference'), item.reference], [t('item.outcome'), t(`outcome.${item.visit.outcome}`)], [t('item.saved'), moment(item.savedAt)]]),
    ],
    bar: actions(go, item, reopened),
  };
}

function actions(go, item, reopened) {
  if (item.state === 'refused') {
    return bar(item.draft && el('button', { onclick: reopened }, t('item.mend')), button(`#/outbox/${item.id}/dismiss`, t('item.dismiss'), 'secondary'));
  }
  return item.state === 'waiting' && item.visit.outcome !== 'withdrawn'
    && bar(el('button', { onclick: reopened }, t('item.change')), button(`#/outbox/${item.id}/withdraw`, t('item.withdraw'), 'secondary'));
}

/** The reason, in the register's words. */
function reasonWords({ reason, detail }) {
  return detail || reason || t('reason.none');
}

/** Asks before something is taken back or put away. */
export async function askScreen({ go }, id, what) {
  const item = (await list()).find((one) => one.id === id);
  const able = item && (what === 'withdraw' ? item.state === 'waiting' : item.state === 'refused');
  if (!able) {
    go(`/outbox/${id}`, true);
    return null;
  }
  return {
    title: t(`${what}.title`), back: `#/outbox/${id}`,
    content: [el('h1', { tabindex: '-1' }, t(`${what}.title`)), el('p', { class: 'where' }, `${item.reference} ${item.address}`), notice(t(`${what}.warning`), 'wait')],
    bar: bar(el('button', {
      async onclick() {
        await (what === 'withdraw' ? withdraw : dismiss)(id);
        go('/outbox', true);
        send();
      },
    }, t(`${what}.yes`)), button(`#/outbox/${id}`, t(`${what}.no`), 'secondary')),
  };
}
