import {upload} from '../lib/engine.js';
import {fixed, short} from '../lib/format.js';
import {plugins, SettingsForm} from '../lib/plugins.js';
import {Reading} from './reading.js';

const FILES = ['csv', 'idx'];
const ROLES = {feature: 'feature', target: 'target', out: 'leave out'};

// The upper part of the lab: which table, and what its columns are for.
//
//   const data = new Data(host, figure);
//   data.onchange = () => ...;        // table or roles have changed: see dataset, features, classes
export class Data {
  constructor(host, figure) {
    Object.assign(this, {host, figure, roles: {}, types: {}, columns: [], dataset: undefined});
    this.onchange = () => {};
    host.innerHTML = `<div class="field"><label for="lab-table">A table that is there</label><select id="lab-table"></select>
        <p class="hint" data-part="doc"></p><details><summary>Settings of the table</summary><div data-part="settings"></div></details></div>
      <div class="field"><span class="name">Or your own</span><label class="drop"><span><strong>Drop a CSV file here</strong>, or choose one.</span>
        <span class="hint">It stays on this machine. nudge finds out about separators, headings, decimal marks and missing values.</span>
        <input type="file" accept=".csv,.tsv,.txt,text/csv" aria-label="A CSV file of yours"></label></div>
      <div class="whole field"><p class="progress" role="status" data-part="says"></p>
        <details class="reading"></details>
        <div class="columns" tabindex="0" role="region" aria-label="Columns and their roles"><table class="left"><thead><tr><th scope="col">column</th><th scope="col">type</th>
          <th scope="col">missing</th><th scope="col">values</th><th scope="col">role</th></tr></thead><tbody></tbody></table></div>
        <details><summary>The first rows</summary><div class="scroll" tabindex="0" role="region" aria-label="The first rows"><table class="left" data-part="first"></table></div></details></div>`;
    this.table = host.querySelector('select');
    this.file = host.querySelector('[type=file]');
    this.part = name => host.querySelector(`[data-part=${name}]`);
    this.table.addEventListener('change', () => this.builtIn({name: this.table.value}));
    this.file.addEventListener('change', () => this.file.files[0] && this.receive(this.file.files[0]));
    this.reading = new Reading(host.querySelector('.reading'));
    this.reading.onchange = () => this.#reread();
    this.#drops(host.closest('.figure'));
  }

  async start() {
    this.known = (await plugins('dataset')).filter(plugin => !FILES.includes(plugin.name));
    this.table.replaceChildren(...this.known.map(({name}) => new Option(name)), new Option('your file', 'csv'));
    this.table.lastChild.disabled = true;
  }

