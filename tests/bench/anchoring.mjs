// npm run bench:anchoring -- <folder> <answers.json> [--with-old]
// Loads the TypeScript beside it through Vite, since Node 20 does not read TypeScript by itself.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runnerImport } from 'vite'

const here = dirname(fileURLToPath(import.meta.url))
const { module } = await runnerImport(join(here, 'anchoring-answers.ts'), {
  configFile: false,
  logLevel: 'error',
})
process.exitCode = module.run(process.argv.slice(2))
