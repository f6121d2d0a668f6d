// The bare harness: an empty window with xterm.js in it and nothing else. What the application is measured against.
const { app, BrowserWindow, ipcMain } = require('electron');
const path = require('node:path');

app.setPath('userData', process.env.BARE_DATA);
ipcMain.on('painted', () => console.log('painted'));
void app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1000,
    height: 680,
    show: false,
    webPreferences: { preload: path.join(__dirname, 'preload.cjs'), sandbox: true, contextIsolation: true },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadFile(path.join(__dirname, 'index.html'));
});
app.on('window-all-closed', () => app.quit());
