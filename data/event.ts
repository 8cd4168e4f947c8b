import type { Meetup } from './schema'

/** The evening that the deck recaps, and the report that all its facts come from. */
export const event = {
  name: '第4回 HashiCorp User Group Meetup',
  series: 'HashiCorp User Group Meetup',
  number: 4,
  date: '2018-12-17',
  doors: '18:30',
  start: '19:00',
  end: '21:45',
  venue: {
    host: '株式会社ドリコム',
    room: 'セミナールーム',
    building: 'アルコタワー',
    floor: '17F',
    address: '東京都目黒区下目黒1丁目8-1',
  },
  hashtag: '#hashicorpjp',
  asOf: '2018年12月時点',
  source: {
    title: '第4回 HashiCorp User Group Meetup に参加してきました #hashicorpjp',
    author: '加藤',
    date: '2018-12-17',
    impression: '使う人の生の声が聞けて役に立ち、楽しかった。なかでも触ってみたいのは、Terraform Enterprise',
  },
} as const satisfies Meetup
