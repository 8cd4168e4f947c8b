/** `npm run preview`: the built site on loopback, as any static host would serve it. */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { getPort } from 'get-port-please'
import { config, variants } from '../deck/config'
import { endBySignal } from '../shared/cleanup'
import { CliError } from '../shared/errors'
import { root } from '../shared/folders'
import { loopback } from '../shared/loopback'
import { serveFolder } from '../shared/serve'
import { folderOf } from '../site/variants'
import { portOption } from './arguments'
import { defineCommand } from './command'

async function preview({ port: wanted }: { port: number }): Promise<void> {
  const folder = path.join(root, 'dist')
  if (!existsSync(path.join(folder, 'index.html')))
    throw new CliError('dist/ has no site.', 'Run "npm run build" first.')

  const port = await getPort({ port: wanted, portRange: [wanted, Math.min(wanted + 100, 65535)], host: loopback() })
  if (port !== wanted)
    console.log(`Port ${wanted} is taken; using ${port}.`)
  const { url, close } = await serveFolder(folder, port)
  endBySignal(close)
  console.log(`${variants.map(name => `${url}${folderOf(name)}  ${config.variants[name]!.title}`).join('\n')}\nCtrl+C stops.`)
}

export const command = defineCommand('preview', 'Serves dist/ on http://127.0.0.1 until Ctrl+C.').addOption(portOption(4173)).action(preview)
