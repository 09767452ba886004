/**
 * What is asked at the door. Each question has its fields (`ask`), what is wrong with an answer (`faults`: field → words),
 * and its line on the page of answers (`row`).
 */
import { date, radios } from './form.js';
import { el } from './dom.js';
import { before, readDate } from './dates.js';
import { today } from './clock.js';
import { day, t } from './words.js';
import { DWELLING_QUESTIONS } from './questions-dwelling.js';
import { PERSON_QUESTIONS } from './questions-person.js';

export const USES = ['residential', 'commercial', 'mixed', 'office', 'industrial', 'dormitory', 'hotel', 'school', 'hospital', 'other'];

/** Somebody on the list, as far as a worker may know: masked name, year of birth, since when. */
export function occupantWords({ name, born, since }) {
  return t('who.occupant', name, born ? t('who.born', born) : t('who.born-unknown'), since && since !== 'unknown' ? t('who.since', day(since)) : t('who.since-unknown'));
}

const outcome = {
  ask({ occupants, use }, _, values, faults) {
    const lives = occupants.length === 0
      ? el('p', {}, t('outcome.nobody-recorded'))
      : el('ul', { class: 'people' }, occupants.map((one) => el('li', {}, occupantWords(one))));
    return [
      el('section', { class: 'recorded', 'aria-labelledby': 'recorded' }, el('h2', { id: 'recorded' }, t('outcome.recorded')), lives, el('p', {}, t('outcome.use', t(`use.${use}`)))),
      radios('outcome', t('outcome.question'), ['confirmed', 'changed', 'nobody-home', 'refused', 'not-a-dwelling'].map((value) =>
        ({ value, label: t(`outcome.${value}`), hint: t(`outcome.${value}-hint`) })), values, faults),
    ];
  },
  faults: (_, __, values) => values.outcome ? {} : { outcome: t('outcome.missing') },
  row: ({ answers }) => [t('outcome.row'), t(`outcome.${answers.outcome.outcome}`)],
};

const who = {
  ask: ({ occupants }, n, values, faults) => [radios('what', t('who.question', occupants[n].name), ['stays', 'left', 'never'].map((value) =>
    ({ value, label: t(`who.${value}`), hint: value === 'never' ? t('who.never-hint') : undefined })), values, faults, occupantWords(occupants[n]))],
  faults: (_, __, values) => values.what ? {} : { what: t('who.missing') },
  row: ({ occupants, answers }, n) => [occupants[n].name, t(`who.${answers[`who-${n}`].what}`)],
};

const gone = {
  ask: ({ occupants }, n, values, faults) => [
    el('h1', { tabindex: '-1' }, t('gone.question', occupants[n].name)), date(t('gone.legend'), values, faults, t('date.hint')),
  ],
  faults({ occupants }, n, values) {
    const read = readDate(values, today());
    if (read.fault) {
      return { [read.field]: t(read.fault) };
    }
    return before(read.text, occupants[n].since) ? { year: t('gone.before', day(occupants[n].since)) } : {};
  },
  row: ({ occupants, answers }, n) => [t('gone.row', occupants[n].name), day(readDate(answers[`gone-${n}`], today()).text)],
};

const use = {
  ask: ({ use: recorded }, _, values, faults) => [radios('use', t(recorded ? 'use.question' : 'use.question-new'), USES.map((value) =>
    ({ value, label: t(`use.${value}`) })), { use: recorded, ...values }, faults, recorded ? t('use.hint', t(`use.${recorded}`)) : undefined)],
  faults: (_, __, values) => values.use ? {} : { use: t('use.missing') },
  row: ({ answers }) => [t('use.row'), t(`use.${answers.use.use}`)],
};

const QUESTIONS = { outcome, who, gone, use, ...PERSON_QUESTIONS, ...DWELLING_QUESTIONS };

/** The question of a step, bound to its place: `{ask(values, faults), faults(values), row()}`. */
export function question(draft, step) {
  const [kind, place] = step.split('-');
  const asked = QUESTIONS[kind];
  const n = Number(place);
  return {
    ask: (values, faults) => asked.ask(draft, n, values, faults),
    faults: (values) => asked.faults(draft, n, values),
    row: () => asked.row(draft, n),
  };
}

/** The first step that has no sound answer, or `check`. */
export function firstOpen(draft, steps) {
  return steps.find((step) => step === 'check' || !draft.answers[step] || Object.keys(question(draft, step).faults(draft.answers[step])).length > 0);
}
