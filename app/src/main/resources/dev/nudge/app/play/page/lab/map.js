import {Chart, d3} from '../lib/chart.js';
import {classNumber, classShape} from '../lib/decision.js';
import {short} from '../lib/format.js';

const SIZE = 56;
const LEGEND = 10;

// What the network predicts over two columns, the others at what is usual, and the training rows upon it.
export class DecisionMap {
  constructor(host, figure) {
    this.figure = figure;
    host.innerHTML = `<div class="fields"><div class="field"><label for="lab-map-x">Across</label><select id="lab-map-x"></select></div>
      <div class="field"><label for="lab-map-y">Up</label><select id="lab-map-y"></select></div></div>
      <div class="map-host"><canvas aria-hidden="true"></canvas></div><ul class="legend"></ul>`;
    [this.x, this.y] = host.querySelectorAll('select');
    this.canvas = host.querySelector('canvas');
    this.legend = host.querySelector('.legend');
    this.chart = new Chart(host.querySelector('.map-host'), {label: 'Decision map', x: [0, 1], y: [0, 1], xLabel: '', yLabel: '', ratio: .8, tallest: 380, grid: false, xFormat: '~s', yFormat: '~s'});
    this.rows = this.chart.plot.append('g');
    this.chart.onlayout = () => this.#draw();
    addEventListener('nudge-theme', () => this.#paint());
    for (const select of [this.x, this.y]) {
      select.addEventListener('change', () => {
        this.chosen = [this.x.value, this.y.value];
        this.#axes();
      });
    }
  }

  // A figure has been opened: columns of numbers to choose from. Unless somebody has chosen two of them, those that say most
  // about the target, each by itself.
  open(description) {
    const numbers = description.columns.slice(0, -1).map((column, i) => ({...column, i})).filter(column => !column.levels);
    const telling = [...numbers].sort((a, b) => b.association - a.association).slice(0, 2).sort((a, b) => a.i - b.i).map(({name}) => name);
    const chosen = this.chosen?.every(name => numbers.some(number => number.name === name)) ? this.chosen : telling;
    this.description = description;
    this.numbers = numbers;
    for (const [i, select] of [this.x, this.y].entries()) {
      select.replaceChildren(...numbers.map(({name}) => new Option(name)));
      select.value = chosen[i] ?? '';
      select.disabled = numbers.length < 2;
    }
    this.possible = numbers.length >= 2;
    this.values = undefined;
    this.#legend();
    this.#axes();
  }

  #axes() {
    const range = name => {
      const column = this.numbers.find(number => number.name === name);
      const values = this.description.rows.map(row => row[column.i]).filter(value => value !== null);
      const [low, high] = d3.extent(values);
      const margin = (high - low || 1) * .06;
      return [low - margin, high + margin];
    };
    if (!this.possible) {
      this.rows.selectAll('*').remove();
      this.canvas.hidden = true;
      this.chart.says('A map needs two columns of numbers.');
      this.chart.xLabel.text('a map needs two columns of numbers');
      this.chart.yLabel.text('');
      return;
    }
    this.canvas.hidden = false;
    this.chart.xLabel.text(this.x.value);
    this.chart.yLabel.text(this.y.value);
    this.chart.domain(range(this.x.value), range(this.y.value));
    this.values = undefined;
    this.#draw();
    this.ask();
  }

