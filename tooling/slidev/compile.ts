/** How builds compile pages in the cases where Slidev's own way works only on its own stage. */
import type { ViteSlidevPlugin } from '@slidev/cli'

type CompileOptions = NonNullable<Parameters<typeof ViteSlidevPlugin>[1]>

/** Slidev's components that show another site's page through a script of that site. */
export const embeddingComponents = /@slidev\/client\/builtin\/(?:Tweet|BlueSky)\.vue$/

/** The add-on's component that links to such a page, which cannot be shown on paper or without a network. */
export const embeddedPage = 'EmbeddedPage'

export const compileOptions: CompileOptions = {
  // Slidev's list is for its own stage and presenter. UnoCSS finds the classes of the slides by itself.
  unocss: { safelist: [] },
  vue: {
    template: {
      compilerOptions: {
        // Hoisted to HTML strings, elements would have style attributes, which the policy of the site forbids.
        hoistStatic: false,
        nodeTransforms: [(node) => {
          // In Vue's compiler, node type 1 is an element, and tag type 1 is a component.
          if (node.type === 1 && node.tag === 'iframe')
            Object.assign(node, { tag: embeddedPage, tagType: 1 })
        }],
      },
    },
  },
  markdown: {
    markdownSetup(md) {
      // Few fonts have the arrow that follows a footnote.
      const { footnote_anchor: anchor } = md.renderer.rules
      md.renderer.rules.footnote_anchor = (...given) => String(anchor!(...given)).replace(/\u21A9\uFE0E?/, '↑')
    },
  },
}
