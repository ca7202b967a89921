import {fixed, short} from '../lib/format.js';

const TOLD = ['dataset.name', 'dataset.file', 'dataset.shape', 'dataset.table'];
const SHOWN = ['test.accuracy', 'test.r2', 'test.rmse', 'train.accuracy', 'train.r2', 'train.rmse', 'train.loss'];

// Runs that are kept, by this page or by the shell: listed, compared, opened.
export class RunList {
  constructor(host, figure) {
    Object.assign(this, {host, figure, runs: [], chosen: new Set()});
    this.onopen = () => {};
    host.innerHTML = `<div class="row"><h4>Earlier runs</h4><button type="button" data-do="again">Look again</button></div>
      <p class="hint" data-part="says" role="status"></p>
      <div class="runs" tabindex="0" role="region" aria-label="Earlier runs"><table class="left"><thead><tr><th scope="col">compare</th><th scope="col">run</th><th scope="col">result</th><th scope="col">epochs</th><th scope="col"></th></tr></thead><tbody></tbody></table></div>
      <div class="scroll compare" tabindex="0" role="region" aria-label="Comparison of runs"></div>`;
    host.querySelector('[data-do=again]').addEventListener('click', () => this.load());
  }

  async load() {
    const answer = await this.figure.request('runs').catch(error => {
      this.#says(error.message);
      this.figure.onproblem('');
    });
    if (!answer) return;
    this.runs = answer.runs;
    this.#says(this.runs.length ? 'Choose two or more to compare what differs between them.' : 'None yet: save one here, or use nudge run in the folder where nudge play was started.');
    this.host.querySelector('tbody').replaceChildren(...this.runs.map((run, i) => this.#row(run, i)));
    this.#compare();
  }

  #says(text) { this.host.querySelector('[data-part=says]').textContent = text; }

  #row(run, i) {
    const tr = document.createElement('tr');
    tr.dataset.run = run.folder;
    tr.innerHTML = `<td><input type="checkbox" id="lab-run-${i}"></td><th scope="row"><label for="lab-run-${i}"></label></th><td></td><td></td><td><button type="button">Open</button></td>`;
    const label = tr.querySelector('label');
    label.textContent = run.folder;
    const box = tr.querySelector('input');
    box.checked = this.chosen.has(run.folder);
    box.addEventListener('change', () => {
      if (box.checked) this.chosen.add(run.folder);
      else this.chosen.delete(run.folder);
      this.#compare();
    });
    const best = SHOWN.find(name => run.metrics[name] !== undefined);
    tr.children[2].textContent = run.status === 'completed' || !run.status ? best ? `${words(best)} ${short(run.metrics[best], 4)}` : '' : run.status;
    tr.children[3].textContent = fixed(run.epochs);
    const open = tr.querySelector('button');
    open.setAttribute('aria-label', `Open ${run.folder}`);
    open.addEventListener('click', () => this.onopen(run.folder));
    return tr;
  }

  // Only the settings that differ; all metrics side by side.
  #compare() {
    const runs = this.runs.filter(run => this.chosen.has(run.folder));
    const host = this.host.querySelector('.compare');
    host.replaceChildren();
    if (runs.length < 2) return;
    const tables = new Set(runs.map(run => `${run.settings['dataset.name']} ${run.settings['dataset.file']}`)).size > 1;
    const keys = pick => [...new Set(runs.flatMap(run => Object.keys(pick(run))))];
    const table = document.createElement('table');
    table.className = 'left';
    table.innerHTML = '<caption>What differs, and what came of it</caption><thead><tr><th scope="col">setting or metric</th></tr></thead><tbody></tbody>';
    table.querySelector('thead tr').append(...runs.map(run => Object.assign(document.createElement('th'), {scope: 'col', textContent: run.folder})));
    const line = (name, values, className) => {
      const tr = table.querySelector('tbody').insertRow();
      tr.append(Object.assign(document.createElement('th'), {scope: 'row', textContent: name}));
      for (const value of values) tr.append(Object.assign(document.createElement('td'), {textContent: value, className}));
    };
    for (const key of keys(run => run.metrics).filter(key => !key.endsWith('.rows'))) {
      line(words(key), runs.map(run => (run.metrics[key] === undefined ? '–' : short(run.metrics[key], 5))), '');
    }
    for (const key of keys(run => run.settings)) {
      const values = runs.map(run => run.settings[key] ?? '–');
      // How a file is read says little where another one is read.
      const told = !key.startsWith('dataset.') || TOLD.includes(key) || !tables;
      if (told && new Set(values).size > 1) line(key, values, 'differs');
    }
    line('seconds', runs.map(run => short(run.seconds, 3)), '');
    line('weightsHash', runs.map(run => `${run.weightsHash.slice(0, 12)}…`), '');
    host.append(table);
  }
}

const words = metric => metric.replace('.', ' ');
