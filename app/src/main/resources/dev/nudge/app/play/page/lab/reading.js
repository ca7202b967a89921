// Settings of the dataset csv, and what they may be besides what is found out.
const MENUS = {
  separator: ['Separator', {comma: 'comma', semicolon: 'semicolon', tab: 'tab', pipe: 'pipe |', colon: 'colon', space: 'space'}],
  header: ['Heading', {true: 'the first row', false: 'none'}],
  decimal: ['Decimal mark', {'.': 'point', ',': 'comma'}],
};
const NAMES = Object.keys(MENUS);
// Words for separators, which a file may also give as they are.
const WORDS = {',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'pipe', ':': 'colon', ' ': 'space'};
const AUTO = 'auto';

// How a file is read, folded: menus for what nudge has found out wrongly, or could not.
//
//   const reading = new Reading(details);
//   reading.onchange = () => ...;
//   reading.show(dataset); reading.within(dataset);    // shows what a dataset says of it; says it
export class Reading {
  constructor(host) {
    this.host = host;
    this.onchange = () => {};
    host.hidden = true;
    host.innerHTML = `<summary>How the file is read</summary><div class="fields">${NAMES.map(name => `<div class="field"><label for="lab-${name}">${MENUS[name][0]}</label>
      <select id="lab-${name}"></select></div>`).join('')}</div>`;
    for (const name of NAMES) {
      const select = this.#menu(name);
      select.append(new Option('automatic', AUTO), ...Object.entries(MENUS[name][1]).map(([value, text]) => new Option(text, value)));
      select.addEventListener('change', () => this.onchange());
    }
  }

  #menu(name) { return this.host.querySelector(`#lab-${name}`); }

  show(dataset) {
    this.host.hidden = dataset.name !== 'csv';
    for (const name of NAMES) {
      const given = String(dataset[name] ?? AUTO);
      const value = name === 'separator' ? WORDS[given] ?? given : given;
      const select = this.#menu(name);
      if (![...select.options].some(option => option.value === value)) select.append(new Option(value));
      select.value = value;
    }
  }

  get open() { return this.host.open; }

  set open(open) { this.host.open = open; }

  // Whether a message is about what can be mended here.
  mends(message) { return NAMES.some(name => new RegExp(`(set|or) ${name}\\b`).test(message)); }

  within(dataset) {
    const read = {...dataset};
    for (const name of NAMES) {
      const {value} = this.#menu(name);
      if (value === AUTO) delete read[name];
      else read[name] = name === 'header' ? value === 'true' : value;
    }
    return read;
  }
}
