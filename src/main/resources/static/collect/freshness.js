/**
 * How old the last confirmation of a dwelling is, in words and a look.
 */
import { t } from './words.js';

/** Days from one day to another. */
export function daysBetween(from, until) {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
}

/** `never`, `old` (over 90 days), `middle` or `fresh` (up to 30). */
export function freshness(dwelling, today) {
  if (!dwelling.confirmedOn) {
    return 'never';
  }
  const days = daysBetween(dwelling.confirmedOn, today);
  return days <= 30 ? 'fresh' : days <= 90 ? 'middle' : 'old';
}

/** From what has waited longest to what is fresh. */
export const DEGREES = ['never', 'old', 'middle', 'fresh'];

/** The look of a badge; each has a sign of its own beside its colour. */
export const LOOKS = { never: 'stop', old: 'wait', middle: '', fresh: 'good' };

/** A visit is due: never confirmed, confirmed too long ago, or asked for. */
export function due(dwelling, withinDays, today) {
  return Boolean(dwelling.askedFor) || !dwelling.confirmedOn || daysBetween(dwelling.confirmedOn, today) > withinDays;
}

export function freshnessWords(dwelling, today) {
  return t(`fresh.${freshness(dwelling, today)}`);
}
