/** Formulas on paper: one figure each, with its source as the alternative text. */

/** Makes each formula a figure. KaTeX outputs it twice, drawn and as hidden MathML; a PDF reader would read both letter by letter. */
export function nameFormulas(): void {
  for (const formula of document.querySelectorAll('.katex')) {
    const source = formula.querySelector('annotation[encoding="application/x-tex"]')?.textContent ?? ''
    formula.querySelector<HTMLElement>('.katex-mathml')?.style.setProperty('display', 'none')
    formula.querySelector('.katex-html')?.removeAttribute('aria-hidden')
    formula.setAttribute('role', 'img')
    formula.setAttribute('aria-label', source.trim())
  }
}
