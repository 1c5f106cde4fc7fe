const { app, BrowserWindow } = require('electron')
const { join } = require('node:path')

/* The least that an Electron app can be: what a launch is compared with. */

app.whenReady().then(() => {
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    show: false,
    webPreferences: { sandbox: true },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadFile(join(__dirname, 'index.html'))
})
