import { defineShikiSetup } from '@slidev/types'

/** No limit of time for a line of code: on a busy machine a part of it would be left without its colours. */
export default defineShikiSetup(() => ({ tokenizeTimeLimit: 0 }))
