import {Figure, whenNear} from '../lib/engine.js';
import {ErrorLog} from '../lib/curve.js';
import {fixed} from '../lib/format.js';
import {ASKED, HouseScatter, houses} from '../lib/houses.js';
import {link, linked} from '../lib/link.js';
import {playButton, showPlay} from '../lib/play.js';
import {SurfaceMap} from '../lib/surface.js';

const SCALINGS = {
  raw: houses(),
  standardised: houses({features: {target: 'price', 'target-scaling': 'none'}, optimizer: {name: 'gd', 'learning-rate': 0.2}}),
};
const SPEEDS = [[20, '20 steps a second'], [2, '2 steps a second'], [200, '200 steps a second'], [2000, '2,000 steps a second'], [0, 'as fast as it can']];
const X = {weight: 0, from: -0.1, to: 0.4, label: 'weight', step: 0.005};
const Y = {weight: 1, from: -60, to: 460, label: 'bias', step: 5};

// Chapter 3: the machine turns the dials.
class GradientDescent extends HTMLElement {
  connectedCallback() {
    this.innerHTML = `<div class="figure halves">
      <div class="whole row">
        ${playButton}
        <button type="button" data-step="1">1 step</button>
        <button type="button" data-step="10">10 steps</button>
        <button type="button" data-step="100">100 steps</button>
        <button type="button" data-do="converge">Converge</button>
        <button type="button" data-step="-1">Step back</button>
        <button type="button" data-do="restart">Restart</button>
        <select aria-label="Speed of play">${SPEEDS.map(([speed, text]) => `<option value="${speed}">${text}</option>`).join('')}</select>
      </div>
      <div class="panel">
        <div class="row figures">
          <div class="big"><span class="label">error</span><output data-value="error">–</output></div>
          <div class="big"><span class="label">steps</span><output data-value="step">0</output></div>
        </div>
        <nudge-dial label="weight" role-name="weight" min="-0.1" max="0.4" step="0.0001"></nudge-dial>
        <nudge-dial label="bias" role-name="bias" min="-60" max="460" step="0.1"></nudge-dial>
        <div class="scatter"></div>
      </div>
      <div class="panel">
        <div class="row">
          <fieldset class="switch"><legend>Inputs</legend>
            <input type="radio" name="scaling" id="scaling-raw" value="raw" checked><label for="scaling-raw">raw</label>
            <input type="radio" name="scaling" id="scaling-std" value="standardised"><label for="scaling-std">standardised</label>
          </fieldset>
          <label class="check"><input type="checkbox" data-do="fog"> fog: only what I have seen</label>
        </div>
        <div class="map"></div>
      </div>
      <div class="whole panel">
        <div class="log"></div>
        <div><label for="gd-scrub">Go to a step</label>
          <input id="gd-scrub" class="scrub" type="range" min="0" max="0" value="0"></div>
        <p class="problem" role="alert"></p>
        <div class="row"><button type="button" data-do="export">Save as experiment.yaml</button><span data-value="hash" class="says" role="status"></span></div>
      </div></div>`;
    this.#start();
  }

  #start() {
    const value = name => this.querySelector(`[data-value=${name}]`);
    const on = (name, then) => this.querySelector(`[data-do=${name}]`).addEventListener('click', then);
    const [weight, bias] = this.querySelectorAll('nudge-dial');
    const scrub = this.querySelector('.scrub');
    const speed = this.querySelector('select');
    const play = this.querySelector('[data-do=play]');
    const scatter = new HouseScatter(this.querySelector('.scatter'));
    const log = new ErrorLog(this.querySelector('.log'));
    const map = new SurfaceMap(this.querySelector('.map'), {x: X, y: Y});
    const figure = this.figure = new Figure('gradient-descent').within(this);
    let scaling = 'raw';

    figure.onproblem = text => { this.querySelector('.problem').textContent = text; };
    figure.onstate = (state, description) => {
      const [w, b] = state.inFile;
      if (state.fresh) [weight.value, bias.value] = [w, b];
      value('error').textContent = fixed(state.loss, state.loss < 10_000 ? 2 : 0);
      value('step').textContent = fixed(state.step);
      const running = state.status === 'trains';
      showPlay(play, running);
      scrub.max = state.furthest;
      if (state.fresh) scrub.value = state.step;
      scrub.setAttribute('aria-valuetext', `step ${fixed(state.step)} of ${fixed(state.furthest)}`);
      scatter.draw(state, description);
      log.draw(figure);
      map.draw(state.fresh || !map.point ? [w, b] : map.point, way(figure));
      const [, , startW, startB] = figure.trail[0];
      link('gd', 'gradient-descent', [Object.keys(SCALINGS).indexOf(scaling), startW, startB, state.step]);
    };
    const open = (start, step) => {
      figure.open(SCALINGS[scaling], ASKED);
      if (start) figure.set({0: start[0], 1: start[1]});
      if (step) figure.go(step);
    };
    for (const button of this.querySelectorAll('[data-step]')) {
      button.addEventListener('click', () => figure.step(Number(button.dataset.step)));
    }
    const moved = numbers => figure.set(numbers);
    on('play', () => (figure.state.status === 'trains' ? figure.pause() : figure.play(Number(speed.value))));
    speed.addEventListener('change', () => figure.state.status === 'trains' && figure.play(Number(speed.value)));
    on('converge', () => figure.converge());
    on('restart', () => {
      map.forget();
      figure.restart();
    });
    on('fog', event => map.foggy(event.target.checked));
    on('export', () => this.#save(figure));
    weight.addEventListener('dial', event => moved({0: event.detail}));
    bias.addEventListener('dial', event => moved({1: event.detail}));
    scrub.addEventListener('input', () => figure.go(scrub.valueAsNumber));
    map.onmove = (w, b) => moved({0: w, 1: b});
    for (const radio of this.querySelectorAll('[name=scaling]')) {
      radio.addEventListener('change', () => {
        scaling = radio.value;
        const [, , w, b] = figure.trail[0];
        open([w, b]);
      });
    }
    const [which, w, b, step] = linked('gd') ?? [];
    if (which === 1) {
      scaling = 'standardised';
      this.querySelector('#scaling-std').checked = true;
    }
    whenNear(this, () => {
      open(w || b ? [w, b] : undefined, step);
      map.load(figure);
    });
  }

  async #save(figure) {
    const says = this.querySelector('[data-value=hash]');
    try {
      const file = await figure.request('export');
      const address = URL.createObjectURL(new Blob([file.text], {type: 'application/yaml'}));
      Object.assign(document.createElement('a'), {href: address, download: file.name}).click();
      URL.revokeObjectURL(address);
      says.textContent = `nudge run ${file.name} will give the weightsHash ${file.weightsHash.slice(0, 12)}…`;
    } catch {
      says.textContent = '';
    }
  }
}

// The points from the start to where it stands: all of the first steps, then ever fewer.
function way(figure) {
  const {trail, state} = figure;
  const points = trail.filter(point => point[0] <= state.step).map(point => [point[2], point[3]]);
  points.push(state.inFile);
  return points;
}
customElements.define('nudge-gradient-descent', GradientDescent);
