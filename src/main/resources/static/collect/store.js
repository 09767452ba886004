/**
 * What the phone keeps, in IndexedDB. Each change is one transaction that is on the disk before anybody says "saved".
 *
 * - `keep`: single things by name: the phone and its key, the session, the head of the area package, the next sequence
 *   number, the batch that has no answer yet, the worker's preferences
 * - `dwelling`, `returned`: the area package; dwellings are also found by their place on the walk through their area
 * - `draft`: visits that are going on
 * - `outbox`: visits that were saved and have no verdict
 * - `review`: visits that wait for a person in the office; no contents
 */

const NAME = 'anju-collect';
export const ALL = ['keep', 'dwelling', 'returned', 'draft', 'outbox', 'review'];
const KEYS = { dwelling: 'id', returned: 'visit', draft: 'id', outbox: 'id', review: 'id' };

/** The phone has no room left. What was to be written is not written, and nothing else is touched. */
export class StoreFull extends Error {}

const channel = new BroadcastChannel(NAME);
const listeners = new Set();
channel.onmessage = (message) => listeners.forEach((listener) => listener(message.data));

let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 2);
    request.onupgradeneeded = () => arrange(request.result, request.transaction);
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => { database.close(); opened = null; };
      database.onclose = () => { opened = null; };
      resolve(database);
    };
    request.onerror = () => { opened = null; reject(request.error); };
  });
  return opened;
}

// The stores of a new phone; and what a phone that enrolled earlier does not have yet.
function arrange(database, transaction) {
  ALL.filter((name) => !database.objectStoreNames.contains(name)).forEach((name) =>
    database.createObjectStore(name, KEYS[name] ? { keyPath: KEYS[name] } : undefined));
  const dwellings = transaction.objectStore('dwelling');
  if (!dwellings.indexNames.contains('walk')) {
    dwellings.createIndex('walk', ['area', 'walk']);
  }
}

/** The result of one request within a transaction. */
export function got(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function ended(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('', 'AbortError'));
  });
}

function storesOf(transaction, names) {
  return Object.fromEntries(names.map((name) => [name, transaction.objectStore(name)]));
}

/** Reads within one transaction: `read(['keep'], ({ keep }) => got(keep.get('phone')))`. */
export async function read(names, work) {
  const transaction = (await open()).transaction(names, 'readonly');
  return work(storesOf(transaction, names));
}

/**
 * Writes within one transaction, and returns when it is on the disk. A failure leaves everything as it was.
 *
 * @throws {StoreFull} when there is no room
 */
export async function write(names, work) {
  const transaction = (await open()).transaction(names, 'readwrite', { durability: 'strict' });
  const end = ended(transaction);
  end.catch(() => {});
  let result;
  try {
    result = await work(storesOf(transaction, names));
    await end;
  } catch (fault) {
    try {
      transaction.abort();
    } catch {
      // It has ended by itself.
    }
    throw [fault?.name, transaction.error?.name].includes('QuotaExceededError') ? new StoreFull() : fault;
  }
  channel.postMessage(names);
  listeners.forEach((listener) => listener(names));
  return result;
}

/** Calls with the names of the stores that changed, here or in another tab. */
export function onChange(listener) {
  listeners.add(listener);
}

/** One of the single things; `undefined` where there is none. */
export function kept(name) {
  return read(['keep'], ({ keep }) => got(keep.get(name)));
}

export function keepThis(name, value) {
  return write(['keep'], ({ keep }) => got(value === undefined ? keep.delete(name) : keep.put(value, name)));
}

/** The same for what is good to know and no loss: where there is no room it is let go. */
export async function keepIfRoom(name, value) {
  try {
    await keepThis(name, value);
  } catch (fault) {
    if (!(fault instanceof StoreFull)) {
      throw fault;
    }
  }
}

/**
 * How much of the room that the browser gives is used, in bytes. Some browsers do not tell, and say that there is always
 * plenty; a save that finds no room is told all the same.
 */
export async function room() {
  const { usage = 0, quota = 0 } = await navigator.storage?.estimate?.() ?? {};
  return { usage, free: quota - usage, scarce: quota > 0 && (quota - usage < SPARE || usage / quota > 0.9) };
}

// A day's visits with room for the next package.
const SPARE = 8 * 1024 * 1024;
