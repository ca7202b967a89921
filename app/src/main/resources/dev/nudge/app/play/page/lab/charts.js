import {Chart, d3} from '../lib/chart.js';
import {fixed, short, significant} from '../lib/format.js';
import {diamond} from '../lib/roles.js';

// Loss against epochs, on train, validation and test; that of an earlier run behind it.
export class LossCurves {
  constructor(host) {
    this.chart = new Chart(host, {label: 'Loss', x: [0, 10], y: [.1, 1], xLabel: 'epochs', yLabel: 'loss, as training sees it', ratio: .55, tallest: 330, yFormat: '~g'});
    this.chart.onlayout = () => this.#lines();
    const paths = ['earlier', 'earlier test', 'train', 'test', 'validation'];
    this.paths = paths.map(name => this.chart.plot.append('path').attr('class', `curve-${name}`));
    this.series = paths.map(() => []);
    this.best = this.chart.plot.append('line').attr('class', 'curve-best');
  }

  // The curves of an earlier run, over epochs.
  earlier(train = [], test = []) {
    this.series[0] = train;
    this.series[1] = test;
  }

  draw({trail, state, description}) {
    // After an end, what has led to it stays: how the best was passed.
    const until = state.ended ? Infinity : state.step;
    const now = state.step / description.stepsPerEpoch;
    const points = part => {
      const column = part === 'train' ? 1 : description.trail.indexOf(`${part}.loss`);
      const loss = part === 'train' ? state.loss : state.status === 'trains' ? undefined : state.parts?.[part]?.loss;
      if (column < 0) return [];
      const way = trail.filter(point => point[0] <= until && point[column] !== null).map(point => [point[0] / description.stepsPerEpoch, point[column]]);
      return state.ended || (loss ?? null) === null ? way : [...way, [now, loss]];
    };
    ['train', 'test', 'validation'].forEach((part, i) => { this.series[2 + i] = points(part); });
    const tests = this.series[3];
    this.now = state.ended && state.step < trail.at(-1)?.[0] ? now : undefined;
    const all = this.series.flat().map(point => point[1]).filter(Number.isFinite);
    const high = nice(Math.max(...all, 1e-9));
    const low = Math.min(0, ...all);
    const end = Math.max(now, this.series[0].at(-1)?.[0] ?? 0, this.series[2].at(-1)?.[0] ?? 0, 1);
    const before = [...this.chart.sx.domain(), ...this.chart.sy.domain()].join();
    this.chart.domain([0, leap(end)], [low < 0 ? -nice(-low) : 0, high]);
    if (before === [...this.chart.sx.domain(), ...this.chart.sy.domain()].join()) this.#lines();
    this.chart.says(`Loss: after ${short(now, 4)} epochs ${significant(state.loss, 4)} on train${(state.parts?.test?.loss ?? null) !== null && tests.length ? `, ${significant(state.parts.test.loss, 4)} on test` : ''}${this.now === undefined ? '' : ', where it was best'}.`);
  }

  #lines() {
    const {sx, sy} = this.chart;
    const line = d3.line(point => sx(point[0]), point => sy(point[1])).defined(point => Number.isFinite(point[1]));
    this.series.forEach((points, i) => this.paths[i].attr('d', line(points)));
    const [bottom, top] = sy.range();
    this.best.attr('x1', sx(this.now ?? 0)).attr('x2', sx(this.now ?? 0)).attr('y1', bottom).attr('y2', top).style('display', this.now === undefined ? 'none' : null);
  }
}

const leap = end => {
  const size = 10 ** Math.floor(Math.log10(end));
  return [1, 1.5, 2, 3, 5, 7, 10].map(factor => factor * size).find(value => value >= end - 1e-9);
};
const nice = value => leap(Math.max(value, 1e-9) * 1.02);

// Predicted against actual values: on the diagonal where they agree.
export class PairScatter {
  constructor(host) {
    this.chart = new Chart(host, {label: 'Predicted against actual', x: [0, 1], y: [0, 1], xLabel: 'actual', yLabel: 'predicted', ratio: .8, tallest: 380, xFormat: '~s', yFormat: '~s'});
    this.chart.onlayout = () => this.#marks();
    this.diagonal = this.chart.plot.append('line').attr('class', 'asked-line');
    this.marks = this.chart.plot.append('g');
    this.pairs = [];
  }

