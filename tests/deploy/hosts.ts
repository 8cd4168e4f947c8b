/**
 * Reads the files for hosts, each with a parser of its format, and finds where they differ from each other or from what the
 * deck needs. Everything that is not listed here as allowed is reported.
 */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { DockerfileParser } from 'dockerfile-ast'
import { lookup } from 'mrmime'
import nginx from 'nginx-conf'
import { parse as parseToml } from 'smol-toml'
import { parse as parseYaml } from 'yaml'
import { variants } from '../../tooling/deck/config'
import { root } from '../../tooling/shared/folders'
import { escapeRegExp } from '../../tooling/shared/regExp'
import { folderOf, pdfOf } from '../../tooling/site/variants'

type NginxParseTreeNode = NonNullable<Parameters<Parameters<typeof nginx.parse>[1]>[1]>

/** The files, by name. */
const names = ['netlify.toml', 'deploy/nginx.conf', 'Dockerfile', '.dockerignore', '.github/workflows/pages.yml', 'package.json'] as const
export type HostFiles = Record<typeof names[number], string>

export async function readHostFiles(): Promise<HostFiles> {
  return Object.fromEntries(await Promise.all(names.map(async name => [name, await readFile(path.join(root, name), 'utf8')] as const))) as HostFiles
}

/** The headers of a file, by name. */
type Headers = Readonly<Record<string, string>>

/** Headers that a page cannot set itself. They are sent with every file. */
const everywhere: Headers = {
  'Content-Security-Policy': 'frame-ancestors \'self\'',
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'SAMEORIGIN',
  'Referrer-Policy': 'no-referrer',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
}

/** Requested again each time, or kept for a year. */
const [fresh, forever] = ['no-cache', 'public, max-age=31536000, immutable']

const folders = variants.map(folderOf)

/** Whether the name of a file changes with its content, as it does in the assets of a variant. */
export const isForever = (file: string): boolean => folders.some(folder => file.startsWith(`${folder}assets/`))

/** Files of every kind that the site has, as paths in it. */
const files = [
  ...folders.flatMap(folder => ['', 'index.html', 'phrases.json', 'share.png', 'assets/index-aB3_-xYz.js', 'assets/style-12345678.css', 'assets/deck-sans-400-0a1b2c3d4e-12345678.woff2', 'assets/picture-12345678.png'].map(name => `${folder}${name}`)),
  ...variants.map(pdfOf),
  ...['worker.js', 'site.webmanifest', 'favicon.svg', 'icon-180.png', 'icon-512.png', 'nothing-there'],
]

/** The headers that netlify.toml sends with a file. The last rule for its path wins. */
export function netlifyHeaders(toml: string, file: string): Headers {
  const { headers = [] } = parseToml(toml) as { headers?: { for: string, values: Record<string, string> }[] }
  const isFor = (rule: string): boolean => new RegExp(`^${rule.split(/(:\w+|\*)/).map((part, i) => i % 2 === 0 ? escapeRegExp(part) : part === '*' ? '.*' : '[^/]+').join('')}$`).test(`/${file}`)
  return Object.assign({}, ...headers.filter(rule => isFor(rule.for)).map(({ values }) => values))
}

