/**
 * Everything that is said on the screen, in the language that the worker chose.
 */
import zh from './words-zh.js';
import en from './words-en.js';

let tongue = navigator.language.startsWith('en') ? 'en' : 'zh';

/** The language in use: `zh` or `en`. */
export function language() {
  return tongue;
}

export function speak(chosen) {
  tongue = chosen === 'en' ? 'en' : 'zh';
  document.documentElement.lang = tongue === 'en' ? 'en' : 'zh-CN';
}

/** The sentence of a key, with `{0}`, `{1}` filled in. */
export function t(key, ...values) {
  const sentence = (tongue === 'en' ? en : zh)[key];
  if (sentence === undefined) {
    throw new Error(`No words for "${key}" (${tongue}).`);
  }
  return sentence.replace(/\{(\d)\}/g, (_, place) => values[Number(place)] ?? '');
}

/** The sentence of a key if there is one, else what was given instead. */
export function either(key, otherwise) {
  return key in zh ? t(key) : otherwise;
}

const ZONE = 'Asia/Shanghai';

/** A moment, as the worker's wall clock says it. */
export function moment(instant) {
  return new Intl.DateTimeFormat(tongue === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: ZONE, month: tongue === 'en' ? 'short' : 'numeric', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).format(new Date(instant));
}

/** A time of today. */
export function time(instant) {
  return new Intl.DateTimeFormat('en-GB', { timeZone: ZONE, hour: '2-digit', minute: '2-digit' }).format(new Date(instant));
}

/** `2026-05-03`, `2026-05`, `2026`, or `unknown`, as people say it. */
export function day(text) {
  if (!text || text === 'unknown') {
    return t('date.unknown');
  }
  const [year, month, date] = text.split('-').map(Number);
  if (tongue === 'en') {
    const name = month && new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' }).format(Date.UTC(2000, month - 1, 1));
    return [date, name, year].filter(Boolean).join(' ');
  }
  return `${year}年${month ? `${month}月` : ''}${date ? `${date}日` : ''}`;
}
