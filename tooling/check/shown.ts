/** The visible texts in the deck's files, without comments and attributes that are only spoken. */
import { babelParse, parse } from 'vue/compiler-sfc'

/** A node of a syntax tree, loosely typed. */
export interface Node {
  [part: string]: any
}

/** The statements of a script. */
export const statementsOf = (code: string): Node[] => babelParse(code, { sourceType: 'module', plugins: ['typescript'] }).program.body

export interface ShownText {
  text: string
  /** Line in the file, counted from 1. */
  line: number
}

/** Attributes whose text is not displayed: it is spoken or names a style. */
const unseen = /^(?:aria-.*|alt|class|style)$/

/**
 * Decodes characters that are written as numbers: HTML character references, and the escapes of scripts and style sheets.
 */
export function decode(text: string): string {
  return text.replace(/&#x([\da-f]+);|&#(\d+);|\\u\{([\da-f]+)\}|\\u([\da-f]{4})|\\([\da-f]{4,6})\s?/gi, (whole, ...numbers: (string | undefined)[]) => {
    const [html, decimal, braced, script, style] = numbers
    const code = decimal ? Number(decimal) : Number.parseInt((html ?? braced ?? script ?? style)!, 16)
    return code <= 0x10FFFF ? String.fromCodePoint(code) : whole
  })
}

/** The text of Markdown and, separately, its code. */
export function shownInMarkdown(markdown: string): { text: string, code: string } {
  const code: string[] = []
  const take = (_: string, __: string, content: string): string => {
    code.push(content)
    return ' '
  }
  const text = markdown
    .replace(/^(```|~~~).*\n([\s\S]*?)^\1/gm, take)
    .replace(/(`+)([^`]+)\1/g, take)
    .replace(/<!--[\s\S]*?-->|<(style|script)\b[\s\S]*?<\/\1>/g, '')
    .replace(/\s:?(?:aria-[\w-]+|alt|class|style)=(?:"[^"]*"|'[^']*')/g, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
  return { text: decode(text), code: code.join('\n') }
}

function stringsIn(node: unknown, linesBefore: number): ShownText[] {
  if (typeof node !== 'object' || node === null)
    return []
  if (Array.isArray(node))
    return node.flatMap(part => stringsIn(part, linesBefore))
  const { type, value, loc } = node as Node
  if (type === 'StringLiteral' || type === 'TemplateElement')
    return [{ text: type === 'StringLiteral' ? value : value.cooked ?? '', line: linesBefore + loc.start.line }]
  return Object.values(node).flatMap(part => stringsIn(part, linesBefore))
}

const inScript = (code: string, linesBefore = 0): ShownText[] => stringsIn(statementsOf(code), linesBefore)

function inTemplate(node: Node): ShownText[] {
  const line: number = node.loc.start.line
  const inExpression = (expression: Node | undefined): ShownText[] => stringsIn(expression?.ast, 0).map(({ text }) => ({ text, line }))
  // The kinds of node, as Vue's compiler numbers them.
  switch (node.type) {
    case 2: // text
      return [{ text: node.content, line }]
    case 5: // interpolation
      return inExpression(node.content)
    case 6: // attribute
      return unseen.test(node.name) ? [] : [{ text: node.value?.content ?? '', line }]
    case 7: // directive
      return unseen.test(node.arg?.content ?? '') ? [] : inExpression(node.exp)
    default:
      return [...node.props ?? [], ...node.children ?? []].flatMap(inTemplate)
  }
}

/** The text that style sheets insert before and after elements. */
function inStyles(styles: string, linesBefore = 0): ShownText[] {
  return [...styles.matchAll(/\bcontent:\s*(["'])(.*?)\1/g)].map(({ 2: text, index }) => ({
    text: decode(text!),
    line: linesBefore + styles.slice(0, index).split('\n').length,
  }))
}

/** The texts that a component, script or style sheet can show. The file extension decides which it is. */
export function shownInSource(file: string, source: string): ShownText[] {
  if (file.endsWith('.css'))
    return inStyles(source)
  if (!file.endsWith('.vue'))
    return inScript(source)
  const { template, script, scriptSetup, styles } = parse(source, { filename: file }).descriptor
  return [
    ...template?.ast ? inTemplate(template.ast) : [],
    ...[script, scriptSetup].flatMap(block => block ? inScript(block.content, block.loc.start.line - 1) : []),
    ...styles.flatMap(block => inStyles(block.content, block.loc.start.line - 1)),
  ]
}
