/**
 * Visits that were saved and have no verdict yet. An item leaves only when the register has judged it, or when the worker
 * deals with what was refused.
 *
 * States: `waiting` (never sent, may still be changed), `sending` (in a batch whose answer has not come, so nobody may
 * change it), `parked` (the register has it and waits for an earlier one), `refused`.
 */
import { stamp, today } from './clock.js';
import { visitOf } from './facts.js';
import { got, read, StoreFull, write } from './store.js';


/** All items, in their order. */
export function list() {
  return read(['outbox'], async ({ outbox }) => inOrder(await got(outbox.getAll())));
}

function inOrder(items) {
  return items.sort((one, other) => one.sequence - other.sequence);
}

/**
 * Saves a finished draft. Number, item and the end of the draft are one transaction: no visit without a number, no number
 * without a visit. A visit that was opened again and is still here keeps its number; one that has left meanwhile is
 * handed in as a further visit.
 *
 * @returns {Promise<{id: string, reference: string, further: boolean}>}
 */
export function save(draft) {
  return write(['keep', 'outbox', 'draft', 'returned'], async ({ keep, outbox, draft: drafts, returned }) => {
    const phone = await got(keep.get('phone'));
    const earlier = draft.editing ? await got(outbox.get(draft.editing)) : undefined;
    const kept = earlier?.state === 'waiting';
    let sequence = earlier?.sequence;
    if (!kept) {
      sequence = await got(keep.get('next')) ?? 1;
      keep.put(sequence + 1, 'next');
      if (earlier?.state === 'refused') {
        outbox.delete(earlier.id);
      }
    }
    const id = kept ? earlier.id : draft.editing === draft.id ? crypto.randomUUID() : draft.id;
    const item = {
      id, sequence, reference: reference(phone, sequence), dwelling: draft.dwelling, address: draft.address, day: today(),
      savedAt: Date.now(), visit: { ...visitOf(draft), observedAt: stamp() }, draft, state: 'waiting',
    };
    outbox.put(item);
    drafts.delete(draft.id);
    if (draft.dwelling) {
      for (const one of await got(returned.getAll())) {
        if (one.dwelling === draft.dwelling) {
          returned.delete(one.visit);
        }
      }
    }
    return { id, reference: item.reference, further: Boolean(draft.editing) && !kept && earlier?.state !== 'refused' };
  });
}

// What the worker and the desk call it when they talk: the phone and the number, nothing of the contents.
function reference(phone, sequence) {
  return `${phone.phone.slice(-4).toUpperCase()}-${String(sequence).padStart(4, '0')}`;
}

/** Takes a visit back that was not sent. Its number is used up, so the register hears that nothing comes under it. */
export function withdraw(id) {
  return write(['outbox'], async ({ outbox }) => {
    const item = await got(outbox.get(id));
    if (item?.state !== 'waiting') {
      return false;
    }
    outbox.put({ ...item, draft: null, visit: { dwelling: null, base: null, outcome: 'withdrawn', facts: [], observedAt: stamp() } });
    return true;
  });
}

/** Puts a refused item away for good. */
export function dismiss(id) {
  return write(['outbox'], async ({ outbox }) => {
    if ((await got(outbox.get(id)))?.state === 'refused') {
      outbox.delete(id);
    }
  });
}

/** An item as the register gets it; the same each time. */
export function wire({ id, sequence, visit }) {
  return { id, sequence, ...visit };
}

/**
 * What is to be sent next: the batch without an answer as it was, or a new one. `null` where there is nothing.
 *
 * @returns {Promise<{key: string, ids: string[], body: string} | null>}
 */
export async function nextBatch(most) {
  try {
    return await write(['keep', 'outbox'], ({ keep, outbox }) => batchOf(keep, outbox, most, true));
  } catch (fault) {
    if (!(fault instanceof StoreFull)) {
      throw fault;
    }
    // A phone that is full can still send; each visit's own key keeps it from being taken twice.
    return read(['keep', 'outbox'], ({ keep, outbox }) => batchOf(keep, outbox, most, false));
  }
}

