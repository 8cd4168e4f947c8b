/** How builds compile pages where Slidev's own way does for its own stage alone. */
import type { ViteSlidevPlugin } from '@slidev/cli'

type CompileOptions = NonNullable<Parameters<typeof ViteSlidevPlugin>[1]>

/** Slidev's components that show a page of elsewhere by a script of that site. */
export const embeddingComponents = /@slidev\/client\/builtin\/(?:Tweet|BlueSky)\.vue$/

/** Component with a link to such a page, which paper and a room without a network cannot show; it is among those of the add-on. */
export const embeddedPage = 'EmbeddedPage'

export const compileOptions: CompileOptions = {
  vue: {
    template: {
      compilerOptions: {
        // As HTML for the browser to parse, elements would have their styles in attributes, which the policy of the site forbids.
        hoistStatic: false,
        nodeTransforms: [(node) => {
          // The kinds of node and element, as Vue's compiler numbers them: an element; a component.
          if (node.type === 1 && node.tag === 'iframe')
            Object.assign(node, { tag: embeddedPage, tagType: 1 })
        }],
      },
    },
  },
  markdown: {
    markdownSetup(md) {
      // The arrow after a footnote is in few fonts.
      const { footnote_anchor: anchor } = md.renderer.rules
      md.renderer.rules.footnote_anchor = (...given) => String(anchor!(...given)).replace(/\u21A9\uFE0E?/, '↑')
    },
  },
}
