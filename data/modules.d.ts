/** Modules that `deck.config.ts` makes from the deck's data. */
declare module 'deck:tokens.css'

declare module 'deck:marks' {
  import type { Component } from 'vue'
  import type { ProductName } from '@/data'

  export const productMarks: Readonly<Record<ProductName, Component>>
}
