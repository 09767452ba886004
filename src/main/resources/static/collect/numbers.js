/**
 * Numbers of identity documents, checked on the phone by the rules that the register has: GB 11643-1999 with the check
 * character of ISO 7064 MOD 11-2, the residence permits of Hong Kong, Macao and Taiwan residents, the cards of foreign
 * permanent residents, passports.
 */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const REMAINDERS = '10X98765432';
const HMT = ['810000', '820000', '830000'];
// Provinces of GB/T 2260; 99 is not assigned and serves invented towns.
const PROVINCES = ('11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 99').split(' ');

export const KINDS = ['RESIDENT_IDENTITY_CARD', 'HMT_RESIDENCE_PERMIT', 'FOREIGN_PERMANENT_RESIDENT_CARD', 'PASSPORT', 'NONE'];

/**
 * @returns {{value: string, birth: string | null, sex: string | null} | {fault: string}} what the number itself tells
 */
export function readNumber(kind, written, today) {
  if (kind === 'NONE') {
    return told('', null, null);
  }
  const number = canonical(written);
  if (!number) {
    return { fault: 'number.missing' };
  }
  switch (kind) {
    case 'FOREIGN_PERMANENT_RESIDENT_CARD': return readForeign(number);
    case 'PASSPORT': return /^[A-Z0-9]{5,17}$/.test(number) ? told(number, null, null) : { fault: 'number.form-passport' };
    default: return readResident(kind, number, today);
  }
}

function readResident(kind, number, today) {
  const full = /^\d{15}$/.test(number) ? lifted(number) : number;
  if (!/^\d{17}[\dX]$/.test(full)) {
    return { fault: 'number.form' };
  }
  const fits = kind === 'HMT_RESIDENCE_PERMIT' ? HMT.includes(full.slice(0, 6)) : PROVINCES.includes(full.slice(0, 2));
  if (!fits) {
    return { fault: 'number.division' };
  }
  const birth = dayOf(full.slice(6, 14));
  if (!birth || birth > today || birth < '1850') {
    return { fault: 'number.birth' };
  }
  if (full[17] !== checkCharacter(full)) {
    return { fault: 'number.check' };
  }
  return told(full, birth, Number(full[16]) % 2 === 1 ? 'MALE' : 'FEMALE');
}

function readForeign(number) {
  if (/^[A-Z]{3}\d{12}$/.test(number)) {
    return told(number, null, null);
  }
  if (!/^9\d{16}[\dX]$/.test(number)) {
    return { fault: 'number.form-foreign' };
  }
  const birth = dayOf(number.slice(6, 14));
  if (!birth) {
    return { fault: 'number.birth' };
  }
  return number[17] === checkCharacter(number) ? told(number, birth, null) : { fault: 'number.check' };
}

function told(value, birth, sex) {
  return { value, birth, sex };
}

/** The last character of an 18-character number (ISO 7064 MOD 11-2). */
export function checkCharacter(number) {
  return REMAINDERS[WEIGHTS.reduce((sum, weight, place) => sum + weight * Number(number[place]), 0) % 11];
}

// Numbers of before 1999 have 15 digits and mean the twentieth century.
function lifted(fifteen) {
  const seventeen = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  return seventeen + checkCharacter(seventeen);
}

function dayOf(digits) {
  const [year, month, day] = [digits.slice(0, 4), digits.slice(4, 6), digits.slice(6, 8)];
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) ? `${year}-${month}-${day}` : null;
}

function canonical(written) {
  return written.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xFEE0))
    .replace(/[\s\-'`]/g, '').toUpperCase();
}
