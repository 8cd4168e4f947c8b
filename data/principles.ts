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
      '既存のツールがなければ、設計してつくる',
    ],
  },
  {
    id: 'simple',
    name: 'Simple, Modular, Composable',
    gloss: 'シンプルに、部品に分け、組み合わせる',
    points: [
      'Unix哲学と同じ進め方',
      '役割を絞ったツールを、一緒に使う',
      '問題は分けて、要素ごとに解く',
      '必要なものだけ選べて、人にやさしい',
    ],
  },
  { id: 'immutability', name: 'Immutability', gloss: '一度つくったら、変えない', points: [] },
  {
    id: 'codification',
    name: 'Versioning through Codification',
    gloss: 'コードにして、バージョンを残す',
    points: [
      '手順はすべてコードにして、保管する',
      'システムの変更は、自動で記録する',
      'まさに、Terraform',
    ],
  },
  { id: 'automation', name: 'Automation through Codification', gloss: 'コードにして、自動化する', points: [] },
  { id: 'resilient', name: 'Resilient systems', gloss: '回復できるシステム', points: [] },
  {
    id: 'pragmatism',
    name: 'Pragmatism',
    gloss: '実用主義をとる',
    points: [
      '実用主義なら、どんな問題も解けると信じる',
      '今の方法を、使う人に押しつけない',
      'もっと適した方法があれば、見直す',
    ],
  },
] as const satisfies readonly Principle[]
