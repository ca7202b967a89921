import {d3} from './chart.js';
import {significant} from './format.js';

// A network of one input and one output, with its numbers: input circle, weight ellipse, bias square, output circle.
// Weights become buttons if `onchoose` is given; places are those of the network's weights, 0 the weight and 1 the bias.
export class Diagram {
  constructor(host, {input, output, onchoose}) {
    this.svg = d3.select(host).append('svg').attr('class', 'diagram').attr('viewBox', '0 0 430 176');
    const wire = (x1, y1, x2, y2) => this.svg.append('path').attr('class', 'wire').attr('d', `M${x1} ${y1}L${x2} ${y2}`);
    wire(84, 60, 150, 60);
    wire(250, 60, 330, 60);
    wire(200, 126, 341, 84);
    this.input = this.#node('input', 'circle', 50, 60, input, {r: 34});
    this.weight = this.#node('weight', 'ellipse', 200, 60, 'weight', {rx: 50, ry: 30}, onchoose && (() => onchoose(0)));
    this.bias = this.#node('bias', 'rect', 160, 138, 'bias', {x: 112, y: 112, width: 96, height: 52, rx: 12}, onchoose && (() => onchoose(1)));
    this.output = this.#node('output', 'circle', 375, 60, output, {r: 45});
    this.svg.attr('role', onchoose ? 'group' : 'img');
  }

  #node(role, shape, x, y, name, attributes, onchoose) {
    const group = this.svg.append('g').attr('class', role);
    const node = group.append(shape).attr('class', 'node');
    if (shape !== 'rect') node.attr('cx', x).attr('cy', y);
    for (const [key, value] of Object.entries(attributes)) node.attr(key, value);
    group.append('text').attr('class', 'name').attr('x', x).attr('y', y - 6).text(name);
    const value = group.append('text').attr('class', 'value').attr('x', x).attr('y', y + 14);
    if (onchoose) {
      group.attr('role', 'button').attr('tabindex', 0).on('click', onchoose).on('keydown', event => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          onchoose();
        }
      });
    }
    return {group, value, name};
  }

  draw({input, weight, bias, output}) {
    const texts = {input, weight, bias, output};
    for (const [role, number] of Object.entries(texts)) {
      const text = significant(number, role === 'input' || role === 'output' ? 4 : 5);
      this[role].value.text(text);
      if (this[role].group.attr('role')) this[role].group.attr('aria-label', `${this[role].name} ${text}`);
    }
    this.svg.attr('aria-label', `${this.input.name} ${significant(input, 4)} times weight ${significant(weight, 5)} plus bias ${significant(bias, 5)} is ${significant(output, 4)}`);
  }

  choose(place) {
    this.weight.group.attr('aria-pressed', place === 0);
    this.bias.group.attr('aria-pressed', place === 1);
  }
}
