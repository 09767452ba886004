/**
 * What is asked about somebody who is new: the least that makes a declaration, and what the person is told.
 */
import { el } from './dom.js';
import { choice, date, radios, text, tick } from './form.js';
import { before, readDate } from './dates.js';
import { KINDS, readNumber } from './numbers.js';
import { today } from './clock.js';
import { day, t } from './words.js';

// Code points, as the register counts them.
const LONGEST_NAME = 100;

const more = {
  ask: (_, n, values, faults) => [radios('more', t(n === 0 ? 'more.question' : 'more.another'), ['yes', 'no'].map((value) =>
    ({ value, label: t(`more.${value}`) })), values, faults, t('more.hint'))],
  faults: (_, __, values) => values.more ? {} : { more: t('more.missing') },
  row: ({ answers }, n) => answers[`more-${n}`].more === 'no' && n > 0 ? null : [t('more.row'), t(`more.${answers[`more-${n}`].more}`)],
};

const name = {
  ask: (_, __, values, faults) => [el('h1', { tabindex: '-1' }, t('name.question')), text('name', t('name.label'), values, faults, { hint: t('name.hint') })],
  faults(_, __, values) {
    const said = (values.name ?? '').trim();
    if (!said) {
      return { name: t('name.missing') };
    }
    return [...said].length > LONGEST_NAME || /\p{Cc}/u.test(said) ? { name: t('name.form', LONGEST_NAME) } : {};
  },
  row: ({ answers }, n) => [t('name.label'), answers[`name-${n}`].name.trim()],
};

const document_ = {
  ask: ({ answers }, n, values, faults) => [
    el('h1', { tabindex: '-1' }, t('document.question', answers[`name-${n}`]?.name ?? '')),
    choice('kind', t('document.kind'), KINDS.map((kind) => ({ value: kind, label: t(`document.${kind}`) })), { kind: KINDS[0], ...values }, faults),
    text('number', t('document.number'), values, faults, { hint: t('document.hint'), autocapitalize: 'characters' }),
  ],
  faults(_, __, values) {
    const read = readNumber(values.kind ?? KINDS[0], values.number ?? '', today());
    return read.fault ? { number: t(read.fault) } : {};
  },
  row: ({ answers }, n) => {
    const { kind, number } = answers[`document-${n}`];
    return [t('document.row'), [t(`document.${kind}`), readNumber(kind, number ?? '', today()).value].filter(Boolean).join(' ')];
  },
};

// Only what the number does not tell.
const born = {
  ask({ answers }, n, values, faults) {
    const known = readNumber(answers[`document-${n}`].kind, answers[`document-${n}`].number ?? '', today());
    return [
      el('h1', { tabindex: '-1' }, t('born.question')),
      known.birth ? null : date(t('born.legend'), values, faults, t('born.hint')),
      known.sex ? null : choice('sex', t('born.sex'), ['', 'MALE', 'FEMALE', 'UNKNOWN'].map((value) => ({ value, label: t(`sex.${value || 'choose'}`) })), values, faults),
    ];
  },
  faults({ answers }, n, values) {
    const { kind, number } = answers[`document-${n}`];
    const known = readNumber(kind, number ?? '', today());
    const read = known.birth ? { text: known.birth } : readDate(values, today());
    return {
      ...(read.fault && { [read.field]: t(read.fault) }),
      ...(kind === 'NONE' && read.text === 'unknown' && { year: t('born.needed') }),
      ...(!known.sex && !values.sex && { sex: t('born.sex-missing') }),
    };
  },
  row({ answers }, n) {
    const { kind, number } = answers[`document-${n}`];
    const values = answers[`born-${n}`];
    const birth = readNumber(kind, number ?? '', today()).birth ?? readDate(values, today()).text;
    return [t('born.row'), `${day(birth)} ${t(`sex.${values.sex || 'UNKNOWN'}`)}`];
  },
};

const since = {
  ask: ({ answers }, n, values, faults) => [
    el('h1', { tabindex: '-1' }, t('since.question', answers[`name-${n}`]?.name ?? '')), date(t('since.legend'), values, faults, t('date.hint')),
  ],
  faults({ answers }, n, values) {
    const read = readDate(values, today());
    if (read.fault) {
      return { [read.field]: t(read.fault) };
    }
    const { kind, number } = answers[`document-${n}`] ?? {};
    const birth = readNumber(kind ?? KINDS[0], number ?? '', today()).birth;
    return birth && before(read.text, birth) ? { year: t('since.before-birth', day(birth)) } : {};
  },
  row: ({ answers }, n) => [t('since.row'), day(readDate(answers[`since-${n}`], today()).text)],
};

const phone = {
  ask: (_, __, values, faults) => [
    el('h1', { tabindex: '-1' }, t('phone.question')), text('phone', t('phone.label'), values, faults, { hint: t('phone.hint'), type: 'tel', inputmode: 'tel' }),
  ],
  faults(_, __, values) {
    const digits = (values.phone ?? '').normalize('NFKC').replace(/[\s()+-]/g, '');
    return digits === '' || /^\d{7,15}$/.test(digits) ? {} : { phone: t('phone.form') };
  },
  row: ({ answers }, n) => [t('phone.row'), answers[`phone-${n}`].phone || t('phone.none')],
};

const notice = {
  ask: ({ answers }, n, values, faults) => [
    el('h1', { tabindex: '-1' }, t('notice.question', answers[`name-${n}`]?.name ?? '')),
    el('p', {}, t('notice.say')),
    el('blockquote', { class: 'say' }, el('p', {}, t('notice.basis')), el('p', {}, t('notice.rights'))),
    tick('given', t('notice.given'), values, faults),
  ],
  faults: (_, __, values) => values.given === 'yes' ? {} : { given: t('notice.missing') },
  row: () => [t('notice.row'), t('notice.done')],
};

export const PERSON_QUESTIONS = { more, name, document: document_, born, since, phone, notice };
