import type { ProductName } from './products'

/**
 * How names and terms are said that one may stumble on: the presenter reads it over the notes. Not among the facts of
 * `data/index.ts`, for it is for the speaker alone, and no page needs it.
 */
export const readings = {
  'Terraform': 'テラフォーム',
  'Vault': 'ヴォルト',
  // As the room preferred it.
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
