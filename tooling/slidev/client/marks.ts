import './marks.css'

// Tells `v-mark` that its style sheet is there.
Object.assign(window, { __rno_kf_s: true })
