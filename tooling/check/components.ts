/**
 * Checks the components in Markdown against their props. Vue turns an unknown prop into an attribute, and displays a product
 * that does not exist. The type check covers pages too, but is too slow for the start of a command.
 */
import type { SourceSlideInfo } from '@slidev/types'
import type { Sources } from '../deck/sources'
import type { Problem } from './problem'
import type { Node } from './shown'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parse } from 'vue/compiler-sfc'
import { slideName } from '../deck/slideName'
import { filesEndingIn } from '../shared/walk'
import { packageFolder } from './pages'
import { statementsOf } from './shown'

interface Prop {
  isRequired: boolean
  /** Its allowed values, if its type lists words. */
  values?: readonly string[]
}

/** The words that each type of `data/` allows. */
export type NamedTypes = Readonly<Record<string, readonly string[]>>

/** The object assigned to a constant of a module, or of the module that it is imported from. */
function objectNamed(name: string, statements: readonly Node[], file: string): Node | undefined {
  for (const statement of statements) {
    const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    let constant: Node | undefined = declared?.type === 'VariableDeclaration' ? declared.declarations.find((one: Node) => one.id.name === name)?.init : undefined
    // Unwrap `as const` and `satisfies`.
    while (constant?.expression)
      constant = constant.expression
    if (constant)
      return constant
    if (statement.type === 'ImportDeclaration' && statement.specifiers.some((one: Node) => one.local.name === name)) {
      const source = path.resolve(path.dirname(file), `${statement.source.value}.ts`)
      return existsSync(source) ? objectNamed(name, statementsOf(readFileSync(source, 'utf8')), source) : undefined
    }
  }
}

/** The props that a component declares with `defineProps<{ … }>()`. */
function propsOf(file: string, types: NamedTypes): Map<string, Prop> {
  const statements = statementsOf(parse(readFileSync(file, 'utf8'), { filename: file }).descriptor.scriptSetup?.content ?? '')

  /** The words that a type allows; undefined if it allows anything else. */
  function valuesOf(type: Node | undefined): string[] | undefined {
    switch (type?.type) {
      case 'TSLiteralType':
        return type.literal.type === 'StringLiteral' ? [type.literal.value] : undefined
      case 'TSUnionType': {
        const parts = (type.types as Node[]).map(valuesOf)
        return parts.includes(undefined) ? undefined : parts.flatMap(part => part!)
      }
      case 'TSParenthesizedType':
        return valuesOf(type.typeAnnotation)
      case 'TSArrayType':
        return valuesOf(type.elementType)
      case 'TSTypeReference':
        return types[type.typeName.name]?.slice()
      case 'TSTypeOperator':
        if (type.operator !== 'keyof')
          return valuesOf(type.typeAnnotation)
        return objectNamed(type.typeAnnotation.exprName?.name, statements, file)?.properties?.map(({ key }: Node) => key.name ?? key.value)
    }
  }

  const calls = statements.flatMap((statement): Node[] => {
    const value = statement.type === 'ExpressionStatement' ? statement.expression : statement.declarations?.[0]?.init
    return value?.callee?.name === 'withDefaults' ? [value.arguments[0]] : value ? [value] : []
  })
  const members: Node[] = calls.find(call => call.callee?.name === 'defineProps')?.typeParameters?.params[0]?.members ?? []
  const defaults: Node[] = statements.flatMap(statement => (statement.expression ?? statement.declarations?.[0]?.init)?.arguments?.[1]?.properties ?? [])
  return new Map(members.map(member => [member.key.name, {
    isRequired: !member.optional && !defaults.some(one => one.key?.name === member.key.name),
    values: valuesOf(member.typeAnnotation?.typeAnnotation),
  }]))
}

function registeredIn(root: string): string[] {
  const file = path.join(root, 'setup/main.ts')
  return existsSync(file) ? [...readFileSync(file, 'utf8').matchAll(/\.component\(\s*['"](\w+)['"]/g)].map(([, name]) => name!) : []
}

/** The deck's components with their files, and the names of those from Slidev and Vue. */
function findComponents(root: string): { own: Map<string, string>, others: Set<string> } {
  const builtin = path.join(packageFolder('@slidev/client'), 'builtin')
  return {
    own: new Map(filesEndingIn('.vue', path.join(root, 'components')).map(file => [path.basename(file, '.vue'), file])),
    others: new Set([...readdirSync(builtin).map(name => path.parse(name).name), 'RouterLink', 'Transition', 'TransitionGroup', 'KeepAlive', 'Teleport', 'Suspense', ...registeredIn(root)]),
  }
}

const tag = /<([A-Z]\w*)((?:\s+[^\s"'<>/=]+(?:=(?:"[^"]*"|'[^']*'))?)*)\s*\/?>/g
const attribute = /([^\s"'<>/=]+)(?:=(?:"([^"]*)"|'([^']*)'))?/g
const anywhere = /^(?:v-.*|[#@].*|class|style|id|key|ref|slot|data-.*|aria-.*)$/

const camel = (name: string): string => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/** The words in an attribute: its value, or the strings of a bound expression that has nothing else. */
function wordsIn(isBound: boolean, value: string): string[] {
  if (!isBound)
    return [value]
  const parts = value.trim().replace(/^\[|\]$/g, '').split(',').map(part => part.trim())
  return parts.every(part => /^'[^']*'$/.test(part)) ? parts.map(part => part.slice(1, -1)) : []
}

/** All problems with components in the pages of a variant. */
export function checkComponents({ root, slides }: Sources, types: NamedTypes): Problem[] {
  const { own, others } = findComponents(root)
  const cache = new Map<string, Map<string, Prop>>()
  const propsNamed = (name: string): Map<string, Prop> => {
    if (!cache.has(name))
      cache.set(name, propsOf(own.get(name)!, types))
    return cache.get(name)!
  }

  function checkTag(slide: SourceSlideInfo, name: string, attributes: string): Problem[] {
    const at = { file: path.relative(root, slide.filepath), row: slideName(slide), field: `<${name}>` }
    if (!own.has(name))
      return others.has(name) ? [] : [{ ...at, message: 'there is no such component', fix: `correct the name, or add it to components/` }]
    const props = propsNamed(name)
    const given = [...attributes.matchAll(attribute)].map(([, key = '', double, single]) => ({ key, value: double ?? single ?? '' }))
    const names = new Set(given.map(({ key }) => camel(key.replace(/^:/, ''))))
    const wrong = given.filter(({ key }) => !anywhere.test(key)).flatMap(({ key, value }): Omit<Problem, keyof typeof at>[] => {
      const prop = props.get(camel(key.replace(/^:/, '')))
      if (!prop)
        return [{ message: `it has no prop "${key}"`, fix: props.size > 0 ? `use one of ${[...props.keys()].join(', ')}` : 'remove it' }]
      return wordsIn(key.startsWith(':'), value).filter(word => prop.values && !prop.values.includes(word)).map(word => ({ message: `${key} cannot be "${word}"`, fix: `use one of ${prop.values!.join(', ')}` }))
    })
    const missing = given.some(({ key }) => key === 'v-bind') ? [] : [...props].filter(([key, { isRequired }]) => isRequired && !names.has(key))
    return [...wrong, ...missing.map(([key]) => ({ message: `${key} is missing`, fix: 'give it; the component says what it is for' }))].map(one => ({ ...at, ...one }))
  }

  return slides.flatMap(slide => [...slide.content.replace(/^```[\s\S]+?^```|`[^`]*`/gm, '').matchAll(tag)]
    .flatMap(([, name, attributes]) => checkTag(slide, name!, attributes ?? '')))
}
