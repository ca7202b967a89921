import {d3} from '../lib/chart.js';
import {fixed, significant} from '../lib/format.js';

const MOST = 10;
const WIDTH = 640;

// The network with its weights: a line is as thick as its weight is large, and dashed where it is negative.
export class NetworkView {
  constructor(host) {
    this.svg = d3.select(host).append('svg').attr('class', 'net').attr('role', 'img');
    this.links = this.svg.append('g');
    this.nodes = this.svg.append('g');
  }

  open({inputs, layers, classes, target}) {
    const last = layers.length - 1;
    const columns = [{names: inputs, size: inputs.length, kind: 'input'},
      ...layers.map((layer, i) => ({size: layer.units, kind: i === last ? 'output' : 'unit', names: i < last ? [] : classes.length === layer.units ? classes : [target], activation: i < last ? layer.activation : ''}))];
    const tallest = Math.min(MOST, Math.max(...columns.map(column => column.size)));
    const height = 44 + tallest * 26;
    this.svg.attr('viewBox', `0 0 ${WIDTH} ${height}`);
    const x = i => 118 + i * (WIDTH - 236) / Math.max(1, columns.length - 1);
    columns.forEach((column, i) => {
      column.shown = Math.min(MOST, column.size);
      column.at = Array.from({length: column.shown}, (_, j) => [x(i), 30 + (j + .5) * (height - 44) / column.shown]);
    });
    this.columns = columns;
    this.layers = layers;
    this.#nodes(x, height);
    this.wires = layers.flatMap((layer, l) => columns[l].at.flatMap((from, i) => columns[l + 1].at.map((to, j) => ({from, to, place: layer.start + i * layer.units + j}))));
    this.lines = this.links.selectAll('path').data(this.wires).join('path').attr('d', ({from, to}) => {
      const middle = (from[0] + to[0]) / 2;
      return `M${from[0]} ${from[1]}C${middle} ${from[1]} ${middle} ${to[1]} ${to[0]} ${to[1]}`;
    });
    const shape = [inputs.length, ...layers.map(layer => layer.units)].map(size => fixed(size)).join(', ');
    this.svg.attr('aria-label', `A network of ${shape} units from input to output`);
  }

  #nodes(x, height) {
    this.nodes.selectAll('*').remove();
    this.columns.forEach((column, i) => {
      const group = this.nodes.append('g').attr('class', 'layer-of-units');
      const title = column.kind === 'unit' ? column.activation : column.kind === 'input' ? 'inputs' : 'output';
      group.append('text').attr('x', x(i)).attr('y', 14).attr('text-anchor', 'middle').text(title);
      column.at.forEach(([cx, cy], j) => {
        group.append('circle').attr('class', column.kind).attr('cx', cx).attr('cy', cy).attr('r', 7.5);
        if (column.kind === 'output') group.append('circle').attr('cx', cx).attr('cy', cy).attr('r', 3).style('fill', 'var(--output)').attr('stroke', 'none');
        const name = column.names?.[j];
        if (!name) return;
        const left = column.kind === 'input';
        group.append('text').attr('class', 'strong').attr('x', cx + (left ? -13 : 13)).attr('y', cy + 4).attr('text-anchor', left ? 'end' : 'start').text(cut(name));
      });
      if (column.size > column.shown) {
        group.append('text').attr('x', x(i)).attr('y', height - 2).attr('text-anchor', 'middle').text(`and ${fixed(column.size - column.shown)} more`);
      }
    });
  }

  draw({weights}) {
    if (!this.lines) return;
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

const cut = name => (name.length > 15 ? `${name.slice(0, 14)}…` : name);
