import {Chart, d3} from './chart.js';
import {numbered} from './curves.js';
import {significant} from './format.js';

const FOG = 15;

// The error over two weights as a contour map, with the way that training has come and a point to drag.
//
//   const map = new SurfaceMap(host, {x: {weight: 0, from: 0, to: 0.4, label: 'weight', step: 0.001}, y: {...}});
//   map.onmove = (x, y) => ...;      // dragged, or moved by arrow keys
//   await map.load(figure);          // asks the engine for the surface
//   map.draw([x, y], way);           // the point, and the way as a list of [x, y]
export class SurfaceMap {
  constructor(host, {x, y}) {
    this.x = x;
    this.y = y;
    this.seen = new Set();
    this.way = [];
    this.chart = new Chart(host, {label: 'Error over weight and bias', x: [x.from, x.to], y: [y.from, y.to], xLabel: x.label, yLabel: y.label, ratio: 1, tallest: 640, grid: false});
    host.classList.add('surface');
    this.host = host;
    const plot = this.chart.plot;
    const id = `clip-${SurfaceMap.count = (SurfaceMap.count || 0) + 1}`;
    this.clip = plot.append('clipPath').attr('id', id).append('rect');
    const inner = plot.append('g').attr('clip-path', `url(#${id})`);
    this.heights = inner.append('g');
    this.fog = inner.append('g').attr('class', 'fog');
    this.edge = inner.append('path').attr('class', 'path-edge');
    this.path = inner.append('path').attr('class', 'path');
    this.steps = inner.append('g');
    this.others = inner.append('g');
    this.ways = [];
    this.handle = plot.append('g').attr('class', 'handle').attr('tabindex', 0).attr('role', 'slider')
      .attr('aria-label', 'Point on the error surface').attr('aria-valuemin', x.from).attr('aria-valuemax', x.to).attr('aria-valuenow', x.from);
    this.handle.append('circle').attr('class', 'ring').attr('r', 14);
    this.handle.append('circle').attr('class', 'point').attr('r', 8);
    this.chart.svg.attr('role', 'group');
    this.chart.onlayout = () => this.#redraw();
    this.#listen();
  }

  async load(figure, size = 60) {
    const axis = ({weight, from, to}) => ({weight, from, to});
    const answer = await figure.request('surface', {x: axis(this.x), y: axis(this.y), size});
    this.losses = answer.losses.map(loss => Math.log10(Math.max(loss ?? 1e30, 1e-9)));
    this.size = answer.size;
    this.#redraw();
    return answer;
  }

  draw(point, way) {
    this.point = point;
    this.way = way;
    for (const [px, py] of [...way.slice(-256), point]) this.seen.add(this.#cell(px, py));
    if (this.chart.width) this.#drawWay();
  }

  // Several ways from one point: [{mark, points: [[x, y], ...]}], the mark being the number of its colour and dash.
  drawWays(point, ways) {
    this.point = point;
    this.way = [];
    this.ways = ways;
    if (this.chart.width) this.#drawWay();
  }

  foggy(on) { this.host.classList.toggle('foggy', on); }

  forget() { this.seen.clear(); }

  #cell(x, y) {
    const at = (axis, value) => Math.max(0, Math.min(FOG - 1, Math.floor((value - axis.from) / (axis.to - axis.from) * FOG)));
    return at(this.y, y) * FOG + at(this.x, x);
  }

