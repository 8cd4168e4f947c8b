import type { TypedFlatConfigItem } from '@antfu/eslint-config'
import antfu from '@antfu/eslint-config'

/** The rooms of the tooling, floor by floor from the ground: each imports from the floors below it alone. */
const floors = [['shared'], ['slidev'], ['deck'], ['check', 'viewer'], ['export', 'site', 'present', 'rehearse', 'start'], ['cli', 'setup']]

const restrict = (...patterns: { regex: string, message: string }[]): TypedFlatConfigItem['rules'] => ({ 'no-restricted-imports': ['error', { patterns }] })

const insideTooling = { regex: '^(?:@/|(?:\\.\\./)+)(?:components|composables|data|deck\\.config|layouts|pages|public|styles|tests)\\b', message: 'The tooling knows no deck: what it needs to know comes with deck.config.ts.' }

/** The rooms that a room of the tooling must not know: those on its floor, and above. */
const houseRules = floors.flatMap((floor, level) => floor.map((room) => {
  const others = floors.slice(level).flat().filter(other => other !== room)
  return {
    files: [`tooling/${room}/**`],
    rules: restrict(insideTooling, { regex: `^(?:\\.\\./)+(?:${others.join('|')})(?:/|$)`, message: `${room} imports from the floors below it alone; move what both need down.` }),
  }
}))

export default antfu({
  type: 'app',
  vue: true,
  typescript: true,
  ignores: ['dist', 'exports', '.cache', 'docs/images', '**/*.md'],
  rules: {
    // Scripts speak to a terminal.
    'no-console': 'off',
    'antfu/no-top-level-await': 'off',
    // npm puts every package where any code finds it; other installers put there what is declared.
    'node/no-extraneous-import': 'error',
  },
}, {
  // What a command or a page needs is there without the development dependencies too; "published" is the rule's word for that.
  ignores: ['bench/**', 'tests/**', 'tooling/**', '*.config.ts'],
  rules: {
    'node/no-unpublished-import': ['error', { ignorePrivate: false, ignoreTypeImport: true }],
  },
}, {
  // A fixture has the packages of this deck.
  files: ['tests/fixtures/**'],
  rules: { 'node/no-extraneous-import': 'off' },
}, ...houseRules, {
  // The talk knows of its tooling what `tooling/index.ts` says, and what pages are given by Slidev.
  files: ['deck.config.ts', 'data/**', 'components/**', 'layouts/**', 'composables/**', 'styles/**', '*.vue'],
  rules: restrict({ regex: `(?:^|/)tooling/(?!(?:index|client|components)$)`, message: 'Import from tooling/index, tooling/client or tooling/components, or tell the tooling in deck.config.ts.' }),
})
