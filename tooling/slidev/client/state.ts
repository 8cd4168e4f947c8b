import { ref } from 'vue'

/** What Slidev's navigation takes from its state, without the settings of its own stage: reading those takes longer than showing a slide. */
export const hmrSkipTransition = ref(false)
