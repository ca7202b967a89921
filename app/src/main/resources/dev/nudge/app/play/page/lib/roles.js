// What things are, by shape and colour; colours stand in style.css under the same names.
const SHAPES = {
  input: '<circle cx="8" cy="8" r="6" fill="none" stroke="var(--input)" stroke-width="2.5"/>',
  weight: '<ellipse cx="8" cy="8" rx="7" ry="5" fill="none" stroke="var(--weight)" stroke-width="2.5"/>',
  bias: '<rect x="2" y="2" width="12" height="12" rx="3" fill="none" stroke="var(--bias)" stroke-width="2.5"/>',
  output: '<circle cx="8" cy="8" r="6" fill="none" stroke="var(--output)" stroke-width="2.5"/><circle cx="8" cy="8" r="2.5" fill="var(--output)"/>',
  softmax: '<rect x="2" y="5" width="12" height="6" fill="var(--softmax)"/>',
  actual: '<circle cx="8" cy="8" r="5.5" fill="var(--card)" stroke="var(--actual)" stroke-width="2.25"/>',
  predicted: '<path d="M8 2 L14 8 L8 14 L2 8Z" fill="var(--predicted)"/>',
  error: '<path d="M8 1 V15" stroke="var(--error)" stroke-width="5" stroke-opacity=".75"/>',
};

// A list that explains them: legend({actual: 'price paid', ...}).
export function legend(meanings) {
  const list = document.createElement('ul');
  list.className = 'legend';
  for (const [role, meaning] of Object.entries(meanings)) {
    const item = document.createElement('li');
    item.innerHTML = `<svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">${SHAPES[role]}</svg>`;
    item.append(meaning);
    list.append(item);
  }
  return list;
}

// The path of a prediction's mark, a diamond around a place.
export const diamond = (x, y, r = 6.5) => `M${x} ${y - r}L${x + r} ${y}L${x} ${y + r}L${x - r} ${y}Z`;
