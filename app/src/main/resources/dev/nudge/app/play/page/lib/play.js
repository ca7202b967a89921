// The large button of a figure, which lets it train or pauses it, shows which of both it does next.
export function showPlay(button, running, word = 'Play') {
  button.querySelector('.icon').textContent = running ? '❚❚' : '▶';
  button.lastElementChild.textContent = running ? 'Pause' : word;
}

export const playButton = '<button type="button" class="main" data-do="play"><span class="icon" aria-hidden="true">▶</span> <span>Play</span></button>';
