/**
 * Slidev's style sheets, then the deck's own, which override them. Every page begins with
 * them (`htmlEntry` in `tooling/slidev/vite.ts`), so that the styles of components and windows override both.
 */
import '@unocss/reset/tailwind.css'
import 'uno:preflights.css'
import 'uno:typography.css'
import 'uno:shortcuts.css'
import '@slidev/client/styles/vars.css'
import '@slidev/client/styles/index.css'
import '@slidev/client/styles/code.css'
import '@slidev/client/styles/vclick.css'
import './slides.css'
import '#slidev/conditional-styles'
import 'uno.css'
