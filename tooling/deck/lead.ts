/** The content below a slide's title. */

/** The line right below a slide's title in its Markdown, such as a cover's subtitle; undefined if it is not plain text. */
export const leadOf = (content: string): string | undefined => /^# .+\n+((?![-+>|#<:!]|\d+\.)[^\n`*_[\]<{]+)$/m.exec(content)?.[1]?.trim()
