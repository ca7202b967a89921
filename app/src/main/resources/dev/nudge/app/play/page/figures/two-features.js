import {Figure, whenNear} from '../lib/engine.js';
import {Chart} from '../lib/chart.js';
import {ErrorLog} from '../lib/curve.js';
import {fixed} from '../lib/format.js';
import {link, linked} from '../lib/link.js';
import {NetworkDiagram} from '../lib/network.js';
import {playButton, showPlay} from '../lib/play.js';
import {diamond, legend} from '../lib/roles.js';

const SPEED = 500; // steps a second
// Area times 1e-4 and bathrooms times 0.1: the rates 1e-8, 0.01 and 1 of raw units, as one rate.
const SCALINGS = {
  raw: {features: {target: 'price', scaling: {area: 1e-4, bathrooms: 0.1}}, optimizer: {name: 'gd', 'learning-rate': 0.5}},
  standardised: {features: {target: 'price', 'target-scaling': 'none'}, optimizer: {name: 'gd', 'learning-rate': 0.05}},
};
const experiment = scaling => ({dataset: {name: 'houses', table: 'ten'}, loss: 'mse', training: {'batch-size': 'all'}, ...SCALINGS[scaling]});
const AREAS = [1000, 3200];
const BATHROOMS = [2, 3, 4];
const ASKED = BATHROOMS.flatMap(bathrooms => AREAS.map(area => ({area, bathrooms})));

// Chapter 6: three dials, ten houses, and a plane.
class TwoFeatures extends HTMLElement {
  connectedCallback() {
    this.innerHTML = `<div class="figure two">
      <div class="whole row">
        ${playButton}
        <button type="button" data-step="1">1 step</button>
        <button type="button" data-step="10">10 steps</button>
        <button type="button" data-step="100">100 steps</button>
        <button type="button" data-do="converge">Converge</button>
        <button type="button" data-step="-1">Step back</button>
        <button type="button" data-do="restart">Restart</button>
        <fieldset class="switch"><legend class="visually-hidden">Inputs</legend>
          <input type="radio" name="tf-scaling" id="tf-raw" value="raw" checked><label for="tf-raw">raw</label>
          <input type="radio" name="tf-scaling" id="tf-std" value="standardised"><label for="tf-std">standardised</label>
        </fieldset>
      </div>
      <div class="panel">
        <div class="row figures">
          <div class="big"><span class="label">error</span><output data-value="error">–</output></div>
          <div class="big"><span class="label">steps</span><output data-value="step">0</output></div>
        </div>
        <nudge-dial label="weight of the area" role-name="weight" min="-0.4" max="0.4" step="0.0001"></nudge-dial>
        <nudge-dial label="weight of the bathrooms" role-name="weight" min="-100" max="200" step="0.1"></nudge-dial>
        <nudge-dial label="bias" role-name="bias" min="-100" max="400" step="0.1"></nudge-dial>
        <div class="diagram-host"></div>
        <div class="row"><label for="tf-house">Through the network:</label><select id="tf-house"></select></div>
      </div>
      <div class="panel">
        <fieldset class="switch"><legend>Slice at bathrooms</legend>
          ${BATHROOMS.map(n => `<input type="radio" name="tf-slice" id="tf-slice-${n}" value="${n}" ${n === 3 ? 'checked' : ''}><label for="tf-slice-${n}">${n}</label>`).join('')}
        </fieldset>
        <div><div class="scatter"></div></div>
        <div class="log"></div>
      </div>
      <p class="whole problem" role="alert"></p>
      <div class="whole scroll" tabindex="0" role="region" aria-label="The ten houses in figures"><table><caption>Prices in $1000</caption>
        <thead><tr><th scope="col">area</th><th scope="col">baths</th><th scope="col">price</th><th scope="col">predicted</th><th scope="col">error</th></tr></thead>
        <tbody>${'<tr><td>–</td><td>–</td><td>–</td><td class="predicted">–</td><td class="error">–</td></tr>'.repeat(10)}</tbody></table></div></div>`;
    this.querySelector('.scatter').after(legend({actual: 'price paid, with the bathrooms in it', predicted: 'prediction', error: 'error'}));
    this.#start();
  }

