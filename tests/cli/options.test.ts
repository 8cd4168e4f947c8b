/** What each command takes on its command line, and how it refuses the rest. */
import type { Command } from 'commander'
import { expect, test } from 'playwright/test'
import { command as buildCommand } from '../../tooling/cli/build'
import { command as confirmCommand } from '../../tooling/cli/confirm'
import { command as conformanceCommand } from '../../tooling/cli/conformance'
import { command as exportCommand, exportOptions, readRange } from '../../tooling/cli/export'
import { command as newCommand } from '../../tooling/cli/new'
import { command as picturesCommand } from '../../tooling/cli/pictures'
import { command as presentCommand } from '../../tooling/cli/present'
import { command as previewCommand } from '../../tooling/cli/preview'
import { command as rehearseCommand } from '../../tooling/cli/rehearse'
import { command as startCommand } from '../../tooling/cli/start'
import { command as testCommand } from '../../tooling/cli/test'
import { config, mainVariant, variants } from '../../tooling/deck/config'
import { usualPace } from '../../tooling/deck/spoken'
import { documents, fileName, variantOfDocument } from '../../tooling/export/options'
import { remoteAddress } from '../../tooling/present/addresses'
import { otherVariant } from '../helpers/slides'

const commands: Readonly<Record<string, Command>> = {
  'npm start': startCommand,
  'npm test': testCommand,
  'npm run build': buildCommand,
  'npm run preview': previewCommand,
  'npm run present': presentCommand,
  'npm run export': exportCommand,
  'npm run rehearse': rehearseCommand,
  'npm run confirm': confirmCommand,
  'npm run pictures': picturesCommand,
  'npm run conformance': conformanceCommand,
  'npm run new': newCommand,
}

/** What a command's action is given, and nothing done. */
function read(command: Command, args: readonly string[]): unknown[] {
  let given: unknown[] = []
  command.action((...values) => void (given = values.slice(0, -1))).parse(args, { from: 'user' })
  return given
}

/** What the export is asked for by a command line. */
const exported = (...args: string[]) => exportOptions(read(exportCommand, args)[0] as Parameters<typeof exportOptions>[0])

/** What a command writes before it ends by itself. */
function written(command: Command, args: readonly string[]): string {
  let text = ''
  const { exit } = process
  command.configureOutput({ writeOut: part => text += part })
  process.exit = () => {
    throw new Error('It has ended.')
  }
  try {
    expect(() => read(command, args)).toThrow('It has ended.')
  }
  finally {
    process.exit = exit
  }
  return text
}

for (const [call, command] of Object.entries(commands)) {
  test(`${call} says with -h and --help what it takes`, () => {
    const help = written(command, ['--help'])
    expect(help).toContain(`Usage: ${call} -- [options]`)
    for (const { flags } of command.options)
      expect(help).toContain(flags)
    expect(written(command, ['-h'])).toBe(help)
  })

  if (command !== testCommand) {
    test(`${call} refuses an option that it does not know, a value that is missing, and words that it has no use for`, () => {
      const hint = `\`${call} -- --help\` lists the options.`
      expect(() => read(command, ['--bogus'])).toThrow(`Unknown option '--bogus'\n${hint}`)
      for (const { flags, long } of command.options.filter(({ required }) => required)) {
        expect(() => read(command, [long!])).toThrow(`Option '${flags}' argument missing\n${hint}`)
        // An option in the place of the value is no value.
        expect(() => read(command, [long!, '--help']), flags).toThrow()
      }
      expect(() => read(command, [otherVariant, otherVariant])).toThrow(/^Too many arguments/)
    })
  }
}

test('start and present take a variant and a port', () => {
  expect(read(startCommand, [])).toEqual([undefined, { port: 3030 }])
  expect(read(presentCommand, [])).toEqual([undefined, { port: 3040, open: true }])
  expect(read(presentCommand, [otherVariant, '--remote', '--no-open'])).toEqual([otherVariant, { port: 3040, open: false, remote: true }])
})

test('rehearse takes all variants at the usual pace, or one', () => {
  expect(read(rehearseCommand, [])).toEqual([undefined, { pace: usualPace }])
  expect(read(rehearseCommand, [mainVariant, '--pace', '300', '--json'])).toEqual([mainVariant, { pace: 300, json: true }])
})

test('full is another name of the main variant', () => {
  for (const command of [startCommand, presentCommand, rehearseCommand])
    expect(read(command, ['full'])[0]).toBe(mainVariant)
})

test('npm test hands everything on to Playwright, in its order', () => {
  expect(read(testCommand, ['--project=unit', '-g', 'words', 'tests/cli'])[0]).toEqual(['--project=unit', '-g', 'words', 'tests/cli'])
})

