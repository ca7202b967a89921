import {Figure, whenNear} from '../lib/engine.js';
import {Curves, niceEnd} from '../lib/curves.js';
import {fixed} from '../lib/format.js';
import {houses} from '../lib/houses.js';
import {link, linked} from '../lib/link.js';
import {playButton, showPlay} from '../lib/play.js';
import {SettingsForm, plugins} from '../lib/plugins.js';
import {SurfaceMap} from '../lib/surface.js';

const SCALINGS = {
  narrow: {target: 'price', scaling: {area: 1e-3}},
  round: {target: 'price', 'target-scaling': 'none'},
};
// What suits this surface; an optimizer that is not listed begins with its defaults.
const RATES = {gd: 0.15, momentum: 0.02, adam: 10, adamw: 10, rmsprop: 4, adagrad: 60};
const FIRST = ['gd', 'momentum', 'adam'];
const START = [-0.04, 20];
const MOST = 6;
const ROW = '<tr><th scope="row">–</th><td>–</td><td>–</td><td>–</td></tr>';
const SPEEDS = [[20, '20 steps a second'], [5, '5 steps a second'], [100, '100 steps a second'], [1000, '1,000 steps a second'], [0, 'as fast as they can']];
const X = {weight: 0, from: -0.1, to: 0.4, label: 'weight', step: 0.005};
const Y = {weight: 1, from: -60, to: 460, label: 'bias', step: 5};

// Chapter 5: several optimizers from one start.
class Race extends HTMLElement {
  connectedCallback() {
    this.innerHTML = `<div class="figure halves late">
      <div class="whole row">
        ${playButton}
        <button type="button" data-step="1">1 step</button>
        <button type="button" data-step="10">10 steps</button>
        <button type="button" data-step="100">100 steps</button>
        <button type="button" data-step="-1">Step back</button>
        <button type="button" data-do="restart">Restart</button>
        <select aria-label="Speed of the race">${SPEEDS.map(([speed, text]) => `<option value="${speed}">${text}</option>`).join('')}</select>
      </div>
      <div class="whole row figures">
        <div class="big"><span class="label">lowest error</span><output data-value="error">–</output></div>
        <div class="big"><span class="label">in front</span><output data-value="leader">–</output></div>
        <div class="big"><span class="label">steps</span><output data-value="step">0</output></div>
      </div>
      <div class="panel">
        <fieldset class="switch"><legend>The valley</legend>
          <input type="radio" name="race-scaling" id="race-narrow" value="narrow" checked><label for="race-narrow">narrow</label>
          <input type="radio" name="race-scaling" id="race-round" value="round"><label for="race-round">standardised</label>
        </fieldset>
        <div class="map"></div>
      </div>
      <div class="panel">
        <fieldset class="switch"><legend>Error against</legend>
          <input type="radio" name="race-against" id="race-steps" value="step" checked><label for="race-steps">steps</label>
          <input type="radio" name="race-against" id="race-time" value="seconds"><label for="race-time">time</label>
        </fieldset>
        <div class="curves"></div>
        <div class="scroll" tabindex="0" role="region" aria-label="The race in figures"><table class="standings"><caption>Time is what the steps took to compute; the first ones of a fresh engine are slow</caption>
          <thead><tr><th scope="col">optimizer</th><th scope="col">error</th><th scope="col">steps</th><th scope="col">time, ms</th></tr></thead><tbody>${FIRST.map(() => ROW).join('')}</tbody></table></div>
      </div>
      <div class="whole racers"></div>
      <div class="whole row"><button type="button" data-do="add">Add an optimizer</button></div>
      <p class="whole problem" role="alert"></p></div>`;
    this.racers = [];
    this.scaling = 'narrow';
    this.start = START;
    const [which, ...start] = linked('race') ?? [];
    if (start.length === 2) this.start = start;
    if (which === 1) this.scaling = 'round';
    this.#listen();
    this.querySelector(`#race-${this.scaling}`).checked = true;
    whenNear(this, () => this.#begin());
  }

  async #begin() {
    this.all = await plugins('optimizer').catch(() => []);
    for (const name of FIRST.filter(first => this.all.some(plugin => plugin.name === first))) this.#add(name);
    if (this.racers.length) this.map.load(this.racers[0].figure);
  }

