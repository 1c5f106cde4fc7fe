// The default_app.asar of the stand-in Electron: starts the app whose folder the command line names.
const path = require('node:path')
const { app } = require('electron')

// Playwright's launcher comes as `-r FILE`, and takes its own arguments out of process.argv.
if (process.argv[1] === '-r') require(path.resolve(process.argv[2]))

const named = process.argv.slice(1).find((argument) => !argument.startsWith('-'))
const folder = path.resolve(named ?? '.')
const about = require(path.join(folder, 'package.json'))

Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
app.setName(about.productName ?? about.name)
app.setVersion(about.version)
app.setAppPath(folder)
require(path.join(folder, about.main))