async function batchOf(keep, outbox, most, mark) {
  const items = inOrder(await got(outbox.getAll()));
  const open = await got(keep.get('batch'));
  const chosen = open
    ? items.filter((item) => open.ids.includes(item.id))
    : items.filter((item) => item.state !== 'refused').slice(0, most);
  if (chosen.length === 0) {
    if (open && mark) {
      keep.delete('batch');
    }
    return null;
  }
  const batch = open ?? { key: crypto.randomUUID(), ids: chosen.map((item) => item.id) };
  if (!open && mark) {
    keep.put(batch, 'batch');
    chosen.forEach((item) => outbox.put({ ...item, state: 'sending' }));
  }
  return { ...batch, body: JSON.stringify({ items: chosen.map(wire) }) };
}

/**
 * Takes the verdicts of a batch to heart. What the register has leaves the phone.
 *
 * @returns {Promise<number>} how many items were judged
 */
export async function settle(batch, verdicts) {
  const of = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  try {
    return await settleAll(batch, of);
  } catch (fault) {
    if (!(fault instanceof StoreFull)) {
      throw fault;
    }
    // What only takes away needs no room. The rest is asked for again.
    return settleTaken(batch, of);
  }
}

function settleTaken(batch, of) {
  return write(['outbox'], async ({ outbox }) => {
    const taken = batch.ids.filter((id) => ['accepted', 'already-known'].includes(of.get(id)?.verdict));
    taken.forEach((id) => outbox.delete(id));
    return taken.length;
  });
}

function settleAll(batch, of) {
  return write(['keep', 'outbox', 'review', 'dwelling'], async ({ keep, outbox, review, dwelling }) => {
    let judged = 0;
    for (const id of batch.ids) {
      const item = await got(outbox.get(id));
      const verdict = of.get(id);
      if (!item) {
        continue;
      }
      switch (verdict?.verdict) {
        case 'accepted': case 'already-known':
          outbox.delete(id);
          await mark(dwelling, item, true);
          break;
        case 'held':
          outbox.delete(id);
          review.put({ ...line(item), reason: verdict.reason, differs: verdict.differs ?? null });
          await mark(dwelling, item, false);
          break;
        case 'refused':
          outbox.put({ ...item, state: 'refused', reason: verdict.reason, detail: verdict.detail, faults: (verdict.facts ?? []).filter((fact) => fact.verdict === 'refused') });
          break;
        default:
          outbox.put({ ...item, state: 'parked' });
          judged -= 1;
      }
      judged += 1;
    }
    keep.delete('batch');
    return judged;
  });
}

/** The register cannot read the batch as a whole. Its items are as if never sent, for a smaller or later one. */
export function release() {
  return write(['keep', 'outbox'], async ({ keep, outbox }) => {
    const open = await got(keep.get('batch'));
    for (const id of open?.ids ?? []) {
      const item = await got(outbox.get(id));
      if (item?.state === 'sending') {
        outbox.put({ ...item, state: 'waiting' });
      }
    }
    keep.delete('batch');
  });
}

function line({ id, reference, dwelling, address, day }) {
  return { id, reference, dwelling, address, day };
}

// Until the next difference arrives, the list says what has just been handed in.
async function mark(dwelling, item, confirms) {
  const known = item.dwelling && item.visit.outcome !== 'withdrawn' ? await got(dwelling.get(item.dwelling)) : undefined;
  if (known) {
    const visited = { ...known, visitedOn: item.day, outcome: item.visit.outcome, askedFor: null };
    const sure = confirms && ['confirmed', 'changed'].includes(item.visit.outcome);
    dwelling.put(sure ? { ...visited, confirmedOn: item.day, confirmedBy: 'collector' } : visited);
  }
}
