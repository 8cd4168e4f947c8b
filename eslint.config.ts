import antfu from '@antfu/eslint-config'

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
  ignores: ['tests/**', 'tooling/**', '*.config.ts'],
  rules: {
    'node/no-unpublished-import': ['error', { ignorePrivate: false, ignoreTypeImport: true }],
  },
})
