/** Facts of an invented evening that replace `data/`. None is the deck's own, so nothing is right by chance. */
export { event } from '../../fixtures/template/data/event'
export { calculations, figures } from '../../fixtures/template/data/figures'
export { layers } from '../../fixtures/template/data/layers'
export { principles } from '../../fixtures/template/data/principles'
export { products } from '../../fixtures/template/data/products'
export { talks } from '../../fixtures/template/data/talks'
export { topics } from '../../fixtures/template/data/topics'
export { words } from '../../fixtures/template/data/words'

const host = { name: '司会 者三', organization: '株式会社例社E', shortOrganization: '例社E', role: '世話役' }

/**
 * Rows as short as the level bar can draw to scale, and as long as an hour. The talks are in a different order than in the
 * other facts.
 */
export const agenda = [
  { id: 'reception', kind: 'reception', start: '18:45', end: '19:00', title: '受付' },
  { id: 'overview', kind: 'talk', start: '19:00', end: '19:35', talk: 'overview' },
  { id: 'pause', kind: 'break', start: '19:35', end: '19:40', title: '小休憩' },
  { id: 'ledger', kind: 'talk', start: '19:40', end: '19:50', talk: 'ledger' },
  { id: 'search', kind: 'talk', start: '19:50', end: '20:40', talk: 'search' },
  { id: 'thanks', kind: 'wrap-up', start: '20:40', end: '20:55', title: '締めの言葉', speaker: host },
  { id: 'habit', kind: 'talk', start: '20:55', end: '21:45', talk: 'habit' },
  { id: 'party', kind: 'party', start: '21:45', end: '22:45', title: '懇親会' },
] as const
