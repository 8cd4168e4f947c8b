/** What each command accepts on its command line, and how it refuses the rest. */
import type { Command } from 'commander'
import { expect, test } from 'playwright/test'
import { command as buildCommand } from '../../tooling/cli/build'
import { command as confirmCommand } from '../../tooling/cli/confirm'
import { command as exportCommand, exportOptions, readRange } from '../../tooling/cli/export'
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
import { commands, read } from './commands'

/** The options of an export for a command line. */
const exported = (...args: string[]) => exportOptions(read(exportCommand, args)[0] as Parameters<typeof exportOptions>[0])

/** The message of a refusal. */
function refusal(ask: () => unknown): string {
  try {
    ask()
    return 'It was not refused.'
  }
  catch (error) {
    return (error as Error).message
  }
}

/** The output of a command that prints its help and exits. */
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
  test(`${call} lists its options with -h and --help`, () => {
    const help = written(command, ['--help'])
    expect(help).toContain(`Usage: ${call} -- [options]`)
    for (const { flags } of command.options)
      expect(help).toContain(flags)
    expect(written(command, ['-h'])).toBe(help)
  })

  if (command !== testCommand) {
    test(`${call} refuses unknown options, missing values and extra arguments`, () => {
      const hint = `\`${call} -- --help\` lists the options.`
      expect(() => read(command, ['--bogus'])).toThrow(`Unknown option '--bogus'\n${hint}`)
      for (const { flags, long } of command.options.filter(({ required }) => required)) {
        expect(() => read(command, [long!])).toThrow(`Option '${flags}' argument missing\n${hint}`)
        // An option does not count as a value.
        expect(() => read(command, [long!, '--help']), flags).toThrow()
      }
      expect(() => read(command, [otherVariant, otherVariant])).toThrow(/^Too many arguments/)
    })
  }
}

test('start and present accept a variant and a port', () => {
  expect(read(startCommand, [])).toEqual([undefined, { port: 3030 }])
  expect(read(startCommand, [otherVariant, '--port', '3031'])).toEqual([otherVariant, { port: 3031 }])
  expect(read(presentCommand, [])).toEqual([undefined, { port: 3040, open: true }])
  expect(read(presentCommand, [otherVariant, '--remote', '--no-open'])).toEqual([otherVariant, { port: 3040, open: false, remote: true }])
  expect(read(presentCommand, ['--restart', '--port', '3050', '--remote', '--address', '192.0.2.7'])).toEqual([undefined, { port: 3050, open: true, restart: true, remote: true, address: '192.0.2.7' }])
})

test('rehearse uses all variants at the usual pace, or one', () => {
  expect(read(rehearseCommand, [])).toEqual([undefined, { pace: usualPace }])
  expect(read(rehearseCommand, [mainVariant, '--pace', '300', '--json'])).toEqual([mainVariant, { pace: 300, json: true }])
  expect(read(rehearseCommand, [otherVariant, '--live'])).toEqual([otherVariant, { pace: usualPace, live: true }])
  expect(usualPace, 'between the news of NHK and of commercial stations, see tooling/deck/spoken.ts').toBe(320)
})

test('full is another name for the main variant', () => {
  for (const command of [startCommand, presentCommand, rehearseCommand])
    expect(read(command, ['full'])[0]).toBe(mainVariant)
})

test('npm test passes all arguments on to Playwright, in order', () => {
  expect(read(testCommand, ['--project=unit', '-g', 'words', 'tests/cli'])[0]).toEqual(['--project=unit', '-g', 'words', 'tests/cli'])
})

test('build and preview use the given folders and ports', () => {
  expect(read(buildCommand, [])).toEqual([{ out: 'dist', files: 'exports' }])
  expect(read(buildCommand, ['--out', 'a', '--files', 'b', '--pdfs', 'c'])).toEqual([{ out: 'a', files: 'b', pdfs: 'c' }])
  expect(read(previewCommand, [])).toEqual([{ port: 4173 }])
  expect(read(previewCommand, ['--port', '4180'])).toEqual([{ port: 4180 }])
})

const noPort = (example: number): string => `"70000" is not a port number.\nUse a number from 1 to 65535, for instance --port ${example}.`
const noVariant = (name: string): string => `There is no variant "${name}".\nUse one of ${variants.join(', ')}.`
const noPace = (pace: string): string => `--pace ${pace} is not a speaking rate.\nWrite characters a minute, from 100 to 1000; ${usualPace} is usual.`
const exportHint = '`npm run export -- --help` lists the options.'

