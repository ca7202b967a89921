// Numbers as people read them.
const formats = new Map();

// With so many digits behind the point, in groups of three.
export function fixed(number, digits = 0) {
  if (number === null || !Number.isFinite(number)) return 'beyond all bounds';
  if (Math.abs(number) >= 1e12) return number.toExponential(3);
  if (!formats.has(digits)) {
    formats.set(digits, new Intl.NumberFormat('en', {minimumFractionDigits: digits, maximumFractionDigits: digits}));
  }
  const text = formats.get(digits).format(number);
  return (/^-[0.,]*$/.test(text) ? text.slice(1) : text).replace('-', '−');
}

// With about so many significant digits.
export function significant(number, digits = 6) {
  if (number === null || !Number.isFinite(number)) return 'beyond all bounds';
  if (number === 0) return '0';
  const size = Math.floor(Math.log10(Math.abs(number)));
  if (size >= 9 || size < -7) return number.toExponential(digits - 1).replace('-', '−');
  return fixed(number, Math.max(0, Math.min(12, digits - 1 - size)));
}

// The same without zeros at the end.
export function short(number, digits = 5) {
  const text = significant(number, digits);
  return text.includes('.') && !text.includes('e') ? text.replace(/\.?0+$/, '') : text;
}
