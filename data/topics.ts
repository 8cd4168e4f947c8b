import type { Topics } from './schema'

/**
 * Lists from the talks: names that appear in drawings and lists, spelled in one place and in the order of the report.
 */
export const topics = {
  /** What Terraform provisions: clouds, and other services. */
  clouds: ['AWS', 'GCP', 'Azure', 'Alibaba'],
  services: ['Fastly', 'k8s', 'Datadog'],
  /** Products that HashiCorp rarely develops any more and regards as donated to open source. */
  donated: ['Vagrant', 'Packer'],
  /** Identity providers that Vault works with. */
  identityProviders: ['AD', 'GitHub'],
  /** When ドリコム introduced Terraform Enterprise. */
  enterpriseSince: '11月',
  /** What ドリコム used besides Terraform, by job. */
  tools: [
    { job: 'イメージ作成', names: ['Packer'] },
    { job: 'テスト', names: ['awsspec', 'serverspec'] },
    { job: '構成管理', names: ['itamae', 'Ansible'] },
    { job: 'サーバーレス環境', names: ['serverless framework'] },
  ],
  /** What ドリコム used for runs, state and locks before Terraform Enterprise. */
  outside: ['CircleCI', 'S3', 'DynamoDB'],
  /** Permissions that Terraform Enterprise gives a team on a workspace. */
  permissions: ['Read', 'Plan', 'Write', 'Admin'],
  /** Vault Enterprise's replications with their purposes, each in two lines. */
  replications: [
    { name: 'Read Replica', purpose: ['1クラスターあたりの', '読み取り性能を上げる'] },
    { name: 'Performance Replication', purpose: ['アクティブな', 'クラスターの数を増やす'] },
    { name: 'Disaster Recovery Replication', purpose: ['データセンターが丸ごと', '落ちても止まらない'] },
  ],
} as const satisfies Topics
