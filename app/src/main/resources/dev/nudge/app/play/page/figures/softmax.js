import {Figure, whenNear} from '../lib/engine.js';
import {short} from '../lib/format.js';
import {link, linked} from '../lib/link.js';
import {numeric, typed} from '../lib/numbers.js';

const EXAMPLES = [[1, 2, 4], [2, 4], [5, 10], [-1, 0, 1], [1000, 1001, 999]];
const MOST = 12;

// Any number of scores, and the probabilities that softmax makes of them.
class Softmax extends HTMLElement {
  connectedCallback() {
    this.innerHTML = `<div class="figure">
      <div class="row"><label for="sm-example">Scores to begin with</label><select id="sm-example">${EXAMPLES.map((scores, i) => `<option value="${i}">${scores.join(', ')}</option>`).join('')}</select>
        <button type="button" data-do="add">Add a score</button></div>
      <div class="scroll" tabindex="0" role="region" aria-label="Scores and probabilities"><table class="softmax-table"><thead><tr><th scope="col">output</th><th scope="col">score</th><th scope="col">e<sup>score − highest</sup></th><th scope="col">probability</th><th scope="col"><span class="visually-hidden">as a bar</span></th><th scope="col"><span class="visually-hidden">take out</span></th></tr></thead><tbody></tbody>
        <tfoot><tr><th scope="row">sum</th><td></td><td data-value="sum">–</td><td data-value="total">–</td><td></td><td></td></tr></tfoot></table></div>
      <p class="problem" role="alert"></p></div>`;
    this.body = this.querySelector('tbody');
    this.figure = new Figure('softmax');
    this.asked = 0;
    const example = this.querySelector('select');
    example.addEventListener('change', () => this.#show(EXAMPLES[example.value], true));
    this.querySelector('[data-do=add]').addEventListener('click', () => {
      this.#show([...this.#scores(), '0'], true);
      this.body.lastElementChild.querySelector('input').select();
    });
    whenNear(this, () => this.#show(linked('sm') ?? EXAMPLES[0]));
  }

  #scores() { return [...this.body.querySelectorAll('input')].map(field => field.value); }

  #show(scores, changed) {
    this.body.replaceChildren(...scores.slice(0, MOST).map((score, i) => {
      const row = document.createElement('tr');
      row.innerHTML = `<th scope="row">y${i + 1}</th><td><input class="number-field" inputmode="decimal" aria-label="Score ${i + 1}" spellcheck="false"></td><td>–</td><td>–</td>
        <td class="bar"><svg aria-hidden="true" width="100%" height="18"><rect height="18" width="0"/></svg></td>
        <td><button type="button" class="plain" aria-label="Take score ${i + 1} out">✕</button></td>`;
      const field = row.querySelector('input');
      field.value = score;
      field.addEventListener('input', () => this.#ask(true));
      row.querySelector('button').addEventListener('click', () => {
        this.#show(this.#scores().filter((other, place) => place !== i), true);
        this.body.rows[Math.max(0, i - 1)].querySelector('input').focus();
      });
      return row;
    }));
    for (const field of this.body.querySelectorAll('input')) numeric(field);
    for (const button of this.body.querySelectorAll('button')) button.disabled = scores.length === 1;
    this.querySelector('[data-do=add]').disabled = scores.length >= MOST;
    this.#ask(changed);
  }

  async #ask(changed) {
    const problem = this.querySelector('.problem');
    const scores = this.#scores().map(text => (text.trim() === '' ? NaN : typed(text).number));
    const number = ++this.asked;
    const wrong = scores.findIndex(score => !Number.isFinite(score));
    if (wrong >= 0) {
      problem.textContent = `Score ${wrong + 1} must be a number, such as 2.5 or 1e300.`;
      return;
    }
    const answer = await this.figure.request('softmax', {scores}).catch(error => ({error: error.message}));
    if (number !== this.asked) return;
    problem.textContent = answer.error ?? '';
    if (answer.error) return;
    answer.probabilities.forEach((probability, i) => {
      const {cells} = this.body.rows[i];
      cells[2].textContent = written(answer.terms[i]);
      cells[3].textContent = probability.toFixed(4);
      cells[4].querySelector('rect').setAttribute('width', `${probability * 100}%`);
    });
    this.querySelector('[data-value=sum]').textContent = written(answer.sum);
    this.querySelector('[data-value=total]').textContent = answer.probabilities.reduce((sum, one) => sum + one, 0).toFixed(4);
    if (changed) link('sm', 'good-or-bad', scores);
  }
}

const written = number => (number !== 0 && number < 1e-4 ? number.toExponential(2).replace('-', '−') : short(number, 5));
customElements.define('nudge-softmax', Softmax);
