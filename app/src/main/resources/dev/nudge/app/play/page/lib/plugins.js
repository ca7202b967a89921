// What is installed: losses, optimizers, datasets, schedules, third-party jars included; and a form for the settings of one.
//
//   const optimizers = await plugins('optimizer');   // [{name, doc, formula, chooseWhen, settings: [...]}], asked for once
//   const form = new SettingsForm(host, optimizers[0], {'learning-rate': 0.5});
//   form.onchange = values => ...;                    // {name, and what differs from the defaults}
import {Figure} from './engine.js';
import {short} from './format.js';
import {numeric} from './numbers.js';

let engine;
const known = new Map();

export function plugins(kind) {
  engine ??= new Figure('plugins');
  if (!known.has(kind)) {
    const answer = engine.request('plugins', {kind}).then(reply => reply.plugins);
    known.set(kind, answer);
    answer.catch(() => known.delete(kind));
  }
  return known.get(kind);
}

let count = 0;

export class SettingsForm {
  constructor(host, plugin, values = {}) {
    this.plugin = plugin;
    this.given = {...values};
    this.onchange = () => {};
    host.replaceChildren();
    host.classList.add('settings');
    for (const setting of plugin.settings) {
      if (setting.type === 'other') continue;
      host.append(this.#row(setting));
    }
    if (!host.children.length) host.textContent = 'It has no settings.';
  }

  // What an experiment file would say.
  get values() { return {name: this.plugin.name, ...this.given}; }

  #row(setting) {
    const id = `setting-${++count}`;
    const row = document.createElement('div');
    row.className = 'setting';
    row.innerHTML = '<label></label><span class="hint"></span>';
    const [label, hint] = row.children;
    label.htmlFor = id;
    label.textContent = setting.name.replaceAll('-', ' ');
    hint.id = `${id}-hint`;
    hint.textContent = says(setting);
    const now = this.given[setting.name] ?? setting.default;
    const control = this.#control(setting, now);
    control.id = id;
    control.setAttribute('aria-describedby', hint.id);
    label.after(control);
    const whole = setting.type === 'whole';
    if (control.type === 'text' && setting.type !== 'text') numeric(control, {min: setting.range?.low ?? -Infinity, whole, step: whole ? 1 : undefined});
    control.addEventListener('change', () => {
      this.#take(setting, control.value);
      if (control.value === '' && now !== null && setting.type !== 'text') control.value = Number(setting.default);
      this.onchange(this.values);
    });
    return row;
  }

  #control(setting, now) {
    const choices = setting.type === 'truth' ? ['true', 'false'] : setting.choices;
    const control = document.createElement(choices ? 'select' : 'input');
    if (choices) {
      control.append(...[...(setting.optional ? ['none'] : []), ...choices].map(choice => new Option(choice, choice, false, choice === String(now))));
    } else {
      control.type = 'text';
      control.className = 'number-field';
      control.value = now === null ? '' : setting.type === 'text' || setting.optional ? now : Number(now);
      control.spellcheck = false;
    }
    return control;
  }

  #take(setting, text) {
    const value = setting.type === 'truth' ? text === 'true' : ['number', 'whole'].includes(setting.type) && text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
    if (value === '' || value === setting.default) delete this.given[setting.name];
    else this.given[setting.name] = value;
  }
}

// What it means, what it may be, and what it is unless said otherwise.
function says({doc, range, default: usual}) {
  const parts = [doc.replace(/\.$/, '')];
  if (range) parts.push(range.words);
  if (usual !== null) parts.push(`usually ${typeof usual === 'number' ? plain(usual) : usual}`);
  const text = parts.filter(part => part !== '').join('; ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const plain = number => (number !== 0 && Math.abs(number) < 1e-4 ? String(number) : short(number, 4));
