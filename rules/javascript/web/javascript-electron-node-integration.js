// ruleid: javascript-electron-node-integration
new BrowserWindow({ webPreferences: { nodeIntegration: true } });
// ruleid: javascript-electron-node-integration
const options = { webPreferences: { allowRunningInsecureContent: true, devTools: true } };
// ruleid: javascript-electron-node-integration
new BrowserWindow({ width: 800, webPreferences: { enableRemoteModule: true } });
// ok: javascript-electron-node-integration
new BrowserWindow({ webPreferences: { nodeIntegration: false } });
// ok: javascript-electron-node-integration
const other = { nodeIntegration: true };
// ok: javascript-electron-node-integration
new BrowserWindow({ width: 800 });
