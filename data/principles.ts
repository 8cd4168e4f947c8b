import type { Principle } from './schema'

/** The principles of the Tao that the report names, in its order. */
export const principles = [
  {
    id: 'workflows',
    name: 'Workflows, not Technologies',
    gloss: '技術より、仕事の流れ',
    points: [
      '流れの最後にある目的から考える',
      '使える道具がなければ、設計してつくる',
      '目的にいちばん合う技術を選ぶ',
    ],
  },
  {
    id: 'simple',
    name: 'Simple, Modular, Composable',
    gloss: '単純で、部品になり、組み合わさる',
    points: [
      'Unix哲学で知られる進め方と同じ',
      '役割を絞った道具を、一緒に使えるようにする',
      '問題は分けて、要素ごとに解く',
      '使う人は、要るものだけ使えばいい',
    ],
  },
  { id: 'immutability', name: 'Immutability', gloss: '不変', points: [] },
  {
    id: 'codification',
    name: 'Versioning through Codification',
    gloss: 'コードにして、版を残す',
    points: [
      '手順はすべてコードにして、保管し、版を管理する',
      'システムの変更は、ひとりでに記録が残るように',
      'まさにTerraformのこと',
    ],
  },
  { id: 'automation', name: 'Automation through Codification', gloss: 'コードにして、自動化する', points: [] },
  { id: 'resilient', name: 'Resilient systems', gloss: '回復できるシステム', points: [] },
  {
    id: 'pragmatism',
    name: 'Pragmatism',
    gloss: '実用主義',
    points: [
      'どんな問題も、実用主義で解けると信じる',
      'いまのやり方を、使う人に無理強いしない',
      'もっと適した方法が見つかれば、改める',
    ],
  },
] as const satisfies readonly Principle[]