  #listen() {
    const on = (name, then) => this.querySelector(`[data-do=${name}]`).addEventListener('click', then);
    const each = then => this.racers.forEach(({ready, figure}) => ready && then(figure));
    const speed = this.querySelector('[aria-label="Speed of the race"]');
    this.map = new SurfaceMap(this.querySelector('.map'), {x: X, y: Y});
    this.map.onmove = (w, b) => {
      this.start = [w, b];
      each(figure => figure.set({0: w, 1: b}));
      this.#link();
    };
    this.curves = new Curves(this.querySelector('.curves'), {label: 'Error against steps', xLabel: 'steps', yLabel: 'error'});
    for (const button of this.querySelectorAll('[data-step]')) {
      button.addEventListener('click', () => each(figure => figure.step(Number(button.dataset.step))));
    }
    on('play', () => (this.#running() ? each(figure => figure.pause()) : each(figure => figure.play(this.#speed()))));
    speed.addEventListener('change', () => this.#running() && each(figure => figure.play(this.#speed())));
    on('restart', () => each(figure => figure.set({0: this.start[0], 1: this.start[1]})));
    on('add', () => {
      const unused = this.all.find(({name}) => !this.racers.some(racer => racer.form.values.name === name)) ?? this.all[0];
      this.#add(unused.name).querySelector('select').focus();
    });
    for (const radio of this.querySelectorAll('[name=race-against]')) radio.addEventListener('change', () => this.#later());
    for (const radio of this.querySelectorAll('[name=race-scaling]')) {
      radio.addEventListener('change', () => {
        this.scaling = radio.value;
        this.racers.forEach(racer => this.#open(racer).catch(() => {}));
        this.#link();
      });
    }
  }

  #link() { link('race', 'race', [this.scaling === 'round' ? 1 : 0, ...this.start]); }

  #running() { return this.racers.some(({figure}) => figure.state?.status === 'trains'); }

  #add(name) {
    const mark = [1, 2, 3, 4, 5, 6].find(free => !this.racers.some(racer => racer.mark === free));
    const card = document.createElement('div');
    card.className = 'racer';
    card.innerHTML = `<div class="row"><svg class="key mark-${mark}" width="56" height="22" viewBox="0 0 56 22" aria-hidden="true"><path class="way" d="M2 11H54"/><g class="runner" transform="translate(28,11)"><circle r="9"/><text dy=".35em">${mark}</text></g></svg>
      <select aria-label="Optimizer ${mark}">${this.all.map(plugin => `<option></option>`).join('')}</select>
      <button type="button" class="plain" aria-label="Take optimizer ${mark} out">✕</button></div>
      <p class="hint says"></p><details><summary>Settings</summary><div></div></details>`;
    const menu = card.querySelector('select');
    [...menu.options].forEach((option, i) => { option.text = option.value = this.all[i].name; });
    menu.value = name;
    const racer = {mark, card, figure: new Figure(`race-${mark}`).within(this)};
    racer.figure.onstate = state => {
      racer.shown ||= racer.ready && state.fresh;
      this.#later();
    };
    racer.figure.onopened = () => {
      racer.ready = true;
      racer.figure.set({0: this.start[0], 1: this.start[1]});
    };
    racer.figure.onproblem = text => {
      racer.problem = text.replace(/^message: /, '');
      this.querySelector('.problem').textContent = this.racers.filter(one => one.problem).map(one => `${one.form.values.name}: ${one.problem}`).join('\n');
    };
    menu.addEventListener('change', () => this.#choose(racer, menu.value));
    card.querySelector('button').addEventListener('click', () => this.#remove(racer));
    this.racers.push(racer);
    this.racers.sort((a, b) => a.mark - b.mark);
    this.querySelector('.racers').insertBefore(card, this.racers[this.racers.indexOf(racer) + 1]?.card ?? null);
    this.#choose(racer, name);
    this.#bounds();
    return card;
  }

  #choose(racer, name) {
    const plugin = this.all.find(one => one.name === name);
    racer.card.querySelector('.says').textContent = plugin.doc;
    racer.form = new SettingsForm(racer.card.querySelector('details > div'), plugin, RATES[name] ? {'learning-rate': RATES[name]} : {});
    racer.form.onchange = () => this.#join(racer);
    this.#join(racer);
  }

  #remove(racer) {
    racer.figure.close();
    racer.card.remove();
    this.racers.splice(this.racers.indexOf(racer), 1);
    racer.figure.onproblem('');
    this.#bounds();
    this.#later();
    this.querySelector('[data-do=add]').focus();
  }

  #bounds() {
    this.querySelector('[data-do=add]').disabled = this.racers.length >= MOST;
    for (const button of this.querySelectorAll('.racer button')) button.disabled = this.racers.length <= 1;
  }

  // All begin anew with one that is new or set anew, or they would race over different lengths.
  #join(racer) {
    const running = this.#running();
    this.#open(racer).then(() => {
      for (const {ready, figure} of this.racers) {
        if (ready && figure !== racer.figure && figure.state?.step > 0) figure.set({0: this.start[0], 1: this.start[1]});
        if (ready && running) figure.play(this.#speed());
      }
    }, () => {});
  }

