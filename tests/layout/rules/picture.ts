import type { Rule } from '../measurement'

export const picture: Rule = {
  id: 'picture',
  title: 'every picture is there',
  evaluate: ({ pictures }) => pictures.flatMap(({ element, box, isLoaded }) => isLoaded
    ? []
    : [{ element, box, measure: 'it was not loaded', fix: 'correct its path, and put the file in public/' }]),
}
