/** What stands below the title of a slide. */

/** The line right below a slide's title in its Markdown, such as the subtitle of a cover; undefined where it is no plain text. */
export const leadOf = (content: string): string | undefined => /^# .+\n+((?![-+>|#<:!]|\d+\.)[^\n`*_[\]<{]+)$/m.exec(content)?.[1]?.trim()
