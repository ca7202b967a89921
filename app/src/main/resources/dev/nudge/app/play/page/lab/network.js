import {d3} from '../lib/chart.js';
import {fixed, significant} from '../lib/format.js';

const MOST = 10;
const ROW = 28;

// The network with its weights: a line is as thick as its weight is large, and dashed where it is negative.
export class NetworkView {
  constructor(host) {
    this.host = host;
    this.svg = d3.select(host).append('svg').attr('class', 'net').attr('role', 'img').attr('aria-label', 'The network');
    this.links = this.svg.append('g');
    this.nodes = this.svg.append('g');
    new ResizeObserver(() => this.description && this.#lay()).observe(host);
  }

  open(description) {
    this.description = description;
    this.state = undefined;
    this.#lay();
  }

  #lay() {
    const {inputs, layers, classes, target} = this.description;
    const width = Math.round(this.host.clientWidth);
    if (width < 200) return;
    const em = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const last = layers.length - 1;
    const columns = [{names: inputs, size: inputs.length, kind: 'input'},
      ...layers.map((layer, i) => ({size: layer.units, kind: i === last ? 'output' : 'unit', names: i < last ? [] : classes.length === layer.units ? classes : [target], activation: i < last ? layer.activation : ''}))];
    const tallest = Math.min(MOST, Math.max(...columns.map(column => column.size)));
    const height = (44 + tallest * ROW) * em;
    this.svg.attr('viewBox', `0 0 ${width} ${height}`).attr('height', height);
    // Names stand on both sides, and get a quarter of the width each.
    this.letters = Math.max(5, Math.min(15, Math.floor((width / 4 / em - 20) / 7)));
    const side = (20 + this.letters * 7) * em;
    const x = i => side + i * (width - 2 * side) / Math.max(1, columns.length - 1);
    columns.forEach((column, i) => {
      column.shown = Math.min(MOST, column.size);
      column.at = Array.from({length: column.shown}, (_, j) => [x(i), 26 * em + (j + .5) * (height - 44 * em) / column.shown]);
    });
    this.columns = columns;
    this.layers = layers;
    this.#nodes(x, height, em);
    this.wires = layers.flatMap((layer, l) => columns[l].at.flatMap((from, i) => columns[l + 1].at.map((to, j) => ({from, to, place: layer.start + i * layer.units + j}))));
    this.lines = this.links.selectAll('path').data(this.wires).join('path').attr('d', ({from, to}) => {
      const middle = (from[0] + to[0]) / 2;
      return `M${from[0]} ${from[1]}C${middle} ${from[1]} ${middle} ${to[1]} ${to[0]} ${to[1]}`;
    });
    const shape = [inputs.length, ...layers.map(layer => layer.units)].map(size => fixed(size)).join(', ');
    this.svg.attr('aria-label', `A network of ${shape} units from input to output`);
    if (this.state) this.draw(this.state);
  }

  #nodes(x, height, em) {
    this.nodes.selectAll('*').remove();
    this.columns.forEach((column, i) => {
      const group = this.nodes.append('g').attr('class', 'layer-of-units');
      const title = column.kind === 'unit' ? column.activation : column.kind === 'input' ? 'inputs' : 'output';
      group.append('text').attr('x', x(i)).attr('y', 14 * em).attr('text-anchor', 'middle').text(title);
      column.at.forEach(([cx, cy], j) => {
        group.append('circle').attr('class', column.kind).attr('cx', cx).attr('cy', cy).attr('r', 7.5 * em);
        if (column.kind === 'output') group.append('circle').attr('cx', cx).attr('cy', cy).attr('r', 3 * em).style('fill', 'var(--output)').attr('stroke', 'none');
        const name = column.names?.[j];
        if (!name) return;
        const left = column.kind === 'input';
        group.append('text').attr('class', 'strong').attr('x', cx + (left ? -13 : 13) * em).attr('y', cy).attr('dy', '.35em').attr('text-anchor', left ? 'end' : 'start').text(cut(name, this.letters)).append('title').text(name);
      });
      if (column.size > column.shown) {
        group.append('text').attr('x', x(i)).attr('y', height - 3).attr('text-anchor', 'middle').text(`and ${fixed(column.size - column.shown)} more`);
      }
    });
  }

  draw(state) {
    this.state = state;
    if (!this.lines) return;
    const {weights} = state;
    const known = this.wires.map(({place}) => weights[place]).filter(Number.isFinite);
    const most = Math.max(1e-9, d3.max(known, Math.abs) ?? 1);
    this.lines.attr('class', ({place}) => (weights[place] < 0 ? 'link negative' : 'link'))
      .attr('stroke-width', ({place}) => (place < weights.length ? .4 + 4.6 * Math.abs(weights[place]) / most : .4))
      .attr('stroke-opacity', ({place}) => (place < weights.length ? .25 + .7 * Math.abs(weights[place]) / most : .15));
    this.lines.filter((_, i) => i < 40).each(function ({place}) {
      if (place < weights.length) this.setAttribute('data-weight', significant(weights[place], 3));
    });
  }
}

const cut = (name, letters) => (name.length > letters ? `${name.slice(0, letters - 1)}…` : name);
