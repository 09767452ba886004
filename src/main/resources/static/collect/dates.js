/**
 * Dates as people know them: a day, a month, a year, or not known.
 */

/**
 * Reads what was typed into year, month and day.
 *
 * @param {{year?: string, month?: string, day?: string, unknown?: string}} typed
 * @param {string} today nobody can have come or gone after this day
 * @returns {{text: string} | {fault: string, field: string}}
 */
export function readDate(typed, today) {
  if (typed.unknown === 'yes') {
    return { text: 'unknown' };
  }
  const [year, month, day] = ['year', 'month', 'day'].map((part) => half(typed[part] ?? ''));
  if (!year && !month && !day) {
    return { fault: 'date.missing', field: 'year' };
  }
  if (!/^(18|19|20)\d\d$/.test(year)) {
    return { fault: 'date.year', field: 'year' };
  }
  if (day && !month) {
    return { fault: 'date.month-missing', field: 'month' };
  }
  if (month && !(/^\d{1,2}$/.test(month) && month >= 1 && month <= 12)) {
    return { fault: 'date.month', field: 'month' };
  }
  if (day && !(/^\d{1,2}$/.test(day) && day >= 1 && day <= lastDay(year, month))) {
    return { fault: 'date.day', field: 'day' };
  }
  const text = [year, month, day].filter(Boolean).map((part) => part.padStart(2, '0')).join('-');
  return text > today.slice(0, text.length) ? { fault: 'date.future', field: 'year' } : { text };
}

/** Whether all of one date lies before all of another; never where one is not known. */
export function before(one, other) {
  if (one === 'unknown' || !other || other === 'unknown') {
    return false;
  }
  const length = Math.min(one.length, other.length);
  return one.slice(0, length) < other.slice(0, length);
}

function lastDay(year, month) {
  return new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
}

/** Full-width digits and spaces, as a Chinese keyboard may give them. */
function half(text) {
  return text.normalize('NFKC').trim();
}
