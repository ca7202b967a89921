// Numbers as people type them: with a decimal point or a decimal comma, in groups of three or not.
const PLAIN = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i;
const DECIMAL_COMMA = /^[-+]?(\d+,\d*|,\d+)(e[-+]?\d+)?$/i;
const GROUPS = /^[-+]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/;
const GROUPS_OF_POINTS = /^[-+]?[1-9]\d{0,2}((\.\d{3})+,\d*|(\.\d{3}){2,})$/;
const WHOLE_GROUPS_OF_POINTS = /^[-+]?[1-9]\d{0,2}(\.\d{3})+$/;
const EITHER = /^[-+]?[1-9]\d{0,2},\d{3}$/;

// {number: what was typed, NaN if that is none; says: how it was read, where it could have been meant otherwise}. The page
// itself writes a thousand as 1,000, so that is what it reads there.
export function typed(text, whole = false) {
  const plain = text.trim().replaceAll('−', '-');
  if (whole && WHOLE_GROUPS_OF_POINTS.test(plain)) return {number: Number(plain.replaceAll('.', '')), says: ''};
  if (PLAIN.test(plain)) return {number: Number(plain), says: ''};
  if (GROUPS.test(plain)) {
    const number = Number(plain.replaceAll(',', ''));
    return {number, says: EITHER.test(plain) && !whole ? `${plain} is read as ${number}; for decimals, type ${plain.replace(',', '.')}` : ''};
  }
  if (GROUPS_OF_POINTS.test(plain)) return {number: Number(plain.replaceAll('.', '').replace(',', '.')), says: ''};
  if (DECIMAL_COMMA.test(plain)) return {number: Number(plain.replace(',', '.')), says: ''};
  return {number: NaN, says: ''};
}

// Lets a text field take numbers. Once one has been typed it stands there in digits and a point, before whoever listens to
// `change` hears of it; what is no number stays as it was typed. With a step, arrow keys count.
export function numeric(field, {min = -Infinity, max = Infinity, step, whole = false, words = false} = {}) {
  field.type = 'text';
  // The keys of a telephone's decimal keyboard have no minus.
  field.inputMode = min < 0 || words ? 'text' : whole ? 'numeric' : 'decimal';
  field.autocomplete = 'off';
  field.spellcheck = false;
  const said = document.createElement('span');
  said.className = 'understood';
  said.setAttribute('role', 'status');
  field.after(said);
  field.addEventListener('input', () => { said.textContent = ''; });
  field.addEventListener('change', () => {
    const {number, says} = typed(field.value, whole);
    said.textContent = says;
    if (Number.isFinite(number) && (whole || !PLAIN.test(field.value))) field.value = number;
  });
  field.addEventListener('keydown', event => {
    const by = {ArrowUp: 1, ArrowDown: -1}[event.key];
    const {number} = typed(field.value, whole);
    if (!by || !step || !Number.isFinite(number) || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    field.value = Number(Math.max(min, Math.min(max, number + by * step)).toPrecision(12));
    for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, {bubbles: true}));
  });
  return {says: text => { said.textContent = text; }};
}