  #drops(area) {
    const drop = this.host.querySelector('.drop');
    for (const type of ['dragover', 'dragleave', 'drop']) {
      area.addEventListener(type, event => {
        event.preventDefault();
        drop.classList.toggle('over', type === 'dragover');
        if (type === 'drop' && event.dataTransfer.files[0]) this.receive(event.dataTransfer.files[0]);
      });
    }
  }

  says(text, problem = false) {
    this.part('says').textContent = text;
    this.part('says').classList.toggle('missing', problem);
  }

  // A file of the visitor's; sent once more after the connection was lost. One that cannot be read as it was found to be
  // stays for as long as no other comes, so that one can say how.
  async receive(file) {
    this.reading.open = false;
    this.#forgetTried();
    if (this.dataset) this.reading.show(this.dataset);
    this.says(`Reading ${file.name} …`);
    const turn = this.#turn();
    try {
      const sent = await upload(file);
      if (turn === this.turn) {
        this.tried = {key: sent.file, own: file, label: `${sent.name}: `};
        await this.#try({name: 'csv', file: sent.file});
      } else this.#forget(sent.file);
    } catch (error) {
      if (turn === this.turn) this.fails(error);
    }
    this.file.value = '';
  }

  // What was chosen last counts, in whatever order the answers come.
  #turn() {
    this.turn = (this.turn ?? 0) + 1;
    return this.turn;
  }

  // Looks at a file that has come; the one before it is given up once that has led to a table.
  async #try(dataset) {
    const {tried} = this;
    try {
      if (!await this.inspect(dataset, tried.label)) return;
      this.#forget(this.sent);
      Object.assign(this, {own: tried.own, sent: tried.key, tried: undefined});
    } catch (error) {
      if (this.reading.open || this.reading.mends(error.message)) {
        this.reading.show(dataset);
        this.reading.open = true;
      } else this.#forgetTried();
      this.fails(error);
    }
  }

  #forget(key) {
    if (key) this.figure.request('forget', {file: key}).catch(() => {});
  }

  #forgetTried() {
    this.#forget(this.tried?.key);
    this.tried = undefined;
  }

  // Reads the file again, as the menus say. Columns may have changed, so their types and roles are guessed anew.
  #reread() {
    const {types, ...from} = this.tried ? {name: 'csv', file: this.tried.key} : this.dataset;
    this.says(`Reading ${this.tried?.own.name ?? 'it'} again …`);
    const dataset = this.reading.within(from);
    if (this.tried) this.#try(dataset);
    else this.inspect(dataset, this.label).catch(error => this.fails(error));
  }

  // After a lost connection the engine has no file of this page, and no run that it opened.
  async again() {
    this.tried = undefined;
    if (!this.dataset) return;
    this.reading.show(this.dataset);
    const {file} = this.dataset;
    if (file !== undefined && file === this.sent) {
      this.sent = (await upload(this.own)).file;
      this.dataset = {...this.dataset, file: this.sent};
    } else if (file?.startsWith('run:')) {
      await this.figure.request('run', {run: file.slice('run:'.length)});
    }
  }

  fails(error) {
    this.says(error.message, true);
    if (!this.dataset) return;
    this.#table();
    if (!this.tried) this.reading.show(this.dataset);
  }

  #table() { this.table.value = this.known.some(({name}) => name === this.dataset.name) ? this.dataset.name : 'csv'; }

  builtIn(dataset) {
    this.says(`Reading ${dataset.name} …`);
    return this.inspect(dataset, '').catch(error => this.fails(error));
  }

  // Looks at a table; roles are guessed unless they are given. False if another table has been chosen meanwhile.
  async inspect(dataset, label, features) {
    const turn = this.#turn();
    const found = await this.figure.request('inspect', {dataset}).catch(error => { if (turn === this.turn) throw error; });
    if (turn !== this.turn) return false;
    this.figure.onproblem('');
    if (this.tried && dataset.file !== this.tried.key) this.#forgetTried();
    const same = this.dataset?.file !== undefined && this.dataset.file === dataset.file;
    if (!same || !dataset.types) this.types = {...dataset.types};
    Object.assign(this, {dataset, label, columns: found.columns, more: found.columnCount - found.columns.length});
    this.base = {};
    this.roles = Object.fromEntries(found.columns.map(({name}) => [name, 'feature']));
    if (features) this.#take(features);
    else {
      for (const name of found.exclude) this.roles[name] = 'out';
      this.target = found.target;
      this.sure = found.sure;
    }
    this.roles[this.target] = 'target';
    const missing = found.columns.filter(column => column.missing > 0).length;
    this.says(`${label}${count(found.rows, 'row')}, ${count(found.columnCount, 'column')}${missing ? `, ${missing} of them with missing values` : ', no value missing'}.`
      + (features || found.sure ? '' : ` “${this.target}” is a guess: choose the column to predict.`));
    this.#show(found);
    this.onchange(true, !same);
    return true;
  }

  #take(features) {
    this.base = features;
    this.target = features.target;
    for (const name of features.exclude ?? []) this.roles[name] = 'out';
    if (features.columns?.length) {
      for (const name of Object.keys(this.roles)) if (!features.columns.includes(name)) this.roles[name] = 'out';
    }
  }

  #show(found) {
    const {name, ...given} = this.dataset;
    const plugin = this.known.find(known => known.name === name);
    this.#table();
    this.reading.show(this.dataset);
    this.part('doc').textContent = plugin?.doc ?? '';
    this.host.querySelector('details').hidden = !plugin || plugin.settings.length === 0;
    if (plugin) {
      const form = new SettingsForm(this.part('settings'), plugin, given);
      form.onchange = values => this.inspect(values, '').catch(error => this.fails(error));
    }
    this.host.querySelector('tbody').replaceChildren(...found.columns.map(column => this.#row(column)));
    this.part('first').innerHTML = '<thead><tr></tr></thead><tbody></tbody>';
    this.part('first').querySelector('tr').append(...found.columns.slice(0, 30).map(column => cell('th', column.name)));
    this.part('first').querySelector('tbody').append(...found.first.map(row => {
      const tr = document.createElement('tr');
      tr.append(...row.slice(0, 30).map(value => cell('td', value ?? '·')));
      return tr;
    }));
  }

  #row(column) {
    const tr = document.createElement('tr');
    const heading = cell('th', column.name);
    heading.scope = 'row';
    const type = this.dataset.name === 'csv' ? this.#choice(`Type of ${column.name}`, {number: 'number', category: 'category'}, column.type, value => {
      this.types[column.name] = value;
      const {features} = this;
      this.inspect({...this.dataset, types: this.types}, this.label, features).catch(error => this.fails(error));
    }) : column.type;
    const missing = cell('td', column.missing ? fixed(column.missing) : '–');
    if (column.missing) missing.className = 'missing';
    const values = cell('td', summary(column));
    values.className = 'values';
    const role = this.#choice(`Role of ${column.name}`, ROLES, this.roles[column.name], value => {
      this.#role(column.name, value);
      this.onchange(value === 'target');
    });
    tr.append(heading, cell('td', type), missing, values, cell('td', role));
    tr.className = this.roles[column.name];
    tr.dataset.column = column.name;
    return tr;
  }

  #choice(label, choices, value, then) {
    const select = document.createElement('select');
    select.setAttribute('aria-label', label);
    select.append(...Object.entries(choices).map(([key, text]) => new Option(text, key, false, key === value)));
    select.addEventListener('change', () => then(select.value));
    return select;
  }

  // One column is the target: the one that was it becomes a feature.
  #role(name, role) {
    if (role === 'target') {
      this.roles[this.target] = 'feature';
      this.target = name;
    } else if (name === this.target) {
      this.target = this.columns.find(column => column.name !== name)?.name ?? name;
    }
    this.roles[name] = role;
    this.roles[this.target] = 'target';
    for (const tr of this.host.querySelectorAll('tr[data-column]')) {
      tr.className = this.roles[tr.dataset.column];
      tr.querySelector('td:last-child select').value = this.roles[tr.dataset.column];
    }
  }

  // Whether the column to predict has classes, for all that one can see.
  get classes() { return this.columns.find(column => column.name === this.target)?.classes ?? false; }

  // As an experiment file says it.
  get features() {
    const {columns, exclude, ...rest} = this.base;
    const named = role => Object.keys(this.roles).filter(name => this.roles[name] === role);
    const out = named('out');
    if (columns?.length) {
      // Their order is that of the inputs; those that this page does not show are among them.
      const kept = columns.filter(name => (this.roles[name] ?? 'feature') === 'feature');
      return {...rest, target: this.target, columns: [...kept, ...named('feature').filter(name => !columns.includes(name))]};
    }
    return {...rest, target: this.target, ...(out.length ? {exclude: out} : {})};
  }
}

function cell(tag, content) {
  const element = document.createElement(tag);
  element.append(content);
  return element;
}

const count = (number, what) => `${fixed(number)} ${what}${number === 1 ? '' : 's'}`;

function summary(column) {
  if (column.levels) {
    const names = Object.entries(column.levels).map(([level, count]) => `${level} (${fixed(count)})`);
    return `${fixed(column.differentLevels)}: ${names.join(', ')}${column.differentLevels > names.length ? ', …' : ''}`;
  }
  if (column.mean === undefined) return 'none';
  return `${short(column.lowest, 5)} to ${short(column.highest, 5)}, mean ${short(column.mean, 4)}`;
}
