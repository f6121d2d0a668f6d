// A list of lines with a band that j and k move: what any terminal list does, by the shortest way there is.
const terminal = new Terminal({ scrollback: 0, fontSize: 15, fontFamily: 'monospace', disableStdin: true });
const fit = new FitAddon.FitAddon();
terminal.loadAddon(fit);
terminal.open(document.querySelector('#terminal'));
fit.fit();

let row = 0;
const line = (y, on) => `\x1b[${y + 1};1H${on ? '\x1b[48;2;39;52;74m' : '\x1b[m'}   [ ] line ${y}`.padEnd(60);

let all = '\x1b[?25l';
for (let y = 0; y < terminal.rows; y++) all += line(y, y === row);
terminal.write(all, () => requestAnimationFrame(() => window.painted()));

window.addEventListener('keydown', (event) => {
  const next = row + (event.key === 'j' ? 1 : -1);
  if (next < 0 || next >= terminal.rows) return;
  terminal.write(`${line(row, false)}${line(next, true)}\x1b[m`);
  row = next;
});
