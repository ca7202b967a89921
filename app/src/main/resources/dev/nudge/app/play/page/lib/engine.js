// The one way to the engine. A page has one socket; each figure on it is an experiment that the engine trains.
//
//   const figure = new Figure('my-figure');
//   figure.onstate = (state, description) => draw(state);
//   figure.onproblem = text => ...;
//   figure.open(experiment, [{area: 2000}]);      // experiment: what experiment.yaml would say, as an object
//   figure.set({0: 0.18});                        // weights by place, in the units of the file
//   figure.step(10); figure.step(-1); figure.go(120); figure.play(60); figure.pause(); figure.converge(); figure.restart();
//   const {losses, size} = await figure.request('surface', {x: {weight: 0, from: 0, to: 1}, y: {...}, size: 60});
//
// The engine sends the next state when the page has taken the last, and then the newest: nothing queues up. What is off the
// screen is not drawn: figure.within(element).

const AWAY = 250;
const figures = new Map();
// What nobody else knows: who knows it sends files for this page.
const PAGE = Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
const SHORTEST = 500;
let socket;
let wait = SHORTEST;
let connected;
let ready = new Promise(done => connected = done);
connect(false);

function connect(again) {
  let open = false;
  socket = new WebSocket(`ws://${location.host}/socket?page=${PAGE}`);
  socket.onopen = () => {
    open = true;
    notify('');
    // Before what was asked meanwhile, which is about figures that the engine has forgotten.
    if (again) for (const figure of figures.values()) figure.reopen();
    connected();
  };
  socket.onmessage = event => {
    const message = JSON.parse(event.data);
    if (message.type !== 'error') wait = SHORTEST; // A server that is full is open for a moment, to say so.
    receive(message);
  };
  socket.onclose = event => {
    if (open) ready = new Promise(done => connected = done); // What is asked from now on waits for the next connection.
    for (const figure of figures.values()) figure.lost();
    notify(event.reason || 'The connection to nudge is lost. Is it still running? Trying again …');
    setTimeout(() => connect(again || open), wait);
    wait = Math.min(wait * 2, 10_000);
  };
}

// The engine lets go of a page that says nothing for minutes. This says nothing about any figure, and is not answered.
setInterval(() => socket.readyState === WebSocket.OPEN && socket.send('{"figure":"","type":"close"}'), 60_000);

const notify = text => dispatchEvent(new CustomEvent('nudge-notice', {detail: text}));

function receive(message) {
  const figure = figures.get(message.figure);
  if (figure) figure.receive(message);
  else if (message.type === 'error') notify(message.message);
}

export class Figure {
  constructor(name) {
    this.name = name;
    this.trail = [];
    this.waiting = new Map();
    this.next = 1;
    this.moved = 0;
    this.onstate = this.onopened = this.onproblem = () => {};
    figures.set(name, this);
  }

  open(experiment, ask = []) {
    this.opened = {experiment, ask};
    return this.request('open', this.opened);
  }

  // After a lost connection: the experiment from its beginning, as the engine has forgotten the rest.
  reopen() {
    if (this.opened) this.request('open', this.opened).catch(() => {});
  }

  async send(type, content = {}) {
    const id = this.next++;
    const text = JSON.stringify({figure: this.name, type, id, ...content});
    if (socket.readyState !== WebSocket.OPEN) await ready;
    socket.send(text);
  }

  // What the next fresh state must have heard of.
  #move(type, content) {
    this.moved = this.next;
    this.send(type, content);
  }

  // Asks for an answer of its own, and waits for it.
  request(type, content = {}) {
    return new Promise((resolve, reject) => {
      this.waiting.set(this.next, {resolve, reject, opens: type === 'open'});
      this.send(type, content);
    });
  }

  set(weights) { this.#move('set', {weights}); }
  step(count) { this.#move('step', {count}); }
  go(step) { this.#move('go', {step}); }
  play(speed = 0, until = 0) { this.send('play', {speed, until}); }
  pause() { this.send('pause'); }
  converge() { this.send('converge'); }
  restart() { this.#move('restart'); }

  close() {
    this.send('close');
    figures.delete(this.name);
  }

  receive(message) {
    if (message.type === 'state') this.#state(message);
    else this.#answer(message);
  }

  #state(state) {
    const {from, points} = state.trail;
    if (from === 0) this.trail = points;
    else this.trail.push(...points);
    // Scores of many rows come less often than states.
    state.rows ??= this.state.rows;
    state.parts ??= this.state.parts;
    // A dial that is being turned is ahead of a state that has not heard of its last turn.
    state.fresh = state.heard >= this.moved;
    this.state = state;
    const waits = this.undrawn;
    this.undrawn = true;
    if (this.away) setTimeout(() => this.#drawn(), AWAY);
    else if (state.status !== 'trains') {
      // At once, so that a dial answers within this frame.
      this.#show();
      this.#drawn();
    } else if (!waits) {
      // The newest with the next frame. Another one is asked for meanwhile, so that frames do not wait for the engine.
      requestAnimationFrame(() => this.#frame());
      this.#drawn();
    } else this.owed = true;
  }

  #frame() {
    if (this.undrawn) this.#show();
    if (this.owed) this.#drawn();
  }

  #show() {
    this.undrawn = false;
    this.onproblem(this.state.explanation || '');
    this.onstate(this.state, this.description);
  }

  // What was open before is not any more: nothing trains.
  #stands() {
    if (!this.state) return;
    this.state.status = 'rests';
    this.#show();
  }

  #drawn() {
    this.owed = false;
    if (figures.get(this.name) === this) this.send('drawn');
  }

  // Where it is drawn: while that is off the screen, states come less often, and the last is drawn when it comes back.
  within(element) {
    const watch = new IntersectionObserver(entries => {
      this.away = !entries.at(-1).isIntersecting; // they may come several at once, the newest last
      if (!this.away && this.undrawn) this.#show();
    }, {rootMargin: '100px'});
    watch.observe(element);
    return this;
  }

  #answer(message) {
    if (message.type === 'opened') {
      this.description = message;
      this.undrawn = false; // a state of what was open before
      this.onopened(message);
    }
    this.ontold?.(message);
    const waiting = this.waiting.get(message.id);
    this.waiting.delete(message.id);
    if (message.type === 'error') {
      if (waiting?.opens) this.#stands();
      // What is wrong with the experiment has been said.
      if (!message.message.includes('is not open; send open first')) this.onproblem(message.message.replace(/^message: /gm, ''));
      waiting?.reject(new Error(message.message));
    } else {
      waiting?.resolve(message);
    }
  }

  lost() {
    for (const {reject} of this.waiting.values()) reject(new Error('the connection is lost'));
    this.waiting.clear();
  }
}

// Sends a file to the engine, which gives it a key: {file, name}. It stays there until this page closes.
export async function upload(file) {
  await ready;
  const address = `/upload?page=${PAGE}&name=${encodeURIComponent(file.name)}`;
  const answer = await fetch(address, {method: 'POST', body: file, headers: {'Content-Type': 'application/octet-stream'}})
    .then(response => response.json())
    .catch(() => ({message: `${file.name} could not be sent; it may be too large, or nudge may have ended`}));
  if (answer.message) throw new Error(answer.message);
  return answer;
}

// Calls back once, when an element comes near the screen: what nobody looks at needs no training.
export function whenNear(element, then) {
  const watch = new IntersectionObserver(entries => {
    if (entries.some(entry => entry.isIntersecting)) {
      watch.disconnect();
      then();
    }
  }, {rootMargin: '600px'});
  watch.observe(element);
}
