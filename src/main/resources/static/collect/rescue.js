/**
 * What was not sent, sealed so that only the office can read it: the way out for a phone that cannot send any more.
 */
import { download } from './dom.js';
import { base64url } from './keys.js';
import { list, wire } from './outbox.js';
import { ALL, got, kept, read, write } from './store.js';

const CURVE = { name: 'ECDH', namedCurve: 'P-256' };

/** Seals visits to the office's key: ECDH with a key made for this file alone, HKDF-SHA-256, AES-256-GCM. */
export async function seal(phone, items) {
  const office = await crypto.subtle.importKey('jwk', phone.office, CURVE, false, []);
  const pair = await crypto.subtle.generateKey(CURVE, false, ['deriveBits']);
  const shared = await crypto.subtle.deriveBits({ name: 'ECDH', public: office }, pair.privateKey, 256);
  const secret = await crypto.subtle.importKey('raw', shared, 'HKDF', false, ['deriveKey']);
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(0), info: new TextEncoder().encode('anju-rescue') };
  const key = await crypto.subtle.deriveKey(derivation, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const plain = new TextEncoder().encode(JSON.stringify({ items: items.map(wire) }));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return JSON.stringify({ v: 1, phone: phone.phone, key: { kty, crv, x, y }, iv: base64url(iv), sealed: base64url(sealed) });
}

/** Gives the worker the file of all that waits here. The items stay: the register takes each but once. */
export async function rescue() {
  const phone = await kept('phone');
  give(await seal(phone, await list()), phone.phone);
}

/** Gives out the file of a phone that was revoked. */
export async function rescueAgain() {
  const file = await kept('rescue');
  give(file, JSON.parse(file).phone);
}

function give(file, phone) {
  download(`anju-rescue-${phone.slice(-4)}-${new Date().toISOString().slice(0, 10)}.json`, file);
}

/**
 * The phone was revoked: all that it holds of the register goes, and its keys. What was not sent stays as the sealed
 * file alone, which nobody can open here.
 */
export async function forget() {
  for (let done = false; !done;) {
    const [phone, items] = [await kept('phone'), await list()];
    const file = phone && items.length > 0 ? await seal(phone, items) : undefined;
    done = await write(ALL, async (stores) => {
      const now = await got(stores.outbox.getAll());
      if (now.length !== items.length) {
        return false;
      }
      const [preferences, earlier] = [await got(stores.keep.get('preferences')), await got(stores.keep.get('rescue'))];
      Object.values(stores).forEach((store) => store.clear());
      stores.keep.put(true, 'revoked');
      if (preferences) {
        stores.keep.put(preferences, 'preferences');
      }
      if (file ?? earlier) {
        stores.keep.put(file ?? earlier, 'rescue');
      }
      return true;
    });
  }
}

/** Whether this phone was revoked, and whether it still has something for the office. */
export function revoked() {
  return read(['keep'], async ({ keep }) => ({ revoked: Boolean(await got(keep.get('revoked'))), rescue: Boolean(await got(keep.get('rescue'))) }));
}
