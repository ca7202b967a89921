import {d3} from './chart.js';
import {short, significant} from './format.js';

// A network of one input and one output, with its numbers: input circle, weight ellipse, bias square, output circle.
// Weights become buttons if `onchoose` is given; places are those of the network's weights, 0 the weight and 1 the bias.
export class Diagram {
  constructor(host, {input, output, onchoose}) {
    this.svg = d3.select(host).append('svg').attr('class', 'diagram').attr('viewBox', '0 0 330 172');
    const wire = (x1, y1, x2, y2) => this.svg.append('path').attr('class', 'wire').attr('d', `M${x1} ${y1}L${x2} ${y2}`);
    wire(70, 54, 106, 54);
    wire(200, 54, 242, 54);
    wire(180, 122, 252, 78);
    this.input = this.#node('input', 'circle', 36, 54, input, {r: 33});
    this.weight = this.#node('weight', 'ellipse', 153, 54, 'weight', {rx: 47, ry: 29}, onchoose && (() => onchoose(0)));
    this.bias = this.#node('bias', 'rect', 153, 136, 'bias', {x: 108, y: 110, width: 90, height: 50, rx: 12}, onchoose && (() => onchoose(1)));
    this.output = this.#node('output', 'circle', 285, 54, output, {r: 42});
    this.svg.attr('role', onchoose ? 'group' : 'img').attr('aria-label', `From ${input} to ${output}`);
  }

  #node(role, shape, x, y, name, attributes, onchoose) {
    const group = this.svg.append('g').attr('class', role);
    const node = group.append(shape).attr('class', 'node');
    if (shape !== 'rect') node.attr('cx', x).attr('cy', y);
    for (const [key, value] of Object.entries(attributes)) node.attr(key, value);
    group.append('text').attr('class', 'name').attr('x', x).attr('y', y - 6).text(name);
    const value = group.append('text').attr('class', 'value').attr('x', x).attr('y', y + 14);
    if (onchoose) {
      group.attr('role', 'button').attr('aria-label', name).attr('tabindex', 0).on('click', onchoose).on('keydown', event => {
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
      const text = short(number, role === 'bias' ? 5 : 4);
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
