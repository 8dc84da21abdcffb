// ruleid: javascript-electron-node-integration
new BrowserWindow({ webPreferences: { nodeIntegration: false } });
// ruleid: javascript-electron-node-integration
const options = { webPreferences: { allowRunningInsecureContent: false, devTools: true } };
// ruleid: javascript-electron-node-integration
new BrowserWindow({ width: 800, webPreferences: { enableRemoteModule: false } });
// ok: javascript-electron-node-integration
new BrowserWindow({ webPreferences: { nodeIntegration: false } });
// ok: javascript-electron-node-integration
const other = { nodeIntegration: true };
// ok: javascript-electron-node-integration
new BrowserWindow({ width: 800 });
