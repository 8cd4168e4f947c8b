/** The facts of an invented meetup, to test the checks of pages on. */
import type { Facts } from '../../data/checks/facts'

export const evening = {
  event: {
    name: '第7回 Example User Meetup',
    series: 'Example User Meetup',
    number: 7,
    date: '2031-05-14',
    doors: '18:30',
    start: '19:00',
    end: '21:00',
    venue: { host: '株式会社例社A', room: '見本ホール', building: '見本タワー', floor: '12F', address: '架空県見本市例町3丁目5-1' },
    hashtag: '#exampleup',
    asOf: '2031年5月時点',
    source: { title: '第7回 Example User Meetup に行ってきました #exampleup', author: '記録', date: '2031-05-14' },
  },
  agenda: [
    { id: 'reception', kind: 'reception', start: '18:30', end: '19:00', title: '受付' },
    { id: 'release', kind: 'talk', start: '19:00', end: '19:30', talk: 'release' },
    { id: 'video', kind: 'talk', start: '19:30', end: '20:00', talk: 'video' },
    { id: 'break', kind: 'break', start: '20:00', end: '20:10', title: '休憩' },
    { id: 'logs', kind: 'talk', start: '20:10', end: '20:40', talk: 'logs' },
    { id: 'party', kind: 'party', start: '20:40', end: '21:00', title: '懇親会' },
  ],
  talks: [
    { id: 'release', title: 'Beaconではじめる、止めないリリース', subject: 'Beacon', opener: 'talk-release', speaker: { name: '見本 太郎', organization: '株式会社例社A', shortOrganization: '例社A', role: '部長', handle: '@mihon_taro' } },
    { id: 'video', title: '「例動画社の配信を支えるHarborline」', subject: 'Harborline', layer: 'network', opener: 'talk-video', speaker: { name: '架空 花子', organization: '例動画社', role: 'エンジニア' } },
    { id: 'logs', title: 'ログは捨てない~長く付き合う保管術~', subject: 'ログ', layer: 'infrastructure', opener: 'talk-logs', speaker: { name: '例示 次郎', organization: '合同会社レイシーズ', shortOrganization: 'レイシーズ', role: 'エンジニア' } },
  ],
  products: [
    { name: 'Harborline' },
    { name: 'Beacon' },
  ],
  figures: [
    { id: 'servers', label: '配信に使うサーバー', value: '100', unit: '台' },
    { id: 'traffic', label: 'トラフィック', value: '350', unit: 'Gbps', after: '超' },
    { id: 'requests', label: 'リクエストのピーク', before: '最大', value: '2,500', unit: '/分' },
    { id: 'viewers', label: '視聴者', value: '12', unit: '万人' },
    { id: 'failures', label: '失敗すると、当番が呼ばれる', value: '40', unit: '回' },
    { id: 'uptime', label: '稼働率', value: '99.9', unit: '%' },
    { id: 'nodes', label: '保管に使うノード', value: '24', unit: 'ノード' },
  ],
} satisfies Facts
