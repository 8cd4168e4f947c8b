/** What stands below the title of a slide. */

/**
 * The line right below the title of a slide, such as the subtitle of a cover; undefined where it is no plain text.
 * @param content the slide's Markdown
 */
export const leadOf = (content: string): string | undefined => /^# .+\n+((?![-+>|#<:!]|\d+\.)[^\n`*_[\]<{]+)$/m.exec(content)?.[1]?.trim()
