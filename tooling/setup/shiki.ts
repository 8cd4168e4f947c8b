import { defineShikiSetup } from '@slidev/types'

/** No time limit for a line of code: on a busy machine, part of it would stay without colours. */
export default defineShikiSetup(() => ({ tokenizeTimeLimit: 0 }))
