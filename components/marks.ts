/** The products' marks, from an icon package; used to name the products and for nothing else. */
export { productMarks } from 'deck:marks'
