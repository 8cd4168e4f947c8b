import './marks.css'

// Tells `v-mark` that its style sheet is already loaded.
Object.assign(window, { __rno_kf_s: true })
