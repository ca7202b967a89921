// Light, dark, or as the system has it.
class Theme extends HTMLElement {
  connectedCallback() {
    this.innerHTML = '<button class="plain" type="button"><span aria-hidden="true">◐</span><span class="visually-hidden"></span></button>';
    this.button = this.querySelector('button');
    this.button.addEventListener('click', () => this.#set(this.#dark() ? 'light' : 'dark'));
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#set());
    this.#set(localStorage.getItem('theme'));
  }

  #dark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  }

  #set(theme) {
    if (theme) {
      document.documentElement.dataset.theme = theme;
      localStorage.setItem('theme', theme);
    }
    dispatchEvent(new Event('nudge-theme')); // for what is no part of the document, such as a canvas
    this.querySelector('.visually-hidden').textContent = this.#dark() ? 'Use light colours' : 'Use dark colours';
  }
}
customElements.define('nudge-theme', Theme);
