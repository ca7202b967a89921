import {significant} from './format.js';

// <nudge-dial label="weight" role-name="weight" min="0" max="0.4" step="0.001">: a slider and a number to type; arrow keys
// and, while it has the focus, the wheel. Fires `dial`; its `value` can be set while it is not being typed into.
class Dial extends HTMLElement {
  connectedCallback() {
    if (this.slider) return;
    const id = `dial-${Dial.count = (Dial.count || 0) + 1}`;
    this.innerHTML = `<label for="${id}"></label><input class="number-field" type="number" step="${this.getAttribute('step')}">
      <input id="${id}" type="range" step="${this.getAttribute('step')}" min="${this.getAttribute('min')}" max="${this.getAttribute('max')}">`;
    this.field = this.querySelector('.number-field');
    this.slider = this.querySelector('[type=range]');
    this.querySelector('label').textContent = this.getAttribute('label');
    this.field.setAttribute('aria-label', `${this.getAttribute('label')}, typed`);
    this.slider.addEventListener('input', () => this.#changed(this.slider, this.field));
    this.field.addEventListener('input', () => this.field.value !== '' && this.#changed(this.field, this.slider));
    this.field.addEventListener('blur', () => this.#show());
    this.addEventListener('wheel', event => this.#wheel(event), {passive: false});
  }

  #changed(from, to) {
    this.number = from.valueAsNumber;
    to.value = this.number;
    this.dispatchEvent(new CustomEvent('dial', {detail: this.number}));
  }

  #wheel(event) {
    if (!this.contains(document.activeElement)) return;
    event.preventDefault();
    if (event.deltaY < 0) this.slider.stepUp();
    else this.slider.stepDown();
    this.#changed(this.slider, this.field);
  }

  #show() {
    this.field.value = Number.isFinite(this.number) ? Number(this.number.toPrecision(6)) : '';
    this.slider.value = this.number;
    this.slider.setAttribute('aria-valuetext', significant(this.number, 6));
  }

  get value() { return this.number; }

  set value(number) {
    if (number === this.number) return;
    this.number = number;
    if (document.activeElement !== this.field) this.#show();
  }
}
customElements.define('nudge-dial', Dial);
