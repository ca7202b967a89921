import {Figure, whenNear} from '../lib/engine.js';
import {Diagram} from '../lib/diagram.js';
import {fixed} from '../lib/format.js';
import {ASKED, HouseScatter, HouseTable, houses} from '../lib/houses.js';
import {link, linked} from '../lib/link.js';
import {legend} from '../lib/roles.js';

const WORDS = [
  [447.3, 'That is it: nobody gets lower. The three houses do not lie on a line, and this is the best line there is.'],
  [450, 'Superb. What is left to gain has no name any more.'],
  [500, 'Excellent: a better eye than most. The floor is 447.29.'],
  [600, 'Very good. A smaller weight and a larger bias still help.'],
  [750, 'Well done, you are on the way down. Which way does the valley run?'],
  [799, 'Below where you started. There is much more to gain.'],
  [799.2, 'Here you start. The red bars say which house is priced too high, and which too low.'],
  [100_000, 'Higher than at the start. Look at the red bars: are the predictions too high or too low?'],
  [800_000, 'Far off. The line does not even pass near the houses.'],
  [Infinity, 'Another planet. Turn back while you still can see the houses.'],
];
const START = [0.1, 150];

// Chapter 2: weight and bias by hand, and a challenge.
class WeightAndBias extends HTMLElement {
  connectedCallback() {
    this.innerHTML = `<div class="figure two">
      <div class="panel">
        <nudge-dial label="weight" role-name="weight" min="0" max="0.4" step="0.001"></nudge-dial>
        <nudge-dial label="bias" role-name="bias" min="0" max="460" step="1"></nudge-dial>
        <div class="row figures">
          <div class="big"><span class="label">error</span><output data-value="error">–</output></div>
          <div class="big"><span class="label">above the best, <span data-value="best">–</span></span><output data-value="gap">–</output></div>
        </div>
        <p class="says" role="status" data-value="says"></p>
        <div class="row"><button type="button" data-do="reset">Start again</button></div>
        <p class="problem" role="alert"></p>
        <div><div class="diagram-host"></div><div class="row"><label for="wb-house">Through the network:</label>
          <select id="wb-house"></select></div></div>
      </div>
      <div class="panel">
        <div class="plot"><div class="scatter"></div></div>
        <div class="table"></div>
      </div></div>`;
    this.querySelector('.scatter').after(legend({actual: 'price paid', predicted: 'prediction', error: 'error'}));
    this.#start();
  }

  #start() {
    const value = name => this.querySelector(`[data-value=${name}]`);
    const [weight, bias] = this.querySelectorAll('nudge-dial');
    const house = this.querySelector('select');
    const scatter = new HouseScatter(this.querySelector('.scatter'));
    const table = new HouseTable(this.querySelector('.table'));
    const diagram = new Diagram(this.querySelector('.diagram-host'), {input: 'area', output: 'price'});
    const figure = new Figure('weight-and-bias');
    let best;

    figure.onproblem = text => { this.querySelector('.problem').textContent = text; };
    figure.onopened = description => {
      house.innerHTML = description.rows.map(([area, price], i) => `<option value="${i}">${fixed(area)} sq ft, paid ${fixed(price, 1)}</option>`).join('');
    };
    figure.onstate = (state, description) => {
      if (state.fresh) [weight.value, bias.value] = state.inFile;
      value('error').textContent = fixed(state.loss, state.loss < 10_000 ? 2 : 0);
      if (best !== undefined) value('gap').textContent = fixed(Math.max(0, state.loss - best), 2);
      const words = WORDS.find(([below]) => state.loss < below)?.[1] ?? WORDS.at(-1)[1];
      if (value('says').textContent !== words) value('says').textContent = words;
      const i = house.selectedIndex;
      diagram.draw({input: description.rows[i][0], weight: state.inFile[0], bias: state.inFile[1], output: state.rows.predicted[i]});
      scatter.draw(state, description);
      table.draw(state, description);
    };
    const set = numbers => {
      figure.set(numbers);
      link('wb', 'weight-and-bias', [weight.value, bias.value]);
    };
    weight.addEventListener('dial', event => set({0: event.detail}));
    bias.addEventListener('dial', event => set({1: event.detail}));
    house.addEventListener('change', () => figure.onstate(figure.state, figure.description));
    this.querySelector('[data-do=reset]').addEventListener('click', () => {
      figure.set({0: START[0], 1: START[1]});
      link('wb', 'weight-and-bias', START);
    });
    const [w, b] = linked('wb') ?? START;
    whenNear(this, () => {
      figure.open(houses(), ASKED);
      figure.set({0: w, 1: b});
      findBest(loss => {
        best = loss;
        value('best').textContent = fixed(best, 2);
        if (figure.state) figure.onstate(figure.state, figure.description);
      });
    });
  }
}

// The lowest error there is: what the engine itself finds, from standardised inputs.
function findBest(then) {
  const found = new Figure('weight-and-bias-best');
  found.onstate = state => {
    if (state.status !== 'converged') return;
    found.close();
    then(state.loss);
  };
  found.open(houses({features: {target: 'price', 'target-scaling': 'none'}}));
  found.converge();
}
customElements.define('nudge-weight-and-bias', WeightAndBias);
