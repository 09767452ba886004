/**
 * A phone becomes the phone of one worker: by a code that the desk shows, a key that never leaves the phone, and a number
 * that the worker chooses.
 */
import { bar, el, notice } from './dom.js';
import { summary, text, valuesOf } from './form.js';
import { makeKey } from './keys.js';
import { list } from './outbox.js';
import { rescueAgain, revoked } from './rescue.js';
import { signIn } from './sign-in.js';
import { ask } from './server.js';
import { ALL, got, write } from './store.js';
import { t } from './words.js';

const PIN = { type: 'password', inputmode: 'numeric', maxlength: '6', autocomplete: 'new-password', class: 'w10' };

// What outlives an enrolment: how the worker likes it, and what an earlier one could not send.
const LASTING = ['preferences', 'rescue'];

/** @param {string} [code] from the address that the desk shows */
export async function enrolScreen({ go }, code = '') {
  const [before, unsent] = [await revoked(), (await list()).length];
  const place = el('div', {});
  const form = el('form', { novalidate: true });
  const show = (values, faults) => {
    place.replaceChildren(...[
      summary(faults), el('h1', { tabindex: '-1' }, t('enrol.title')),
      before.revoked && notice([el('p', {}, t('revoked.what')), before.rescue && el('p', {}, el('button', { type: 'button', class: 'secondary', onclick: rescueAgain }, t('rescue.take')))].filter(Boolean), 'wait'),
      unsent > 0 && notice(t('enrol.unsent', unsent), 'wait'),
      el('p', {}, t('enrol.what')),
      text('code', t('enrol.code'), values, faults, { hint: t('enrol.code-hint'), autocapitalize: 'characters' }),
      text('pin', t('enrol.pin'), values, faults, { hint: t('enrol.pin-hint'), ...PIN }),
      text('again', t('enrol.again'), values, faults, PIN),
    ].filter(Boolean));
    if (Object.keys(faults).length > 0) {
      document.title = t('fault.page', t('enrol.title'));
      document.getElementById('summary').focus();
    }
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const values = valuesOf(form);
    const faults = unsent > 0 ? { code: t('enrol.unsent', unsent) } : faultsOf(values);
    const refused = Object.keys(faults).length > 0 ? faults : await enrol(values);
    if (Object.keys(refused).length > 0) {
      show(values, refused);
    } else {
      go('/round', true);
    }
  });
  show({ code }, {});
  return { title: t('enrol.title'), form, content: [place], bar: bar(el('button', { id: 'enrol' }, t('enrol.go'))), visiting: true, enrolling: true };
}

function faultsOf({ code, pin, again }) {
  return {
    ...(!code.trim() && { code: t('enrol.code-missing') }),
    ...(!/^\d{6}$/.test(pin) ? { pin: t('enrol.pin-form') } : easy(pin) ? { pin: t('enrol.pin-easy') } : pin !== again && { again: t('enrol.pin-differs') }),
  };
}

// All the same, or one after the other.
function easy(pin) {
  const steps = new Set([...pin].slice(1).map((digit, place) => digit - pin[place]));
  return steps.size === 1 && [0, 1, -1].includes([...steps][0]);
}

async function enrol({ code, pin }) {
  const { privateKey, publicKey } = await makeKey();
  const label = labelOf();
  const answer = await ask('phones', { method: 'POST', body: { code: code.trim(), label, publicKey, pin } });
  if (!answer.ok) {
    return { code: answer.status === 0 ? t('fault.no-line') : answer.body.detail || t('enrol.refused') };
  }
  const { phone, worker, unit, office } = answer.body;
  await write(ALL, async (stores) => {
    const lasting = await Promise.all(LASTING.map((name) => got(stores.keep.get(name))));
    Object.values(stores).forEach((store) => store.clear());
    lasting.forEach((value, place) => value !== undefined && stores.keep.put(value, LASTING[place]));
    stores.keep.put({ phone, worker, unit, office: office.key, label, privateKey }, 'phone');
    stores.keep.put(1, 'next');
  });
  await navigator.storage?.persist?.();
  // The number was just chosen: nobody has to type it a third time.
  await signIn(pin);
  return {};
}

// What the desk calls this phone in its list: the kind of device, nothing that tells one from another.
function labelOf() {
  return navigator.userAgentData?.platform || /Android|iPhone|iPad|HarmonyOS|Windows|Linux/.exec(navigator.userAgent)?.[0] || 'phone';
}
