/**
 * Speaks with the register. An answer is one of `{ok, status, body}`; no connection is `{ok: false, status: 0}`.
 */
import { heard } from './clock.js';
import { kept } from './store.js';
import { language } from './words.js';

const LONGEST = 60_000;
const VISITS = 'application/vnd.anju.visits+json';

/** @param {{method?: string, body?: object, headers?: object, signedIn?: boolean}} wish */
export async function ask(path, { method = 'GET', body, headers = {}, signedIn = false } = {}) {
  const sent = { Accept: 'application/json', 'Accept-Language': language() === 'en' ? 'en' : 'zh-CN', ...headers };
  if (signedIn) {
    sent.Authorization = `Bearer ${(await kept('session'))?.token ?? ''}`;
  }
  if (body && !sent['Content-Type']) {
    sent['Content-Type'] = 'application/json';
  }
  try {
    const answer = await fetch(`/api/v1/${path}`, {
      method, headers: sent, body: body instanceof Uint8Array ? body : body && JSON.stringify(body),
      cache: 'no-store', credentials: 'omit', redirect: 'error', signal: AbortSignal.timeout(LONGEST),
    });
    const said = await answer.text();
    const read = parsed(said);
    if (read?.at) {
      await heard(read.at);
    }
    // Somebody between us and the register may answer 200 with a page of their own.
    return { ok: answer.ok && read !== null, status: answer.ok && read === null ? 0 : answer.status, body: read ?? {} };
  } catch {
    return { ok: false, status: 0, body: {} };
  }
}

/** A connection is believed in only when the register itself has answered. */
export async function connected() {
  const answer = await ask('collect/probe', { signedIn: true });
  return answer.ok ? answer.body.anju === 'connected' : answer.status === 401 || answer.status === 410 ? answer.status : false;
}

/** Hands in a batch under its key. */
export async function handIn(batch, waiting) {
  const plain = new TextEncoder().encode(batch.body);
  const small = await gzip(plain);
  return ask('observations', {
    method: 'POST', signedIn: true, body: small ?? plain,
    headers: { 'Content-Type': VISITS, 'Idempotency-Key': batch.key, 'Anju-Waiting': String(waiting), ...(small && { 'Content-Encoding': 'gzip' }) },
  });
}

async function gzip(bytes) {
  if (!('CompressionStream' in globalThis)) {
    return null;
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

function parsed(text) {
  try {
    const value = JSON.parse(text);
    return value && typeof value === 'object' ? value : null;
  } catch {
    return null;
  }
}
