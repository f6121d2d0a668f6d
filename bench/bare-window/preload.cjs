const { contextBridge, ipcRenderer } = require('electron');

contextBridge.exposeInMainWorld('painted', () => ipcRenderer.send('painted'));