for (const [command, args, told] of [
  [startCommand, 'encore', noVariant('encore')],
  [rehearseCommand, 'toString', noVariant('toString')],
  [startCommand, '--port 70000', noPort(3031)],
  [presentCommand, '--port 70000', noPort(3041)],
  [previewCommand, '--port 70000', noPort(4174)],
  [presentCommand, '--port 6000', 'Browsers refuse to open port 6000.\nUse another one, for instance --port 3041.'],
  [rehearseCommand, '--pace fast', noPace('fast')],
  [rehearseCommand, '--pace 99', noPace('99')],
  [rehearseCommand, '--pace 1001', noPace('1001')],
  [rehearseCommand, '--pace 0', noPace('0')],
  [exportCommand, `--only ${otherVariant},encore`, `--only encore is not known.\nUse ${documents.join(', ')}.`],
  [exportCommand, `--only ${otherVariant},`, `--only (nothing) is not known.\nUse ${documents.join(', ')}.`],
  [confirmCommand, '--only nothing', 'Option \'--only <record>\' argument \'nothing\' is invalid. Allowed choices are order, facts, drawings.\n`npm run confirm -- --help` lists the options.'],
  [startCommand, '--prot 3031', 'Unknown option \'--prot\' (Did you mean --port?)\n`npm start -- --help` lists the options.'],
  [exportCommand, '--format gif', '--format gif is not known.\nUse pdf, png, pptx.'],
  [exportCommand, '--name a/b', '--name a/b is not a file name.\nWrite a name without slashes; --out names the folder.'],
  [exportCommand, '--range 3;7', '--range 3;7: "3;7" is neither a slide nor a range of slides.\nWrite it as 3,7-9.'],
  [exportCommand, '--out --dark', `Option '--out <dir>' argument missing\n${exportHint}`],
  [exportCommand, '--drak', `Unknown option '--drak' (Did you mean --dark?)\n${exportHint}`],
] as const)
  test(`${command.name()} ${args} is refused`, () => expect(refusal(() => read(command, args.split(' ')))).toBe(told))

test.describe('export', () => {
  test('without options, all PDFs are made', () => {
    expect(exported()).toEqual({ only: documents, dark: false, withClicks: false, range: undefined, format: 'pdf', out: 'exports', name: undefined })
  })
  test('the default documents are those that the options allow', () => {
    expect(exported('--with-clicks').only).toEqual(documents)
    expect(exported('--format', 'png').only).toEqual(variants)
    expect(exported('--range', '2').only).toEqual(documents.filter(document => variantOfDocument(document) === mainVariant))
  })
  test('the options can be combined', () => {
    expect(exported('--only', otherVariant, '--dark', '--with-clicks', '--range', '4,2', '--format', 'png', '--out', 'there', '--name', 'mine'))
      .toEqual({ only: [otherVariant], dark: true, withClicks: true, range: [2, 4], format: 'png', out: 'there', name: 'mine' })
    expect(exported('--only', documents.toReversed().join(', ')).only, 'in the order of the documents').toEqual(documents)
  })

  const withoutHandout = 'Leave handout out of --only.'
  const refused: (readonly [args: string, told: string])[] = [
    ...config.handout
      ? [
          ['--only handout --format png', `The handout is a PDF, not png.\n${withoutHandout}`] as const,
          ['--only handout --format pptx', `The handout is a PDF, not pptx.\n${withoutHandout}`] as const,
        ]
      : [],
    ...variants.length > 1 ? [[`--only ${mainVariant},${otherVariant} --range 3`, `--range counts the slides of one variant, and ${mainVariant} and ${otherVariant} count differently.\nExport them one after the other.`] as const] : [],
  ]
  for (const [args, told] of refused)
    test(`${args} is refused`, () => expect(refusal(() => exported(...args.split(' ')))).toBe(told))

  test('a name is the name of a single file, and the prefix of several files', () => {
    const options = exported('--name', 'meetup.pdf')
    expect(fileName(options, otherVariant)).toBe(`meetup-${otherVariant}`)
    expect(fileName({ ...options, only: [otherVariant] }, otherVariant)).toBe('meetup')
    expect(fileName({ ...options, name: undefined }, otherVariant)).toBe(otherVariant)
  })
  test('a numeric name keeps its leading zero', () => expect(exported('--name', '0412').name).toBe('0412'))
  test('a range has numbers and spans in any order, and counts each slide once', () => expect(readRange('9-11,3, 10')).toEqual([3, 9, 10, 11]))
  for (const list of ['', '0', '3-1', 'a', '1,,2', '1-99999'])
    test(`"${list}" is not a range`, () => expect(() => readRange(list)).toThrow(/is neither a slide nor a range/))
})

test('other devices connect at the only address, or at the one that is named', () => {
  expect(remoteAddress({}, ['192.0.2.7'])).toBeUndefined()
  expect(remoteAddress({ remote: true }, ['192.0.2.7'])).toBe('192.0.2.7')
  expect(remoteAddress({ remote: true, address: '192.0.2.8' }, ['192.0.2.7', '192.0.2.8'])).toBe('192.0.2.8')
  expect(() => remoteAddress({ remote: true }, [])).toThrow('in no local network')
  expect(() => remoteAddress({ remote: true }, ['192.0.2.7', '192.0.2.8'])).toThrow('--address 192.0.2.7')
  expect(() => remoteAddress({ remote: true, address: '8.8.8.8' }, ['192.0.2.7'])).toThrow('no address 8.8.8.8')
  expect(() => remoteAddress({ address: '192.0.2.7' }, ['192.0.2.7'])).toThrow('--address is for --remote.')
})