for (const [command, args, told] of [
  [startCommand, 'encore', `There is no variant "encore".\nUse one of ${variants.join(', ')}.`],
  [rehearseCommand, 'toString', 'There is no variant "toString".'],
  [presentCommand, '--port 70000', '"70000" is no port.'],
  [previewCommand, '--port 70000', '"70000" is no port.\nUse a number from 1 to 65535, for instance --port 4174.'],
  [presentCommand, '--port 6000', 'Browsers open nothing on port 6000.'],
  [rehearseCommand, '--pace fast', '--pace fast is no pace of speech.'],
  [rehearseCommand, '--pace 9', '--pace 9 is no pace of speech.'],
  [rehearseCommand, '--pace 0', '--pace 0 is no pace of speech.'],
  [exportCommand, `--only ${otherVariant},encore`, `--only encore is not known.\nUse ${documents.join(', ')}.`],
  [confirmCommand, '--only nothing', 'argument \'nothing\' is invalid. Allowed choices are order, facts, drawings.'],
  [startCommand, '--prot 3031', 'Unknown option \'--prot\' (Did you mean --port?)\n`npm start -- --help` lists the options.'],
  [exportCommand, '--format gif', '--format gif is not known.\nUse pdf, png, pptx.'],
  [exportCommand, '--name a/b', 'is no file name'],
  [exportCommand, '--out --dark', 'Option \'--out <dir>\' argument missing'],
  [exportCommand, '--drak', 'Unknown option \'--drak\' (Did you mean --dark?)'],
] as const)
  test(`${command.name()} ${args} is refused`, () => expect(() => read(command, args.split(' '))).toThrow(told))

test.describe('export', () => {
  test('without options, all PDFs are made', () => {
    expect(exported()).toEqual({ only: documents, dark: false, withClicks: false, range: undefined, format: 'pdf', out: 'exports', name: undefined })
  })
  test('what cannot be made of the handout is left out unless it is asked for', () => {
    expect(exported('--with-clicks').only).toEqual(variants)
    expect(exported('--format', 'png').only).toEqual(variants)
    expect(exported('--range', '2').only).toEqual(documents.filter(document => variantOfDocument(document) === mainVariant))
  })
  const refused: (readonly [args: string, told: string])[] = [
    ...config.handout
      ? [
          ['--only handout --with-clicks', 'The handout shows each slide once'] as const,
          ['--only handout --format png', 'The handout is a PDF'] as const,
        ]
      : [],
    ...variants.length > 1 ? [[`--only ${mainVariant},${otherVariant} --range 3`, '--range counts the slides of one variant'] as const] : [],
  ]
  for (const [args, told] of refused)
    test(`${args} is refused`, () => expect(() => exported(...args.split(' '))).toThrow(told))

  test('a name is the file\'s where there is one file, and its beginning where there are more', () => {
    const options = exported('--name', 'meetup.pdf')
    expect(fileName(options, otherVariant)).toBe(`meetup-${otherVariant}`)
    expect(fileName({ ...options, only: [otherVariant] }, otherVariant)).toBe('meetup')
    expect(fileName({ ...options, name: undefined }, otherVariant)).toBe(otherVariant)
  })
  test('a name of figures keeps them all', () => expect(exported('--name', '0412').name).toBe('0412'))
  test('a range is numbers and spans, in any order, each once', () => expect(readRange('7-9,3, 8')).toEqual([3, 7, 8, 9]))
  for (const list of ['', '0', '3-1', 'a', '1,,2', '1-99999'])
    test(`"${list}" is no range`, () => expect(() => readRange(list)).toThrow(/is no slide and no span/))
})

test('other devices are let in at the one address there is, or at the one that is named', () => {
  expect(remoteAddress({}, ['192.0.2.7'])).toBeUndefined()
  expect(remoteAddress({ remote: true }, ['192.0.2.7'])).toBe('192.0.2.7')
  expect(remoteAddress({ remote: true, address: '192.0.2.8' }, ['192.0.2.7', '192.0.2.8'])).toBe('192.0.2.8')
  expect(() => remoteAddress({ remote: true }, [])).toThrow('in no local network')
  expect(() => remoteAddress({ remote: true }, ['192.0.2.7', '192.0.2.8'])).toThrow('--address 192.0.2.7')
  expect(() => remoteAddress({ remote: true, address: '8.8.8.8' }, ['192.0.2.7'])).toThrow('no address 8.8.8.8')
  expect(() => remoteAddress({ address: '192.0.2.7' }, ['192.0.2.7'])).toThrow('--address is for --remote.')
})
