import { definePreparserSetup } from '@slidev/types'

export default definePreparserSetup(() => [])