  #start() {
    const value = name => this.querySelector(`[data-value=${name}]`);
    const dials = [...this.querySelectorAll('nudge-dial')];
    const house = this.querySelector('select');
    const plane = new Plane(this.querySelector('.scatter'));
    const log = new ErrorLog(this.querySelector('.log'));
    const diagram = new NetworkDiagram(this.querySelector('.diagram-host'));
    const rows = this.querySelector('tbody').rows;
    const figure = new Figure('two-features').within(this);
    const play = this.querySelector('[data-do=play]');
    let scaling = 'raw';
    const redraw = () => figure.state && figure.onstate(figure.state, figure.description);

    figure.onproblem = text => { this.querySelector('.problem').textContent = text; };
    figure.onopened = ({rows: houses}) => {
      if (!house.options.length) house.append(...houses.map(([area, baths], i) => new Option(`${fixed(area)} sq ft, ${baths} bathrooms`, i)));
    };
    figure.onstate = (state, description) => {
      if (state.fresh) dials.forEach((dial, i) => { dial.value = state.inFile[i]; });
      value('error').textContent = fixed(state.loss, state.loss < 100_000 ? 2 : 0);
      value('step').textContent = fixed(state.step);
      showPlay(play, state.status === 'trains');
      const slice = Number(this.querySelector('[name=tf-slice]:checked').value);
      plane.draw(state, description, slice);
      log.draw(figure);
      const chosen = Math.max(0, house.selectedIndex);
      const [area, baths] = description.rows[chosen];
      diagram.draw({inputs: ['area', 'bathrooms'], hidden: [], outputs: ['price'], softmax: false},
        {weights: state.inFile, strengths: state.weights, inputs: [area, baths], outputs: [state.rows.predicted[chosen]]});
      description.rows.forEach(([a, b, price], i) => {
        [fixed(a), fixed(b), fixed(price, 1), fixed(state.rows.predicted[i], 1), fixed(state.rows.error[i], 1)]
          .forEach((text, column) => { rows[i].cells[column].textContent = text; });
      });
      const at = description.trail.indexOf('weight 0');
      const start = figure.trail[0].slice(at, at + 3);
      if (state.step > 0 || start.some(number => number !== 0)) link('tf', 'two-features', [scaling === 'raw' ? 0 : 1, ...start, state.step]);
    };
    const open = (start, step) => {
      figure.open(experiment(scaling), ASKED).catch(() => {});
      if (start?.some(number => number !== 0)) figure.set({0: start[0], 1: start[1], 2: start[2]});
      if (step) figure.go(step);
    };
    for (const button of this.querySelectorAll('[data-step]')) {
      button.addEventListener('click', () => figure.step(Number(button.dataset.step)));
    }
    dials.forEach((dial, i) => dial.addEventListener('dial', event => figure.set({[i]: event.detail})));
    play.addEventListener('click', () => (figure.state?.status === 'trains' ? figure.pause() : figure.play(SPEED)));
    this.querySelector('[data-do=converge]').addEventListener('click', () => figure.converge());
    this.querySelector('[data-do=restart]').addEventListener('click', () => figure.restart());
    house.addEventListener('change', redraw);
    for (const radio of this.querySelectorAll('[name=tf-slice]')) radio.addEventListener('change', redraw);
    for (const radio of this.querySelectorAll('[name=tf-scaling]')) {
      radio.addEventListener('change', () => {
        scaling = radio.value;
        const at = figure.description.trail.indexOf('weight 0');
        open(figure.trail[0].slice(at, at + 3));
      });
    }
    const [which, w1, w2, b, step] = linked('tf') ?? [];
    if (which === 1) {
      scaling = 'standardised';
      this.querySelector('#tf-std').checked = true;
    }
    whenNear(this, () => open(which === undefined ? undefined : [w1, w2, b], step));
  }
}

