import type { Topics } from './schema'

/**
 * What the talks listed: names that appear in drawings and lists, spelled once.
 * Order as in the report.
 */
export const topics = {
  /** Where Terraform provisions: clouds, and services beside them. */
  clouds: ['AWS', 'GCP', 'Azure', 'Alibaba'],
  services: ['Fastly', 'k8s', 'Datadog'],
  /** Products that HashiCorp no longer develops often and thinks of as given to open source. */
  donated: ['Vagrant', 'Packer'],
  /** Identity providers that Vault works with. */
  identityProviders: ['AD', 'GitHub'],
  /** When ドリコム introduced Terraform Enterprise. */
  enterpriseSince: '11月',
  /** What ドリコム used beside Terraform, by job. */
  tools: [
    { job: 'イメージ作成', names: ['Packer'] },
    { job: 'テスト', names: ['awsspec', 'serverspec'] },
    { job: '構成管理', names: ['itamae', 'Ansible'] },
    { job: 'サーバーレス環境', names: ['serverless framework'] },
  ],
  /** What ドリコム ran, kept and locked with before Terraform Enterprise. */
  outside: ['CircleCI', 'S3', 'DynamoDB'],
  /** Rights that Terraform Enterprise gives a team on a workspace. */
  permissions: ['Read', 'Plan', 'Write', 'Admin'],
  /** Vault Enterprise's replications, and what each is for, over two lines. */
  replications: [
    { name: 'Read Replica', purpose: ['1クラスターあたりの', '読み取り性能を上げる'] },
    { name: 'Performance Replication', purpose: ['アクティブな', 'クラスターの数を増やす'] },
    { name: 'Disaster Recovery Replication', purpose: ['データセンターが丸ごと', '落ちても止まらない'] },
  ],
} as const satisfies Topics