  draw(pairs, part) {
    this.pairs = pairs;
    const [low, high] = d3.extent(pairs.flat().filter(Number.isFinite));
    const before = this.chart.sx.domain().join();
    if (low !== undefined && (low < this.from || high > this.to || this.from === undefined || high - low < (this.to - this.from) / 3)) {
      const [from, to] = d3.nice(low, high === low ? low + 1 : high, 5);
      Object.assign(this, {from, to});
      this.chart.domain([from, to], [from, to]);
    }
    if (before === this.chart.sx.domain().join()) this.#marks();
    this.chart.says(`Predicted against actual values of ${pairs.length} rows of ${part}.`);
  }

  #marks() {
    const {sx, sy} = this.chart;
    const [from, to] = sx.domain();
    this.diagonal.attr('x1', sx(from)).attr('y1', sy(from)).attr('x2', sx(to)).attr('y2', sy(to));
    const inside = this.pairs.filter(([a, p]) => a >= from && a <= to && p >= from && p <= to);
    this.marks.selectAll('path').data(inside).join('path').attr('class', 'mark-predicted').attr('d', ([a, p]) => diamond(sx(a), sy(p), 4.5 * this.chart.em));
  }
}

// What was predicted for rows of each class.
export function confusion(host, part) {
  const {classes, confusion: counts} = part;
  const sums = counts.map(row => row.reduce((sum, count) => sum + count, 0));
  host.innerHTML = `<table class="confusion"><caption>Rows by their class (down) and the class predicted (across)</caption>
    <thead><tr><td></td></tr></thead><tbody></tbody></table>`;
  const head = host.querySelector('thead tr');
  const body = host.querySelector('tbody');
  const heading = (name, scope) => Object.assign(document.createElement('th'), {scope, textContent: name, title: name});
  head.append(...classes.map(name => heading(name, 'col')));
  counts.forEach((row, i) => {
    const tr = document.createElement('tr');
    tr.append(heading(classes[i], 'row'), ...row.map((count, j) => {
      const td = Object.assign(document.createElement('td'), {textContent: fixed(count), className: i === j ? 'right' : 'wrong'});
      const share = sums[i] ? count / sums[i] : 0;
      if (count) td.style.background = `color-mix(in srgb, var(${i === j ? '--predicted' : '--error'}) ${Math.round(8 + share * 34)}%, var(--card))`;
      return td;
    }));
    body.append(tr);
  });
}

// How often the weights of each layer have which values.
export function histograms(host, layers) {
  const boxes = d3.select(host).selectAll('.histogram').data(layers).join(enter => {
    const box = enter.append('div').attr('class', 'histogram');
    box.append('div').attr('class', 'hint');
    box.append('svg').attr('viewBox', '0 0 200 92').attr('role', 'img').attr('aria-label', 'Weights of a layer');
    return box;
  });
  boxes.select('.hint').text((layer, i) => `${i === layers.length - 1 ? 'Into the outputs' : `Into layer ${i + 1}`}: ${fixed(layer.size)} weights`);
  boxes.select('svg').each(function (layer, i) {
    const {start, width, counts} = layer;
    const svg = d3.select(this).attr('aria-label', `Weights of layer ${i + 1}: ${fixed(layer.size)} from ${significant(start, 3)} to ${significant(start + width * counts.length, 3)}`);
    const most = Math.max(...counts, 1);
    const bar = 196 / Math.max(counts.length, 1);
    svg.selectAll('rect').data(counts).join('rect').attr('x', (count, j) => 2 + j * bar + .5).attr('width', Math.max(.5, bar - 1))
      .attr('y', count => 74 - count / most * 70).attr('height', count => count / most * 70);
    svg.selectAll('line').data([0]).join('line').attr('x1', 0).attr('x2', 200).attr('y1', 74).attr('y2', 74);
    svg.selectAll('text').data([[2, 'start', start], [198, 'end', start + width * counts.length]]).join('text')
      .attr('x', label => label[0]).attr('y', 89).attr('text-anchor', label => label[1]).text(label => short(label[2], 3));
  });
}