/** The words of a directive, unquoted. */
const wordsOf = ({ value }: NginxParseTreeNode): string[] => (value.match(/"[^"]*"|\S+/g) ?? []).map(word => word.replace(/^"(.*)"$/, '$1'))

function readNginx(text: string): NginxParseTreeNode[] {
  let read: NginxParseTreeNode[] = []
  nginx.parse(text, (error, tree) => {
    if (error)
      throw error
    read = [...tree!.children!]
  })
  return read
}

/** The directives of the only server. */
const serverOf = (text: string): NginxParseTreeNode[] => [...readNginx(text).find(({ name }) => name === 'server')?.children ?? []]
const directive = (server: readonly NginxParseTreeNode[], name: string): string[] => server.filter(node => node.name === name).flatMap(wordsOf)

/** The headers that the server of nginx.conf sends with a file. It has no `location`, see `nginxDefects`. */
export function nginxHeaders(text: string, file: string): Headers {
  const variables: Record<string, string> = { $uri: `/${file}` }
  const headers: Record<string, string> = {}
  const resolve = (word: string): string => word.startsWith('$') ? variables[word] ?? word : word
  const run = (nodes: readonly NginxParseTreeNode[]): void => nodes.forEach((node) => {
    const words = wordsOf(node)
    if (node.name === 'set') {
      variables[words[0]!] = words[1]!
    }
    else if (node.name === 'if') {
      const [, variable, pattern] = /^\((\$\w+) ~ "(.*)"\)$/.exec(node.value) ?? []
      if (pattern && new RegExp(pattern).test(variables[variable!] ?? ''))
        run(node.children ?? [])
    }
    else if (node.name === 'add_header') {
      headers[words[0]!] = resolve(words[1]!)
    }
  })
  run(serverOf(text))
  return headers
}

function headerDefects(name: keyof HostFiles, headersOf: (file: string) => Headers): string[] {
  const wrong = new Map<string, string[]>()
  for (const file of files) {
    const expected: Headers = { ...everywhere, 'Cache-Control': isForever(file) ? forever : fresh }
    const found = headersOf(file)
    for (const header of new Set([...Object.keys(expected), ...Object.keys(found)])) {
      const difference = `${header}: ${found[header] ?? 'nothing'} instead of ${expected[header] ?? 'nothing'}`
      if (found[header] !== expected[header])
        wrong.set(difference, [...wrong.get(difference) ?? [], `/${file}`])
    }
  }
  return [...wrong].map(([difference, files]) => `${name}: ${files.slice(0, 3).join(', ')}${files.length > 3 ? ` and ${files.length - 3} others` : ''} get ${difference} → send the same headers on all hosts, and let only the assets of a variant be kept`)
}

function netlifyDefects(toml: string, published: string): string[] {
  const { build, ...others } = parseToml(toml) as Record<string, any>
  return [
    ...Object.keys(others).filter(key => key !== 'headers').map(key => `netlify.toml: [${key}] is not known → list it in tests/deploy/hosts.ts`),
    ...build.publish === published ? [] : [`netlify.toml: publish is "${build.publish}" instead of "${published}" → the folder that npm run build writes`],
    ...build.command === 'npm run build' ? [] : [`netlify.toml: command is "${build.command}" instead of "npm run build"`],
  ]
}

/** Directives that a server may have. Any other may change what is sent, and needs a check of its own. */
const serverDirectives = ['listen', 'root', 'index', 'charset', 'absolute_redirect', 'gzip', 'gzip_vary', 'gzip_types', 'types', 'set', 'if', 'add_header']
/** Extensions of the files that a site may have. */
const extensions = ['html', 'js', 'css', 'json', 'svg', 'png', 'jpg', 'webp', 'woff2', 'pdf', 'webmanifest']
const isText = (type: string): boolean => /^text\/|json$|xml$/.test(type)

function nginxDefects(text: string): string[] {
  const server = serverOf(text)
  const types = Object.fromEntries((server.find(({ name }) => name === 'types')?.children ?? []).flatMap(node => wordsOf(node).map(extension => [extension, node.name])))
  const zipped = new Set(directive(server, 'gzip_types'))
  const settings: Record<string, string> = { gzip: 'on', gzip_vary: 'on', index: 'index.html', charset: 'utf-8', absolute_redirect: 'off' }
  return [
    ...readNginx(text).filter(({ name }) => name !== 'server').map(({ name }) => `${name} is outside the server → move it inside`),
    ...server.filter(({ name }) => !serverDirectives.includes(name)).map(({ name, value }) => `"${name} ${value}" is not known → a location may inherit no header; list the directive in tests/deploy/hosts.ts if it changes none`),
    ...Object.entries(settings).flatMap(([name, value]) => directive(server, name).join() === value ? [] : [`${name} is "${directive(server, name).join()}" instead of "${value}"`]),
    ...server.filter(node => node.name === 'add_header' && wordsOf(node)[0] !== 'Cache-Control' && wordsOf(node)[2] !== 'always').map(node => `${wordsOf(node)[0]} is not sent with errors → always`),
    ...extensions.flatMap(extension => types[extension] === lookup(extension)?.replace(/;.*/, '') ? [] : [`.${extension} is sent as "${types[extension]}" instead of "${lookup(extension)}" → types`]),
    ...[...new Set(Object.values(types))].filter(type => isText(type) && type !== 'text/html' && !zipped.has(type)).map(type => `${type} is not compressed → gzip_types`),
  ].map(defect => `deploy/nginx.conf: ${defect}`)
}

function dockerDefects(text: string, ignored: string, nginxText: string, published: string): string[] {
  const steps = DockerfileParser.parse(text).getInstructions().map(instruction => ({
    name: instruction.getInstruction(),
    words: instruction.getArguments().map(word => word.getValue()).join(' '),
    line: instruction.getRange().start.line,
    flags: text.split('\n')[instruction.getRange().start.line]!.match(/--\w+=\S+/g) ?? [],
  }))
  const last = steps.findLastIndex(({ name }) => name === 'FROM')
  const [made, served] = [steps.slice(0, last), steps.slice(last)]
  const at = (part: typeof steps, name: string, words: RegExp): number => part.findIndex(step => step.name === name && words.test(step.words))
  const workdir = made.find(({ name }) => name === 'WORKDIR')?.words
  const server = serverOf(nginxText)
  const [port, folder] = [directive(server, 'listen')[0], directive(server, 'root')[0]]
  const stage = / AS (\w+)$/.exec(made[0]?.words ?? '')?.[1]
  const order = [
    ['the lock file is copied', at(made, 'COPY', /^package\.json package-lock\.json \.npmrc \.\/$/)],
    ['npm ci', at(made, 'RUN', /^npm ci$/)],
    ['the deck is copied', at(made, 'COPY', /^\. \.$/)],
    ['ARG SITE_URL', at(made, 'ARG', /^SITE_URL$/)],
    ['npm run build', at(made, 'RUN', /^npm run build$/)],
  ] as const
  const kept = ['node_modules', '.cache', '.git', published, 'exports']
  const ignoredNames = ignored.split('\n').filter(line => line && !line.startsWith('#'))
  return [
    ...order.flatMap(([what, place], i) => place < 0 ? [`"${what}" is missing`] : i > 0 && place < order[i - 1]![1] ? [`"${what}" comes before "${order[i - 1]![0]}"`] : []),
    ...at(made, 'RUN', /chromium/) >= 0 && at(made, 'RUN', /chromium/) < order[4][1] ? [] : ['no browser is installed before the build'],
    ...at(served, 'COPY', /^deploy\/nginx\.conf \/etc\/nginx\/conf\.d\/default\.conf$/) > 0 ? [] : ['deploy/nginx.conf does not replace the server\'s own configuration'],
    ...served.some(({ name, words, flags }) => name === 'COPY' && words === `${workdir}/${published} ${folder}` && flags.join() === `--from=${stage}`) ? [] : [`${workdir}/${published} of the build is not copied to ${folder}, which nginx serves`],
    ...served.find(({ name }) => name === 'EXPOSE')?.words === port ? [] : [`EXPOSE is not ${port}, on which nginx listens`],
    ...text.includes(`-p ${port}:${port} `) ? [] : [`its first line does not run it on port ${port}`],
    ...kept.filter(name => !ignoredNames.includes(name)).map(name => `${name} of this machine gets into the image → .dockerignore`),
    ...ignoredNames.filter(name => ![...kept, 'test-results'].includes(name)).map(name => `"${name}" is excluded from the image, but the build may need it → .dockerignore`),
  ].map(defect => `Dockerfile: ${defect}`)
}

interface Step { uses?: string, run?: string, if?: string, id?: string, with?: Record<string, unknown>, env?: Record<string, string> }
interface Job { needs?: string | string[], if?: string, permissions?: Record<string, string>, steps: Step[] }
interface Workflow { on: unknown, permissions: unknown, jobs: Record<string, Job> }

/** The keys that a workflow, a job and a step may have. `continue-on-error` is not one of them. */
const known = {
  workflow: ['name', 'on', 'permissions', 'concurrency', 'jobs'],
  job: ['runs-on', 'needs', 'if', 'permissions', 'environment', 'steps'],
  step: ['uses', 'run', 'if', 'id', 'with', 'env'],
}

function workflowDefects(text: string, published: string): string[] {
  const workflow = parseYaml(text) as Workflow
  const { test, publish } = workflow.jobs
  const strangers = (what: keyof typeof known, thing: object): string[] => Object.keys(thing).filter(key => !known[what].includes(key)).map(key => `"${key}" of a ${what} is not known → list it in tests/deploy/hosts.ts`)
  const jobs = Object.values(workflow.jobs)
  const is = (what: string, found: unknown, expected: unknown): string[] => JSON.stringify(found) === JSON.stringify(expected) ? [] : [`${what} is ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`]
  const runs = (job?: Job): (string | undefined)[] => job?.steps.map(({ run }) => run).filter(Boolean) ?? []
  const using = (job: Job | undefined, action: string): Step | undefined => job?.steps.find(({ uses }) => uses?.startsWith(`actions/${action}@`))
  const pages = using(publish, 'configure-pages')
  const before = (job: Job | undefined, one: (step: Step) => boolean, other: (step: Step) => boolean): boolean => job !== undefined && job.steps.findIndex(one) >= 0 && job.steps.findIndex(one) < job.steps.findIndex(other)
  const building = (step: Step): boolean => step.run === 'npm run build'
  return [
    ...[...strangers('workflow', workflow), ...jobs.flatMap(job => [...strangers('job', job), ...job.steps.flatMap(step => strangers('step', step))])],
    ...is('the list of jobs', Object.keys(workflow.jobs), ['test', 'publish']),
    ...is('on', workflow.on, { push: null, pull_request: null }),
    ...is('permissions', workflow.permissions, { contents: 'read' }),
    ...is('permissions of publish', publish?.permissions, { 'pages': 'write', 'id-token': 'write' }),
    ...is('if of publish', publish?.if, 'github.ref == \'refs/heads/main\''),
    ...is('needs of publish', [publish?.needs].flat(), ['test']),
    ...is('if of test', test?.if, undefined),
    ...is('the list of commands of test', runs(test), ['npm ci', 'npm test']),
    ...is('the list of commands of publish', runs(publish), ['npm ci', 'npm run build']),
    ...jobs.flatMap(({ steps }) => steps).filter(step => step.if !== undefined && !(step.if === 'failure()' && step.uses?.startsWith('actions/upload-artifact@'))).map(step => `${step.run ?? step.uses} runs only if ${step.if}`),
    ...jobs.flatMap(({ steps }) => steps).flatMap(({ uses }) => uses && !/^actions\/[\w-]+@v\d+$/.test(uses) ? [`${uses} is not one of GitHub's own actions at a major version`] : []),
    ...jobs.flatMap(job => using(job, 'checkout') && job.steps.indexOf(using(job, 'checkout')!) === 0 ? [] : ['a job does not begin with actions/checkout']),
    ...is('SITE_URL of the build', publish?.steps.find(building)?.env, { SITE_URL: `\${{ steps.${pages?.id}.outputs.base_url }}` }),
    ...before(publish, step => step === pages, building) ? [] : ['the build does not come after actions/configure-pages, which knows the address'],
    ...before(publish, building, step => step === using(publish, 'upload-pages-artifact')) ? [] : ['the build is not uploaded'],
    ...before(publish, step => step === using(publish, 'upload-pages-artifact'), step => step === using(publish, 'deploy-pages')) ? [] : ['the upload is not deployed'],
    ...is('the uploaded folder', using(publish, 'upload-pages-artifact')?.with, { path: published }),
  ].map(defect => `.github/workflows/pages.yml: ${defect}`)
}

/** The Node versions that each file builds with. */
function nodeVersions(all: HostFiles): Record<string, string[]> {
  const { jobs } = parseYaml(all['.github/workflows/pages.yml']) as Workflow
  return {
    'netlify.toml': [String((parseToml(all['netlify.toml']) as Record<string, any>).build?.environment?.NODE_VERSION)],
    'Dockerfile': [/^FROM node:(\d+)/m.exec(all.Dockerfile)?.[1] ?? 'none'],
    '.github/workflows/pages.yml': Object.values(jobs).map(({ steps }) => String(steps.find(({ uses }) => uses?.startsWith('actions/setup-node@'))?.with?.['node-version'])),
  }
}

/** All defects of the files for hosts: file, defect, and the expected value or the fix. */
export function hostDefects(all: HostFiles): string[] {
  const { engines, scripts } = JSON.parse(all['package.json']) as { engines: { node: string }, scripts: Record<string, string> }
  const published = 'dist'
  const versions = nodeVersions(all)
  const version = versions['netlify.toml']![0]!
  const commands = names.filter(name => name !== 'package.json').flatMap(name => [...all[name].matchAll(/npm (?:run )?([a-z]+)\b/g)].map(([command, script]) => ({ name, command, script: script! })))
  return [
    ...headerDefects('netlify.toml', file => netlifyHeaders(all['netlify.toml'], file)),
    ...headerDefects('deploy/nginx.conf', file => nginxHeaders(all['deploy/nginx.conf'], file)),
    ...netlifyDefects(all['netlify.toml'], published),
    ...nginxDefects(all['deploy/nginx.conf']),
    ...dockerDefects(all.Dockerfile, all['.dockerignore'], all['deploy/nginx.conf'], published),
    ...workflowDefects(all['.github/workflows/pages.yml'], published),
    ...Object.entries(versions).flatMap(([name, found]) => found.filter(one => one !== version).map(one => `${name}: Node ${one} instead of ${version}, as in netlify.toml`)),
    ...new RegExp(`[\\^=]${version}\\.`).test(engines.node) ? [] : [`netlify.toml: Node ${version} is not in "engines" of package.json (${engines.node})`],
    ...commands.filter(({ script }) => script !== 'ci' && !(script in scripts)).map(({ name, command }) => `${name}: "${command}" is not a script of package.json`),
  ]
}
