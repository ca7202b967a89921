import {numeric, typed} from '../lib/numbers.js';

const OFF = '';
const SHARE = 0.2;
const PATIENCE = 10;
const PENALTIES = ['l1', 'l2', 'clip', 'converge'];

// What few need: where training ends by itself, and what keeps weights and steps small. Folded, with what is set counted.
//
//   const more = new MoreSettings(details);
//   more.onchange = () => ...;
//   more.take(experiment); more.within(experiment);    // shows what an experiment says of it; says it
export class MoreSettings {
  constructor(host) {
    this.host = host;
    this.onchange = () => {};
    host.innerHTML = `<summary>More settings<span data-part="set"></span></summary><div class="fields">
      ${field('validation', 'Validation share', 'kept back to watch while training; empty: none')}
      <div class="field"><label for="lab-stop">Stop early by</label><select id="lab-stop" aria-describedby="lab-stop-hint"></select>
        <p class="hint" id="lab-stop-hint">ends when it has stopped improving, and goes back to where it was best</p></div>
      ${field('patience', 'Patience', `epochs without an improvement before it ends; empty: ${PATIENCE}`)}
      ${field('converge', 'Converged below', 'ends when the gradient is shorter than this; empty: never')}
      ${field('l1', 'L1 penalty', 'times the sum of |weight| is added to the loss; empty: none')}
      ${field('l2', 'L2 penalty', 'times half the sum of weight² is added to the loss; empty: none')}
      ${field('clip', 'Longest gradient', 'a longer one is clipped to this; empty: no clipping')}</div>`;
    this.stop = this.#field('stop');
    numeric(this.#field('validation'), {min: 0, max: .9, step: .05});
    numeric(this.#field('patience'), {min: 1, step: 1, whole: true});
    for (const name of PENALTIES) numeric(this.#field(name), {min: 0});
    this.stop.addEventListener('change', () => this.#stops());
    for (const control of host.querySelectorAll('input, select')) {
      control.addEventListener('change', () => {
        this.#count();
        this.onchange();
      });
    }
    this.metrics({});
  }

  #field(name) { return this.host.querySelector(`#lab-${name}`); }

  take({training = {}, split = {}}) {
    const stopping = training['early-stopping'] ?? {};
    for (const name of PENALTIES) this.#field(name).value = training[name] || '';
    this.#field('validation').value = split.validation || '';
    this.#choose(training['early-stopping'] ? stopping.metric ?? 'validation.loss' : OFF);
    this.#field('patience').value = stopping.patience ?? PATIENCE;
    this.#count();
  }

  within({training, split, ...experiment}) {
    const {validation: theirs, ...parts} = split;
    const {'early-stopping': before, ...rest} = training;
    for (const name of PENALTIES) {
      delete rest[name];
      Object.assign(rest, this.#said(name));
    }
    const {patience, ...others} = before ?? {};
    const stopping = this.stop.value === OFF ? {} : {'early-stopping': {...others, metric: this.stop.value, ...this.#said('patience')}};
    return {...experiment, split: {...parts, ...this.#said('validation')}, training: {...rest, ...stopping}};
  }

  // Nothing where a field is empty.
  #said(name) {
    const text = this.#field(name).value.trim();
    if (text === '') return {};
    const {number} = typed(text);
    return {[name]: Number.isFinite(number) ? number : text};
  }

  // Another target: what was watched may not be there for it, a loss always is.
  usual() {
    if (this.stop.value !== OFF) this.#choose(this.stop.value.replace(/\.[^.]*$/, '.loss'));
  }

  // The metrics to choose from: of validation, and the loss on train. The test is for later.
  metrics({train = {}}) {
    const names = Object.keys(train).filter(key => key !== 'rows' && key !== 'loss' && (train[key] === null || typeof train[key] === 'number'));
    const all = ['loss', ...names].map(key => `validation.${key}`).concat('train.loss');
    if (all.join() === this.known) return;
    this.known = all.join();
    const chosen = this.stop.value;
    this.stop.replaceChildren(new Option('nothing', OFF), ...all.map(name => new Option(name)));
    this.#choose(chosen);
  }

  #choose(metric) {
    if (![...this.stop.options].some(option => option.value === metric)) this.stop.append(new Option(metric));
    this.stop.value = metric;
    this.#field('patience').disabled = metric === OFF;
  }

  // Rows to watch are kept back, if there are none yet.
  #stops() {
    this.#choose(this.stop.value);
    const validation = this.#field('validation');
    if (this.stop.value.startsWith('validation.') && !(typed(validation.value).number > 0)) validation.value = SHARE;
  }

  #count() {
    const set = ['validation', ...PENALTIES].filter(name => this.#field(name).value.trim() !== '').length + (this.stop.value === OFF ? 0 : 1);
    this.host.querySelector('[data-part=set]').textContent = set ? `: ${set} set` : '';
  }
}

export const field = (name, label, hint) => `<div class="field"><label for="lab-${name}">${label}</label>
  <input id="lab-${name}" type="text" aria-describedby="lab-${name}-hint"><p class="hint" id="lab-${name}-hint">${hint}</p></div>`;
