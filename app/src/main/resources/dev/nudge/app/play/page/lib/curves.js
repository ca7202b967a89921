import {Chart, d3} from './chart.js';

// Several curves in one chart, each in a colour and dash of its own; the upright axis is logarithmic.
//
//   curves.draw([{name: 'adam', mark: 1, points: [[x, y], ...]}], [0, 100]);   // mark: its number in style.css, from 1
export class Curves {
  constructor(host, {xLabel, yLabel, label, yFormat = '~s', ratio = .62, tallest = 420}) {
    this.name = label;
    this.series = [];
    this.chart = new Chart(host, {label, x: [0, 10], y: [100, 100_000], xLabel, yLabel, yLog: true, yFormat, ratio, tallest});
    const id = `curves-clip-${Curves.count = (Curves.count || 0) + 1}`;
    this.clip = this.chart.plot.append('clipPath').attr('id', id).append('rect');
    this.lines = this.chart.plot.append('g').attr('clip-path', `url(#${id})`);
    this.ends = this.chart.plot.append('g');
    this.chart.onlayout = () => this.#draw();
  }

  draw(series, xEnds, xLabel) {
    this.series = series.map(one => ({...one, points: one.points.filter(([, y]) => y > 0 && Number.isFinite(y))}));
    if (xLabel) this.chart.xLabel.text(xLabel);
    const all = this.series.flatMap(({points}) => [d3.min(points, p => p[1]), d3.max(points, p => p[1])]).filter(Number.isFinite);
    const low = 10 ** Math.floor(Math.log10(d3.min(all) ?? 1));
    const high = Math.min(10 ** Math.ceil(Math.log10((d3.max(all) ?? 1) * 1.01)), low * 1e6);
    const moved = xEnds[1] !== this.chart.sx.domain()[1] || low !== this.chart.sy.domain()[0] || high !== this.chart.sy.domain()[1];
    if (moved) this.chart.domain(xEnds, [low, high]);
    else this.#draw();
  }

  #draw() {
    const {sx, sy} = this.chart;
    const [left, right] = sx.range();
    const [bottom, top] = sy.range();
    this.clip.attr('x', left).attr('y', top - 4).attr('width', right - left).attr('height', bottom - top + 4);
    const line = d3.line(p => sx(p[0]), p => sy(p[1]));
    this.lines.selectAll('path').data(this.series).join('path').attr('class', ({mark}) => `way mark-${mark}`).attr('d', ({points}) => line(points));
    const shown = this.series.filter(({points}) => points.length && points.at(-1)[1] <= sy.domain()[1]);
    this.ends.selectAll('g').data(shown).join(numbered)
      .attr('class', ({mark}) => `runner mark-${mark}`)
      .attr('transform', ({points}) => `translate(${sx(points.at(-1)[0])},${sy(points.at(-1)[1])})`)
      .select('text').text(({mark}) => mark);
  }
}

// The end of a way: a disc with the number of the one who walks it.
export function numbered(enter) {
  const group = enter.append('g');
  group.append('circle').attr('r', 9);
  group.append('text').attr('dy', '.35em');
  return group;
}

// The end of an axis that grows in leaps, so that it does not move with every step.
export function niceEnd(end, least = 10) {
  const size = 10 ** Math.floor(Math.log10(Math.max(end, least)));
  return [1, 1.5, 2, 3, 5, 7, 10].map(factor => factor * size).find(nice => nice >= end) ?? end;
}
