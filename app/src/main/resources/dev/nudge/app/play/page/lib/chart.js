import '../d3/dist/d3.min.js';

export const d3 = globalThis.d3;

const LEFT = 52; // for the labels of the axis

// A chart that fills the width it is given, with axes; what it shows is drawn into `plot` by onlayout and by its owner.
//
//   const chart = new Chart(host, {label: 'area against price', x: [0, 2600], y: [0, 410], xLabel: 'area', yLabel: 'price'});
//   chart.onlayout = () => draw();   // whenever its size has changed; chart.sx and chart.sy are its scales
export class Chart {
  constructor(host, {label, x, y, xLabel, yLabel, ratio = .62, tallest = 460, xFormat, yFormat, grid = true, yLog = false}) {
    Object.assign(this, {ratio, tallest, grid, xFormat, yFormat});
    host.classList.add('chart');
    this.host = host;
    this.svg = d3.select(host).append('svg').attr('role', 'img').attr('aria-label', label);
    this.sx = d3.scaleLinear().domain(x);
    this.sy = (yLog ? d3.scaleLog() : d3.scaleLinear()).domain(y);
    if (grid) this.gridGroup = this.svg.append('g').attr('class', 'grid');
    this.xAxis = this.svg.append('g').attr('class', 'axis');
    this.yAxis = this.svg.append('g').attr('class', 'axis');
    this.plot = this.svg.append('g');
    this.xLabel = this.svg.append('text').attr('class', 'label').attr('text-anchor', 'end').text(xLabel);
    this.yLabel = this.svg.append('text').attr('class', 'label').text(yLabel);
    this.onlayout = () => {};
    new ResizeObserver(() => this.layout()).observe(host);
    this.layout();
  }

  // New ends for the axes, which may move them.
  domain(x, y) {
    const same = (a, b) => !b || (a[0] === b[0] && a[1] === b[1]);
    if (same(this.sx.domain(), x) && same(this.sy.domain(), y)) return;
    if (x) this.sx.domain(x);
    if (y) this.sy.domain(y);
    this.axes();
    this.onlayout();
  }

  layout() {
    const width = Math.round(this.host.clientWidth);
    if (width < 2 * LEFT) return; // no room for anything
    const em = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const height = Math.round(Math.min(this.tallest * em, Math.max(250, width * this.ratio)));
    if (width === this.width && height === this.height) return;
    Object.assign(this, {width, height, em});
    this.svg.attr('viewBox', `0 0 ${width} ${height}`).attr('height', height);
    this.sx.range([LEFT * em, width - 10]);
    this.sy.range([height - 44 * em, 26 * em]);
    this.axes();
    this.onlayout();
  }

  axes() {
    if (!this.width) return;
    const [left, right] = this.sx.range();
    const [bottom, top] = this.sy.range();
    const ticks = Math.max(3, Math.floor((bottom - top) / 60 / this.em));
    const yTicks = d3.axisLeft(this.sy).ticks(ticks, this.#specifier()).tickSizeOuter(0);
    const long = this.sx.domain()[1] >= 1e5 ? '~s' : undefined;
    this.xAxis.attr('transform', `translate(0,${bottom})`)
      .call(d3.axisBottom(this.sx).ticks(Math.max(3, Math.floor((right - left) / 90 / this.em)), this.xFormat ?? long).tickSizeOuter(0));
    this.yAxis.attr('transform', `translate(${left},0)`).call(yTicks);
    if (this.grid) {
      this.gridGroup.attr('transform', `translate(${left},0)`)
        .call(d3.axisLeft(this.sy).tickValues(this.#lines(ticks)).tickSize(left - right).tickFormat('').tickSizeOuter(0));
    }
    this.xLabel.attr('x', right).attr('y', this.height - 6);
    this.yLabel.attr('x', 2).attr('y', 14 * this.em);
  }

  // 100k for a hundred thousand, but 0.1 for a tenth.
  #specifier() {
    const most = Math.max(...this.sy.domain().map(Math.abs));
    return this.yFormat === '~g' && most >= 1e4 ? '~s' : this.yFormat === '~g' && most >= 10 ? ',.6~r' : this.yFormat;
  }

  // Of a logarithmic axis only whole powers: all its ticks would be a hatching.
  #lines(count) {
    const ticks = this.sy.ticks(count);
    return this.sy.base ? ticks.filter(tick => Number.isInteger(Math.log10(tick))) : ticks;
  }

  // The text for those who do not see it.
  says(text) { this.svg.attr('aria-label', text); }
}
