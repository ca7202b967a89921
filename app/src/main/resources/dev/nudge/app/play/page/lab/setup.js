import {numeric, typed} from '../lib/numbers.js';
import {plugins, SettingsForm} from '../lib/plugins.js';
import {field, MoreSettings} from './more.js';

const ACTIVATIONS = ['relu', 'tanh', 'sigmoid', 'leaky-relu', 'gelu', 'identity'];
const SEED = 42;

// The middle part of the lab: network, loss, optimizer, schedule, batch, split and seed, as an experiment file says them.
export class Setup {
  constructor(host) {
    this.host = host;
    this.base = {};
    this.chosen = {};
    this.onchange = () => {};
    host.innerHTML = `<div class="box"><h4>Network</h4><div class="layers"></div>
        <div class="row"><button type="button" data-do="add">Add a layer</button></div>
        <p class="hint">Without hidden layers it is a linear model.</p></div>
      ${['loss', 'optimizer', 'schedule'].map(kind => `<div class="box"><div class="field"><label for="lab-${kind}">${kind[0].toUpperCase()}${kind.slice(1)}</label>
        <select id="lab-${kind}"></select><p class="hint"></p></div><div class="settings-host"></div></div>`).join('')}
      <div class="box whole"><h4>Training</h4><div class="fields">
        ${field('batch', 'Batch size', 'rows a step learns from, or all')}
        ${field('epochs', 'Epochs', 'how often each row is seen; empty: about 10,000 steps')}
        ${field('test', 'Test share', 'kept back to test on')}
        ${field('seed', 'Seed', 'of split, first weights and order')}</div><details class="more"></details></div>`;
    this.more = new MoreSettings(host.querySelector('.more'));
    this.more.onchange = () => this.onchange();
    this.layers = host.querySelector('.layers');
    host.querySelector('[data-do=add]').addEventListener('click', () => {
      this.#layer({units: 8, activation: 'relu'});
      this.layers.lastElementChild.querySelector('input').focus();
      this.onchange();
    });
    const takes = {batch: {min: 1, whole: true, words: true}, epochs: {min: 1, whole: true}, test: {min: 0, max: .9, step: .05}, seed: {whole: true, step: 1}};
    for (const [name, how] of Object.entries(takes)) {
      numeric(this.#value(name), how);
      this.#value(name).addEventListener('change', () => this.onchange());
    }
  }

  async start() {
    this.known = Object.fromEntries(await Promise.all(['loss', 'optimizer', 'schedule'].map(async kind => [kind, await plugins(kind)])));
    for (const [kind, all] of Object.entries(this.known)) {
      const select = this.host.querySelector(`#lab-${kind}`);
      select.replaceChildren(...all.map(({name}) => new Option(name)));
      select.addEventListener('change', () => {
        this.#choose(kind, {name: select.value});
        this.onchange();
      });
    }
    this.take({});
  }

  // Shows an experiment; what it says beyond these fields is kept.
  take(experiment) {
    this.base = experiment;
    const {network = {}, training = {}, split = {}} = experiment;
    this.layers.replaceChildren();
    (network.hidden ?? []).forEach(layer => this.#layer(layer));
    this.#choose('loss', named(experiment.loss ?? 'cross-entropy'));
    this.#choose('optimizer', named(experiment.optimizer ?? 'adam'));
    this.#choose('schedule', named(training.schedule ?? 'constant'));
    this.#value('batch').value = training['batch-size'] ?? 32;
    this.#value('epochs').value = training.epochs ?? '';
    this.#value('test').value = split.test ?? 0;
    this.#value('seed').value = training.seed ?? SEED;
    this.more.take(experiment);
  }

  // Another table: what an opened run said beyond these fields was about its own.
  forget() { this.base = {}; }

  // The usual loss for a target.
  usual(classes) {
    this.#choose('loss', {name: classes ? 'cross-entropy' : 'mse'});
    this.more.usual();
  }

  // The metrics that there are, by part, as states have them.
  metrics(parts) { this.more.metrics(parts); }

  #value(name) { return this.host.querySelector(`#lab-${name}`); }

  #choose(kind, {name, ...values}) {
    const select = this.#value(kind);
    select.value = name;
    const plugin = this.known[kind].find(known => known.name === name);
    if (!plugin) return;
    const box = select.closest('.box');
    box.querySelector('.hint').textContent = plugin.doc;
    const form = new SettingsForm(box.querySelector('.settings-host'), plugin, values);
    form.onchange = () => this.onchange();
    this.chosen[kind] = form;
  }

  #layer({units, activation}) {
    const row = document.createElement('div');
    row.className = 'layer';
    row.innerHTML = `<div class="field"><label><span></span> units</label><input type="text"></div>
      <div class="field"><label>activation</label><select>${ACTIVATIONS.map(name => `<option>${name}</option>`).join('')}</select></div>
      <button type="button" aria-label="Remove this layer">✕</button>`;
    const input = row.querySelector('input');
    const select = row.querySelector('select');
    input.value = units ?? 16;
    if (activation && !ACTIVATIONS.includes(activation)) select.append(new Option(activation));
    select.value = activation ?? 'relu';
    numeric(input, {min: 1, max: 512, step: 1, whole: true});
    for (const control of [input, select]) control.addEventListener('change', () => this.onchange());
    row.querySelector('button').addEventListener('click', () => {
      row.remove();
      this.#number();
      this.host.querySelector('[data-do=add]').focus();
      this.onchange();
    });
    this.layers.append(row);
    this.#number();
  }

  #number() {
    [...this.layers.children].forEach((row, i) => {
      const [units, activation] = row.querySelectorAll('label');
      row.querySelector('span').textContent = `Layer ${i + 1}:`;
      row.querySelector('input').id = `lab-units-${i + 1}`;
      row.querySelector('select').id = `lab-activation-${i + 1}`;
      units.htmlFor = `lab-units-${i + 1}`;
      activation.htmlFor = `lab-activation-${i + 1}`;
      row.querySelector('button').setAttribute('aria-label', `Remove layer ${i + 1}`);
    });
  }

  // What is typed is sent as it is: the engine says what is wrong with it.
  get experiment() {
    const hidden = [...this.layers.children].map(row => ({units: number(row.querySelector('input').value), activation: row.querySelector('select').value}));
    const seed = number(this.#value('seed').value);
    const {epochs, ...training} = this.base.training ?? {};
    const wanted = this.#value('epochs').value.trim();
    return this.more.within({
      ...this.base,
      split: {...this.base.split, test: number(this.#value('test').value || '0'), seed: this.#seedOfSplit(seed)},
      network: {...this.base.network, hidden},
      loss: this.chosen.loss.values,
      optimizer: this.chosen.optimizer.values,
      training: {...training, ...(wanted ? {epochs: number(wanted)} : {}), 'batch-size': number(this.#value('batch').value), schedule: this.chosen.schedule.values, seed},
    });
  }

  // A run of the shell may have another seed for its split; it keeps it until the seed is changed here.
  #seedOfSplit(seed) {
    const {training, split} = this.base;
    return split?.seed !== undefined && seed === (training?.seed ?? SEED) ? split.seed : seed;
  }
}

const number = text => (Number.isFinite(typed(text).number) ? typed(text).number : text);
const named = plugin => (typeof plugin === 'string' ? {name: plugin} : plugin);
