/**
 * The course of a visit: which questions there are, in which order, as it follows from the answers so far. A step is
 * named by its question and, where it is about one of several people, by the place of that person: `who-0`.
 */
import { got, read, write } from './store.js';
import { readNumber } from './numbers.js';
import { today } from './clock.js';

/** Begins a visit, or goes on with the one that is open at this dwelling. Returns the draft's key. */
export function begin(id) {
  return write(['dwelling', 'draft'], async ({ dwelling, draft }) => {
    const open = (await got(draft.getAll())).find((one) => one.dwelling === id);
    if (open) {
      return open.id;
    }
    const { base, address, door, use, occupants } = await got(dwelling.get(id));
    const fresh = { id: crypto.randomUUID(), kind: 'visit', dwelling: id, base, address, door, use, occupants, answers: {}, startedAt: Date.now() };
    draft.put(fresh);
    return fresh.id;
  });
}

/** Begins the report of a dwelling that is not on the list, or goes on with the one that is open. */
export function beginDwelling() {
  return write(['draft'], async ({ draft }) => {
    const open = (await got(draft.getAll())).find((one) => one.kind === 'new-dwelling');
    const fresh = open ?? { id: crypto.randomUUID(), kind: 'new-dwelling', dwelling: null, base: null, address: '', door: '', use: '', occupants: [], answers: {}, startedAt: Date.now() };
    draft.put(fresh);
    return fresh.id;
  });
}

/** Opens a saved visit again: one that was not sent keeps its key and number, a refused one is followed by another. */
export function reopen(item) {
  return write(['draft'], ({ draft }) => {
    draft.put({ ...item.draft, editing: item.id, startedAt: Date.now() });
    return item.draft.id;
  });
}

export function findDraft(id) {
  return read(['draft'], ({ draft }) => got(draft.get(id)));
}

export function keepDraft(draft) {
  return write(['draft'], ({ draft: drafts }) => got(drafts.put(draft)));
}

export function dropDraft(id) {
  return write(['draft'], ({ draft }) => got(draft.delete(id)));
}

/** All steps of this draft, in order; the last is always `check`. */
export function path(draft) {
  const { answers } = draft;
  if (draft.kind === 'new-dwelling') {
    return ['where', 'address', ...(draft.candidates?.length ? ['near'] : []), 'use', 'check'];
  }
  if (answers.outcome?.outcome !== 'changed') {
    return ['outcome', 'check'];
  }
  const people = draft.occupants.flatMap((_, n) => answers[`who-${n}`]?.what === 'left' ? [`who-${n}`, `gone-${n}`] : [`who-${n}`]);
  const newcomers = newcomersOf(draft);
  const added = newcomers.flatMap((n) => [`more-${n}`, ...stepsOfNewcomer(draft, n)]);
  return ['outcome', ...people, ...added, `more-${newcomers.length}`, 'use', 'check'];
}

/** The places of those who are new, as far as the answers name them: 0, 1, … */
export function newcomersOf({ answers }) {
  const places = [];
  while (answers[`more-${places.length}`]?.more === 'yes') {
    places.push(places.length);
  }
  return places;
}

function stepsOfNewcomer({ answers }, n) {
  const document = answers[`document-${n}`];
  const number = document?.kind ? readNumber(document.kind, document.number ?? '', today()) : {};
  const told = Boolean(number.fault) || !document || (number.birth && number.sex);
  return [`name-${n}`, `document-${n}`, ...(told ? [] : [`born-${n}`]), `since-${n}`, `phone-${n}`, `notice-${n}`];
}

/** Takes one of those who are new away again; the ones after it move up. */
export function withoutNewcomer(draft, gone) {
  const answers = {};
  for (const [step, values] of Object.entries(draft.answers)) {
    const [, kind, place] = /^(more|name|document|born|since|phone|notice)-(\d+)$/.exec(step) ?? [];
    if (!kind || Number(place) < gone) {
      answers[step] = values;
    } else if (Number(place) > gone) {
      answers[`${kind}-${Number(place) - 1}`] = values;
    }
  }
  return { ...draft, answers };
}
