// What concerns the whole page, such as a lost connection.
class Notice extends HTMLElement {
  connectedCallback() {
    addEventListener('nudge-notice', event => {
      this.textContent = event.detail;
      this.toggleAttribute('open', event.detail !== '');
    });
  }
}
customElements.define('nudge-notice', Notice);
