/** The marks of the products, from an icon package. They are used only to name the products. */
export { productMarks } from 'deck:marks'
