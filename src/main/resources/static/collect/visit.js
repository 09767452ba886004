/**
 * A visit, one question a screen. What is typed is on the disk before the next question comes, and nearly so while it is
 * being typed.
 */
import { el, bar, button, notice } from './dom.js';
import { summary, valuesOf } from './form.js';
import { firstOpen, question } from './questions.js';
import { located } from './questions-dwelling.js';
import { begin, dropDraft, findDraft, keepDraft, path } from './steps.js';
import { StoreFull } from './store.js';
import { t } from './words.js';

const WHILE_TYPING = 300;

/** @param {string} id of the draft */
export async function visitScreen({ go }, id, step) {
  const draft = await findDraft(id);
  if (!draft) {
    return { title: t('visit.over'), content: [el('h1', { tabindex: '-1' }, t('visit.over')), el('p', {}, t('visit.over-hint'))], bar: bar(button('#/round', t('visit.to-round'))) };
  }
  const steps = path(draft);
  if (!steps.includes(step)) {
    go(`/visit/${id}/${firstOpen(draft, steps)}`, true);
    return null;
  }
  return questionScreen(go, draft, step, steps);
}

async function questionScreen(go, draft, step, steps) {
  const asked = question(draft, step);
  const writer = answersWriter(draft, step);
  const place = el('div', {});
  const form = el('form', { novalidate: true, autocomplete: 'off' });

  async function show(values, faults) {
    place.replaceChildren(...[summary(faults), ...await asked.ask(values, faults)].flat().filter(Boolean));
    if (Object.keys(faults).length > 0) {
      document.title = t('fault.page', t('visit.title', draft.door));
      document.getElementById('summary').focus();
    }
  }

  form.addEventListener('input', () => writer.soon(valuesOf(form)));
  form.addEventListener('change', () => writer.now(valuesOf(form)));
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const values = valuesOf(form);
    const faults = asked.faults(values);
    if (!await writer.now(values)) {
      await show(values, { [Object.keys(values)[0] ?? 'none']: t('room.full') });
      return;
    }
    if (Object.keys(faults).length > 0) {
      await show(values, faults);
      return;
    }
    await onwards(go, writer.draft(), step);
  });

  await show(draft.answers[step] ?? {}, {});
  return {
    title: t('visit.title', draft.door || t('dwelling.new')),
    back: backOf(draft, step, steps),
    form,
    content: [el('p', { class: 'where' }, draft.address || t('dwelling.new')), place],
    bar: bar(el('button', {}, t('visit.continue'))),
    visiting: true,
  };
}

/** Writes answers one after another; typing waits a moment. */
function answersWriter(draft, step) {
  let latest = draft;
  let queue = Promise.resolve(true);
  let timer = 0;
  function now(values) {
    clearTimeout(timer);
    latest = { ...latest, answers: { ...latest.answers, [step]: values } };
    const mine = latest;
    queue = queue.then(() => keepDraft(mine)).then(() => true, (fault) => {
      if (fault instanceof StoreFull) {
        return false;
      }
      throw fault;
    });
    return queue;
  }
  return {
    now,
    soon(values) {
      clearTimeout(timer);
      timer = setTimeout(() => now(values), WHILE_TYPING);
    },
    draft: () => latest,
  };
}

async function onwards(go, answered, step) {
  if (step === 'near' && answered.answers.near.near !== 'none') {
    // It is on the list already: the report becomes a visit there.
    const id = await begin(answered.answers.near.near);
    await dropDraft(answered.id);
    go(`/visit/${id}/outcome`);
    return;
  }
  const draft = answered.kind === 'new-dwelling' && answered.answers.address?.street && answered.answers.address.door ? await located(answered) : answered;
  const steps = path(draft);
  const next = draft.checked ? firstOpen(draft, steps) : steps[steps.indexOf(step) + 1];
  if (draft !== answered) {
    await keepDraft(draft);
  }
  go(`/visit/${draft.id}/${next}`);
}

function backOf(draft, step, steps) {
  const before = steps[steps.indexOf(step) - 1];
  if (draft.checked) {
    return `#/visit/${draft.id}/check`;
  }
  return before ? `#/visit/${draft.id}/${before}` : draft.dwelling ? `#/dwelling/${draft.dwelling}` : '#/round';
}

/** Asks before an open visit is thrown away. */
export async function dropScreen({ go }, id) {
  const draft = await findDraft(id);
  const back = draft?.dwelling ? `/dwelling/${draft.dwelling}` : '/round';
  if (!draft) {
    go('/round', true);
    return null;
  }
  return {
    title: t('drop.title'), back: `#${back}`,
    content: [el('h1', { tabindex: '-1' }, t('drop.title')), el('p', { class: 'where' }, draft.address || t('dwelling.new')), notice(t('drop.warning'), 'wait')],
    bar: bar(el('button', { onclick: async () => { await dropDraft(id); go(back); } }, t('drop.yes')), button(`#${back}`, t('drop.no'), 'secondary')),
  };
}
