/**
 * A working day begins: the phone proves itself by its key, the worker by the number.
 */
import { bar, el, notice } from './dom.js';
import { summary, text, valuesOf } from './form.js';
import { sign } from './keys.js';
import { forget } from './rescue.js';
import { send } from './sending.js';
import { ask } from './server.js';
import { keepThis, kept } from './store.js';
import { t } from './words.js';

/** @returns {Promise<string>} what went wrong, in words; empty where nothing did */
export async function signIn(pin) {
  const { phone, privateKey } = await kept('phone');
  const asked = await ask(`phones/${phone}/challenge`);
  if (!asked.ok) {
    return refused(asked);
  }
  const { challenge } = asked.body;
  const answer = await ask(`phones/${phone}/sign-in`, { method: 'POST', body: { challenge, signature: await sign(privateKey, challenge), pin } });
  if (!answer.ok) {
    return refused(answer);
  }
  await keepThis('session', { token: answer.body.token, until: answer.body.until });
  send({ afresh: true });
  return '';
}

async function refused(answer) {
  if (answer.status === 410) {
    await forget();
    return t('revoked.what');
  }
  return answer.status === 0 ? t('fault.no-line') : answer.body.detail || t('fault.server');
}

export async function signInScreen({ go }) {
  const phone = await kept('phone');
  const place = el('div', {});
  const form = el('form', { novalidate: true });
  const show = (faults) => {
    place.replaceChildren(...[
      summary(faults), el('h1', { tabindex: '-1' }, t('sign-in.title')), el('p', {}, t('sign-in.who', phone.worker, phone.unit)),
      text('pin', t('sign-in.pin'), {}, faults, { hint: t('sign-in.hint'), type: 'password', inputmode: 'numeric', maxlength: '6', autocomplete: 'current-password', class: 'w10' }),
      notice(t('sign-in.offline')),
    ].filter(Boolean));
    if (Object.keys(faults).length > 0) {
      document.title = t('fault.page', t('sign-in.title'));
      document.getElementById('summary').focus();
    }
  };
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { pin } = valuesOf(form);
    const fault = /^\d{6}$/.test(pin) ? await signIn(pin) : t('enrol.pin-form');
    if (!await kept('phone')) {
      go('/enrol', true);
    } else if (fault) {
      show({ pin: fault });
    } else {
      go('/round', true);
    }
  });
  show({});
  return { title: t('sign-in.title'), back: '#/round', form, content: [place], bar: bar(el('button', { id: 'enter' }, t('sign-in.go'))), visiting: true };
}
