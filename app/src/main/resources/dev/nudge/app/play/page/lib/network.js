import {d3} from './chart.js';
import {short} from './format.js';

const TOP = 34;

// A network of any shape, from left to right: input circles, weight ellipses, hidden units, output circles, softmax bar.
// Of many weights, lines are drawn and one ellipse says how many they are.
//
//   network.draw({inputs: ['area', 'bathrooms'], hidden: [4], outputs: ['Bad', 'Good'], softmax: true}, {weights, inputs, biases, outputs});
//
// The second argument is what is known of its numbers: weights as the engine has them, layer by layer, input by input, with
// the biases of a layer behind them; values of the inputs and outputs.
export class NetworkDiagram {
  // Rows: how many units there may be upon each other, if the height is not to change with the shape.
  constructor(host, {rows} = {}) {
    Object.assign(this, {host, rows});
    host.classList.add('network');
    this.svg = d3.select(host).append('svg').attr('class', 'diagram wide').attr('role', 'img').attr('aria-label', 'A network');
    new ResizeObserver(() => this.shape && this.draw(this.shape, this.numbers)).observe(host);
  }

  draw(shape, numbers = {}) {
    Object.assign(this, {shape, numbers});
    const width = Math.round(this.host.clientWidth);
    if (width < 200) return;
    const key = JSON.stringify([width, shape]);
    if (key !== this.key) {
      this.key = key;
      this.#lay(width);
    }
    this.#write();
  }

  #lay(width) {
    const {inputs, hidden, outputs, softmax} = this.shape;
    const sizes = [inputs.length, ...hidden, outputs.length];
    const most = Math.max(...sizes);
    const em = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const row = Math.max(30, Math.min(72, 340 / most)) * em;
    const tail = softmax ? (56 + 8.5 * Math.max(...outputs.map(name => name.length))) * em : 0;
    const r = Math.max(9, Math.min(row * .38, (width - tail) / sizes.length / 5, 30 * em));
    // Where a circle has no room for its name, that stands before it.
    const before = r < 15 * em ? 28 * em : 0;
    const left = r + 4 + before;
    const gap = (width - tail - left - r - 4) / (sizes.length - 1);
    const top = TOP * em;
    const tall = this.rows ? this.rows * 30 * em : most * row;
    const middle = top + tall / 2;
    const height = top + tall + 62 * em;
    this.svg.attr('viewBox', `0 0 ${width} ${height}`).attr('height', height).selectAll('*').remove();
    this.columns = sizes.map((size, column) => d3.range(size).map(i => ({column, i, x: left + column * gap, y: middle + (i - (size - 1) / 2) * row})));
    const texts = this.texts = {weights: [], biases: [], inputs: [], outputs: []};
    const bottom = height - 30 * em;
    const own = sizes.length === 2 && sizes[1] === 1 && sizes[0] <= 4 && gap >= 150;
    this.wires = [];
    let place = 0;
    for (let column = 1; column < sizes.length; column++) {
      const biasX = left + (column - .5) * gap;
      const biases = this.svg.append('g').attr('class', 'bias');
      for (const to of this.columns[column]) {
        biases.append('path').attr('class', 'wire faint').attr('d', `M${biasX} ${bottom}L${to.x} ${to.y}`);
      }
      for (const from of this.columns[column - 1]) {
        for (const to of this.columns[column]) {
          const wire = this.svg.append('path').attr('class', 'wire').attr('d', `M${from.x} ${from.y}L${to.x} ${to.y}`);
          this.wires.push({wire, place: place + from.i * sizes[column] + to.i, count: sizes[column - 1] * sizes[column]});
          if (own) {
            const at = .46;
            texts.weights.push({place: place + from.i * sizes[column] + to.i, text: this.#node('weight', 'ellipse', from.x + (to.x - from.x) * at, from.y + (to.y - from.y) * at, {rx: 40 * em, ry: 16 * em})});
          }
        }
      }
      const weights = sizes[column - 1] * sizes[column];
      if (!own) this.#count('weight', left + (column - .5) * gap, 15 * em, weights, gap, em);
      place += weights;
      if (own && sizes[column] === 1) texts.biases.push({place, text: this.#node('bias', 'rect', biasX, bottom, {width: 84 * em, height: 34 * em, rx: 9})});
      else this.#count('bias', biasX, bottom, sizes[column], gap, em);
      place += sizes[column];
    }
    this.columns.forEach((nodes, column) => nodes.forEach(node => {
      const last = column === sizes.length - 1;
      const role = column === 0 ? 'input' : last ? 'output' : 'unit';
      const text = this.#node(role, 'circle', node.x, node.y, {r});
      if (role === 'input') texts.inputs.push(text);
      if (role === 'output') texts.outputs.push(text);
      if (before && role === 'input') text.attr('class', 'name end').attr('x', node.x - r - 5);
      text.text(role === 'input' ? `x${node.i + 1}` : role === 'output' && !(before && softmax) ? `y${node.i + 1}` : '');
    }));
    this.big = r >= 26 * em;
    if (softmax) this.#softmax(width, tail, r, em);
    this.#names(left, gap, r, top, row, em);
    this.svg.attr('aria-label', says(this.shape));
  }

  #softmax(width, tail, r, em) {
    const outputs = this.columns.at(-1);
    const x = width - tail + 10 * em;
    const from = outputs[0].y - r;
    const to = outputs.at(-1).y + r;
    const group = this.svg.append('g').attr('class', 'softmax');
    for (const {x: start, y} of outputs) group.append('path').attr('class', 'wire').attr('d', `M${start + r} ${y}H${x}`);
    group.append('rect').attr('class', 'node').attr('x', x).attr('y', from).attr('width', 16 * em).attr('height', to - from);
    group.append('text').attr('class', 'name').attr('transform', `translate(${x + 12.5 * em},${(from + to) / 2}) rotate(-90)`).text(to - from > 64 * em ? 'softmax' : '');
    this.probabilities = outputs.map(({y}, i) => group.append('text').attr('class', 'class').attr('x', x + 22 * em).attr('y', y + 4.5).text(this.shape.outputs[i]));
  }

  // What inputs and outputs are, where there is room beside them.
  #names(left, gap, r, top, row, em) {
    const {inputs, outputs, softmax} = this.shape;
    if (Math.max(inputs.length, outputs.length) > 4 || row < 2 * r + 14) return;
    inputs.forEach((name, i) => name !== `x${i + 1}` && this.svg.append('text').attr('class', 'name start').attr('x', 2).attr('y', this.columns[0][i].y - r - 5 * em).text(name));
    if (!softmax) outputs.forEach((name, i) => this.svg.append('text').attr('class', 'name end').attr('x', this.columns.at(-1)[i].x + r).attr('y', this.columns.at(-1)[i].y - r - 5 * em).text(name));
  }

  // One for all weights between two layers, or all biases of one.
  #count(role, x, y, count, gap, em) {
    const half = Math.min(gap / 2 - 3, 54 * em);
    const text = role === 'weight'
      ? this.#node(role, 'ellipse', x, y, {rx: half, ry: 14 * em})
      : this.#node(role, 'rect', x, y, {width: 2 * half, height: 28 * em, rx: 8});
    const word = role === 'weight' ? (count === 1 ? 'weight' : 'weights') : count === 1 ? 'bias' : 'biases';
    const whole = `${count} ${word}`;
    text.text(half < (3.6 * whole.length + (role === 'weight' ? 10 : 4)) * em ? count : whole);
  }

