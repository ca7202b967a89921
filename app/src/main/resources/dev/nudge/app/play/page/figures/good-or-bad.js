import {Figure, whenNear} from '../lib/engine.js';
import {Curves, niceEnd} from '../lib/curves.js';
import {DecisionMap, classShape} from '../lib/decision.js';
import {fixed} from '../lib/format.js';
import {link, linked} from '../lib/link.js';
import {NetworkDiagram} from '../lib/network.js';
import {numeric, typed} from '../lib/numbers.js';
import {playButton, showPlay} from '../lib/play.js';
import {plugins} from '../lib/plugins.js';

// The notebook's cost is a quarter of the Brier score, and its rate so four times as large.
const PRESETS = {
  hidden: {text: 'Four hidden units', hidden: 4, loss: 'cross-entropy', scaling: 'standardize', rate: 0.3},
  plain: {text: 'No hidden layer', hidden: 0, loss: 'cross-entropy', scaling: 'standardize', rate: 0.3},
  notebook: {text: 'The notebook', hidden: 0, loss: 'brier', scaling: 'none', rate: 2.5e-7},
};
const HIDDEN = [0, 2, 4, 8];
const RATES = {standardize: 0.3, none: 2.5e-7};
const X = {column: 'area', from: 1200, to: 3200, label: 'area, square feet'};
const Y = {column: 'bathrooms', from: 1.5, to: 4.5, label: 'bathrooms'};
const NOT_YET = '<tr><td>–</td><td>–</td><td>–</td><td>–</td><td>–</td></tr>';

// Chapter 7: ten labelled houses, and what becomes of a network that learns them by heart.
class GoodOrBad extends HTMLElement {
  connectedCallback() {
    this.innerHTML = `<div class="figure halves">
      <div class="whole row"><span id="gb-presets" class="hint">Begin with</span>
        <span class="row" role="group" aria-labelledby="gb-presets">${Object.entries(PRESETS).map(([name, {text}]) => `<button type="button" data-preset="${name}" aria-pressed="false">${text}</button>`).join('')}</span></div>
      <div class="whole row fields">
        <span><label for="gb-hidden">Hidden units</label> <select id="gb-hidden">${HIDDEN.map(units => `<option value="${units}">${units === 0 ? 'none' : `${units} tanh`}</option>`).join('')}</select></span>
        <span><label for="gb-loss">Loss</label> <select id="gb-loss"><option>cross-entropy</option><option>brier</option></select></span>
        <span><label for="gb-scaling">Inputs</label> <select id="gb-scaling"><option value="standardize">standardised</option><option value="none">raw</option></select></span>
        <span><label for="gb-rate">Learning rate</label> <input id="gb-rate" class="number-field" type="text"></span>
      </div>
      <div class="whole row">
        ${playButton}
        <button type="button" data-step="1">1 step</button>
        <button type="button" data-step="10">10 steps</button>
        <button type="button" data-step="100">100 steps</button>
        <button type="button" data-step="1000">1,000 steps</button>
        <button type="button" data-step="-1">Step back</button>
        <button type="button" data-do="restart">Restart</button>
      </div>
      <div class="whole row figures gap">
        <div class="big"><span class="label">right of the ten it learns from</span><output data-value="right">–</output></div>
        <div class="big"><span class="label">right when held out in turn</span><output data-value="held-out">–</output></div>
        <div class="big"><span class="label" data-value="loss-name">loss</span><output data-value="error">–</output></div>
        <div class="big"><span class="label">steps</span><output data-value="step">0</output></div>
      </div>
      <p class="whole says" role="status" data-value="says"></p>
      <div class="panel">
        <h3>What it says about every house there could be</h3>
        <div><div class="map"></div><ul class="legend classes"></ul></div>
      </div>
      <div class="panel">
        <h3>The ten houses</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="The ten houses and what is said of them"><table><caption>How probable it says that a house is Good</caption>
          <thead><tr><th scope="col">area</th><th scope="col">baths</th><th scope="col">label</th><th scope="col">learned</th><th scope="col">held out</th></tr></thead>
          <tbody>${NOT_YET.repeat(10)}</tbody></table></div>
      </div>
      <div class="panel"><h3>The loss on both</h3><div class="curves"></div>
        <ul class="legend"><li><svg width="30" height="12" class="key" aria-hidden="true"><path class="way mark-1" d="M1 6H29"/></svg>① rows it learns from</li><li><svg width="30" height="12" class="key" aria-hidden="true"><path class="way mark-2" d="M1 6H29"/></svg>② rows held out in turn</li></ul></div>
      <div class="panel"><h3>The network</h3><div class="diagram-host"></div>
        <p class="hint says">Thick lines are large weights, dashed ones negative.</p></div>
      <p class="whole problem" role="alert"></p></div>`;
    this.#start();
  }

