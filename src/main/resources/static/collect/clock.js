/**
 * Two clocks: the phone's, which may be wrong, and the register's, known from its answers. Nothing that counts hangs on
 * the phone's.
 */
import { keepIfRoom, kept } from './store.js';

const WRONG = 5 * 60_000;
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit' });

let ahead = 0;

/** Recalls how far the register's clock was ahead. */
export async function setClock() {
  ahead = await kept('ahead') ?? 0;
}

/** Hears the register's time from one of its answers. */
export async function heard(at) {
  const difference = Date.parse(at) - Date.now();
  if (Number.isFinite(difference) && Math.abs(difference - ahead) > 2_000) {
    ahead = difference;
    await keepIfRoom('ahead', ahead);
  }
}

/** Now, by the register's clock as far as it is known. */
export function now() {
  return Date.now() + ahead;
}

/** The day in the country, `2026-11-24`. */
export function today() {
  return DAY.format(now());
}

/** How many minutes the phone's clock is fast (above 0) or slow (below), if by more than five; else 0. */
export function minutesWrong() {
  return Math.abs(ahead) > WRONG ? Math.round(-ahead / 60_000) : 0;
}

/** What the phone's own clock says, with its offset: kept as it is, it proves nothing. */
export function stamp(date = new Date()) {
  const offset = -date.getTimezoneOffset();
  const two = (number) => String(Math.floor(Math.abs(number))).padStart(2, '0');
  const local = new Date(date.getTime() + offset * 60_000).toISOString().slice(0, 19);
  return `${local}${offset < 0 ? '-' : '+'}${two(offset / 60)}:${two(offset % 60)}`;
}
