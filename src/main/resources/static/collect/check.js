/**
 * All answers on one screen before they are saved, and the word that they are.
 */
import { bar, button, el, notice } from './dom.js';
import { nextOnTheWalk } from './area.js';
import { today } from './clock.js';
import { due } from './freshness.js';
import { outcomeOf } from './facts.js';
import { firstOpen, question } from './questions.js';
import { located } from './questions-dwelling.js';
import { list, save } from './outbox.js';
import { send } from './sending.js';
import { findDraft, keepDraft, newcomersOf, path, withoutNewcomer } from './steps.js';
import { StoreFull } from './store.js';
import { t } from './words.js';

export async function checkScreen({ go, again }, id) {
  const found = await findDraft(id);
  if (!found) {
    go(`/visit/${id}/outcome`, true);
    return null;
  }
  const open = firstOpen(found, path(found));
  if (open !== 'check') {
    go(`/visit/${id}/${open}`, true);
    return null;
  }
  const draft = { ...found.kind === 'new-dwelling' ? await located(found) : found, checked: true };
  await keepDraft(draft).catch(unlessFull);
  const fault = el('div', {});
  const saving = el('button', {
    id: 'save',
    async onclick() {
      saving.disabled = true;
      try {
        const { reference, further } = await save(draft);
        go(`/saved/${reference}/${draft.dwelling ?? 'new'}${further ? '/further' : ''}`, true);
        send();
      } catch (cause) {
        unlessFull(cause);
        saving.disabled = false;
        fault.replaceChildren(el('div', { class: 'summary', role: 'alert', tabindex: '-1' }, el('h2', {}, t('room.title')), el('p', {}, t('room.full')), el('p', {}, el('a', { href: '#/phone' }, t('room.see')))));
        fault.firstChild.focus();
      }
    },
  }, t('check.save'));
  return {
    title: t('check.title'),
    back: draft.dwelling ? `#/dwelling/${draft.dwelling}` : '#/round',
    content: [
      fault, el('h1', { tabindex: '-1' }, t('check.title')), el('p', { class: 'where' }, draft.address),
      draft.answers.outcome?.outcome === 'changed' && outcomeOf(draft) === 'confirmed' && notice(t('check.nothing-differs')),
      el('dl', { class: 'answers' }, rows(draft)),
      newcomersOf(draft).map((n) => el('p', {}, el('button', {
        class: 'plain', onclick: async () => { await keepDraft(withoutNewcomer(draft, n)); again(); },
      }, t('check.remove', draft.answers[`name-${n}`].name)))),
      el('p', { class: 'hint' }, t('check.then')),
    ],
    bar: bar(saving),
    visiting: true,
  };
}

function rows(draft) {
  return path(draft).filter((step) => step !== 'check').map((step) => [step, question(draft, step).row()]).filter(([, row]) => row)
    .map(([step, [name, value]]) => el('div', {}, el('dt', {}, name), el('dd', {}, el('span', {}, value),
      el('a', { href: `#/visit/${draft.id}/${step}` }, t('check.change'), el('span', { class: 'off' }, ` ${name}`)))));
}

function unlessFull(fault) {
  if (!(fault instanceof StoreFull)) {
    throw fault;
  }
}

/** "It is saved on this phone", and where to go next on the round. */
export async function savedScreen(_, reference, dwelling, further) {
  const [next, waits] = [await nextOnTheRound(dwelling), (await list()).some((item) => item.reference === reference)];
  return {
    title: t('saved.title'),
    live: true,
    content: [
      el('div', { class: 'panel' }, el('h1', { tabindex: '-1' }, t('saved.title')), el('p', {}, t('saved.reference')), el('p', { class: 'code' }, reference)),
      further && notice(t('saved.further'), 'wait'),
      el('p', {}, t(waits ? 'saved.waits' : 'saved.sent')),
    ],
    bar: bar(next ? button(`#/dwelling/${next.id}`, t('saved.next', next.door)) : button('#/round', t('saved.round')), next && button('#/round', t('saved.round'), 'secondary')),
  };
}

function nextOnTheRound(after) {
  const day = today();
  return nextOnTheWalk(after, (one, within) => one.visitedOn !== day && due(one, within, day));
}
