/**
 * The area package: the dwellings of the worker's own areas, for 72 hours at most. It is fetched whole once and in
 * differences afterwards, since each time somebody is in it is shown to that person.
 */
import { ask } from './server.js';
import { got, keepIfRoom, kept, onChange, read, write } from './store.js';

/** Fetches what changed. Returns the status of the answer, 200 where it was taken. */
export async function refresh() {
  await expire();
  const head = await kept('package');
  const answer = await ask(head ? `collect/area?since=${encodeURIComponent(head.cursor)}` : 'collect/area', { signedIn: true });
  if (answer.ok) {
    await take(answer.body);
  }
  return answer.status;
}

function take(sent) {
  return write(['keep', 'dwelling', 'returned', 'review'], async ({ keep, dwelling, returned, review }) => {
    const head = sent.whole ? null : await got(keep.get('package'));
    if (!head) {
      dwelling.clear();
    }
    sent.dwellings.forEach((one) => dwelling.put(one));
    sent.gone.forEach((id) => dwelling.delete(id));
    await dropOtherAreas(dwelling, head, sent);
    returned.clear();
    sent.returned.forEach((one) => returned.put(one));
    await dropDecided(review, sent);
    const { at, until, cursor, areas, worker, unit } = sent;
    keep.put({
      at, until, cursor, areas, worker, unit, got: Date.now(),
      streets: merged(head?.streets ?? [], sent.streets, 'name'),
      buildings: merged(head?.buildings ?? [], sent.buildings, 'id'),
    }, 'package');
    keep.put(Date.now(), 'seen');
    keep.delete('expired');
  });
}

function merged(known, sent, key) {
  return [...new Map([...known, ...sent].map((one) => [one[key], one])).values()];
}

// An area that the worker holds no longer goes with all that is in it.
async function dropOtherAreas(dwelling, head, sent) {
  const held = new Set(sent.areas.map((area) => area.id));
  if (head?.areas.some((area) => !held.has(area.id))) {
    const all = await got(dwelling.getAll());
    all.filter((one) => !held.has(one.area)).forEach((one) => dwelling.delete(one.id));
  }
}

// What the office has decided, or given back, is under review no longer.
async function dropDecided(review, sent) {
  const held = new Set(sent.held);
  for (const line of await got(review.getAll())) {
    if (!held.has(line.id)) {
      review.delete(line.id);
    }
  }
}

/** How many milliseconds the package is still good. A phone whose clock is set back gains nothing. */
export async function remaining() {
  const { head, seen } = await read(['keep'], async ({ keep }) => ({ head: await got(keep.get('package')), seen: await got(keep.get('seen')) }));
  if (!head) {
    return 0;
  }
  const latest = Math.max(Date.now(), seen ?? 0);
  if (latest - (seen ?? 0) > 60_000) {
    await keepIfRoom('seen', latest);
  }
  return Date.parse(head.until) - Date.parse(head.at) - (latest - head.got);
}

/** Wipes a package that is over. What the worker has saved or begun within its time stays. */
export async function expire() {
  if (await kept('package') && await remaining() <= 0) {
    await write(['keep', 'dwelling', 'returned', 'draft'], async ({ keep, dwelling, returned, draft }) => {
      const head = await got(keep.get('package'));
      keep.delete('package');
      keep.put(true, 'expired');
      dwelling.clear();
      returned.clear();
      for (const one of await got(draft.getAll())) {
        if (head && one.startedAt < head.got) {
          draft.delete(one.id);
        }
      }
    });
  }
}

// Thousands of dwellings take a slow phone long to read, and change seldom.
let known = null;
let changes = 0;
onChange((names) => {
  if (names.includes('dwelling')) {
    known = null;
    changes += 1;
  }
});

/** All that the list needs. */
export async function overview() {
  const small = ['returned', 'draft', 'outbox', 'review'];
  return read(['keep', 'dwelling', ...small], async (stores) => {
    const [head, returned, drafts, outbox, review] = await Promise.all([
      got(stores.keep.get('package')), ...small.map((name) => got(stores[name].getAll())),
    ]);
    // What was being written when this was asked for has been written by now, and has been heard of.
    const before = changes;
    const dwellings = known ?? await got(stores.dwelling.getAll());
    if (changes === before) {
      known = dwellings;
    }
    return { head, dwellings, returned, drafts, outbox, review };
  });
}

const FEW = 40;

/** The next dwelling on the walk through the same area that fits; `null` where there is none. It reads no more than it needs. */
export function nextOnTheWalk(after, fits) {
  return read(['keep', 'dwelling', 'outbox'], async ({ keep, dwelling, outbox }) => {
    const [head, items, before] = await Promise.all([got(keep.get('package')), got(outbox.getAll()), got(dwelling.get(after))]);
    const done = new Set(items.map((item) => item.dwelling));
    const area = before?.area ?? head?.areas[0]?.id ?? '';
    const byWalk = dwelling.index('walk');
    for (let last = before?.walk ?? -1; ;) {
      const some = await got(byWalk.getAll(IDBKeyRange.bound([area, last], [area, Infinity], true), FEW));
      const found = some.find((one) => !done.has(one.id) && fits(one, withinDays(head, one)));
      if (found || some.length < FEW) {
        return found ?? null;
      }
      last = some.at(-1).walk;
    }
  });
}

/** What stands round every screen. */
export function frameFacts() {
  return read(['keep', 'outbox'], async ({ keep, outbox }) => {
    const [head, unsent] = await Promise.all([got(keep.get('package')), got(outbox.count())]);
    return { head, unsent };
  });
}

/** After how many days a dwelling of this area is due again. */
export function withinDays(head, dwelling) {
  return head?.areas.find((area) => area.id === dwelling.area)?.withinDays ?? 90;
}
