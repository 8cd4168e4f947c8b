import type { ProductName } from './products'

/**
 * How to say names and terms that a speaker may stumble over. The presenter view shows them above the words of the notes. They
 * are not among the facts of `data/index.ts`, because only the speaker needs them.
 */
export const readings = {
  'Terraform': 'テラフォーム',
  'Vault': 'ヴォルト',
  // The pronunciation that the audience preferred.
  'Consul': 'コンサル',
  'Nomad': 'ノマド',
  'Packer': 'パッカー',
  'Vagrant': 'ベイグラント',
  'HashiCorp': 'ハシコープ',
  'Sentinel': 'センチネル',
  'Ansible': 'アンシブル',
  'itamae': 'イタマエ',
  'Route 53': 'ルートフィフティースリー',
  'Redis': 'レディス',
  'Datadog': 'データドッグ',
  'DynamoDB': 'ダイナモディービー',
  'CircleCI': 'サークルシーアイ',
  'serverspec': 'サーバースペック',
  'enza': 'エンザ',
  'Azure': 'アジュール',
  'Fastly': 'ファストリー',
  'Composable': 'コンポーザブル',
  'Codification': 'コーディフィケーション',
  'Pragmatism': 'プラグマティズム',
  'Tao': 'タオ',
  'Modular': 'モジュラー',
  'IDENTITY': 'アイデンティティ',
  'Gbps': 'ギガビーピーエス',
  'SaaS': 'サース',
  'apply': 'アプライ',
  '疎結合': 'そけつごう',
} as const satisfies Record<ProductName, string> & Record<string, string>