  #start() {
    const on = (name, then) => this.querySelector(`[data-do=${name}]`).addEventListener('click', then);
    const figure = this.figure = new Figure('good-or-bad').within(this);
    this.map = new DecisionMap(this.querySelector('.map'), {x: X, y: Y, classes: ['Bad', 'Good']});
    this.curves = new Curves(this.querySelector('.curves'), {label: 'Loss against steps', xLabel: 'steps', yLabel: 'loss', yFormat: '~g', tallest: 320});
    this.network = new NetworkDiagram(this.querySelector('.diagram-host'));
    numeric(this.querySelector('#gb-rate'), {min: 0});
    this.controls = Object.fromEntries(['hidden', 'loss', 'scaling', 'rate'].map(name => [name, this.querySelector(`#gb-${name}`)]));
    figure.onproblem = text => { this.querySelector('.problem').textContent = text.replace(/^message: /, ''); };
    const classes = ['Bad', 'Good'];
    this.querySelector('.classes').innerHTML = [...classes.map((name, i) => `<li class="class-${i + 1}"><svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true"><path class="case" d="${classShape(i, 110)}"/></svg>${name}</li>`),
      '<li><svg width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true"><circle class="wrong-key" r="7"/></svg>wrong</li>',
      '<li><svg width="26" height="18" viewBox="0 -9 26 18" aria-hidden="true"><path class="boundary" d="M1 0H25"/></svg>where it changes its mind</li>'].join('');
    figure.onopened = () => { this.ready = true; };
    figure.onstate = (state, description) => this.#draw(state, description);
    for (const button of this.querySelectorAll('[data-step]')) {
      button.addEventListener('click', () => this.ready && figure.step(Number(button.dataset.step)));
    }
    on('play', () => this.ready && (figure.state?.status === 'trains' ? figure.pause() : figure.play(1000)));
    on('restart', () => this.ready && figure.restart());
    for (const button of this.querySelectorAll('[data-preset]')) {
      button.addEventListener('click', () => {
        this.#put(PRESETS[button.dataset.preset]);
        this.#open();
      });
    }
    this.controls.scaling.addEventListener('change', () => {
      this.controls.rate.value = RATES[this.controls.scaling.value];
    });
    for (const control of Object.values(this.controls)) control.addEventListener('change', () => this.#open());
    const [hidden, loss, scaling, rate, step] = linked('gb') ?? [];
    this.#put(hidden === undefined ? PRESETS.hidden : {hidden, loss: loss === 1 ? 'brier' : 'cross-entropy', scaling: scaling === 1 ? 'none' : 'standardize', rate});
    whenNear(this, () => {
      this.#open();
      if (step) figure.go(step);
      this.#losses();
    });
  }