// The plane seen from the side: a line for each number of bathrooms, one of them in the foreground with its houses.
class Plane {
  constructor(host) {
    this.chart = new Chart(host, {label: 'Area against price', x: [1000, 3200], y: [0, 700], xLabel: 'area, square feet', yLabel: 'price, $1000', tallest: 400});
    this.chart.onlayout = () => this.state && this.draw(this.state, this.description, this.slice);
    const {plot} = this.chart;
    const id = 'plane-clip';
    this.clip = plot.append('clipPath').attr('id', id).append('rect');
    this.lines = plot.append('g').attr('clip-path', `url(#${id})`);
    this.bars = plot.append('g').attr('clip-path', `url(#${id})`);
    this.houses = plot.append('g');
    this.predicted = plot.append('g').attr('clip-path', `url(#${id})`);
    this.name = plot.append('text').attr('class', 'strong').attr('text-anchor', 'end');
  }

  draw(state, description, slice) {
    Object.assign(this, {state, description, slice});
    const {sx, sy, em} = this.chart;
    if (!em) return;
    const [left, right] = sx.range();
    const [bottom, top] = sy.range();
    this.clip.attr('x', left).attr('y', top).attr('width', right - left).attr('height', bottom - top);
    const clip = value => Math.max(-1e4, Math.min(1e4, value));
    const lines = BATHROOMS.map((bathrooms, i) => ({bathrooms, ends: [state.asked[2 * i], state.asked[2 * i + 1]].map(clip)}));
    this.lines.selectAll('line').data(lines).join('line').attr('class', line => (line.bathrooms === slice ? 'line' : 'line pale'))
      .attr('x1', sx(AREAS[0])).attr('x2', sx(AREAS[1])).attr('y1', line => sy(line.ends[0])).attr('y2', line => sy(line.ends[1]));
    const chosen = lines.find(line => line.bathrooms === slice);
    const y = sy(chosen.ends[1]);
    this.name.attr('x', right - 4).attr('y', Math.max(top + 12 * em, Math.min(bottom - 6, y - 10 * em))).text(`${slice} bathrooms`);
    const points = description.rows.map(([area, bathrooms, price], i) => ({area, bathrooms, price, predicted: clip(state.rows.predicted[i])}));
    const pale = point => (point.bathrooms === slice ? '' : ' pale');
    this.bars.selectAll('line').data(points).join('line').attr('class', point => `mark-error${pale(point)}`)
      .attr('x1', p => sx(p.area)).attr('x2', p => sx(p.area)).attr('y1', p => sy(p.price)).attr('y2', p => sy(p.predicted));
    this.houses.selectAll('g').data(points).join(enter => {
      const group = enter.append('g');
      group.append('circle').attr('class', 'mark-actual').attr('r', 8.5);
      group.append('text').attr('class', 'in-mark').attr('dy', '.35em');
      return group;
    }).attr('class', point => `house${pale(point)}`).attr('transform', p => `translate(${sx(p.area)},${sy(p.price)})`)
      .select('text').text(p => p.bathrooms);
    this.predicted.selectAll('path').data(points).join('path').attr('class', point => `mark-predicted${pale(point)}`)
      .attr('d', p => diamond(sx(p.area), sy(p.predicted), 5.5));
    this.chart.says(`Area against price for ten houses; the plane at ${slice} bathrooms runs from ${fixed(chosen.ends[0])} at ${AREAS[0]} square feet to ${fixed(chosen.ends[1])} at ${AREAS[1]}; error ${fixed(state.loss, 1)}.`);
  }
}
customElements.define('nudge-two-features', TwoFeatures);
