// The state of the figures in the address, so that it can be shared: #part;name=value;name=value
const values = new Map();
let part = '';
let later;

function read() {
  const [head, ...rest] = decodeURIComponent(location.hash.slice(1)).split(';');
  part = head;
  for (const item of rest) {
    const [name, value] = item.split('=');
    if (name && value !== undefined) values.set(name, value);
  }
  if (rest.length && part) stayAt(document.getElementById(part));
}

// While the figures above fill, and nobody scrolls.
function stayAt(chapter) {
  if (!chapter) return;
  const watch = new ResizeObserver(() => chapter.scrollIntoView({behavior: 'instant'}));
  watch.observe(document.querySelector('main'));
  const leave = () => watch.disconnect();
  for (const type of ['wheel', 'pointerdown', 'keydown', 'touchstart']) addEventListener(type, leave, {once: true, passive: true});
  setTimeout(leave, 2000);
}

read();
addEventListener('hashchange', () => { part = decodeURIComponent(location.hash.slice(1)).split(';')[0]; });

// The numbers that a link has for a figure, or nothing.
export function linked(name) {
  const numbers = values.get(name)?.split(',').map(Number);
  return numbers?.every(Number.isFinite) ? numbers : undefined;
}

// Something larger: keys and values. Without the letters that part a link.
export function linkedObject(name) {
  try {
    const bytes = Uint8Array.from(atob(values.get(name).replaceAll('-', '+').replaceAll('_', '/')), letter => letter.charCodeAt(0));
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

export function linkObject(name, chapter, object) {
  const text = String.fromCharCode(...new TextEncoder().encode(JSON.stringify(object)));
  put(name, chapter, btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', ''));
}

// Puts the numbers of a figure, which is in a chapter, into the link.
export function link(name, chapter, numbers) {
  put(name, chapter, numbers.map(number => Number(number.toPrecision(7))).join(','));
}

function put(name, chapter, value) {
  values.set(name, value);
  part = chapter;
  clearTimeout(later);
  later = setTimeout(() => {
    const items = [...values].map(([key, value]) => `${key}=${value}`);
    history.replaceState(null, '', `#${[part, ...items].join(';')}`);
  }, 250);
}
