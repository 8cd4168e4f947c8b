const fence = /^[ \t]*(`{3,}|~{3,})(?:[^`~\n][^\n]*)?\n(?:[\s\S]*?^[ \t]*\1[`~]*[ \t]*$|[\s\S]*)/gm
const inlineCode = /(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g

/**
 * What people read and hear of a page or its notes: without code, styles, comments, addresses and attributes that are only
 * for machines.
 */
export function proseOf(markdown: string): string {
  return markdown
    .replace(fence, '\n')
    .replace(inlineCode, ' ')
    .replace(/<!--[\s\S]*?-->|<(style|script)\b[\s\S]*?<\/\1>/g, '')
    .replace(/\bhttps?:\/\/[\w.~:/?#@!$&*+,;=%-]+/g, '')
    .replace(/\s[:@]?(?:style|class|v-[\w:.-]+)="[^"]*"|\s[\w-]+="[a-z0-9-]*"|<\/?[\w-]+/gi, '')
}
