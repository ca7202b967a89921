import {whenNear} from '../lib/engine.js';
import {fixed} from '../lib/format.js';
import {link, linked} from '../lib/link.js';
import {NetworkDiagram, size} from '../lib/network.js';

const MOST = 12;
const LAYERS = 3;

// How the shape of a network follows from the table: an input for each feature, an output for each class.
class NetworkShape extends HTMLElement {
  connectedCallback() {
    const counter = (id, label, value, from = 1) => `<div class="counter"><label for="ns-${id}">${label}</label>
      <span class="row"><button type="button" data-less="${id}" aria-label="Fewer: ${label}">−</button>
      <input id="ns-${id}" class="number-field" type="number" min="${from}" max="${MOST}" value="${value}">
      <button type="button" data-more="${id}" aria-label="More: ${label}">+</button></span></div>`;
    this.innerHTML = `<div class="figure">
      <div class="row counters">${counter('features', 'features', 2)}${counter('classes', 'classes', 2)}
        ${[1, 2, 3].map(i => counter(`hidden-${i}`, `hidden layer ${i}`, i === 1 ? 4 : 0, 0)).join('')}</div>
      <p class="says" data-value="says" role="status"></p>
      <div class="diagram-host"></div></div>`;
    this.diagram = new NetworkDiagram(this.querySelector('.diagram-host'), {rows: MOST});
    const given = linked('ns');
    if (given?.length === 2 + LAYERS) this.#fields().forEach((field, i) => { field.value = given[i]; });
    for (const field of this.#fields()) field.addEventListener('input', () => this.#draw(true));
    for (const button of this.querySelectorAll('[data-less], [data-more]')) {
      button.addEventListener('click', () => {
        const field = this.querySelector(`#ns-${button.dataset.less ?? button.dataset.more}`);
        if (button.dataset.less) field.stepDown();
        else field.stepUp();
        this.#draw(true);
      });
    }
    whenNear(this, () => this.#draw(false));
  }

  #fields() { return [...this.querySelectorAll('input')]; }

  #draw(changed) {
    const numbers = this.#fields().map(field => {
      const number = Math.round(field.valueAsNumber);
      return Math.max(Number(field.min), Math.min(MOST, Number.isFinite(number) ? number : Number(field.min)));
    });
    this.#fields().forEach((field, i) => { if (field !== document.activeElement || field.value !== '') field.value = numbers[i]; });
    const [features, classes, ...hidden] = numbers;
    const names = (letter, count) => Array.from({length: count}, (_, i) => `${letter}${i + 1}`);
    const shape = {inputs: names('x', features), hidden: hidden.filter(units => units > 0), outputs: names('y', classes), softmax: classes > 1};
    const {weights, biases} = size(shape);
    this.querySelector('[data-value=says]').textContent =
      `${many(weights, 'weight', 'weights')} and ${many(biases, 'bias', 'biases')}: ${many(weights + biases, 'number', 'numbers')} to learn.`
      + (classes === 1 ? ' With one output there is nothing to choose between: it is a number such as a price, and softmax has no work.' : '');
    this.diagram.draw(shape);
    if (changed) link('ns', 'good-or-bad', numbers);
  }
}

const many = (count, one, several) => `${fixed(count)} ${count === 1 ? one : several}`;
customElements.define('nudge-network-shape', NetworkShape);