  #legend() {
    const {classes, target} = this.description;
    this.legend.replaceChildren(...classes.slice(0, LEGEND).map((name, i) => {
      const item = document.createElement('li');
      item.innerHTML = `<svg width="16" height="16" viewBox="-8 -8 16 16" aria-hidden="true"><path class="case class-${classNumber(i)}" d="${classShape(i, 70)}"/></svg>`;
      item.append(name.length > 24 ? `${name.slice(0, 23)}…` : name);
      return item;
    }));
    if (!classes.length) this.legend.innerHTML = '<li></li>';
    if (!classes.length) this.legend.firstChild.textContent = `${target}: light is low, dark is high`;
  }

  // One request at a time; the newest state counts.
  async ask() {
    if (!this.possible || this.asking) {
      this.again = this.asking;
      return;
    }
    this.asking = true;
    const [x, y] = [this.chart.sx.domain(), this.chart.sy.domain()];
    const wanted = this.x.value + this.y.value;
    const answer = await this.figure.request('map', {x: {column: this.x.value, from: x[0], to: x[1]}, y: {column: this.y.value, from: y[0], to: y[1]}, size: SIZE}).catch(() => undefined);
    this.asking = false;
    if (answer && wanted === this.x.value + this.y.value) {
      this.values = answer;
      this.#paint();
    }
    if (this.again) {
      this.again = false;
      this.ask();
    }
  }

  #draw() {
    if (!this.description || !this.possible) return;
    const {sx, sy} = this.chart;
    const column = name => this.numbers.find(number => number.name === name)?.i;
    const [i, j, t] = [column(this.x.value), column(this.y.value), this.description.columns.length - 1];
    const {classes} = this.description;
    const rows = this.description.rows.filter(row => row[i] !== null && row[j] !== null).slice(0, 300);
    const targets = d3.extent(this.description.rows, row => row[t]);
    const ramp = d3.interpolateRgb('#e8eef2', '#00334d');
    const place = classes.length ? row => Math.max(0, classes.indexOf(String(row[t]))) : () => 1;
    this.rows.selectAll('path').data(rows).join('path').attr('class', row => `case${classes.length ? ` class-${classNumber(place(row))}` : ''}`)
      .attr('d', row => classShape(place(row), 48 * this.chart.em ** 2))
      .attr('transform', row => `translate(${sx(row[i])},${sy(row[j])})`)
      .style('fill', row => (classes.length ? null : ramp((row[t] - targets[0]) / (targets[1] - targets[0] || 1))));
    this.#paint();
  }

  #paint() {
    const {canvas, chart, values} = this;
    const [left, right] = chart.sx.range();
    const [bottom, top] = chart.sy.range();
    Object.assign(canvas.style, {left: `${left}px`, top: `${top}px`, width: `${right - left}px`, height: `${bottom - top}px`});
    if (!values) return;
    const {size} = values;
    if (canvas.width !== size) canvas.width = canvas.height = size;
    const context = canvas.getContext('2d');
    const image = context.createImageData(size, size);
    const {classes} = this.description;
    const colour = classes.length ? ofClasses(classes.length) : ofNumbers(values.values);
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        // Rows of the map go up, those of the picture down.
        image.data.set(colour(values.values[row * size + column]), ((size - 1 - row) * size + column) * 4);
      }
    }
    context.putImageData(image, 0, 0);
    chart.says(`What the network predicts over ${this.x.value} and ${this.y.value}, with ${this.rows.node().childElementCount} training rows. ${classes.length ? '' : `From ${short(d3.min(values.values), 4)} to ${short(d3.max(values.values), 4)}.`}`);
  }
}

function ofClasses(count) {
  const style = getComputedStyle(document.documentElement);
  const colours = d3.range(count).map(place => d3.rgb(style.getPropertyValue(`--class-${classNumber(place)}-area`).trim()));
  return probabilities => {
    let best = 0;
    for (let i = 1; i < count; i++) if (probabilities[i] > probabilities[best]) best = i;
    const {r, g, b} = colours[best];
    // The surer, the fuller.
    return [r, g, b, 70 + 185 * (probabilities[best] - 1 / count) / (1 - 1 / count)];
  };
}

function ofNumbers(values) {
  const [low, high] = d3.extent(values);
  const ramp = d3.interpolateRgb('#e8eef2', '#00334d');
  return value => {
    const {r, g, b} = d3.rgb(ramp((value - low) / (high - low || 1)));
    return [r, g, b, 255];
  };
}