  #speed() { return Number(this.querySelector('[aria-label="Speed of the race"]').value); }

  #open(racer) {
    racer.ready = racer.shown = false;
    return racer.figure.open(houses({features: SCALINGS[this.scaling], optimizer: racer.form.values}));
  }

  // All that has come is drawn with the next frame, once.
  #later() {
    if (this.due) return;
    this.due = true;
    requestAnimationFrame(() => {
      this.due = false;
      this.#draw();
    });
  }

  #draw() {
    const running = this.#running();
    const play = this.querySelector('[data-do=play]');
    showPlay(play, running);
    // One that is being opened anew keeps its way until it stands at the start again.
    for (const racer of this.racers) if (racer.shown) racer.way = wayOf(racer.figure);
    const drawn = this.racers.filter(({way}) => way);
    this.map.drawWays(this.start, drawn.map(({mark, way}) => ({mark, points: way.map(point => point.place)})));
    const time = this.querySelector('#race-time').checked;
    const factor = time ? 1000 : 1;
    const series = drawn.map(({mark, way}) => ({mark, points: way.map(point => [(time ? point.seconds : point.step) * factor, point.loss])}));
    const end = Math.max(0, ...series.map(({points}) => points.at(-1)[0]));
    this.curves.draw(series, [0, niceEnd(end, time ? 1e-3 : 10)], time ? 'time, milliseconds' : 'steps');
    this.#standings(drawn);
  }

  #standings(drawn) {
    if (!drawn.length) return;
    const body = this.querySelector('.standings tbody');
    while (body.rows.length > drawn.length) body.lastElementChild.remove();
    while (body.rows.length < drawn.length) body.insertAdjacentHTML('beforeend', ROW);
    drawn.forEach(({mark, form, way, figure: {state}}, i) => {
      const rate = form.values['learning-rate'] ?? form.plugin.settings.find(({name}) => name === 'learning-rate')?.default;
      const {loss, seconds} = way.at(-1);
      [`${mark}\u00a0\u00a0${form.values.name}${rate === undefined ? '' : `, ${rate}`}`, state.status === 'diverged' ? 'diverged' : fixed(loss, loss < 10_000 ? 2 : 0), fixed(state.step), fixed(seconds * 1000, 2)]
        .forEach((text, column) => { body.rows[i].cells[column].textContent = text; });
      body.rows[i].className = `mark-${mark}`;
    });
    const leader = drawn.reduce((best, one) => (!best || one.way.at(-1).loss < best.way.at(-1).loss ? one : best), undefined);
    if (leader) {
      const {loss} = leader.way.at(-1);
      const value = (name, words) => { this.querySelector(`[data-value=${name}]`).textContent = words; };
      const step = Math.max(...drawn.map(({figure}) => figure.state.step));
      value('error', fixed(loss, loss < 10_000 ? 2 : 0));
      value('leader', step === 0 ? '–' : `${leader.mark} ${leader.form.values.name}`);
      value('step', fixed(step));
    }
    const text = drawn.map(({form, way}) => `${form.values.name} ${fixed(way.at(-1).loss, 1)}`).join(', ');
    this.map.chart.says(`Error over weight and bias, with the way of each optimizer. Errors now: ${text}`);
    this.curves.chart.says(`Error curves. After ${fixed(drawn[0]?.figure.state.step ?? 0)} steps: ${text}`);
  }
}

// The points from the start to where it stands: step, place, loss, seconds of computing.
function wayOf({trail, state, description}) {
  const at = name => description.trail.indexOf(name);
  const [w, b, loss, seconds] = ['weight 0', 'weight 1', 'train.loss', 'seconds'].map(at);
  const way = trail.filter(point => point[0] <= state.step)
    .map(point => ({step: point[0], place: [point[w], point[b]], loss: point[loss], seconds: point[seconds]}));
  if (way.at(-1).step < state.step) way.push({step: state.step, place: state.inFile, loss: state.loss, seconds: way.at(-1).seconds});
  return way;
}
customElements.define('nudge-race', Race);
