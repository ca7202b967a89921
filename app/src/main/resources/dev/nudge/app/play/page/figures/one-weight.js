import {Figure, whenNear} from '../lib/engine.js';
import {fixed} from '../lib/format.js';
import {ASKED, HouseScatter, HouseTable, houses} from '../lib/houses.js';
import {link, linked} from '../lib/link.js';
import {legend} from '../lib/roles.js';

// Chapter 1: a line through the origin, moved by hand.
class OneWeight extends HTMLElement {
  connectedCallback() {
    this.innerHTML = `<div class="figure two">
      <div class="panel">
        <nudge-dial label="weight" role-name="weight" min="0" max="0.4" step="0.001"></nudge-dial>
        <div class="big"><span class="label">error, the mean of the squares</span><output data-value="error">–</output></div>
        <div class="table"></div>
        <p class="says">A house of 2,000 square feet would cost <strong data-value="asked">–</strong> thousand dollars.</p>
        <p class="problem" role="alert"></p>
      </div>
      <div class="plot"><div class="scatter"></div></div></div>`;
    this.querySelector('.scatter').after(legend({actual: 'price paid', predicted: 'prediction', error: 'error'}));
    this.#start();
  }

  #start() {
    const dial = this.querySelector('nudge-dial');
    const error = this.querySelector('[data-value=error]');
    const asked = this.querySelector('[data-value=asked]');
    const scatter = new HouseScatter(this.querySelector('.scatter'), true);
    const table = new HouseTable(this.querySelector('.table'));
    const figure = new Figure('one-weight');
    figure.onproblem = text => { this.querySelector('.problem').textContent = text; };
    figure.onstate = (state, description) => {
      if (state.fresh) dial.value = state.inFile[0];
      error.textContent = fixed(state.loss);
      asked.textContent = fixed(state.asked[2]);
      scatter.draw(state, description);
      table.draw(state, description);
    };
    dial.addEventListener('dial', event => {
      figure.set({0: event.detail});
      link('w', 'one-weight', [event.detail]);
    });
    whenNear(this, () => {
      figure.open(houses({network: {bias: false}}), ASKED);
      figure.set({0: linked('w')?.[0] ?? 0.18});
    });
  }
}
customElements.define('nudge-one-weight', OneWeight);
