import {significant} from './format.js';
import {numeric, typed} from './numbers.js';

// A key moves the slider when the figure follows, so that both are painted in one frame; when that takes longer than this,
// the slider goes ahead.
const AHEAD = 25;
const MOST = 1e9;
const KEYS = {ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1, PageDown: -10, PageUp: 10, Home: -Infinity, End: Infinity};

// <nudge-dial label="weight" role-name="weight" min="0" max="0.4" step="0.001">: a slider and a number to type; arrow keys
// and, while it has the focus, the wheel. Fires `dial`; its `value` can be set while it is not being typed into.
class Dial extends HTMLElement {
  connectedCallback() {
    if (this.slider) return;
    const id = `dial-${Dial.count = (Dial.count || 0) + 1}`;
    this.innerHTML = `<label for="${id}"></label><input class="number-field" type="text">
      <input id="${id}" type="range" step="${this.getAttribute('step')}" min="${this.getAttribute('min')}" max="${this.getAttribute('max')}">`;
    this.field = this.querySelector('.number-field');
    this.slider = this.querySelector('[type=range]');
    this.querySelector('label').textContent = this.getAttribute('label');
    this.field.setAttribute('aria-label', `${this.getAttribute('label')}, typed`);
    this.slider.addEventListener('input', () => this.#turn(this.slider.valueAsNumber));
    this.said = numeric(this.field);
    this.field.addEventListener('input', () => this.#type(typed(this.field.value)));
    this.field.addEventListener('change', () => this.#typed());
    this.field.addEventListener('blur', () => this.#show());
    this.slider.addEventListener('keydown', event => this.#step(event, KEYS[event.key]));
    this.field.addEventListener('keydown', event => this.#step(event, {ArrowUp: 1, ArrowDown: -1}[event.key]));
    this.addEventListener('wheel', event => this.contains(document.activeElement) && this.#step(event, event.deltaY < 0 ? 1 : -1), {passive: false});
  }

  // As far as it is typed: what may be meant otherwise waits until it is complete.
  #type({number, says}) {
    if (Number.isFinite(number) && !says) this.#turn(Math.max(-MOST, Math.min(MOST, number)));
  }

  // With Enter, what counts stands there.
  #typed() {
    const {number} = typed(this.field.value);
    if (Number.isFinite(number)) this.#type({number});
    else if (this.field.value.trim() !== '') this.said.says(`${this.field.value} is no number`);
    this.#show();
  }

  #step(event, steps) {
    if (!steps || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const [min, max, step] = ['min', 'max', 'step'].map(name => Number(this.getAttribute(name)));
    // What is typed may be beyond the slider.
    const [low, high] = event.currentTarget === this.field ? [-MOST, MOST] : [min, max];
    const place = Math.round(((this.number ?? min) - min) / step) + steps;
    const number = Number(Math.max(low, Math.min(high, min + place * step)).toPrecision(12));
    if (number === this.number) return;
    this.#turn(number);
    if (document.activeElement === this.field) this.#show(); // what is being typed is left alone otherwise
  }

  #turn(number) {
    this.number = number;
    this.later ??= setTimeout(() => this.#follow(), AHEAD);
    this.dispatchEvent(new CustomEvent('dial', {detail: number}));
  }

  #follow() {
    clearTimeout(this.later);
    this.later = undefined;
    if (document.activeElement !== this.field) this.#show();
    else this.slider.value = this.number;
  }

  #show() {
    this.field.value = Number.isFinite(this.number) ? Number(this.number.toPrecision(6)) : '';
    this.slider.value = this.number;
    this.slider.setAttribute('aria-valuetext', significant(this.number, 6));
  }

  get value() { return this.number; }

  set value(number) {
    if (number === this.number && this.later === undefined) return;
    this.number = number;
    this.#follow();
  }
}
customElements.define('nudge-dial', Dial);
