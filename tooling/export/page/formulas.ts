/** Formulas on paper: one figure each, whose alternative text is what their author wrote. */

/** KaTeX writes a formula twice, drawn and as hidden MathML. A PDF reader would read both, letter by letter. */
export function nameFormulas(): void {
  for (const formula of document.querySelectorAll('.katex')) {
    const source = formula.querySelector('annotation[encoding="application/x-tex"]')?.textContent ?? ''
    formula.querySelector<HTMLElement>('.katex-mathml')?.style.setProperty('display', 'none')
    formula.querySelector('.katex-html')?.removeAttribute('aria-hidden')
    formula.setAttribute('role', 'img')
    formula.setAttribute('aria-label', source.trim())
  }
}
