import { expect, test } from 'playwright/test'
import { unusedComponents } from '../../tooling/check/unused'
import { root } from '../../tooling/shared/folders'
import { writeFiles } from '../helpers/write'

const deck: Record<string, string> = {
  'slides.md': '<Shown />',
  'README.md': '<Left />',
  'pages/deep/more.md': 'A drawing: <small-drawing :size="2">',
  'layouts/cover.vue': '<script setup>\nimport Motif from \'../components/Motif.vue\'\n</script>\n',
  'slide-top.vue': '<template><Foot/></template>',
  'components/Shown.vue': '<template><Part /></template>',
  'components/Part.vue': '<template />',
  'components/deep/SmallDrawing.vue': '',
  'components/Motif.vue': '',
  'components/Foot.vue': '',
  'components/Kit.vue': '',
  'components/talk/Left.vue': '<template><OfLeft /></template>',
  'components/talk/OfLeft.vue': '<template><Left /></template>',
}

test('unused components are reported, with those that only they use; shared ones only on request', async () => {
  const folder = test.info().outputPath('deck')
  await writeFiles(folder, deck)
  expect(unusedComponents(folder)).toEqual(['components/talk/Left.vue', 'components/talk/OfLeft.vue'])
  expect(unusedComponents(folder, 'components')).toEqual(['components/Kit.vue', 'components/talk/Left.vue', 'components/talk/OfLeft.vue'])
})

test('every component of the talk is shown', () => {
  expect(unusedComponents(root), 'components that no page shows → show them, or delete them').toEqual([])
})
