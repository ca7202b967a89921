// What the chapters about houses share: the experiment, the scatter of houses with line and errors, the table.
import {Chart} from './chart.js';
import {fixed} from './format.js';
import {diamond} from './roles.js';

// The three houses as experiments/house-prices.yaml has them: areas times 1e-4, so that one rate suits both numbers.
export const houses = (more = {}) => ({
  dataset: {name: 'houses', table: 'three'},
  features: {target: 'price', scaling: {area: 1e-4}},
  loss: 'mse',
  optimizer: {name: 'gd', 'learning-rate': 0.5},
  training: {'batch-size': 'all'},
  ...more,
});

export const WIDEST = 2600;
export const ASKED = [{area: 0}, {area: WIDEST}, {area: 2000}];

// Areas against prices: what was paid, what is predicted, and bars between them.
export class HouseScatter {
  constructor(host, asked = false) {
    this.asked = asked;
    this.chart = new Chart(host, {label: 'Area against price', x: [0, WIDEST], y: [0, 500], xLabel: 'area, square feet', yLabel: 'price, $1000', tallest: 400});
    this.chart.onlayout = () => this.state && this.draw(this.state, this.description);
    const id = `scatter-clip-${HouseScatter.count = (HouseScatter.count || 0) + 1}`;
    this.clip = this.chart.plot.append('clipPath').attr('id', id).append('rect');
    const plot = this.chart.plot.append('g').attr('clip-path', `url(#${id})`);
    this.line = plot.append('line').attr('class', 'line');
    this.askedLine = plot.append('path').attr('class', 'asked-line').attr('fill', 'none');
    this.bars = plot.append('g');
    this.actual = plot.append('g');
    this.predicted = this.chart.plot.append('g');
    this.askedText = this.chart.plot.append('text').attr('class', 'strong').attr('text-anchor', 'end');
  }

  draw(state, description) {
    Object.assign(this, {state, description});
    const {sx, sy} = this.chart;
    const [bottom, top] = sy.range();
    this.clip.attr('x', sx.range()[0]).attr('y', top - 8).attr('width', sx.range()[1] - sx.range()[0] + 8).attr('height', bottom - top + 16);
    const place = value => Math.max(-1e6, Math.min(1e6, sy(value))); // as far as a browser draws
    const edge = value => (sy(value) < top ? 'above' : sy(value) > bottom ? 'below' : '');
    const mark = p => (edge(p.predicted) ? arrow(sx(p.area), edge(p.predicted) === 'above' ? top : bottom, edge(p.predicted) === 'above' ? -1 : 1, this.chart.em) : diamond(sx(p.area), sy(p.predicted), 6.5 * this.chart.em));
    const points = description.rows.map(([area, price], i) => ({area, price, predicted: state.rows.predicted[i]}));
    const [atZero, atEnd, at2000] = state.asked;
    this.line.attr('x1', sx(0)).attr('y1', place(atZero)).attr('x2', sx(WIDEST)).attr('y2', place(atEnd));
    this.bars.selectAll('line').data(points).join('line').attr('class', 'mark-error')
      .attr('x1', p => sx(p.area)).attr('x2', p => sx(p.area)).attr('y1', p => sy(p.price)).attr('y2', p => place(p.predicted));
    this.actual.selectAll('circle').data(points).join('circle').attr('class', 'mark-actual')
      .attr('cx', p => sx(p.area)).attr('cy', p => sy(p.price));
    this.predicted.selectAll('path').data(points).join('path').attr('class', 'mark-predicted')
      .attr('d', mark);
    if (this.asked) {
      const y = place(at2000);
      this.askedLine.attr('d', `M${sx(2000)} ${sy(0)}V${y}H${sx(0)}`);
      this.askedText.attr('x', sx(2000) - 10).attr('y', Math.max(top + 14 * this.chart.em, Math.min(bottom - 6, y - 10))).text(`2,000 sq ft: ${fixed(at2000)}`);
    }
    this.chart.says(`Area against price. ${points.map(p =>
      `House of ${fixed(p.area)} square feet: paid ${fixed(p.price, 1)}, predicted ${fixed(p.predicted, 1)}`).join('; ')}.`);
  }
}

// The path of a mark for what is beyond the chart, above (-1) or below (1).
const arrow = (x, y, way, em) => `M${x - 7 * em} ${y}L${x} ${y + way * 8 * em}L${x + 7 * em} ${y}Z`;

// Area, price, prediction, error and its square for each house, and the mean of the squares.
export class HouseTable {
  constructor(host) {
    host.classList.add('scroll');
    host.tabIndex = 0;
    host.setAttribute('role', 'region');
    host.setAttribute('aria-label', 'The houses in figures');
    host.innerHTML = `<table><caption>Prices in $1000</caption>
      <thead><tr><th scope="col">area</th><th scope="col">price</th><th scope="col">predicted</th><th scope="col">error</th><th scope="col">squared</th></tr></thead>
      <tbody></tbody>
      <tfoot><tr><th scope="row" colspan="4">mean of the squares</th><td data-value="mean"></td></tr></tfoot></table>`;
    this.body = host.querySelector('tbody');
    this.#rows(3);
    this.mean = host.querySelector('[data-value=mean]');
  }

  // There from the beginning, so that nothing moves when the numbers come.
  #rows(count) {
    this.body.innerHTML = '<tr><td>–</td><td>–</td><td class="predicted">–</td><td class="error">–</td><td>–</td></tr>'.repeat(count);
  }

  draw(state, description, digits = 1) {
    if (this.body.rows.length !== description.rows.length) this.#rows(description.rows.length);
    description.rows.forEach(([area, price], i) => {
      const cells = this.body.rows[i].cells;
      const {predicted, error, loss} = state.rows;
      [fixed(area), fixed(price, 1), fixed(predicted[i], digits), fixed(error[i], digits), fixed(loss[i], digits === 0 ? 0 : 1)]
        .forEach((text, column) => { if (cells[column].textContent !== text) cells[column].textContent = text; });
    });
    this.mean.textContent = fixed(state.loss, state.loss < 10_000 ? 2 : 0);
  }
}
