import type { Principle } from './schema'

/** The principles of the Tao that the report names, in its order. */
export const principles = [
  {
    id: 'workflows',
    name: 'Workflows, not Technologies',
    gloss: '技術より、ワークフロー',
    points: ['既存のツールがなければ、設計して作る'],
  },
  {
    id: 'simple',
    name: 'Simple, Modular, Composable',
    gloss: 'シンプルに、部品に分け、組み合わせる',
    points: ['使う人は、必要なものだけ選べる'],
  },
  { id: 'immutability', name: 'Immutability', gloss: '一度作ったら、変えない', points: [] },
  { id: 'codification', name: 'Versioning through Codification', gloss: 'コードにして、バージョンを残す', points: [] },
  { id: 'automation', name: 'Automation through Codification', gloss: 'コードにして、自動化する', points: [] },
  { id: 'resilient', name: 'Resilient systems', gloss: '壊れても、回復できるようにする', points: [] },
  { id: 'pragmatism', name: 'Pragmatism', gloss: '実用主義をとる', points: [] },
] as const satisfies readonly Principle[]
