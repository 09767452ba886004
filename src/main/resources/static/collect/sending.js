/**
 * Sends what waits and fetches what changed, whenever there is a connection. One tab at a time does it.
 *
 * After a failure it waits min(2ⁿ, 300) seconds, more or less, and tries again; it never gives up, and the browser's own
 * background sync plays no part.
 */
import { refresh } from './area.js';
import { list, nextBatch, release, settle } from './outbox.js';
import { forget } from './rescue.js';
import { connected, handIn } from './server.js';
import { keepIfRoom, keepThis, kept, StoreFull } from './store.js';

const LONGEST = 300;
const BATCH = 100;
const listeners = new Set();

let status = { state: 'idle', nextAt: 0, fault: '' };
let tries = 0;
let timer = 0;
let most = BATCH;
let running = null;

/** `idle`, `working`, `offline`, `sign-in`, `busy` (the register asks for patience), `full` (this phone has no room) or `fault`; and when it tries next. */
export function sendingStatus() {
  return status;
}

export function onStatus(listener) {
  listeners.add(listener);
}

function say(state, fault = '') {
  status = { state, fault, nextAt: state === 'idle' || state === 'working' || state === 'sign-in' ? 0 : status.nextAt };
  listeners.forEach((listener) => listener(status));
}

/** Begins: now, when the browser thinks that it is online again, and when the app comes back into view. */
export function startSending() {
  addEventListener('online', () => send({ afresh: true }));
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && send());
  send();
}

/**
 * Sends now. Whoever calls meanwhile waits for the same round.
 *
 * @param {{afresh?: boolean}} wish `afresh` forgets how often it failed
 */
export function send({ afresh = false } = {}) {
  if (afresh) {
    tries = 0;
  }
  clearTimeout(timer);
  running ??= navigator.locks.request('anju-sending', round).catch(fallen).finally(() => { running = null; });
  return running;
}

function fallen(fault) {
  later(fault instanceof StoreFull ? 'full' : 'fault');
  if (!(fault instanceof StoreFull)) {
    throw fault;
  }
}

async function round() {
  const phone = await kept('phone');
  if (!phone) {
    say('idle');
    return;
  }
  if (!await kept('session')) {
    say('sign-in');
    return;
  }
  say('working');
  const line = await connected();
  if (line !== true) {
    await failed(line || 0);
    return;
  }
  const status = await handInAll() ?? await refresh();
  if (status !== 200) {
    await failed(status);
    return;
  }
  tries = 0;
  most = BATCH;
  await keepIfRoom('sent', Date.now());
  say('idle');
  // What was saved while this round went on.
  if ((await list()).some((item) => item.state === 'waiting')) {
    timer = setTimeout(send, 50);
  }
}

/** Returns `null` when nothing is left to send, else the status that stopped it. */
async function handInAll() {
  for (;;) {
    const batch = await nextBatch(most);
    if (!batch) {
      return null;
    }
    const answer = await handIn(batch, (await list()).length);
    if (!answer.ok) {
      if ([400, 413, 415, 422].includes(answer.status)) {
        most = Math.max(1, Math.floor(most / 2));
        await release();
      }
      status = { ...status, fault: answer.body.detail ?? '' };
      return answer.status;
    }
    if (await settle(batch, answer.body.items ?? []) === 0) {
      return 425;
    }
  }
}

async function failed(code) {
  if (code === 401) {
    await keepThis('session', undefined);
    say('sign-in');
  } else if (code === 410) {
    await forget();
    say('idle');
  } else {
    later(code === 0 ? 'offline' : [425, 429, 503].includes(code) ? 'busy' : 'fault');
  }
}

function later(state) {
  const seconds = Math.min(2 ** ++tries, LONGEST) * (0.75 + Math.random() / 2);
  status = { ...status, nextAt: Date.now() + seconds * 1000 };
  timer = setTimeout(send, seconds * 1000);
  say(state, status.fault);
}