  #node(role, shape, x, y, attributes) {
    const group = this.svg.append('g').attr('class', role);
    const node = group.append(shape).attr('class', 'node');
    if (shape === 'rect') node.attr('x', x - attributes.width / 2).attr('y', y - attributes.height / 2);
    else node.attr('cx', x).attr('cy', y);
    for (const [key, value] of Object.entries(attributes)) node.attr(key, value);
    return group.append('text').attr('class', 'value').attr('x', x).attr('y', y).attr('dy', '.35em');
  }

  #write() {
    const {weights, inputs, outputs} = this.numbers;
    if (weights) {
      const own = this.numbers.strengths ?? weights;
      const high = Math.max(1e-12, ...own.map(Math.abs));
      for (const {wire, place} of this.wires) {
        const share = Math.abs(own[place] ?? 0) / high;
        wire.attr('stroke-width', .75 + 4 * share).attr('stroke-opacity', .25 + .75 * share).classed('negative', own[place] < 0);
      }
      for (const {place, text} of [...this.texts.weights, ...this.texts.biases]) text.text(short(weights[place], 4));
    } else {
      for (const {wire, count} of this.wires) wire.attr('stroke-width', count > 60 ? .75 : 1.25).attr('stroke-opacity', count > 60 ? .45 : .8);
    }
    if (inputs && this.big) inputs.forEach((value, i) => this.texts.inputs[i].text(short(value, 4)));
    if (outputs && this.big) outputs.forEach((value, i) => this.texts.outputs[i]?.text(short(value, 4)));
  }
}

// How many weights and biases a network of this shape has.
export function size({inputs, hidden, outputs}) {
  const sizes = [inputs.length, ...hidden, outputs.length];
  const weights = d3.sum(d3.range(1, sizes.length), i => sizes[i - 1] * sizes[i]);
  return {weights, biases: d3.sum(sizes.slice(1))};
}

function says(shape) {
  const {weights, biases} = size(shape);
  const layers = shape.hidden.length ? `hidden layers of ${shape.hidden.join(', ')} units` : 'no hidden layer';
  return `A network of ${shape.inputs.length} inputs, ${layers}, ${shape.outputs.length} outputs${shape.softmax ? ' and softmax' : ''}: ${weights} weights and ${biases} biases`;
}
