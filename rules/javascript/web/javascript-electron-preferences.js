// ruleid: javascript-electron-preferences
new BrowserWindow({ webPreferences: { webSecurity: false } });
// ruleid: javascript-electron-preferences
const options = { webPreferences: { contextIsolation: false, devTools: true } };
// ruleid: javascript-electron-preferences
new BrowserWindow({ width: 800, webPreferences: { sandbox: false } });
// ok: javascript-electron-preferences
new BrowserWindow({ webPreferences: { webSecurity: true } });
// ok: javascript-electron-preferences
const other = { webSecurity: false };
// ok: javascript-electron-preferences
new BrowserWindow({ width: 800 });
