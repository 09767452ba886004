/**
 * What is asked about a dwelling that is not on the list.
 */
import { el } from './dom.js';
import { choice, radios, text } from './form.js';
import { candidates, COARSEST, fullAddress, houseNumber, positionNow } from './near.js';
import { overview } from './area.js';
import { t } from './words.js';

// A street that no dwelling of the area is in: it is written with the door.
const ELSEWHERE = '-';

const where = {
  ask(_, __, values, faults) {
    const hidden = ['lon', 'lat', 'accuracy'].map((name) => el('input', { type: 'hidden', name, value: values[name] ?? '' }));
    const said = el('p', { role: 'status', id: 'where-said' }, values.lon ? t('where.taken', values.accuracy) : '');
    const take = el('button', {
      type: 'button', class: 'secondary wide', id: 'where',
      async onclick() {
        take.disabled = true;
        said.textContent = t('where.looking');
        const found = await positionNow();
        take.disabled = false;
        const good = !found.fault && found.accuracy <= COARSEST;
        hidden.forEach((input) => { input.value = good ? found[input.name] : ''; });
        said.textContent = found.fault ? t(found.fault) : t(good ? 'where.taken' : 'where.coarse', found.accuracy, COARSEST);
        take.form.dispatchEvent(new Event('change', { bubbles: true }));
      },
    }, t('where.take'));
    return [el('h1', { tabindex: '-1' }, t('where.question')), el('p', {}, t('where.why', COARSEST)), faults.where && el('p', { class: 'fault' }, faults.where), take, said, hidden];
  },
  faults: (_, __, values) => values.lon && Number(values.accuracy) > COARSEST ? { where: t('where.coarse', values.accuracy, COARSEST) } : {},
  row: ({ answers }) => [t('where.row'), answers.where?.lon ? t('where.taken', answers.where.accuracy) : t('where.none')],
};

const address = {
  async ask(_, __, values, faults) {
    const { dwellings } = await overview();
    const names = [...new Set(dwellings.map((one) => one.street).filter(Boolean))].sort((one, other) => one.localeCompare(other, 'zh'));
    return [
      el('h1', { tabindex: '-1' }, t('address.question')),
      choice('street', t('address.street'), [{ value: '', label: t('address.choose') }, ...names.map((name) => ({ value: name, label: name })), { value: ELSEWHERE, label: t('address.elsewhere') }], values, faults),
      text('door', t('address.door'), values, faults, { hint: t('address.hint') }),
    ];
  },
  faults: (_, __, values) => ({
    ...(!values.street && { street: t('address.street-missing') }),
    ...(!houseNumber(values.door ?? '') && { door: t('address.door-missing') }),
  }),
  row: ({ address: full }) => [t('address.row'), full],
};

/** The draft of a new dwelling with its address in full, and with what may be the same dwelling. */
export async function located(draft) {
  const { where: here = {}, address: said } = draft.answers;
  return { ...draft, address: await fullAddress(said.street === ELSEWHERE ? '' : said.street, said.door.normalize('NFKC').trim()), candidates: await candidates(here, said) };
}

const near = {
  ask: ({ candidates: found }, _, values, faults) => [radios('near', t('near.question'), [
    ...found.map(({ id, address: words, metres }) => ({ value: id, label: words, hint: metres === null ? t('near.same') : t('near.metres', metres) })),
    { value: 'none', label: t('near.none'), hint: t('near.none-hint') },
  ], values, faults, t('near.hint'))],
  faults: (_, __, values) => values.near ? {} : { near: t('near.missing') },
  row: () => [t('near.row'), t('near.none')],
};

export const DWELLING_QUESTIONS = { where, address, near };
