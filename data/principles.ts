import type { Principle } from './schema'

/** The principles of the Tao that the report names, in its order. */
export const principles = [
  {
    id: 'workflows',
    name: 'Workflows, not Technologies',
    gloss: '技術より、ワークフロー',
    points: [
      'ワークフローの最終目標から考える',
      '使える道具がなければ、設計してつくる',
      '目的にいちばん合う技術を選ぶ',
    ],
  },
  {
    id: 'simple',
    name: 'Simple, Modular, Composable',
    gloss: '単純で、部品になり、組み合わさる',
    points: [
      'Unix哲学と同じ進め方',
      '役割を絞った道具を、一緒に使う',
      '問題は分けて、要素ごとに解く',
      '要るものだけ使えて、人にやさしい',
    ],
  },
  { id: 'immutability', name: 'Immutability', gloss: '不変', points: [] },
  {
    id: 'codification',
    name: 'Versioning through Codification',
    gloss: 'コードにして、バージョンを残す',
    points: [
      '手順はすべてコードにして保管し、バージョン管理',
      'システムの変更は、自動で記録する',
      'その代表がTerraform',
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
      '今の方法を、使う人に無理強いしない',
      'もっと適した方法があれば、改める',
    ],
  },
] as const satisfies readonly Principle[]
