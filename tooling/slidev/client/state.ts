/** What Slidev's parts take from its state, without the settings of its own stage: reading those takes longer than showing a slide. */
import { ref } from 'vue'

export const hmrSkipTransition = ref(false)

// For elements placed with `v-drag`; they cannot be dragged here.
export const activeDragElement = /* @__PURE__ */ ref(null)
export const editorHeight = /* @__PURE__ */ ref(0)
export const editorWidth = /* @__PURE__ */ ref(0)
export const isEditorVertical = /* @__PURE__ */ ref(false)
export const showEditor = /* @__PURE__ */ ref(false)
export const slideScale = /* @__PURE__ */ ref(0)
export const windowSize = { width: /* @__PURE__ */ ref(0), height: /* @__PURE__ */ ref(0) }
