/**
 * The phone's own key. It cannot leave the phone, not even by way of this program.
 */
const CURVE = { name: 'ECDSA', namedCurve: 'P-256' };

/** @returns {Promise<{privateKey: CryptoKey, publicKey: JsonWebKey}>} */
export async function makeKey() {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['sign']);
  const { kty, crv, x, y } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  return { privateKey: pair.privateKey, publicKey: { kty, crv, x, y } };
}

/** Signs a challenge: 64 bytes, r‖s, as base64url. */
export async function sign(privateKey, challenge) {
  const bytes = new TextEncoder().encode(challenge);
  return base64url(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, privateKey, bytes));
}

/** @param {ArrayBuffer | Uint8Array} bytes */
export function base64url(bytes) {
  let text = '';
  for (const byte of new Uint8Array(bytes)) {
    text += String.fromCharCode(byte);
  }
  return btoa(text).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}
