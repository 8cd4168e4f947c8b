/** The date that files carry. It is never the current time, so that the same deck gives the same bytes. */
import { execFile } from 'node:child_process'
import process from 'node:process'
import { promisify } from 'node:util'
import { config } from '../deck/config'
import { CliError } from '../shared/errors'
import { root } from '../shared/folders'

/** The last second of the year 9999: years in a PDF have four digits. */
const lastEpoch = 253402300799

/**
 * `SOURCE_DATE_EPOCH` if it is set (reproducible-builds.org), else the commit's date, else that of the content.
 * @throws CliError if it is set to an invalid date
 */
export async function deckDate(): Promise<Date> {
  const epoch = process.env.SOURCE_DATE_EPOCH
  if (epoch) {
    if (!/^\d+$/.test(epoch) || Number(epoch) > lastEpoch)
      throw new CliError(`SOURCE_DATE_EPOCH is "${epoch}", which is not a date.`, 'Give it as seconds since 1970, for instance 1545004800, or unset it.')
    return new Date(Number(epoch) * 1000)
  }
  try {
    const { stdout } = await promisify(execFile)('git', ['log', '-1', '--format=%ct'], { cwd: root })
    return new Date(Number(stdout) * 1000)
  }
  catch {
    return new Date(config.date)
  }
}
