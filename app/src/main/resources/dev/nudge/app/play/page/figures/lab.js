import {Figure, whenNear} from '../lib/engine.js';
import {confusion, histograms, LossCurves, PairScatter} from '../lab/charts.js';
import {Data} from '../lab/data.js';
import {DecisionMap} from '../lab/map.js';
import {NetworkView} from '../lab/network.js';
import {RunList} from '../lab/runs.js';
import {Setup} from '../lab/setup.js';
import {fixed, short, significant} from '../lib/format.js';
import {linkedObject, linkObject} from '../lib/link.js';
import {showPlay} from '../lib/play.js';

const SPEEDS = [[0, 'as fast as it can'], [500, '500 steps a second'], [50, '50 steps a second'], [5, '5 steps a second']];
const FIRST = {network: {hidden: [{units: 8, activation: 'tanh'}]}, split: {test: 0.2}};
// What takes longer to draw than a curve is drawn less often while it trains.
const SOMETIMES = 100;
const OFTEN = 250;

// Chapter 8: a table of one's own, trained, judged, kept and compared.
class Lab extends HTMLElement {
  connectedCallback() {
    this.innerHTML = `<div class="figure"><h3>The data</h3><div class="figure-part data wide"></div></div>
      <div class="figure"><h3>The network, and how it learns</h3><div class="wide setup"></div></div>
      <div class="figure"><h3>Training</h3>
        <div class="row"><button type="button" class="main" data-do="train"><span class="icon" aria-hidden="true">▶</span> <span>Train</span></button>
          <button type="button" data-do="epoch">1 epoch</button><button type="button" data-do="back">1 epoch back</button><button type="button" data-do="restart">Restart</button>
          <span class="field"><select id="lab-speed" aria-label="Speed of training">${SPEEDS.map(([speed, text]) => `<option value="${speed}">${text}</option>`).join('')}</select></span></div>
        <p class="problem" role="alert"></p><p class="ended" role="status"></p>
        <div class="row figures">${[['epochs', 'epochs'], ['train', 'train loss'], ['test', 'test loss'], ['rate', 'learning rate']].map(([name, text]) => `<div class="big"><span class="label">${text}</span><output data-value="${name}">–</output></div>`).join('')}</div>
        <div class="charts">
          <div><h4>Loss</h4><div class="loss"></div><ul class="legend"><li><svg width="28" height="8" aria-hidden="true"><path class="curve-train" d="M0 4H28"/></svg> train</li>
            <li><svg width="28" height="8" aria-hidden="true"><path class="curve-test" d="M0 4H28"/></svg> test</li><li data-part="validation" hidden><svg width="28" height="8" aria-hidden="true"><path class="curve-validation" d="M0 4H28"/></svg> validation</li>
            <li><svg width="28" height="8" aria-hidden="true"><path class="curve-earlier" d="M0 4H28"/></svg> a run that was opened</li></ul></div>
          <div class="metrics"><h4>How good it is</h4><div class="scroll" tabindex="0" role="region" aria-label="Metrics"><table><thead><tr></tr></thead><tbody></tbody></table></div></div>
          <div class="judged"><div class="row"><h4 data-value="judged">Predictions</h4><select id="lab-part" aria-label="Rows to judge by"></select></div><div class="scroll confusion-host" tabindex="0" role="region" aria-label="Predictions"></div><div class="pairs"></div></div>
          <div><h4>What it predicts, over two columns</h4><div class="map"></div></div>
          <div><h4>The weights</h4><div class="network"></div><p class="hint">Thicker is larger; dashed is negative.</p></div>
          <div><h4>How large the weights are</h4><div class="histograms"></div></div>
        </div></div>
      <div class="figure"><h3>Keep it</h3>
        <div class="wide"><div class="field"><label for="lab-name">Name of the run</label><input id="lab-name" type="text" maxlength="60" spellcheck="false" value="play"></div>
          <div class="field"><span class="name">Save</span><div class="row"><button type="button" class="main" data-do="save">Save the run</button>
          <button type="button" data-do="export">Save as experiment.yaml</button></div></div></div>
        <p class="progress" role="status" data-value="kept"></p><div class="run-list"></div></div>`;
    this.ariaBusy = 'true';
    whenNear(this, () => this.#start().finally(() => this.figure.description || this.#appear()));
  }

  #appear() { this.removeAttribute('aria-busy'); }

  #part(selector) { return this.querySelector(selector); }

  #value(name) { return this.querySelector(`[data-value=${name}]`); }

  async #start() {
    const figure = this.figure = new Figure('lab').within(this);
    figure.onproblem = text => {
      const place = this.#part('.problem');
      if (place.textContent !== text) place.textContent = text;
      if (text) this.#appear();
    };
    this.data = new Data(this.#part('.data'), figure);
    this.setup = new Setup(this.#part('.setup'));
    this.curves = new LossCurves(this.#part('.loss'));
    this.pairs = new PairScatter(this.#part('.pairs'));
    this.map = new DecisionMap(this.#part('.map'), figure);
    this.network = new NetworkView(this.#part('.network'));
    this.runs = new RunList(this.#part('.run-list'), figure);
    this.#controls(figure);
    figure.onopened = description => this.#opened(description);
    figure.onstate = state => this.#draw(state);
    figure.ontold = message => message.type === 'saving' && this.#keeps(`Running it: epoch ${fixed(message.epoch)} of ${fixed(message.epochs)} …`);
    // After a lost connection, what was sent is gone.
    figure.reopen = () => this.data.again().then(() => (this.data.dataset ? this.#open(0) : this.data.builtIn({name: 'iris'})), error => figure.onproblem(error.message));
    await Promise.all([this.data.start(), this.setup.start()]);
    this.data.onchange = (target, table) => {
      if (table) this.setup.forget();
      if (target) this.setup.usual(this.data.classes);
      this.#open();
    };
    this.setup.onchange = () => this.#open();
    this.runs.onopen = run => this.#openRun(run);
    await Promise.all([this.runs.load(), this.#first(linkedObject('lab'))]);
  }

  // Where a link leads, or a table that is there.
  async #first(linked) {
    const own = linked?.dataset?.name === 'csv';
    this.setup.take(linked && !own ? linked : {...FIRST, ...linked});
    if (linked && !own && linked.dataset) await this.#show(linked).catch(error => this.figure.onproblem(error.message));
    else await this.data.builtIn({name: 'iris'});
    if (own) this.data.says(`The link is about a file of yours, ${linked.dataset.file}, which is not kept: drop it here once more. Until then: iris.`, true);
    await this.ready;
  }

  // Shows an experiment as a whole.
  async #show(experiment, label = '') {
    const then = this.data.onchange;
    this.data.onchange = () => {};
    try {
      await this.data.inspect(experiment.dataset, label, experiment.features);
    } finally {
      this.data.onchange = then;
    }
    this.setup.take(experiment);
    await this.#open(0);
  }

  get experiment() {
    return {...this.setup.experiment, dataset: this.data.dataset, features: this.data.features};
  }

  // Begins anew with what the fields say, once nothing has changed for a moment.
  #open(wait = 150) {
    clearTimeout(this.later);
    this.curves.earlier();
    const {experiment} = this;
    const own = experiment.dataset.file?.startsWith('upload:');
    linkObject('lab', 'lab', own ? {...experiment, dataset: {...experiment.dataset, file: this.data.label.replace(/: $/, '')}} : experiment);
    this.over?.(); // Who waits for an opening that another one takes the place of need not wait for it.
    this.ready = new Promise(done => {
      this.over = done;
      this.later = setTimeout(() => this.figure.open(experiment).catch(() => this.#stale(true)).then(done), wait);
    });
    return this.ready;
  }

  #controls(figure) {
    const on = (name, then) => this.#part(`[data-do=${name}]`).addEventListener('click', then);
    const speed = this.#part('#lab-speed');
    const epoch = () => figure.description.stepsPerEpoch;
    const train = () => {
      const total = figure.description.epochs * epoch();
      figure.play(Number(speed.value), figure.state.step >= total ? 0 : total);
    };
    // A pause is at the end of an epoch: there, it can be saved.
    const pause = () => {
      figure.pause();
      this.ending = true;
    };
    on('train', () => figure.state && (figure.state.status === 'trains' ? pause() : train()));
    speed.addEventListener('change', () => figure.state?.status === 'trains' && train());
    on('epoch', () => figure.state && figure.step(epoch() - figure.state.step % epoch()));
    on('back', () => figure.state?.step > 0 && figure.step(-(figure.state.step % epoch() || epoch())));
    on('restart', () => figure.state && figure.restart());
    on('save', () => this.#save());
    on('export', () => this.#export());
    this.#part('#lab-part').addEventListener('change', () => this.#judge(figure.state));
  }

  // What is drawn is about an experiment that is not there any more.
  #stale(stale) {
    this.#part('.charts').classList.toggle('stale', stale);
    if (stale) this.figure.state = undefined;
  }

  #opened(description) {
    this.#stale(false);
    this.network.open(description);
    this.map.open(description);
    const parts = Object.keys(description.sizes);
    this.#part('[data-part=validation]').hidden = !parts.includes('validation');
    const select = this.#part('#lab-part');
    const kept = select.value;
    select.replaceChildren(...parts.map(name => new Option(name)));
    select.value = parts.includes(kept) ? kept : parts.at(-1);
    const classes = description.classes.length > 0;
    this.#part('.confusion-host').hidden = !classes;
    this.#part('.pairs').hidden = classes;
    this.#value('judged').textContent = classes ? 'Confusion matrix' : 'Predicted against actual';
    if (!classes) this.pairs.chart.layout();
    const notes = [...description.notes, ...(description.checked ? [description.checked] : [])];
    this.#keeps(notes.join('; '));
    this.drawnAt = this.networkAt = 0;
  }

  #keeps(text) { this.#value('kept').textContent = text; }

  #draw(state) {
    const {figure} = this;
    const {description} = figure;
    const running = state.status === 'trains';
    if (this.ending && !running) {
      this.ending = false;
      const over = state.step % description.stepsPerEpoch;
      if (over) figure.step(description.stepsPerEpoch - over);
    }
    const button = this.#part('[data-do=train]');
    showPlay(button, running, 'Train');
    // A step from where it stood when it was drawn would end within an epoch.
    for (const name of ['epoch', 'back']) this.#part(`[data-do=${name}]`).disabled = running;
    const epochs = state.step / description.stepsPerEpoch;
    this.#value('epochs').textContent = fixed(epochs, Number.isInteger(epochs) ? 0 : 1);
    this.#value('train').textContent = small(state.loss);
    this.#value('test').textContent = state.parts?.test ? small(state.parts.test.loss) : '–';
    this.#value('rate').textContent = short(state.rate, 3);
    this.#ended(state.ended);
    this.curves.draw(figure);
    const now = performance.now();
    if (!running || now - this.networkAt >= SOMETIMES) {
      this.networkAt = now;
      this.network.draw(state);
    }
    if (running && now - this.drawnAt < OFTEN) return;
    this.drawnAt = now;
    this.#metrics(state);
    this.#judge(state);
    this.map.ask();
    this.#ask('histograms', answer => histograms(this.#part('.histograms'), answer.layers)).finally(() => this.#appear());
  }

  // Why training is over, as nudge run would say.
  #ended(reason) {
    const text = reason ? `${reason[0].toUpperCase()}${reason.slice(1)}.` : '';
    if (this.#part('.ended').textContent !== text) this.#part('.ended').textContent = text;
  }

  // One question of a kind at a time, and the last one again if it was asked meanwhile.
  async #ask(type, then) {
    this.asked ??= {};
    if (this.asked[type]) {
      this.asked[type] = 'again';
      return;
    }
    this.asked[type] = 'once';
    const answer = await this.figure.request(type).catch(() => undefined);
    const again = this.asked[type] === 'again';
    this.asked[type] = undefined;
    if (answer) then(answer);
    if (again) this.#ask(type, then);
  }

  #metrics({parts}) {
    this.setup.metrics(parts);
    const names = Object.keys(parts);
    const keys = [...new Set(names.flatMap(name => Object.keys(parts[name]).filter(key => typeof parts[name][key] === 'number')))];
    const head = this.#part('.metrics thead tr');
    const body = this.#part('.metrics tbody');
    const cell = (tag, text) => Object.assign(document.createElement(tag), {textContent: text});
    const scoped = (text, scope) => Object.assign(cell('th', text), {scope});
    head.replaceChildren(cell('td', ''), ...names.map(name => scoped(name, 'col')));
    body.replaceChildren(...keys.map(key => {
      const tr = document.createElement('tr');
      tr.append(scoped(key, 'row'), ...names.map(name => {
        const value = parts[name][key];
        return cell('td', value === undefined || value === null ? '–' : key === 'rows' ? fixed(value) : Math.abs(value) < 1e-3 && value !== 0 ? small(value) : short(value, 5));
      }));
      return tr;
    }));
  }

  #judge(state) {
    const part = this.#part('#lab-part').value;
    if (this.figure.description.classes.length) {
      if (state.parts[part]?.confusion) confusion(this.#part('.confusion-host'), state.parts[part]);
    } else {
      this.#ask('pairs', answer => this.pairs.draw(answer.parts[this.#part('#lab-part').value] ?? [], part));
    }
  }

  async #save() {
    this.#keeps('Saving …');
    try {
      const file = await this.figure.request('export');
      const saved = await this.figure.request('save', {name: this.#part('#lab-name').value.trim(), experiment: file.experiment});
      const same = saved.weightsHash === file.weightsHash ? 'the same as here' : 'NOT the same as here';
      this.#keeps(`Kept as runs/${saved.run}, with weightsHash ${saved.weightsHash.slice(0, 12)}…, ${same}${left(file) || '.'}`);
      await this.runs.load();
    } catch (error) {
      this.#keeps(error.message);
      this.figure.onproblem('');
    }
  }

  async #export() {
    try {
      const file = await this.figure.request('export');
      const address = URL.createObjectURL(new Blob([file.text], {type: 'application/yaml'}));
      Object.assign(document.createElement('a'), {href: address, download: file.name}).click();
      URL.revokeObjectURL(address);
      const beside = this.data.dataset.name === 'csv' ? ', beside the data,' : '';
      this.#keeps(`nudge run ${file.name}${beside} will give the weightsHash ${file.weightsHash.slice(0, 12)}…${left(file)}`);
    } catch (error) {
      this.#keeps(error.message);
      this.figure.onproblem('');
    }
  }

  async #openRun(folder) {
    try {
      const answer = await this.figure.request('run', {run: folder});
      await this.#show(answer.experiment, `${folder}: `);
      this.scrollIntoView();
      this.curves.earlier(answer.train, answer.test);
      if (this.figure.state) this.curves.draw(this.figure);
      const notes = this.figure.description?.notes ?? [];
      this.#keeps(`Opened ${folder}: its curve is drawn behind; ${notes.length ? notes.join('; ') : 'train to walk the same way again'}.`);
    } catch (error) {
      this.#keeps(error.message);
    }
  }
}
const left = ({leftOut}) => (leftOut ? `; ${leftOut}` : '');
// Of a width that stays about the same.
const small = number => (number !== null && number !== 0 && Math.abs(number) < 1e-3 ? number.toExponential(2).replace('-', '−') : significant(number, 4));
customElements.define('nudge-lab', Lab);