  #redraw() {
    const {sx, sy} = this.chart;
    const [left, right] = sx.range();
    const [bottom, top] = sy.range();
    this.clip.attr('x', left).attr('y', top).attr('width', right - left).attr('height', bottom - top);
    if (this.losses) this.#drawHeights(left, right, bottom, top);
    const cells = d3.range(FOG * FOG);
    const width = (right - left) / FOG;
    const height = (bottom - top) / FOG;
    this.fog.selectAll('rect').data(cells).join('rect').attr('width', width + .5).attr('height', height + .5)
      .attr('x', i => left + (i % FOG) * width).attr('y', i => bottom - (Math.floor(i / FOG) + 1) * height);
    if (this.point) this.#drawWay();
  }

  #drawHeights(left, right, bottom, top) {
    const n = this.size;
    const low = d3.min(this.losses);
    const high = d3.max(this.losses);
    const levels = d3.range(18).map(i => low + (high - low) * (i / 18) ** 1.4);
    const contours = d3.contours().size([n, n]).thresholds(levels)(this.losses);
    // A cell's middle stands for its value.
    const project = d3.geoTransform({point(px, py) {
      this.stream.point(left + (px - .5) / (n - 1) * (right - left), bottom - (py - .5) / (n - 1) * (bottom - top));
    }});
    const path = d3.geoPath(project);
    this.heights.selectAll('path').data(contours).join('path').attr('class', 'height').attr('d', path)
      .style('fill', (c, i) => `color-mix(in oklab, var(--low), var(--high) ${Math.round(i / levels.length * 100)}%)`);
  }

  #drawWay() {
    const {sx, sy} = this.chart;
    const far = 1e5;
    const bounded = value => Math.max(-far, Math.min(far, value));
    const at = ([px, py]) => [bounded(sx(px)), bounded(sy(py))];
    const line = d3.line()(upToFar(this.way, this.x, this.y).map(at));
    this.edge.attr('d', line);
    this.path.attr('d', line);
    const dots = this.way.length > 40 ? this.way.slice(0, 12) : this.way;
    this.steps.selectAll('circle').data(dots).join('circle').attr('class', 'walked').attr('r', 2.75)
      .attr('cx', point => at(point)[0]).attr('cy', point => at(point)[1]);
    if (this.ways.length || this.others.node().firstChild) this.#drawWays(at);
    const [x, y] = this.point;
    const inside = (axis, value) => Math.max(axis.from, Math.min(axis.to, value));
    this.handle.attr('transform', `translate(${sx(inside(this.x, x))},${sy(inside(this.y, y))})`)
      .attr('aria-valuenow', Number(x.toPrecision(6)))
      .attr('aria-valuetext', `${this.x.label} ${significant(x, 5)}, ${this.y.label} ${significant(y, 5)}`);
    this.fog.selectAll('rect').classed('seen', i => this.seen.has(i));
  }

  #drawWays(at) {
    const line = d3.line();
    const near = points => upToFar(points, this.x, this.y);
    const data = ['way-edge', 'way'].flatMap(part => this.ways.map(({mark, points}) => ({mark, part, points: near(points)})));
    this.others.selectAll('path').data(data).join('path').attr('class', ({mark, part}) => `${part} mark-${mark}`)
      .attr('d', ({points}) => line(points.map(at)));
    this.others.selectAll('g').data(this.ways).join(numbered).attr('class', ({mark}) => `runner mark-${mark}`)
      .attr('transform', ({points}) => `translate(${at(points.at(-1))})`).select('text').text(({mark}) => mark);
    this.others.selectAll('g').raise();
  }

  #listen() {
    const svg = this.chart.svg.node();
    const moveTo = (px, py) => {
      this.point = [px, py];
      this.#drawWay();
      this.onmove(px, py);
    };
    const move = event => {
      const [px, py] = d3.pointer(event, svg);
      const inside = (axis, value) => Math.max(axis.from, Math.min(axis.to, value));
      moveTo(inside(this.x, this.chart.sx.invert(px)), inside(this.y, this.chart.sy.invert(py)));
    };
    svg.addEventListener('pointerdown', event => {
      const [px, py] = d3.pointer(event, svg);
      const [left, right] = this.chart.sx.range();
      const [bottom, top] = this.chart.sy.range();
      if (event.button !== 0 || px < left - 12 || px > right + 12 || py < top - 12 || py > bottom + 12) return;
      svg.setPointerCapture(event.pointerId);
      this.handle.node().focus({preventScroll: true});
      event.preventDefault();
      move(event);
    });
    svg.addEventListener('pointermove', event => svg.hasPointerCapture(event.pointerId) && move(event));
    this.handle.on('keydown', event => {
      const by = {ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1]}[event.key];
      if (!by) return;
      event.preventDefault();
      const times = event.shiftKey ? 10 : 1;
      moveTo(this.point[0] + by[0] * times * this.x.step, this.point[1] + by[1] * times * this.y.step);
    });
  }
}

// As far as a way leads into the map; of one that leaps to and fro over it ever farther, the rest would hide everything.
function upToFar(points, x, y) {
  const far = ([px, py]) => [[px, x], [py, y]].some(([value, {from, to}]) => Math.abs(value - (from + to) / 2) > 1.5 * (to - from));
  const end = points.findIndex(far);
  return end < 0 ? points : points.slice(0, end + 1);
}