  // Losses of classes that are installed besides the two that stand here already.
  async #losses() {
    const all = await plugins('loss').catch(() => []);
    const {loss} = this.controls;
    for (const {name} of all.filter(({target}) => target === 'one-of-k')) {
      if (![...loss.options].some(option => option.value === name)) loss.append(new Option(name));
    }
  }

  #put({hidden, loss, scaling, rate}) {
    Object.entries({hidden, loss, scaling, rate}).forEach(([name, value]) => { this.controls[name].value = value; });
  }

  #values() {
    const {hidden, loss, scaling, rate} = this.controls;
    const {number} = typed(rate.value);
    return {hidden: Number(hidden.value), loss: loss.value, scaling: scaling.value, rate: Number.isFinite(number) ? number : rate.value};
  }

  #open() {
    const {hidden, loss, scaling, rate} = this.#values();
    for (const button of this.querySelectorAll('[data-preset]')) {
      const preset = PRESETS[button.dataset.preset];
      button.setAttribute('aria-pressed', ['hidden', 'loss', 'scaling', 'rate'].every(name => preset[name] === this.#values()[name]));
    }
    this.ready = false;
    this.figure.open({
      dataset: {name: 'houses', table: 'labelled'},
      features: {target: 'label', scaling},
      split: {folds: 'leave-one-out'},
      network: {hidden: hidden === 0 ? [] : [{units: hidden, activation: 'tanh'}]},
      loss,
      optimizer: {name: 'gd', 'learning-rate': rate},
      training: {'batch-size': 'all'},
    }).catch(() => {});
  }

  #draw(state, description) {
    const value = name => this.querySelector(`[data-value=${name}]`);
    const {classes} = description;
    const running = state.status === 'trains';
    const play = this.querySelector('[data-do=play]');
    showPlay(play, running);
    const {train} = state.parts;
    const count = description.rows.length;
    const right = Math.round(train.accuracy * count);
    value('right').textContent = `${right} of ${count}`;
    value('held-out').textContent = `${state.heldOut.right} of ${state.heldOut.rows}`;
    value('loss-name').textContent = description.loss.name;
    value('error').textContent = fixed(state.loss, 6);
    value('step').textContent = fixed(state.step);
    const words = verdict(right, state.heldOut.right, count, state, this.#values());
    if (value('says').textContent !== words) value('says').textContent = words;
    this.#rows(state, description);
    this.map.load(this.figure, 32);
    this.#curves(description);
    const hidden = description.layers.slice(0, -1).map(({units}) => units);
    this.network.draw({inputs: description.inputs, hidden, outputs: classes, softmax: true}, {weights: state.weights});
    const {hidden: h, loss, scaling, rate} = this.#values();
    if (state.step > 0) link('gb', 'good-or-bad', [h, loss === 'brier' ? 1 : 0, scaling === 'none' ? 1 : 0, rate, state.step]);
  }

  #rows(state, {rows, classes}) {
    const good = classes.indexOf('Good');
    const best = probabilities => probabilities.indexOf(Math.max(...probabilities));
    const body = this.querySelector('tbody');
    const says = (probabilities, actual) => (probabilities ? `${fixed(probabilities[good], 3)} ${best(probabilities) === actual ? '✓' : '✗'}` : '–');
    this.map.rows(rows.map(([area, bathrooms, label], i) => {
      const actual = classes.indexOf(label);
      const learned = state.rows.predicted[i];
      const held = state.heldOut.predicted[i];
      [fixed(area), fixed(bathrooms), label, says(learned, actual), says(held, actual)]
        .forEach((text, column) => { body.rows[i].cells[column].textContent = text; });
      body.rows[i].cells[3].className = best(learned) === actual ? '' : 'error';
      body.rows[i].cells[4].className = held && best(held) === actual ? '' : 'error';
      return {x: area, y: bathrooms, actual, right: best(learned) === actual};
    }));
    const wrong = rows.filter((row, i) => best(state.rows.predicted[i]) !== classes.indexOf(row[2])).length;
    this.map.chart.says(`Decision map over area and bathrooms: how probable Good is. Ten houses stand on it, ${wrong} of them on the wrong side.`);
  }

  #curves({trail: names}) {
    const {trail, state} = this.figure;
    const points = trail.filter(point => point[0] <= state.step);
    const series = ['train.loss', 'held-out.loss'].map((name, i) => ({mark: i + 1, points: points.map(point => [point[0], point[names.indexOf(name)]])}));
    this.curves.draw(series, [0, niceEnd(state.furthest)]);
    const [learned, held] = series.map(({points: line}) => fixed(line.at(-1)[1], 3));
    this.curves.chart.says(`Loss against steps: ${learned} on the rows it learns from, ${held} on rows held out, after ${fixed(state.step)} steps.`);
  }
}

// In words, and never what it knows by heart alone.
function verdict(right, held, count, {step, loss}, {loss: name, scaling, hidden}) {
  const notebook = name === 'brier' && scaling === 'none' && hidden === 0 ? ` The notebook writes the cost as a quarter of this: ${fixed(loss / 4, 8)}.` : '';
  if (step === 0) return `It has learned nothing yet.${notebook}`;
  if (right === count && held <= count / 2) return `It knows all ten by heart. Of houses that it has not seen it gets ${held} of ${count} right, which a coin does too: it has learned the rows, not what makes a house good.`;
  if (right > held) return `It gets ${right} right of those it has seen and ${held} of those it has not. The difference is what it has learned by heart.${notebook}`;
  return `It does as well on houses it has not seen as on the others: ${held} of ${count}. Saying Good to every house gets 7.${notebook}`;
}
customElements.define('nudge-good-or-bad', GoodOrBad);
