import {Chart, d3} from './chart.js';
import {fixed} from './format.js';

// The error log: loss against steps, from the trail of a figure. Lost in the beginning are no details: its error axis is
// logarithmic.
export class ErrorLog {
  constructor(host) {
    this.chart = new Chart(host, {label: 'Error log', x: [0, 10], y: [100, 200_000], xLabel: 'steps', yLabel: 'error', yLog: true, yFormat: '~s', ratio: .5, tallest: 300});
    this.chart.onlayout = () => this.figure && this.draw(this.figure);
    this.later = this.chart.plot.append('path').attr('class', 'curve-later');
    this.path = this.chart.plot.append('path').attr('class', 'curve');
    this.now = this.chart.plot.append('circle').attr('class', 'curve-now').attr('r', 5);
  }

  draw(figure) {
    this.figure = figure;
    const {trail, state} = figure;
    const {sx, sy} = this.chart;
    const points = trail.filter(point => point[1] !== null && point[1] > 0);
    const low = Math.min(state.loss ?? Infinity, d3.min(points, point => point[1]) ?? 1);
    const high = Math.max(state.loss ?? 0, d3.max(points, point => point[1]) ?? 1);
    this.chart.domain([0, niceEnd(state.furthest)], [10 ** Math.floor(Math.log10(low)), 10 ** Math.ceil(Math.log10(high * 1.01))]);
    const line = d3.line(point => sx(point[0]), point => sy(point[1]));
    const here = [state.step, state.loss];
    const before = points.filter(point => point[0] < state.step);
    if (state.loss > 0) before.push(here);
    this.path.attr('d', line(before));
    this.later.attr('d', line(points.filter(point => point[0] >= state.step)));
    if (state.loss > 0) this.now.attr('cx', sx(state.step)).attr('cy', sy(state.loss));
    this.chart.says(`Error log: after ${fixed(state.step)} steps the error is ${fixed(state.loss, 2)}; it began at ${fixed(points[0]?.[1] ?? 0, 2)}.`);
  }
}

// Grows in leaps, so that the axis does not move with every step.
function niceEnd(steps) {
  const size = 10 ** Math.floor(Math.log10(Math.max(steps, 10)));
  return [1, 1.5, 2, 3, 5, 7, 10].map(factor => factor * size).find(end => end >= steps);
}
