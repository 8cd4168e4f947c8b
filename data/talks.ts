import type { Talk } from './schema'

/** The five talks, in the order of the evening. */
export const talks = [
  {
    id: 'stack',
    title: 'HashiCorp stackについて、超総合的な話とご挨拶',
    subject: 'HashiCorp stack',
    opener: 'talk-stack',
    speaker: {
      name: '伊藤 仁智',
      organization: 'HashiCorp Japan株式会社',
      shortOrganization: 'HashiCorp',
      role: 'シニアソリューションエンジニア',
    },
  },
  {
    id: 'terraform',
    title: '「僕と契約して、Terraform少女になってよ (仮)」',
    subject: 'Terraform Enterprise',
    layer: 'infrastructure',
    answer: '苦労した運用',
    opener: 'talk-terraform',
    speaker: {
      name: '大原 常徳',
      organization: '株式会社ドリコム',
      shortOrganization: 'ドリコム',
      department: 'enza事業本部 プラットフォーム開発部',
      role: '部長',
    },
  },
  {
    id: 'vault',
    title: '「オンプレミスの鍵管理の要にVault Enterpriseを導入しようとしている話」',
    subject: 'Vault Enterprise',
    layer: 'security',
    answer: '守りたい鍵',
    opener: 'talk-vault',
    speaker: {
      name: '松井 賢人',
      organization: 'ヤフー株式会社',
      shortOrganization: 'ヤフー',
      department: 'アイデンティティ&アクセスマネジメント部 開発1',
      role: 'プロダクトオーナー',
    },
  },
  {
    id: 'consul',
    title: '「DMMの動画の可用性を支えるConsul」',
    subject: 'Consul',
    layer: 'network',
    answer: '止められない動画再生',
    opener: 'talk-consul',
    speaker: {
      name: '菊地 弘晃',
      organization: '合同会社DMM.com',
      shortOrganization: 'DMM.com',
      department: '動画配信事業部 配信基盤スクラムチーム',
      role: 'Web/アプリエンジニア',
    },
  },
  {
    id: 'tao',
    title: '「The Tao of HashiCorp 再入門~正しい努力のための足がかり~」',
    subject: 'The Tao of HashiCorp',
    opener: 'talk-tao',
    speaker: {
      name: '前佛 雅人',
      organization: 'さくらインターネット株式会社',
      shortOrganization: 'さくらインターネット',
      role: 'テクノロジーエバンジェリスト',
      handle: '@zembutsu',
    },
  },
] as const satisfies readonly Talk[]

export type TalkId = typeof talks[number]['id']
