import {Figure, whenNear} from '../lib/engine.js';
import {Diagram} from '../lib/diagram.js';
import {fixed, short} from '../lib/format.js';
import {houses} from '../lib/houses.js';

const OPTIMIZERS = {
  gd: {name: 'gd', 'learning-rate': 0.5},
  momentum: {name: 'momentum', 'learning-rate': 0.1, momentum: 0.9},
  adam: {name: 'adam', 'learning-rate': 10},
};

// Chapter 4: what the next step does to one number, term by term.
class Arithmetic extends HTMLElement {
  connectedCallback() {
    this.innerHTML = `<div class="figure two">
      <div class="panel">
        <div class="diagram-host"></div>
        <div class="row"><label for="ar-optimizer">Optimizer</label>
          <select id="ar-optimizer">${Object.keys(OPTIMIZERS).map(name => `<option>${name}</option>`).join('')}</select></div>
        <div class="row"><button type="button" class="main" data-step="1">Take the step</button>
          <button type="button" data-step="-1">Step back</button><button type="button" data-do="restart">Restart</button></div>
        <div class="row figures"><div class="big"><span class="label">error</span><output data-value="error">–</output></div>
          <div class="big"><span class="label">steps</span><output data-value="step">0</output></div></div>
        <p class="problem" role="alert"></p>
      </div>
      <div class="panel">
        <h3 data-value="title">–</h3>
        <div class="scroll" tabindex="0" role="region" aria-label="What each house says"><table><caption data-value="caption">&nbsp;<br>&nbsp;</caption>
          <thead><tr><th scope="col">area</th><th scope="col">error</th><th scope="col">2 × error</th><th scope="col" data-value="input-name">input</th><th scope="col">product</th></tr></thead>
          <tbody>${'<tr><td>–</td><td>–</td><td>–</td><td>–</td><td>–</td></tr>'.repeat(3)}</tbody><tfoot><tr><th scope="row" colspan="4">their mean: the slope of the error</th><td data-value="mean"></td></tr></tfoot></table></div>
        <div class="sum figures" data-value="sum"></div>
      </div></div>`;
    this.#start();
  }

  #start() {
    const value = name => this.querySelector(`[data-value=${name}]`);
    const optimizer = this.querySelector('select');
    const figure = new Figure('arithmetic').within(this);
    let chosen = 0;
    const diagram = new Diagram(this.querySelector('.diagram-host'), {input: 'area', output: 'price', onchoose: place => {
      chosen = place;
      diagram.choose(place);
      this.#ask(figure, chosen);
    }});
    diagram.choose(chosen);
    figure.onproblem = text => { this.querySelector('.problem').textContent = text; };
    figure.onstate = (state, description) => {
      diagram.draw({input: description.rows[0][0], weight: state.inFile[0], bias: state.inFile[1], output: state.rows.predicted[0]});
      value('error').textContent = fixed(state.loss, state.loss < 10_000 ? 2 : 0);
      value('step').textContent = fixed(state.step);
      this.#ask(figure, chosen);
    };
    for (const button of this.querySelectorAll('[data-step]')) {
      button.addEventListener('click', () => figure.step(Number(button.dataset.step)));
    }
    this.querySelector('[data-do=restart]').addEventListener('click', () => figure.restart());
    const open = () => figure.open(houses({optimizer: OPTIMIZERS[optimizer.value]}));
    optimizer.addEventListener('change', open);
    whenNear(this, open);
  }

  async #ask(figure, weight) {
    const answer = await figure.request('arithmetic', {weight}).catch(() => undefined);
    if (answer) this.#show(answer, figure);
  }

  #show(answer, {description, state}) {
    const value = name => this.querySelector(`[data-value=${name}]`);
    const name = description.weights[answer.weight];
    const bias = name === 'bias';
    value('title').textContent = `Step ${fixed(answer.step)}: the ${bias ? 'bias' : `weight of the ${name}`}`;
    value('caption').textContent = bias
      ? 'The bias is added to each prediction: its input is always 1.'
      : 'The network is given the area times 0.0001, so its weight is 10,000 times the price per square foot.';
    value('input-name').textContent = 'input';
    this.querySelector('tbody').innerHTML = answer.terms.map(([row, input, pull, product]) =>
      `<tr><td>${fixed(description.rows[row][0])}</td><td class="error">${fixed(state.rows.error[row], 1)}</td><td>${fixed(pull, 1)}</td>
       <td>${short(input, 5)}</td><td>${fixed(product, 1)}</td></tr>`).join('');
    value('mean').textContent = fixed(answer.mean, 2);
    value('sum').innerHTML = lines(answer, description).map(([text, formula]) =>
      `<p>${text}</p>${formula ? `<p class="formula">${formula}</p>` : ''}`).join('');
  }
}

function lines(answer, {optimizer}) {
  const six = number => short(number, 6);
  const out = [[`The rule of <strong>${optimizer.name}</strong>, with g the slope and rate ${six(answer.rate)}:`, `<code>${escape(optimizer.formula)}</code>`]];
  answer.memoryAfter.forEach((after, i) => out.push([`It remembers${name(answer.memoryNames[i])}: ${six(answer.memoryBefore[i])} becomes <output>${six(after)}</output>`]));
  if (answer.memoryAfter.length === 0) {
    out.push([`${six(answer.before)} − ${six(answer.rate)} × ${answer.gradient < 0 ? `(${six(answer.gradient)})` : six(answer.gradient)} = <output data-value="after">${six(answer.after)}</output>`]);
  } else {
    out.push([`${six(answer.before)} becomes <output data-value="after">${six(answer.after)}</output>`]);
  }
  if (answer.inFile.length && answer.inFile[0] !== answer.before) {
    out.push([`Per square foot: ${six(answer.inFile[0])} becomes <output>${six(answer.inFile[1])}</output>`]);
  }
  return out;
}

// As in the formula above it, if the optimizer names what it remembers.
const name = memory => (memory ? ` <code>${escape(memory)}</code>` : '');
const escape = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
customElements.define('nudge-arithmetic', Arithmetic);
