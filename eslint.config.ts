import antfu from '@antfu/eslint-config'

export default antfu({
  type: 'app',
  vue: true,
  typescript: true,
  ignores: ['dist', 'exports', '.cache', 'docs/images', '**/*.md'],
  rules: {
    // Scripts speak to a terminal.
    'no-console': 'off',
  },
})
