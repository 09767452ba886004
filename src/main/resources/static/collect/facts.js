/**
 * From a worker's answers to what is handed in: observations, never state.
 */
import { readDate } from './dates.js';
import { readNumber } from './numbers.js';
import { newcomersOf } from './steps.js';
import { today } from './clock.js';

/** The legal basis of collecting at the door: State Council Decree 663, article 8. */
const BASIS = 'decree-663-8';

/** @returns {{dwelling: string | null, base: string | null, outcome: string, facts: object[]}} */
export function visitOf(draft) {
  const { dwelling, base, answers } = draft;
  if (draft.kind === 'new-dwelling') {
    return { dwelling: null, base: null, outcome: 'new-dwelling', facts: [dwellingOf(draft)] };
  }
  const outcome = outcomeOf(draft);
  switch (outcome) {
    case 'confirmed': return { dwelling, base, outcome, facts: draft.occupants.map(({ stay }) => ({ kind: 'stays', stay })) };
    case 'changed': return { dwelling, base, outcome, facts: [...occupantsOf(draft), ...newcomersOf(draft).map((n) => newcomer(answers, n)), ...useOf(draft)] };
    default: return { dwelling, base, outcome, facts: [] };
  }
}

/** A change in which nothing differs from what is recorded is a confirmation. */
export function outcomeOf(draft) {
  const { answers } = draft;
  const outcome = answers.outcome?.outcome;
  const differs = draft.occupants.some((_, n) => (answers[`who-${n}`]?.what ?? 'stays') !== 'stays')
    || newcomersOf(draft).length > 0 || useOf(draft).length > 0;
  return outcome === 'changed' && !differs ? 'confirmed' : outcome;
}

function occupantsOf({ occupants, answers }) {
  return occupants.map(({ stay }, n) => {
    const kind = answers[`who-${n}`].what;
    return kind === 'left' ? { kind, stay, since: readDate(answers[`gone-${n}`], today()).text } : { kind, stay };
  });
}

function newcomer(answers, n) {
  const [name, document, born, since, phone] = ['name', 'document', 'born', 'since', 'phone'].map((step) => answers[`${step}-${n}`] ?? {});
  const number = readNumber(document.kind, document.number ?? '', today());
  const birth = number.birth ?? readDate(born, today()).text;
  return {
    kind: 'new', name: name.name.normalize('NFC').trim().replace(/\s+/gu, ' '),
    documentKind: document.kind.toLowerCase(), documentNumber: number.value,
    sex: (number.sex ?? born.sex ?? 'UNKNOWN').toLowerCase(), birth: birth === 'unknown' ? '' : birth ?? '',
    household: '', movedIn: readDate(since, today()).text, reason: '', phone: (phone.phone ?? '').normalize('NFKC').replace(/[\s()+-]/g, ''),
    basis: BASIS, noticeGiven: true,
  };
}

function useOf({ use, answers }) {
  const said = answers.use?.use;
  return said && said !== use ? [{ kind: 'use', use: said }] : [];
}

function dwellingOf({ address, answers, candidates }) {
  const { lon, lat, accuracy } = answers.where ?? {};
  return {
    kind: 'dwelling', address, use: answers.use.use, near: candidates?.[0]?.id ?? null,
    ...(lon && { position: [Number(lon), Number(lat)], accuracy: Math.ceil(Number(accuracy)) }),
  };
}
