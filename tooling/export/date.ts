/** The date that files carry: never the clock's, so that the same deck gives the same bytes. */
import { execFile } from 'node:child_process'
import process from 'node:process'
import { promisify } from 'node:util'
import { config } from '../deck/config'
import { root } from '../shared/folders'

/** `SOURCE_DATE_EPOCH` where it is set (reproducible-builds.org), else the commit's date, else that of the content. */
export async function deckDate(): Promise<Date> {
  const epoch = process.env.SOURCE_DATE_EPOCH
  if (epoch && /^\d+$/.test(epoch))
    return new Date(Number(epoch) * 1000)
  try {
    const { stdout } = await promisify(execFile)('git', ['log', '-1', '--format=%ct'], { cwd: root })
    return new Date(Number(stdout) * 1000)
  }
  catch {
    return new Date(config.date)
  }
}
