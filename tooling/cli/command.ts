/** What the deck's commands have in common: how they are called, and how they refuse unknown input. */
import process from 'node:process'
import { Command } from 'commander'
import { CliError } from '../shared/errors'

/** npm runs these without `run`. */
const withoutRun = ['start', 'test']

/** Begins the definition of a command, named like its npm script; its `--help` comes from the definition. */
export function defineCommand(name: string, description: string): Command {
  const call = withoutRun.includes(name) ? `npm ${name}` : `npm run ${name}`
  const hint = `\`${call} -- --help\` lists the options.`
  return new Command(`${call} --`)
    .description(description)
    .helpOption('-h, --help', 'this text')
    .configureOutput({ outputError: () => {} })
    .exitOverride(({ exitCode, message }) => {
      if (exitCode === 0)
        process.exit()
      const sentence = message.replace('error: ', '').replace('\n', ' ')
      throw new CliError(sentence[0]!.toUpperCase() + sentence.slice(1), hint)
    })
    .hook('preAction', (command) => {
      // Commander mistakes the `--dark` of `--out --dark` for a folder.
      const swallowing = command.options.find(option => String(command.getOptionValue(option.attributeName())).startsWith('-'))
      if (swallowing)
        throw new CliError(`Option '${swallowing.flags}' argument missing`, hint)
    })
}

/**
 * The choice that an option's value names.
 * @throws CliError if it names none
 */
export function oneOf<T extends string>(option: string, value: string, choices: readonly T[]): T {
  const choice = choices.find(choice => choice === value)
  if (!choice)
    throw new CliError(`${option} ${value || '(nothing)'} is not known.`, `Use ${choices.join(', ')}.`)
  return choice
}
