/** The facts of the deck; every slide, script, drawing and check reads them from here. */
export { agenda } from './agenda'
export { event } from './event'
export { calculations, type FigureId, figures } from './figures'
export { principles } from './principles'
export { type ProductName, products } from './products'
export { type TalkId, talks } from './talks'
export { topics } from './topics'
