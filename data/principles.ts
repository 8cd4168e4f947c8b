import type { Principle } from './schema'

/** The principles of the Tao that the report names, in its order. */
export const principles = [
  {
    id: 'workflows',
    name: 'Workflows, not Technologies',
    gloss: '技術より、ワークフロー',
    points: [
      'ワークフローの最終目標から考える',
      'そこへ至る、最適な技術を採る',
      '使えるものがなければ、設計してつくる',
    ],
  },
  {
    id: 'simple',
    name: 'Simple, Modular, Composable',
    gloss: 'シンプルに、部品に分け、組み合わせる',
    points: [
      'Unix哲学と同じ進め方',
      '役割を絞った道具を、一緒に使う',
      '問題は分けて、要素ごとに解く',
      '必要なものだけ選べて、人にやさしい',
    ],
  },
  { id: 'immutability', name: 'Immutability', gloss: '不変', points: [] },
  {
    id: 'codification',
    name: 'Versioning through Codification',
    gloss: 'コードにして、バージョンを残す',
    points: [
      '手順はすべてコードにして、版を管理',
      'システムの変更は、自動で記録する',
      'まさに、Terraform',
    ],
  },
  { id: 'automation', name: 'Automation through Codification', gloss: 'コードにして、自動化する', points: [] },
  { id: 'resilient', name: 'Resilient systems', gloss: '回復できるシステム', points: [] },
  {
    id: 'pragmatism',
    name: 'Pragmatism',
    gloss: '実用主義',
    points: [
      '実用本位なら、どの問題も解けるという信念',
      '今の方法を、使う人に無理強いしない',
      'もっと適した方法があれば、改める',
    ],
  },
] as const satisfies readonly Principle[]
