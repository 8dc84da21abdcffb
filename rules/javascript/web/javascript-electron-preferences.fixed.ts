// ruleid: javascript-electron-preferences
new BrowserWindow({ webPreferences: { webSecurity: true } });
// ruleid: javascript-electron-preferences
const options = { webPreferences: { contextIsolation: true, devTools: true } };
// ruleid: javascript-electron-preferences
new BrowserWindow({ width: 800, webPreferences: { sandbox: true } });
// ok: javascript-electron-preferences
new BrowserWindow({ webPreferences: { webSecurity: true } });
// ok: javascript-electron-preferences
const other = { webSecurity: false };
// ok: javascript-electron-preferences
new BrowserWindow({ width: 800 });
