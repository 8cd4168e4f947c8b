/** `npm run confirm`: shows what has changed in facts, running order and drawings since they were last confirmed, and confirms it. */
import type { Maker } from '../check/records'
import { Option } from 'commander'
import { factEntries } from '../check/recorded/facts'
import { orderEntries } from '../check/recorded/order'
import { confirm, recordFile } from '../check/records'
import { config } from '../deck/config'
import { drawingEntries } from '../export/drawings'
import { defineCommand } from './command'

/** What is recorded, by the name of its record. */
export const makers: Readonly<Record<string, Maker>> = {
  order: orderEntries,
  facts: () => factEntries(config),
  drawings: drawingEntries,
}

async function confirmRecords({ only }: { only?: string }): Promise<void> {
  let count = 0
  for (const name of only ? [only] : Object.keys(makers)) {
    const changes = await confirm(name, makers[name]!)
    count += changes.length
    if (changes.length > 0)
      console.log(`${recordFile(name)}:\n${changes.map(change => `  ${change}`).join('\n')}`)
  }
  console.log(count === 0 ? 'Everything is as it was confirmed.' : `\n${count === 1 ? 'One change is' : `${count} changes are`} confirmed.`)
}

export const command = defineCommand('confirm', 'Shows what has changed in facts, running order and drawings since they were confirmed, and confirms it.')
  .addOption(new Option('--only <record>', 'one record alone').choices(Object.keys(makers)))
  .action(confirmRecords)
