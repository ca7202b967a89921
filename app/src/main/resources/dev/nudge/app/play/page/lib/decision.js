import {Chart, d3} from './chart.js';

const LEVELS = d3.range(1, 10).map(i => i / 10);

// What a network says over two columns: of two classes how probable the second is, of more which one is most probable. Rows
// of the table stand on it, a shape and a colour for each class; those that are wrongly classified are ringed.
//
//   const map = new DecisionMap(host, {x: {column: 'area', from: 1200, to: 3200}, y: {...}, classes: ['Bad', 'Good']});
//   await map.load(figure);                                  // asks the engine, one question at a time, the newest last
//   map.rows([{x: 2104, y: 3, actual: 1, right: true}, ...]);
export class DecisionMap {
  constructor(host, {x, y, classes, ratio = .8, tallest = 520}) {
    Object.assign(this, {x, y, classes, points: []});
    this.chart = new Chart(host, {label: 'Decision map', x: [x.from, x.to], y: [y.from, y.to], xLabel: x.label ?? x.column, yLabel: y.label ?? y.column, ratio, tallest, grid: false});
    host.classList.add('decision');
    const {plot} = this.chart;
    const id = `decision-clip-${DecisionMap.count = (DecisionMap.count || 0) + 1}`;
    this.clip = plot.append('clipPath').attr('id', id).append('rect');
    this.regions = plot.append('g').attr('clip-path', `url(#${id})`);
    this.marks = plot.append('g');
    this.chart.onlayout = () => this.#draw();
  }

  // What is asked while an answer is awaited is asked once, after it.
  async load(figure, size = 40) {
    if (this.asking) {
      this.again = true;
      return;
    }
    this.asking = true;
    try {
      const axis = ({column, from, to}) => ({column, from, to});
      const answer = await figure.request('map', {x: axis(this.x), y: axis(this.y), size});
      Object.assign(this, {values: answer.values, size: answer.size});
      this.#draw();
    } catch {
      // the figure has said it
    } finally {
      this.asking = false;
    }
    if (this.again) {
      this.again = false;
      this.load(figure, size);
    }
  }

  rows(points) {
    this.points = points;
    this.#drawRows();
  }

  #draw() {
    const {sx, sy} = this.chart;
    if (!this.chart.width) return;
    const [left, right] = sx.range();
    const [bottom, top] = sy.range();
    this.clip.attr('x', left).attr('y', top).attr('width', right - left).attr('height', bottom - top);
    if (this.values) {
      const n = this.size;
      const path = d3.geoPath(d3.geoTransform({point(px, py) {
        this.stream.point(left + (px - .5) / (n - 1) * (right - left), bottom - (py - .5) / (n - 1) * (bottom - top));
      }}));
      const contours = d3.contours().size([n, n]);
      const bands = this.classes.length === 2 ? this.#two(contours) : this.#many(contours);
      this.regions.selectAll('path').data(bands).join('path').attr('class', band => band.name).attr('d', band => path(band.shape)).style('fill', band => band.fill);
    }
    this.#drawRows();
  }

  #two(contours) {
    const second = this.values.map(probabilities => probabilities[1]);
    const fill = share => `color-mix(in oklab, var(--class-1-area), var(--class-2-area) ${Math.round(share * 100)}%)`;
    const bands = [-1, ...LEVELS].map((level, i) => ({name: 'band', fill: fill((i + .5) / 10), shape: contours.contour(second, level)}));
    return [...bands, {name: 'boundary', fill: 'none', shape: contours.contour(second, .5)}];
  }

  #many(contours) {
    return this.classes.map((name, k) => {
      const lead = this.values.map(probabilities => probabilities[k] - Math.max(...probabilities.filter((p, i) => i !== k)));
      return {name: 'region', fill: `var(--class-${classNumber(k)}-area)`, shape: contours.contour(lead, 0)};
    });
  }

  #drawRows() {
    const {sx, sy} = this.chart;
    if (!this.chart.width) return;
    this.marks.selectAll('g').data(this.points).join(enter => {
      const group = enter.append('g');
      group.append('circle').attr('class', 'wrong').attr('r', 13);
      group.append('path').attr('class', 'case');
      return group;
    }).attr('class', point => `class-${classNumber(point.actual)}${point.right ? '' : ' missed'}`)
      .attr('transform', point => `translate(${sx(point.x)},${sy(point.y)})`)
      .select('path').attr('d', point => classShape(point.actual, 130 * this.chart.em ** 2));
  }
}

const COLOURS = 10; // in style.css, --class-1 and so on
const SHAPES = [d3.symbolSquare, d3.symbolCircle, d3.symbolTriangle, d3.symbolDiamond, d3.symbolStar, d3.symbolCross, d3.symbolWye];

// The number of a class's colour.
export const classNumber = place => place % COLOURS + 1;

// The shape of a class: a square for the first, a circle for the second.
export const classShape = (place, area = 130) => d3.symbol(SHAPES[place % SHAPES.length], area)();
